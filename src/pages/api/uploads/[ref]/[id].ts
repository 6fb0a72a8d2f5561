import type { APIRoute } from 'astro';
import { postUploadEnd, putPiece } from '#src/forms/upload.ts';

/** One piece of a file. */
export const PUT: APIRoute = (page) => putPiece(page, page.params.ref ?? '', page.params.id ?? '');

/** The end of an upload: finished, or given up. */
export const POST: APIRoute = (page) => postUploadEnd(page, page.params.ref ?? '', page.params.id ?? '');
