import type { APIRoute } from 'astro';
import { sendPaper } from '#src/forms/paper.ts';
import { recordPaperFor } from '#src/queries/permit.ts';

/** The paper of a submission, for its sender and the coordinator. */
export const GET: APIRoute = async ({ params, locals }) => {
  const { ctx } = await locals.context();
  // Versions count from 1: what is no number finds none.
  const input = {
    ref: params.ref ?? '',
    version: /^\d{1,6}$/.test(params.version ?? '') ? Number(params.version) : 0,
  };
  return await sendPaper(() => recordPaperFor(ctx, input), locals.text.permit.record.notReady);
};
