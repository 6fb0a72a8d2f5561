import type { MiddlewareHandler } from 'astro';
import { attend } from '#src/http/visit.ts';

/** What Astro itself answers: endpoints, the page for "not found", and every page in development. */
export const onRequest: MiddlewareHandler = (astro, next) => attend(astro, next);
