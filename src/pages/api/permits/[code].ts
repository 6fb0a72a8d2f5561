import type { APIRoute } from 'astro';
import { sendPaper } from '#src/forms/paper.ts';
import { permitPaperFor } from '#src/queries/permit.ts';

/** The paper of a permit, for its holder and the agencies of its case. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { ctx } = await locals.context();
  return await sendPaper(() => permitPaperFor(ctx, params.code ?? ''), locals.text.permit.record.notReady);
};
