import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser } from '#e2e/security/browser.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { AWAY } from '#e2e/security/redirect-payloads.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { parseReturnTo, type ReturnFor } from '#src/domain/shared/return-to.ts';
import { signInCodeOf } from '#src/domain/sign-in-secret.ts';

let site: Site;
before(async () => {
  site = await startSite();
});
after(() => site[Symbol.asyncDispose]());

const AUDIENCES: Record<ReturnFor, readonly string[]> = {
  applicant: ['applications', 'start'],
  staff: ['review', 'admin'],
};

/** Where a browser on one of our pages goes with such an address. Shape: null when it is none. */
function resolved(target: string, origin: string): URL | null {
  try {
    return new URL(target, `${origin}/sign-in/code`);
  } catch {
    return null; // an address that no browser can open
  }
}

/** Whether it stays with us, at a place that is for this person. */
function isHome(target: string, audience: ReturnFor, origin: string): boolean {
  const url = resolved(target, origin);
  if (url?.origin !== origin || /[\s\p{Cc}\\]/u.test(target) || target.startsWith('//')) return false;
  const place = url.pathname.replace(/^\/es(?=\/)/, '').split('/')[1] ?? '';
  return AUDIENCES[audience].includes(place);
}

test('redirect: of three thousand addresses none that leads away is taken to go back to', () => {
  assert.ok(AWAY.length > 3000, `only ${AWAY.length}`);
  const origins = ['https://permits.example.gov', 'http://localhost:4321'];
  const wrong: string[] = [];
  let taken = 0;
  for (const audience of ['applicant', 'staff'] as const) {
    for (const typed of AWAY) {
      const kept = parseReturnTo(typed, audience);
      if (kept === null) continue;
      taken += 1;
      const isRefused = origins.some((origin) => !isHome(kept, audience, origin));
      if (isRefused || kept !== typed) wrong.push(`${audience}: ${JSON.stringify(typed)}`);
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(taken >= 8, 'no address at all is taken, so this proves nothing');
});

test('redirect: the pages of sign-in pass on no address that leads away', async () => {
  const wrong: string[] = [];
  const some = AWAY.filter((_, i) => i % 7 === 0).map((target, i) => ({ target, isStaff: i % 2 === 1 }));
  await inTurns(4, some, async ({ target, isStaff }) => {
    const path = isStaff ? '/staff/sign-in' : '/sign-in';
    const reply = await openBrowser(site.origin).get(
      `${path}?returnTo=${encodeURIComponent(target.toWellFormed())}`,
    );
    if (reply.status === 400) return;
    if (reply.status !== 200) return void wrong.push(`${path} ${JSON.stringify(target)}: ${reply.status}`);
    // What it asks for afterwards is a field of the form, which is looked at when the form comes back.
    for (const { action } of drawnForms(reply.text)) {
      if (new URL(action ?? path, site.origin).origin !== site.origin)
        wrong.push(`${path} posts to ${action}`);
    }
    if (/(?:href|action|src)="(?:https?:)?[/\\]{2}/i.test(reply.text))
      wrong.push(`${path} links away: ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test('redirect: after the sign-in nobody is led to another host, whatever the form said', async () => {
  const { owner } = site.db;
  const wrong: string[] = [];
  const some = [...AWAY.filter((_, i) => i % 40 === 0), '/applications', '/es/applications?x=1'];
  let home = 0;
  await inTurns(4, some, async (target, i) => {
    const email = `person${i}@example.org`;
    const browser = openBrowser(site.origin);
    const sent = await browser.post('/sign-in', {
      _token: await browser.token(),
      email,
      returnTo: target.replaceAll('\0', '').toWellFormed(),
    });
    if (sent.status !== 303) return void wrong.push(`${JSON.stringify(target)}: ${sent.status}`);
    if (sent.headers.location !== '/sign-in/code') wrong.push(`${target}: asked at ${sent.headers.location}`);
    const [row] = await owner`SELECT id FROM sign_in_codes WHERE email = ${email}`;
    const code = signInCodeOf(site.secretKey, String(row?.id));
    const reply = await browser.post('/sign-in/code', { _token: await browser.token(), code });
    const location = String(reply.headers.location);
    if (reply.status !== 303 || !isHome(location, 'applicant', site.origin))
      wrong.push(`${JSON.stringify(target)}: ${reply.status} to ${location}`);
    if (location === target) home += 1;
  });
  assert.deepEqual(wrong, []);
  assert.ok(home >= 2, 'nobody is led back at all');
});

test('redirect: every spelling of an address is answered here or led on to this host', async () => {
  const wrong: string[] = [];
  const targets = AWAY.filter((target) => target.startsWith('/') && !/[^\x21-\x7e]/.test(target)).filter(
    (_, i) => i % 3 === 0,
  );
  assert.ok(targets.length > 300, `only ${targets.length}`);
  await inTurns(6, targets, async (target) => {
    const reply = await openBrowser(site.origin).get(target);
    const { location } = reply.headers;
    if (location === undefined) return;
    if (/^[/\\]{2}/.test(location) || resolved(location, site.origin)?.origin !== site.origin)
      wrong.push(`${target}: ${reply.status} to ${location}`);
  });
  assert.deepEqual(wrong, []);
});
