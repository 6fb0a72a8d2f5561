import { randomBytes } from 'node:crypto';
import type { APIContext } from 'astro';
import { contextFor, type RequestContext, readFor, type Service, tokenHashOf } from '#src/context.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';
import { sessionCookie } from '#src/domain/shared/session-cookie.ts';
import { formToken } from '#src/forms/run-form.ts';
import { addressGroup } from '#src/http/address.ts';
import type { Cookies } from '#src/http/cookies.ts';
import type { DrawnPage } from '#src/http/page-drawing.ts';
import { answerThrown, completed } from '#src/http/page-failure.ts';
import { service } from '#src/http/service.ts';
import { stepFile } from '#src/http/step-file.ts';
import { textFor } from '#src/text/index.ts';

/** The part of a request that everything needs, whether Astro or our own drawing goes on from here. */
type Visitor = Pick<APIContext, 'request' | 'url' | 'locals'> & { cookies: Pick<Cookies, 'get' | 'set'> };

const isLocale = (value: string | null): value is Locale => locales.some((locale) => locale === value);

/** What the script of an open page asks for while nobody does anything: its stream, and itself after a change. */
const isUnasked = (headers: Headers): boolean =>
  headers.has('x-unasked') || headers.get('accept') === 'text/event-stream';

function prepareLocals(visit: Visitor, shared: Service): void {
  const { locals, cookies } = visit;
  const { headers } = visit.request;
  const given = headers.get('x-shell-locale');
  const locale = isLocale(given) ? given : 'en';
  const requestId = headers.get('x-shell-request-id') ?? randomBytes(8).toString('hex');
  const cookie = sessionCookie(shared.publicOrigin);
  let loaded: Promise<RequestContext> | undefined;
  // One literal: a function that is assigned to a property is made in the old generation, and with it all that it
  // knows would stay there after the request, until the whole heap is collected.
  const own: Omit<App.Locals, 'isSignedIn'> = {
    ctx: shared,
    locale,
    text: textFor(locale),
    requestId,
    clientAddress: addressGroup(headers.get('x-shell-client-address') ?? ''),
    sessionToken: cookies.get(cookie.name)?.value ?? null,
    sessionHash: () => tokenHashOf(locals.sessionToken ?? ''),
    context: async (ref) => {
      const { sessionToken } = locals;
      loaded ??= contextFor(shared, { sessionToken, locale, requestId, isUnasked: isUnasked(headers) }, ref);
      const context = await loaded;
      const { kind } = context.ctx.actor;
      locals.isSignedIn =
        kind === 'applicant' || kind === 'delegate' || kind === 'outside' || kind === 'staff';
      return context;
    },
    renew: (sessionToken) => {
      locals.sessionToken = sessionToken;
      loaded = undefined;
    },
    reading: (run) => readFor(shared, { locale, requestId }, () => locals.context(), run),
    stepFile,
    isReadOnly: () => shared.seen.isReadOnly,
    formToken: () => {
      if (locals.sessionToken === null) {
        locals.sessionToken = randomBytes(32).toString('base64url');
        cookies.set(cookie.name, locals.sessionToken, cookie.options);
      }
      return formToken(locals.sessionToken, shared.secretKey);
    },
  };
  Object.assign(locals, own);
}

// The address has had its share: only somebody who is signed in goes on.
async function isTooMany({ request, locals }: Visitor): Promise<boolean> {
  if (!request.headers.has('x-shell-over-limit')) return false;
  await locals.context();
  return locals.isSignedIn !== true;
}

/**
 * Says who asks and in which language, and draws what goes wrong. What they may do is decided where it is done.
 * Shape: what `next` gave, or the answer in its place.
 */
export async function attend<T extends Response | DrawnPage>(
  visit: Visitor,
  next: () => Promise<T>,
): Promise<T | Response> {
  const shared = service();
  prepareLocals(visit, shared);
  try {
    if (await isTooMany(visit)) return completed(new Response(null, { status: 429 }), visit);
    return completed(await next(), visit);
  } catch (error) {
    return answerThrown(error, visit, shared.log);
  }
}
