import type { APIRoute } from 'astro';
import { sendLive } from '#src/forms/live.ts';

/** The one stream of a page of the staff: which cases changed, and who else reads the one that it shows. */
export const GET: APIRoute = ({ request, url, locals }) => sendLive({ request, url, locals });
