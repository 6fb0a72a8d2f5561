import type { APIRoute } from 'astro';
import { endProviderSessions } from '#src/commands/session.ts';
import { fieldOf } from '#src/domain/shared/form-data.ts';
import { readForm } from '#src/forms/read-form.ts';

const STATUS = { ended: 200, refused: 400, down: 503 } as const;

/** The city's sign-in provider says that somebody signed out there. Source: OpenID Connect Back-Channel Logout 1.0. */
export const POST: APIRoute = async ({ request, locals }) => {
  const answer = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } });
  const read = await readForm(request);
  if ('status' in read) return answer(read.status);
  const { ctx } = await locals.context();
  const { outcome } = await endProviderSessions(ctx, { logoutToken: fieldOf(read.form, 'logout_token') });
  return answer(STATUS[outcome]);
};
