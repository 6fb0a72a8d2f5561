import type { APIRoute } from 'astro';
import { getPicture } from '#src/forms/document-file.ts';

/** The picture of one page of a file. */
export const GET: APIRoute = (page) => getPicture(page, page.params.key ?? '', page.params.page ?? '');
