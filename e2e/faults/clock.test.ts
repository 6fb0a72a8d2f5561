import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { feriaDelBarrio } from '#db/seeds/events/streets.ts';
import { anApplication } from '#e2e/fixtures/applications.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import type { TestWorker } from '#e2e/fixtures/worker.ts';
import { multipart, openBrowser, type Reply } from '#e2e/security/browser.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { startApplication } from '#src/commands/application.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { textFor } from '#src/text/index.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const PRELOAD = import.meta.resolve('#e2e/fixtures/shifted-clock.ts');
const CODE = /\b(\d{4}) ?(\d{4})\b/; // 1234 5678
const REF = /[0-9A-Z]{5}-[0-9A-Z]{5}-[0-9A-Z]/; // 7K3QW-9XM2P-4

const SHIFTS = {
  right: 0,
  'ten minutes slow': -10 * MINUTE_MS,
  'ten minutes fast': 10 * MINUTE_MS,
  'three days fast': 3 * DAY_MS,
};
type Shift = keyof typeof SHIFTS;

const shifted = (shift: Shift): NodeJS.ProcessEnv => ({
  NODE_OPTIONS: `--import=${PRELOAD}`,
  CLOCK_SHIFT_MS: String(SHIFTS[shift]),
});

let site: Site;
let worker: TestWorker;
const webs = new Map<Shift, Web>();

before(async () => {
  // The parts that are not ours keep the right time; every process of ours is wrong by something.
  site = await startSite({ settings: shifted('three days fast') });
  const { PORT: _, ...settings } = site.settings;
  for (const shift of Object.keys(SHIFTS) as Shift[])
    webs.set(shift, await startWeb({ ...settings, ...shifted(shift) }));
  worker = await site.startWorker();
});
after(async () => {
  for (const web of webs.values()) await web.stop();
  await site[Symbol.asyncDispose]();
});

/** Somebody at a browser that knows the service by its public address, whichever process answers. */
function visitorAt(shift: Shift) {
  const browser = openBrowser(webs.get(shift)!.origin); // started above
  const { host } = new URL(site.origin);
  const get = (path: string): Promise<Reply> => browser.get(path, { host });
  const token = async (path: string) =>
    /name="_token" value="([^"]+)"/.exec((await get(path)).text)?.[1] ?? '';
  return {
    get,
    token,
    post: async (path: string, fields: Record<string, string>) =>
      browser.post(path, { _token: await token(path), ...fields }, { host, origin: site.origin }),
    send: (path: string, sent: Parameters<typeof browser.send>[1]) =>
      browser.send(path, { ...sent, headers: { host, origin: site.origin, ...sent.headers } }),
  };
}

const usedMails = new Set<string>();
async function mailedCode(email: string): Promise<string> {
  const find = () => site.mail.messages(email).find(({ id, text }) => !usedMails.has(id) && CODE.test(text));
  assert.ok(await waitUntil(() => find() !== undefined, 120_000), `no code came to ${email}`);
  const message = find()!; // just found
  usedMails.add(message.id);
  return CODE.exec(message.text)!.slice(1).join(''); // tested by find
}

/** How far an instant of a row lies from the database's own now, in the shortest time it can have. */
async function ageMs(query: Promise<readonly { at?: Date; now?: Date }[]>): Promise<number> {
  const [row] = await query;
  assert.ok(row?.at && row.now, 'there is no such row');
  return row.now.getTime() - row.at.getTime();
}
/** Written just now, as a test goes: a slow machine takes minutes, the wrong clocks are off by ten at least. */
const assertFresh = (ms: number) => assert.ok(ms > -1000 && ms < 8 * MINUTE_MS, `written ${ms} ms ago`);

for (const shift of Object.keys(SHIFTS) as Shift[]) {
  test(`a code, a session, limits and a file are the same where the clock is ${shift}`, async () => {
    const { owner } = site.db;
    const email = `clock-${Math.abs(SHIFTS[shift])}-${shift.length}@example.org`;
    const person = as(site.ctx(), await anApplicant(site.db, email));
    const { ref } = await startApplication(person, { answers: {}, sessionHash: null });
    assert.match(ref, REF);
    const file = await uploaded(person, ref, plainPdf());
    const visitor = visitorAt(shift);
    const asked = await visitor.post('/sign-in', { email, returnTo: '' });
    assert.equal(asked.status, 303);
    const code = await mailedCode(email);
    const codes = () => owner<{ at: Date; now: Date; lasts: number }[]>`
      SELECT created_at AS at, clock_timestamp() AS now,
        extract(epoch FROM expires_at - created_at)::int AS lasts FROM sign_in_codes WHERE email = ${email}`;
    assertFresh(await ageMs(codes()));
    assert.equal((await codes())[0]?.lasts, 600);
    const entered = await visitor.post('/sign-in/code', { code });
    assert.equal(entered.status, 303);
    assert.match(String(entered.headers.location), /\/applications$/);
    const sessions = () => owner<{ at: Date; now: Date; lasts: number }[]>`
      SELECT s.created_at AS at, clock_timestamp() AS now,
        extract(epoch FROM s.expires_at - s.created_at)::int AS lasts
      FROM sessions s JOIN applicants a ON a.id = s.applicant_id WHERE a.email = ${email}`;
    assertFresh(await ageMs(sessions()));
    assert.equal((await sessions())[0]?.lasts, 12 * 3600);
    // The store signs what it is asked with the clock of the process.
    const original = await visitor.get(`/api/documents/${file.id}`);
    assert.equal(original.status, 200);
    assert.deepEqual(original.body, plainPdf());
    const path = `/applications/${ref}/documents`;
    const token = await visitor.token(path);
    const body = multipart([
      { name: '_token', value: token },
      { name: 'kind', value: 'other' },
      { name: 'file', value: plainPdf({ pages: 2 }), fileName: 'plan.pdf', type: 'application/pdf' },
    ]);
    const taken = await visitor.send(path, {
      method: 'POST',
      body,
      headers: { 'content-type': 'multipart/form-data; boundary=x-boundary-x' },
    });
    assert.ok(taken.status < 500, `uploading answers ${taken.status}`);
  });
}

test('every limit counts in windows of the database’s clock', async () => {
  const rows = await site.db.owner`
    SELECT count(*)::int AS all, count(*) FILTER (WHERE window_starts_at > clock_timestamp()
      OR window_starts_at < clock_timestamp() - interval '25 hours')::int AS wrong FROM rate_limits`;
  assert.ok(Number(rows[0]?.all) > 0);
  assert.equal(rows[0]?.wrong, 0);
});

test('a permit for the day after tomorrow is not valid yet wherever it is looked up', async () => {
  const now = new Date();
  const day = addDays(calendarDateAt(now, site.city.timeZone), 2);
  const filed = { ...site.ctx(), now: new Date(now.getTime() - 62 * DAY_MS) };
  const one = await anApplication(site.db, filed, { status: 'permit_issued', answers: feriaDelBarrio(day) });
  const [permit] = await site.db.owner`SELECT code FROM permits WHERE application_id = ${one.id}`;
  for (const shift of Object.keys(SHIFTS) as Shift[]) {
    const page = await visitorAt(shift).get(`/v/${permit?.code}`);
    assert.equal(page.status, 200);
    assert.ok(
      page.text.includes(textFor('en').permit.page.standing.valid_later),
      `${shift} says something else`,
    );
  }
});

test('work is taken, leased and done by the database’s clock while the worker is three days ahead', async () => {
  const isDone = async () => {
    const [row] = await site.db.owner`
      SELECT count(*)::int AS open FROM pgboss.job WHERE state IN ('created', 'retry', 'active')
        AND name IN ('send-notice', 'make-pictures', 'make-permit', 'make-record')`;
    return row?.open === 0;
  };
  assert.ok(await waitUntil(isDone, 300_000), 'work is left');
  const [wrong] = await site.db.owner`
    SELECT count(*)::int AS count FROM pgboss.job
    WHERE started_on > clock_timestamp() OR completed_on > clock_timestamp() OR state = 'failed'`;
  assert.equal(wrong?.count, 0);
  const [notices] = await site.db.owner`
    SELECT count(*)::int AS count FROM notices WHERE sent_at > clock_timestamp()`;
  assert.equal(notices?.count, 0);
  const [history] = await site.db.owner`
    SELECT count(*)::int AS count FROM activities WHERE at > clock_timestamp()`;
  assert.equal(history?.count, 0);
  assert.equal(worker.child.exitCode, null);
});

test('a process whose clock is off by more than a minute says that it is not ready, and the right one is', async () => {
  for (const shift of Object.keys(SHIFTS) as Shift[]) {
    const reply = await visitorAt(shift).get('/health/ready');
    assert.equal(reply.status, shift === 'right' ? 200 : 503, shift);
    assert.equal((await visitorAt(shift).get('/health/live')).status, 200);
  }
});
