import type { APIRoute } from 'astro';

/** The keys that prove the city's permits, as other programs read them: a JSON Web Key Set (RFC 7517). */
export const GET: APIRoute = ({ locals }) =>
  Response.json(
    { keys: locals.ctx.outside.signer.publicKeys },
    { headers: { 'cache-control': 'public, max-age=3600' } },
  );
