import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { startApplication } from '#src/commands/application.ts';
import { contextFor } from '#src/context.ts';
import { signInCodeOf, signInLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { postDelegates } from '#src/forms/delegate.ts';
import { formToken } from '#src/forms/run-form.ts';
import type { SessionPage } from '#src/forms/session-page.ts';
import { postSignIn, postSignInCode, postSignInLink } from '#src/forms/sign-in.ts';
import { postSignOut } from '#src/forms/sign-out.ts';
import { findSession, tokenHashOf } from '#src/store/session.ts';
import { textFor } from '#src/text/index.ts';

const database = await createTestDatabase();
after(() => database.drop());
beforeEach(() => database.owner`TRUNCATE sessions, sign_in_codes, rate_limits, notices`);
const service = testContext(database.app);

interface Browser {
  token: string;
  /** What pages did to the cookie, newest last. */
  cookies: { name: string; value: string; options: { maxAge?: number; secure: boolean } }[];
}
const opened = (): Browser => ({ token: newBrowser(), cookies: [] });

/** A page of the service in a browser, as Astro gives it to a form. */
function page(
  browser: Browser,
  path: string,
  fields: Record<string, string> | null,
  locale: 'en' | 'es' = 'en',
): SessionPage {
  const url = new URL(path, 'https://permits.example.gov');
  const posted =
    fields && new URLSearchParams({ _token: formToken(browser.token, service.secretKey), ...fields });
  return {
    url,
    request: new Request(url, posted ? { method: 'POST', body: posted } : {}),
    response: {},
    cookies: {
      set: (name, value, options) => {
        browser.cookies.push({ name, value, options });
      },
    },
    locals: {
      ctx: service,
      locale,
      text: textFor(locale),
      requestId: 'test',
      clientAddress: '192.0.2.1',
      get sessionToken() {
        return browser.token;
      },
      sessionHash: () => tokenHashOf(browser.token),
      stepFile: (id) => id,
      formToken: () => formToken(browser.token, service.secretKey),
      renew: (token) => {
        browser.token = token;
      },
      context: () => contextFor(service, { sessionToken: browser.token, locale, requestId: 'test' }),
      reading: () => assert.fail('signing in changes something'),
      isReadOnly: () => false,
    },
  };
}
const newest = async () => {
  const [row] = await database.owner`SELECT id FROM sign_in_codes ORDER BY created_at DESC LIMIT 1`;
  const id = String(row?.id);
  return { code: signInCodeOf(service.secretKey, id), link: signInLinkTokenOf(service.secretKey, id) };
};
const places = (answer: unknown) => {
  assert(answer instanceof Response);
  return { status: answer.status, location: answer.headers.get('location') };
};
const isSignedIn = async (token: string) =>
  (await findSession(database.app, tokenHashOf(token))).session?.applicant_id != null;

test('an e-mail leads to the page for the code, the code to the address asked for, with a new cookie', async () => {
  const browser = opened();
  const asked = await postSignIn(
    page(browser, '/sign-in', { email: 'ana@example.org', returnTo: '/es/applications/7K3QW-9XM2P-4' }, 'es'),
  );
  assert.deepEqual(places(asked), { status: 303, location: '/es/sign-in/code' });
  assert.equal(browser.cookies.length, 0);
  const { code } = await newest();
  const signedIn = await postSignInCode(page(browser, '/sign-in/code', { code }, 'es'));
  assert.deepEqual(places(signedIn), { status: 303, location: '/es/applications/7K3QW-9XM2P-4' });
  assert.equal(browser.cookies[0]?.name, '__Host-permits');
  assert.equal(browser.cookies[0]?.options.secure, true);
  assert.notEqual(browser.cookies[0]?.value, browser.token);
  assert.equal(await isSignedIn(browser.cookies[0]?.value ?? ''), true);
  assert.equal(await isSignedIn(browser.token), false);
});

test('without an address to go on to people come to their applications', async () => {
  const browser = opened();
  await postSignIn(page(browser, '/sign-in', { email: 'ana@example.org', returnTo: 'https://evil.example' }));
  const { link } = await newest();
  const signedIn = await postSignInLink(page(browser, `/sign-in/link?token=${link}`, {}));
  assert.deepEqual(places(signedIn), { status: 303, location: '/applications' });
});

test('what is wrong is shown again with what was typed', async () => {
  const browser = opened();
  const mistyped = page(browser, '/sign-in', { email: 'ana', returnTo: '/applications' });
  const again = await postSignIn(mistyped);
  assert(!(again instanceof Response));
  assert.equal(mistyped.response.status, 422);
  assert.deepEqual(again.view, { issues: [{ path: 'email', code: 'not-an-email' }] });
  assert.deepEqual(again.form.slice(1), [
    ['email', 'ana'],
    ['returnTo', '/applications'],
  ]);

  await postSignIn(page(browser, '/sign-in', { email: 'ana@example.org' }));
  const wrong = page(browser, '/sign-in/code', { code: 'abc' });
  const refused = await postSignInCode(wrong);
  assert(!(refused instanceof Response));
  assert.equal(refused.refusal, 'code-wrong');
  assert.equal(wrong.response.status, 422);
  assert.equal(browser.cookies.length, 0);
});

test('a link in another browser is refused and leaves its cookie alone', async () => {
  const [browser, other] = [opened(), opened()];
  await postSignIn(page(browser, '/sign-in', { email: 'ana@example.org' }));
  const { link } = await newest();
  const elsewhere = page(other, `/sign-in/link?token=${link}`, {});
  const refused = await postSignInLink(elsewhere);
  assert(!(refused instanceof Response));
  assert.equal(elsewhere.response.status, 403);
  assert.equal(other.cookies.length, 0);
});

test('forms of another session, or without token, sign in and out nobody', async () => {
  const [browser, other] = [opened(), opened()];
  await postSignIn(page(browser, '/sign-in', { email: 'ana@example.org' }));
  const { code, link } = await newest();
  for (const _token of ['', formToken(other.token, service.secretKey), 'x'.repeat(43)]) {
    const attempts = [
      await postSignIn(page(browser, '/sign-in', { _token, email: 'ben@example.org' })),
      await postSignInCode(page(browser, '/sign-in/code', { _token, code })),
      await postSignInLink(page(browser, `/sign-in/link?token=${link}`, { _token })),
      await postSignOut(page(browser, '/sign-out', { _token })),
    ];
    for (const attempt of attempts) {
      assert(!(attempt instanceof Response));
      assert.equal(attempt.refusal, 'bad-token');
    }
  }
  assert.equal(browser.cookies.length, 0);
  assert.equal((await database.owner`SELECT FROM sessions`).length, 0);
  assert.equal((await database.owner`SELECT FROM sign_in_codes`).length, 1);
});

test('signing out ends the session, takes the cookie and makes the browser forget our pages', async () => {
  const browser = opened();
  await postSignIn(page(browser, '/sign-in', { email: 'ana@example.org' }));
  await postSignInCode(page(browser, '/sign-in/code', { code: (await newest()).code }));
  const signedIn: Browser = { token: browser.cookies[0]?.value ?? '', cookies: [] };
  const out = await postSignOut(page(signedIn, '/sign-out', {}));
  assert.deepEqual(places(out), { status: 303, location: '/sign-in/signed-out' });
  assert(out instanceof Response);
  assert.equal(out.headers.get('clear-site-data'), '"cache", "storage"');
  assert.deepEqual([signedIn.cookies[0]?.value, signedIn.cookies[0]?.options.maxAge], ['', 0]);
  assert.equal(await isSignedIn(signedIn.token), false);
});

/** Somebody with a draft who signed in so long ago that an invitation asks them for a code. */
async function anOwnerOfOld(email: string) {
  const browser = opened();
  await postSignIn(page(browser, '/sign-in', { email }));
  await postSignInCode(page(browser, '/sign-in/code', { code: (await newest()).code }));
  browser.token = browser.cookies.at(-1)?.value ?? '';
  const { ctx } = await page(browser, '/', null).locals.context();
  const { ref } = await startApplication(ctx, { answers: festival('2031-09-13'), sessionHash: null });
  await database.owner`UPDATE sessions SET authenticated_at = now() - interval '1 day'`;
  const formPage = (who: Browser, fields: Record<string, string>) =>
    page(who, `/applications/${ref}/delegates`, { task: 'event', ...fields });
  const post = (who: Browser, fields: Record<string, string>) => postDelegates(formPage(who, fields), ref);
  const invited = () => database.owner`
    SELECT d.email FROM delegations d JOIN applications a ON a.id = d.application_id WHERE a.ref = ${ref} AND d.ended_at IS NULL`;
  return { browser, formPage, post, invited, ref };
}

test('an owner who signed in long ago proves on the page of invitations who they are, in a new session', async () => {
  const { browser, formPage, post, invited, ref } = await anOwnerOfOld('owner.of.old@example.org');
  const old = browser.token;
  const asked = { email: 'vera@example.org' };
  assert.deepEqual(
    await post(browser, asked).then((one) => 'refusal' in one && one.refusal),
    'sign-in-again',
  );
  const asking = formPage(browser, { ...asked, intent: 'send-code' });
  const sent = await postDelegates(asking, ref);
  assert(!(sent instanceof Response));
  assert.equal(sent.view?.isCodeSent, true);
  assert.equal(asking.response.status, 200);
  const { code } = await newest();
  const wrong = code.replace(/\d$/, (last) => (last === '0' ? '1' : '0'));
  const refused = await post(browser, { ...asked, intent: 'confirm', code: wrong });
  assert.equal('refusal' in refused && refused.refusal, 'code-wrong');
  assert.equal((await invited()).length, 0);

  const done = places(await post(browser, { ...asked, intent: 'confirm', code }));
  assert.equal(done.status, 303);
  assert.match(done.location ?? '', /\/delegates\?done=invited$/);
  assert.deepEqual(
    (await invited()).map((row) => row.email),
    ['vera@example.org'],
  );
  assert.notEqual(browser.token, old);
  assert.equal(browser.cookies.at(-1)?.value, browser.token);
  assert.equal((await findSession(database.app, tokenHashOf(old))).session, null);
});

test('five wrong codes on the page of invitations end the code, and nobody else gets one there', async () => {
  const { browser, post, invited } = await anOwnerOfOld('other.of.old@example.org');
  const asked = { email: 'vera@example.org' };
  await post(browser, { ...asked, intent: 'send-code' });
  const { code } = await newest();
  const wrong = code.replace(/\d$/, (last) => (last === '0' ? '1' : '0'));
  for (let n = 0; n < 5; n += 1) await post(browser, { ...asked, intent: 'confirm', code: wrong });
  const late = await post(browser, { ...asked, intent: 'confirm', code });
  assert.equal('refusal' in late && late.refusal, 'code-expired');
  const before = await database.owner`SELECT id FROM sign_in_codes`;
  await assert.rejects(post(opened(), { ...asked, intent: 'send-code' }), { code: 'sign-in-needed' });
  const elsewhere = await post(opened(), { ...asked, intent: 'confirm', code });
  assert.equal('refusal' in elsewhere && elsewhere.refusal, 'code-expired');
  assert.equal((await database.owner`SELECT id FROM sign_in_codes`).length, before.length);
  assert.equal((await invited()).length, 0);
});
