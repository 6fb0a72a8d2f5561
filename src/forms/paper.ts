import { Refused } from '#src/domain/shared/refusal.ts';
import type { Paper } from '#src/queries/permit.ts';

/** Seconds after which a browser asks again for a paper that is being made. */
const RELOAD_SECONDS = '3';
const AGAIN = {
  'content-type': 'text/plain; charset=utf-8',
  'retry-after': RELOAD_SECONDS,
  refresh: RELOAD_SECONDS,
};

/**
 * Sends a paper to the browser.
 * Shape: 404 for strangers as for papers that are not there; 503 that loads itself again while the paper is being made.
 */
export async function sendPaper(find: () => Promise<Paper>, notReady: string): Promise<Response> {
  const paper = await paperOrNothing(find);
  if (paper === undefined) return new Response(null, { status: 404 });
  if (paper === null) return new Response(notReady, { status: 503, headers: AGAIN });
  return new Response(new Uint8Array(paper.bytes), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(paper.bytes.byteLength),
      'content-disposition': `attachment; filename="${paper.fileName.replace(/[^\w.-]/g, '-')}"`,
      'cache-control': 'private, no-store',
      'x-robots-tag': 'noindex',
    },
  });
}

async function paperOrNothing(find: () => Promise<Paper>): Promise<Paper | undefined> {
  try {
    return await find();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
