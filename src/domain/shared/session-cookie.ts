/** How the browser keeps the token of its session. One place for the shell, the sign-in forms and the tests. */
export interface SessionCookie {
  name: string;
  options: { httpOnly: true; sameSite: 'lax'; path: '/'; secure: boolean; maxAge?: number };
}

const WEEK_SECONDS = 7 * 24 * 60 * 60;

/**
 * Name and attributes of the session cookie.
 * Shape: pure; `__Host-` and Secure unless the service runs on plain http of this machine. A phone may close the browser
 * while a person reads the code in their mail, so visitors and applicants keep the cookie; the one of staff ends with the
 * browser. When a session really ends is decided in the database.
 * Units: `maxAge` in seconds.
 */
export function sessionCookie(publicOrigin: string, kind: 'person' | 'staff' = 'person'): SessionCookie {
  const secure = publicOrigin.startsWith('https:');
  const lasting = kind === 'staff' ? {} : { maxAge: WEEK_SECONDS };
  return {
    name: secure ? '__Host-permits' : 'permits',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, ...lasting },
  };
}
