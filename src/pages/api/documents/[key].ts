import type { APIRoute } from 'astro';
import { putDocument } from '#src/forms/document.ts';
import { getOriginal } from '#src/forms/document-file.ts';

/** An original, as an attachment. The key is the file's id. */
export const GET: APIRoute = (page) => getOriginal(page, page.params.key ?? '');

/** A file from a script on the documents page. The key is the reference of the case. */
export const PUT: APIRoute = (page) => putDocument(page, page.params.key ?? '');
