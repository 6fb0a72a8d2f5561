import type { APIRoute } from 'astro';
import { postUpload } from '#src/forms/upload.ts';

/** Begins a file that comes in pieces, or goes on with it. */
export const POST: APIRoute = (page) => postUpload(page, page.params.ref ?? '');
