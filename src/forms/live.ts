import { openLive } from '#src/commands/live.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type FormPage, noteRefusal } from '#src/forms/run-form.ts';

const STREAM = 'text/event-stream';

/**
 * Sends the stream of a page of the staff.
 * Shape: 404 where there is nothing to hear, as for strangers; 406 for whoever may hear it and cannot read a stream.
 */
export async function sendLive({ request, url, locals }: Omit<FormPage, 'response'>): Promise<Response> {
  const { ctx } = await locals.context();
  const ref = url.searchParams.get('case');
  try {
    const stream = await openLive(ctx, { ref, sessionHash: locals.sessionHash() });
    if (request.method !== 'GET' || !request.headers.get('accept')?.includes(STREAM)) {
      await stream.cancel();
      return new Response(null, { status: 406 });
    }
    const headers = { 'content-type': STREAM, 'cache-control': 'no-store', 'x-accel-buffering': 'no' };
    return new Response(stream, { headers });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    noteRefusal(ctx, error.code);
    return new Response(null, { status: error.code === 'too-many-requests' ? 429 : 404 });
  }
}
