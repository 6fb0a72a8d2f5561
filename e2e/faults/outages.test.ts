import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { type Browser, multipart, openBrowser, type Reply } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { drawnForms } from '#e2e/security/drawn-forms.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { startIdentity } from '#src/embedded/identity.ts';
import { startMail } from '#src/embedded/mail.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { textFor } from '#src/text/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'outages-'));
let site: Site;
let world: World;
let owner: Browser;

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  owner = browserOf(world, 'owner');
});
after(async () => {
  await site[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

async function aDraft(): Promise<string> {
  const answers = ownAnswers(addDays(world.today, 200));
  return (await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null })).ref;
}

/** The form of a page that says sorry, sent again as its button does. */
async function sendAgain(browser: Browser, sorry: Reply): Promise<Reply> {
  const [form] = drawnForms(sorry.text);
  assert.ok(form?.action, 'nothing typed was kept');
  return await browser.post(form.action, form.fields);
}

/** What the button under all answers sends. */
async function sendingForm(ref: string): Promise<[string, string][]> {
  const { text } = await owner.get(`/applications/${ref}/check`);
  const form = drawnForms(text).find(({ fields }) => fields.some(([name]) => name === 'key'));
  assert.ok(form, 'the draft cannot be sent');
  return form.fields;
}

function assertSorry(reply: Reply, locale: 'en' | 'es'): void {
  assert.equal(reply.status, 503);
  assert.equal(reply.headers['retry-after'], '30');
  assert.ok(reply.text.includes(textFor(locale).failures.unavailable.title));
  assert.doesNotMatch(reply.text, /ECONN|\.sock|127\.0\.0\.1|node_modules/);
}

test('answers typed while the database is away are saved once it is back, by the page that says sorry', async () => {
  const ref = await aDraft();
  const saved = { _token: await owner.token(), revision: '1', 'applicant.name': 'Ana Saved' };
  await owner.post(`/applications/${ref}/applicant`, saved);
  const typed = { ...saved, revision: '2', 'applicant.name': 'Añá “Kept” & Sons\nof 1899' };
  await site.line.cut();
  const sorry = await owner.post(`/es/applications/${ref}/applicant`, typed);
  assertSorry(sorry, 'es');
  assertSorry(await owner.get(`/applications/${ref}`), 'en');
  assert.equal((await owner.get('/help')).status, 200);
  await site.line.mend();
  const answers = async () =>
    (
      await site.db
        .owner`SELECT answers -> 'applicant' ->> 'name' AS name FROM applications WHERE ref = ${ref}`
    )[0]?.name;
  assert.equal(await answers(), 'Ana Saved');
  const again = await sendAgain(owner, sorry);
  assert.ok([303, 422].includes(again.status), String(again.status));
  assert.match(String(await answers()), /^Añá “Kept” & Sons/);
});

test('a submission that met an outage goes through once, however often it is sent again', async () => {
  const ref = await aDraft();
  const fields = await sendingForm(ref);
  await site.line.cut();
  const sorry = await owner.post(`/applications/${ref}/check`, fields);
  assertSorry(sorry, 'en');
  await site.line.mend();
  for (const _ of [1, 2, 3]) assert.equal((await sendAgain(owner, sorry)).status, 303);
  const versions = await site.db.owner`
    SELECT FROM application_versions v JOIN applications a ON a.id = v.application_id WHERE a.ref = ${ref}`;
  assert.equal(versions.length, 1);
});

const FORM = { 'content-type': 'multipart/form-data; boundary=x-boundary-x' };

async function uploadPlain(ref: string): Promise<Reply> {
  const body = multipart([
    { name: '_token', value: await owner.token() },
    { name: 'documentKind', value: 'other' },
    { name: 'label', value: 'North “half”' },
    { name: 'file', value: plainPdf(), fileName: 'plan.pdf', type: 'application/pdf' },
  ]);
  const headers = { origin: site.origin, ...FORM };
  return await owner.send(`/applications/${ref}/documents`, { method: 'POST', body, headers });
}

async function uploadByScript(ref: string): Promise<Reply> {
  const headers = {
    origin: site.origin,
    accept: 'application/json',
    'content-type': 'application/pdf',
    'x-form-token': await owner.token(),
    'x-file-name': 'plan.pdf',
  };
  const sent = { method: 'PUT', body: plainPdf({ pages: 2 }), headers };
  return await owner.send(`/api/documents/${ref}?kind=site-plan`, sent);
}

const STORE_FAULTS: [what: string, start: () => Promise<void>, end: () => Promise<void>][] = [
  ['is away', () => site.objects.stop(), () => site.objects.start()],
  [
    'is too busy',
    async () => site.objects.fail(() => ({ status: 503, code: 'SlowDown' })),
    async () => site.objects.fail(),
  ],
];
for (const [what, start, end] of STORE_FAULTS) {
  test(`while the object store ${what} nothing is half taken, and the words beside a file are kept`, async () => {
    const ref = await aDraft();
    await start();
    const sorry = await uploadPlain(ref);
    assertSorry(sorry, 'en');
    assert.ok(sorry.text.includes(textFor('en').failures.filesNotKept));
    const told = await uploadByScript(ref);
    assert.equal(told.status, 503);
    assert.equal(told.headers['content-type'], 'application/json');
    assertSorry(await owner.get(`/api/documents/${world.plan}`), 'en');
    // All that needs no object goes on.
    assert.equal((await owner.get(`/applications/${ref}`)).status, 200);
    await end();
    const rows = await site.db.owner`
      SELECT FROM documents d JOIN applications a ON a.id = d.application_id WHERE a.ref = ${ref}`;
    assert.equal(rows.length, 0);
    const again = await sendAgain(owner, sorry);
    assert.equal(again.status, 422);
    assert.ok(again.text.includes('value="North “half”"'));
    assert.ok(again.text.includes(textFor('en').documents.problem('missing', { file: '' })));
    assert.equal((await uploadPlain(ref)).status, 303);
    assert.equal((await uploadByScript(ref)).status, 200);
    assert.equal((await owner.get(`/api/documents/${world.plan}`)).status, 200);
  });
}

test('while the mail server is away people go on, and every message arrives when it is back', async () => {
  await site.mail.stop();
  const guest = openBrowser(site.origin);
  const fields = { _token: await guest.token(), email: 'late.mail@example.org' };
  assert.equal((await guest.post('/sign-in', fields)).status, 303);
  const ref = await aDraft();
  assert.equal((await owner.post(`/applications/${ref}/check`, await sendingForm(ref))).status, 303);
  const worker = await site.startWorker();
  const tried = async () =>
    (await site.db.owner`SELECT max(attempts_count)::int AS tries FROM notices WHERE state = 'waiting'`)[0]
      ?.tries;
  assert.ok(await waitUntil(async () => Number(await tried()) > 0, 30_000), 'nobody tried to send');
  const mail = await startMail({ dataDir: folder, smtpPort: site.mail.smtpPort });
  try {
    const arrived = () =>
      mail.messages('late.mail@example.org').length === 1 &&
      mail.messages().some(({ subject }) => subject.includes(ref));
    assert.ok(await waitUntil(async () => arrived(), 60_000), 'a message is lost');
  } finally {
    await worker.stop();
    await mail.stop();
  }
});

test('while the sign-in provider is away staff are told so in their language, and it works again by itself', async () => {
  const guest = openBrowser(site.origin);
  const fields = { _token: await guest.token(), returnTo: '/es/review?work=any' };
  await site.identity.stop();
  const words = textFor('es').signIn.staff;
  const sorry = await guest.post('/es/staff/sign-in', fields);
  assert.equal(sorry.status, 503);
  assert.ok(sorry.text.includes(words.downTitle) && sorry.text.includes(words.downLead));
  const [form] = drawnForms(sorry.text);
  assert.ok(form?.fields.some(([name, value]) => name === 'returnTo' && value === '/es/review?work=any'));
  const identity = await startIdentity({
    publicOrigin: site.origin,
    people: [],
    clientId: 'permits',
    clientSecret: 'local-secret',
    port: site.identity.port,
  });
  try {
    const leaving = await guest.post('/es/staff/sign-in', form?.fields ?? []);
    assert.equal(leaving.status, 200);
    const state = /[?&;]state=([\w.-]+)/.exec(leaving.text)?.[1] ?? '';
    assert.match(state, /^es\./);
    // The provider knows one address of ours, and it speaks English.
    const back = await guest.get(`/staff/callback?error=access_denied&state=${state}`);
    assert.equal(back.status, 303);
    assert.match(String(back.headers.location), /^\/es\/staff\/callback\?/);
    const refused = await guest.get(String(back.headers.location));
    assert.equal(refused.status, 400);
    assert.ok(refused.text.includes(words.refusedTitle));
  } finally {
    await identity.stop();
  }
});

test('no outage was taken for a mistake of ours', () => {
  const mistakes = site.web.lines.filter(({ level, status }) => Number(level) >= 50 && status !== 503);
  assert.deepEqual(mistakes, []);
});
