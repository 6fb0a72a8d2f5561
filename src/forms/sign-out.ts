import { signOut } from '#src/commands/session.ts';
import { type Posted, runForm } from '#src/forms/run-form.ts';
import { dropSession, type SessionPage } from '#src/forms/session-page.ts';
import { paths } from '#src/paths.ts';

/** Ends the session and makes the browser forget what it kept of our pages. */
export function postSignOut(page: SessionPage): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const { locale, sessionToken } = page.locals;
    const { wasStaff } = await signOut(ctx, { browserToken: sessionToken ?? '' });
    dropSession(page);
    const location = wasStaff ? paths.staffSignedOut(locale) : paths.signedOut(locale);
    // Without "cookies": that word reaches every service of the city under the same domain.
    return new Response(null, {
      status: 303,
      headers: { location, 'clear-site-data': '"cache", "storage"' },
    });
  });
}
