import { randomBytes } from 'node:crypto';
import type { MiddlewareHandler } from 'astro';
import { contextFor, tokenHashOf } from '#src/context.ts';
import { type Locale, locales } from '#src/domain/shared/locale.ts';
import { sessionCookie } from '#src/domain/shared/session-cookie.ts';
import { formToken } from '#src/forms/run-form.ts';
import { service } from '#src/http/service.ts';
import { textFor } from '#src/text/index.ts';

const isLocale = (value: string | null): value is Locale => locales.some((locale) => locale === value);

/** Says who asks and in which language. What they may do is decided where it is done. */
export const onRequest: MiddlewareHandler = (astro, next) => {
  const shared = service();
  const { headers } = astro.request;
  const given = headers.get('x-shell-locale');
  const locale = isLocale(given) ? given : 'en';
  const requestId = headers.get('x-shell-request-id') ?? randomBytes(8).toString('hex');
  const cookie = sessionCookie(shared.publicOrigin);
  let loaded: Promise<RequestContext> | undefined;
  astro.locals.ctx = shared;
  astro.locals.locale = locale;
  astro.locals.text = textFor(locale);
  astro.locals.requestId = requestId;
  astro.locals.clientAddress = headers.get('x-shell-client-address') ?? '';
  astro.locals.sessionToken = astro.cookies.get(cookie.name)?.value ?? null;
  astro.locals.sessionHash = () => tokenHashOf(astro.locals.sessionToken ?? '');
  astro.locals.context = () => {
    loaded ??= contextFor(shared, { sessionToken: astro.locals.sessionToken, locale, requestId });
    return loaded;
  };
  astro.locals.formToken = () => {
    if (astro.locals.sessionToken === null) {
      astro.locals.sessionToken = randomBytes(32).toString('base64url');
      astro.cookies.set(cookie.name, astro.locals.sessionToken, cookie.options);
    }
    return formToken(astro.locals.sessionToken, shared.secretKey);
  };
  return next();
};
