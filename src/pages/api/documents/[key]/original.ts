import type { APIRoute } from 'astro';
import { getOriginalWithTicket } from '#src/forms/document-file.ts';

/** An original for whoever holds a ticket, on the documents' own host. */
export const GET: APIRoute = (page) => getOriginalWithTicket(page, page.params.key ?? '');
