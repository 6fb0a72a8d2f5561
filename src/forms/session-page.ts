import { type SessionCookie, sessionCookie } from '#src/domain/shared/session-cookie.ts';
import type { FormPage } from '#src/forms/run-form.ts';

/** A page that can give the browser another session cookie. */
export interface SessionPage extends FormPage {
  cookies: { set: (name: string, value: string, options: SessionCookie['options']) => void };
}

/** Gives the browser the token of a session that was just opened. */
export function keepSession(page: SessionPage, token: string, kind: 'person' | 'staff'): void {
  const { name, options } = sessionCookie(page.locals.ctx.publicOrigin, kind);
  page.cookies.set(name, token, options);
}

/** Takes the session cookie from the browser. */
export function dropSession(page: SessionPage): void {
  const { name, options } = sessionCookie(page.locals.ctx.publicOrigin);
  page.cookies.set(name, '', { ...options, maxAge: 0 });
}
