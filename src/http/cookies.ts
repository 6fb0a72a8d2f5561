import type { SessionCookie } from '#src/domain/shared/session-cookie.ts';

type CookieOptions = SessionCookie['options'];

/** The cookies of a request, and those that its answer sets. */
export interface Cookies {
  get(name: string): { value: string } | undefined;
  set(name: string, value: string, options: CookieOptions): void;
  /** Lines for the header Set-Cookie. */
  headers(): string[];
}

const lineOf = (name: string, value: string, options: CookieOptions): string =>
  [
    `${name}=${encodeURIComponent(value)}`,
    ...(options.maxAge === undefined ? [] : [`Max-Age=${options.maxAge}`]),
    `Path=${options.path}`,
    'HttpOnly',
    ...(options.secure ? ['Secure'] : []),
    'SameSite=Lax',
  ].join('; ');

/** Reads a Cookie header. Shape: the first of two cookies of one name counts, as a browser sends the nearest path first. */
export function cookiesOf(header: string | null): Cookies {
  const changed = new Map<string, { value: string; line: string }>();
  const sent = (name: string): { value: string } | undefined => {
    const start = `${name}=`;
    const found = header?.split(';').find((part) => part.trimStart().startsWith(start));
    if (found === undefined) return undefined;
    const text = found.trim().slice(start.length);
    return { value: text.includes('%') ? decoded(text) : text };
  };
  return {
    get: (name) => changed.get(name) ?? sent(name),
    set: (name, value, options) => {
      changed.set(name, { value, line: lineOf(name, value, options) });
    },
    headers: () => [...changed.values()].map(({ line }) => line),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // What is not encoded properly stands for itself: it is nobody's session.
    return text;
  }
}
