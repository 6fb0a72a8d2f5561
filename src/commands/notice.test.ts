import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { queueNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import type { NewNotice } from '#src/domain/notice.ts';
import { systemActor } from '#src/domain/policy.ts';
import { signInCodeOf } from '#src/domain/sign-in-secret.ts';
import { type EmbeddedMail, startMail } from '#src/embedded/mail.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { createMailer } from '#src/outside/mail.ts';

const folder = mkdtempSync(join(tmpdir(), 'notice-test-'));
const NOW = new Date('2027-04-01T14:00:00Z');
const MAIL_FROM = 'Event Permits <permits@example.gov>';
let refusal: { code: number; message: string } | undefined;
let db: TestDatabase;
let server: EmbeddedMail;
let ctx: Ctx;
const alarms: unknown[] = [];

before(async () => {
  db = await createTestDatabase();
  server = await startMail({
    dataDir: folder,
    onStage: (stage: string) => (stage === 'message' ? refusal : undefined),
  });
  ctx = contextWith(server.smtpUrl);
});
beforeEach(() => {
  refusal = undefined;
  alarms.length = 0;
  server.clear();
});
after(async () => {
  await server.stop();
  // Messages are queued without the changes that they tell of.
  await db.drop({ except: ['I11'] });
  rmSync(folder, { recursive: true, force: true });
});

const contextWith = (smtpUrl: string): Ctx =>
  testContext(db.app, {
    city: cityNamed('baltimore'),
    now: NOW,
    actor: systemActor('send-notice'),
    outside: { mail: createMailer({ SMTP_URL: smtpUrl, MAIL_FROM }) } as Ctx['outside'], // all that mail needs
    log: {
      info: () => undefined,
      warn: () => undefined,
      error: (facts: unknown) => {
        alarms.push(facts);
      },
    } as Ctx['log'],
  });

async function aCase(): Promise<{ id: string; ref: string; email: string; ownerId: string }> {
  const owner = await anApplicant(db);
  if (owner.kind !== 'applicant') throw new Error('not an applicant');
  const { ref } = await startApplication(as(ctx, owner), {
    answers: { event: { name: 'Waverly Street Festival' } },
    sessionHash: null,
  });
  const [row] = await db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  return { id: String(row?.id), ref, email: owner.email, ownerId: owner.id };
}

/** Queues a message and gives back its id; each one a second later than the one before, as in life. */
let clock = NOW.getTime();
async function queued(notice: NewNotice): Promise<string> {
  clock += 1000;
  await db.app.begin((tx) => queueNotice(tx, { now: new Date(clock) }, notice));
  const [row] = await db.owner`SELECT id FROM notices WHERE dedupe_key = ${notice.dedupeKey}`;
  return String(row?.id);
}
const receipt = (one: { id: string; ref: string; email: string }, key: string = randomUUID()): NewNotice => ({
  applicationId: one.id,
  moment: 'receipt',
  recipient: one.email,
  locale: 'en',
  dedupeKey: key,
  content: { ref: one.ref, eventName: 'Waverly Street Festival', versionNumber: 1 },
});
const codeFor = (email: string, expiresAt = new Date(NOW.getTime() + 600_000)): NewNotice => ({
  applicationId: null,
  moment: 'sign-in-code',
  recipient: email,
  locale: 'en',
  dedupeKey: randomUUID(),
  content: { signInId: randomUUID(), expiresAt: expiresAt.toISOString() },
});
const send = (noticeId: string, with_: Ctx = ctx) =>
  sendNotice.run(with_, { noticeId }, { attempt: 1, signal: new AbortController().signal });
async function stateOf(id: string): Promise<{ state: string; attempts: number; error: string | null }> {
  const [row] = await db.owner`
    SELECT state, attempts_count AS attempts, last_error AS error FROM notices WHERE id = ${id}`;
  return row as unknown as { state: string; attempts: number; error: string | null };
}

/** A mail server that behaves badly: `refuse` answers nothing, `break` hangs up after the text. */
async function badServer(way: 'break' | 'silent'): Promise<{ url: string; server: Server; texts: number[] }> {
  const texts: number[] = [];
  const bad = createServer((socket) => {
    socket.on('error', () => undefined);
    if (way === 'silent') return;
    socket.write('220 bad\r\n');
    let isText = false;
    let text = '';
    socket.on('data', (chunk) => {
      const said = chunk.toString();
      if (isText) {
        text += said; // the end may come in two pieces
        if (!text.includes('\r\n.\r\n')) return;
        texts.push(1);
        socket.destroy();
      } else if (/^DATA/im.test(said)) {
        isText = true;
        socket.write('354 go on\r\n');
      } else socket.write('250 ok\r\n');
    });
  });
  await new Promise<void>((done) => bad.listen(0, '127.0.0.1', done));
  const { port } = bad.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, server: bad, texts };
}

test('a message goes out once, to its person, in text and HTML, with links of ours only', async () => {
  const one = await aCase();
  const id = await queued(receipt(one, 'receipt:known'));
  assert.equal(await send(id), null);
  assert.equal(await send(id), null);
  const [message, ...rest] = server.messages();
  assert.equal(rest.length, 0);
  assert.deepEqual(message?.to, [one.email]);
  // The first 40 digits of SHA-256 of 'receipt:known'.
  assert.equal(message?.messageId, '<5a0a2769624939bc8c6096fd3614fe1c47f32e25@permits.example.gov>');
  assert.equal(message?.from, 'Event Permits <permits@example.gov>');
  assert.equal(message?.subject, `We got your application ${one.ref}`);
  for (const part of [message?.text ?? '', message?.html ?? '']) {
    assert.ok(part.includes(`https://permits.example.gov/applications/${one.ref}`));
    for (const [link] of part.matchAll(/https?:\/\/[^\s"<)]+/g)) {
      assert.ok(link.startsWith('https://permits.example.gov'), link);
    }
  }
  assert.equal((await stateOf(id)).state, 'sent');
});

test('the same key never makes a second message', async () => {
  const one = await aCase();
  const key = randomUUID();
  const first = await queued(receipt(one, key));
  assert.equal(await queued(receipt(one, key)), first);
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'send-notice' AND data ->> 'noticeId' = ${first}`;
  assert.equal(row?.count, 1);
});

test('two workers at once send one message', async () => {
  const one = await aCase();
  const id = await queued(receipt(one));
  const outcomes = await Promise.all([send(id), send(id), send(id)]);
  assert.ok(outcomes.includes(null));
  assert.equal(server.messages().length, 1);
});

test('while the mail server is away messages wait, and then leave in the order of their case', async () => {
  const one = await aCase();
  const down = await badServer('silent');
  await new Promise((done) => down.server.close(done));
  const first = await queued(receipt(one));
  const second = await queued({
    ...receipt(one),
    moment: 'withdrawn',
    content: { ref: one.ref, eventName: 'Waverly' },
  } as NewNotice);
  assert.deepEqual(await send(second, contextWith(down.url)), { againInSeconds: 5 });
  assert.deepEqual(await send(first, contextWith(down.url)), { againInSeconds: 10 });
  assert.equal((await stateOf(first)).attempts, 2);
  assert.equal((await stateOf(second)).attempts, 0);
  assert.equal(await send(second), null);
  assert.deepEqual(
    server.messages().map((message) => message.subject),
    [`You took back application ${one.ref}`, `We got your application ${one.ref}`],
  );
  assert.equal(await send(first), null);
  assert.equal(server.messages().length, 2);
});

test('no message waits longer than two minutes for its next try', async () => {
  const one = await aCase();
  const id = await queued(receipt(one));
  await db.owner`UPDATE notices SET attempts_count = 200 WHERE id = ${id}`;
  refusal = { code: 451, message: 'try later' };
  assert.deepEqual(await send(id), { againInSeconds: 120 });
});

test('a message that the server never takes is given up with an alarm', async () => {
  const one = await aCase();
  const id = await queued(receipt(one));
  refusal = { code: 550, message: 'no such user' };
  assert.equal(await send(id), null);
  assert.equal((await stateOf(id)).state, 'failed');
  assert.equal((alarms[0] as { alarm: string }).alarm, 'notice-failed');
  const old = await queued(receipt(one));
  refusal = { code: 451, message: 'try later' };
  const late = { ...ctx, now: new Date(clock + 73 * 3_600_000) };
  assert.equal(await send(old, late), null);
  assert.equal((await stateOf(old)).state, 'failed');
});

test('an answer lost after the text was sent leads to the same Message-ID again', async () => {
  const one = await aCase();
  const id = await queued(receipt(one));
  const breaking = await badServer('break');
  assert.deepEqual(await send(id, contextWith(breaking.url)), { againInSeconds: 5 });
  assert.equal(breaking.texts.length, 1);
  assert.equal(await send(id), null);
  assert.equal(server.messages().length, 1);
  breaking.server.close();
});

test('a sign-in code is sent once at most: what may have arrived is never sent again', async () => {
  const breaking = await badServer('break');
  const id = await queued(codeFor('ana@example.org'));
  assert.equal(await send(id, contextWith(breaking.url)), null);
  assert.equal((await stateOf(id)).state, 'failed');
  assert.equal(await send(id), null);
  assert.equal(server.messages().length, 0);
  breaking.server.close();
});

test('a sign-in code that certainly did not leave is tried again until it expires', async () => {
  const down = await badServer('silent');
  await new Promise((done) => down.server.close(done));
  const notice = codeFor('ana@example.org');
  const id = await queued(notice);
  assert.deepEqual(await send(id, contextWith(down.url)), { againInSeconds: 5 });
  assert.equal((await stateOf(id)).state, 'waiting');
  assert.equal(await send(id), null);
  const { signInId } = notice.content as { signInId: string };
  assert.ok(server.messages()[0]?.text.includes(signInCodeOf(ctx.secretKey, signInId)));
  const expired = await queued(codeFor('bob@example.org', NOW));
  assert.equal(await send(expired), null);
  assert.equal((await stateOf(expired)).error, 'expired');
  assert.equal(server.messages().length, 1);
});

test('a message follows its owner to a new address', async () => {
  const one = await aCase();
  const id = await queued(receipt(one));
  await db.owner`UPDATE applicants SET email = ${`new-${one.email}`} WHERE id = ${one.ownerId}`;
  assert.equal(await send(id), null);
  assert.deepEqual(server.messages()[0]?.to, [`new-${one.email}`]);
});

test('staff who have nothing to do with a case any more get no message about it', async () => {
  const one = await aCase();
  const staff = await aStaffMember(db, 'fire', ['coordinator']);
  if (staff.kind !== 'staff') throw new Error('not staff');
  const answer = (): NewNotice => ({
    applicationId: one.id,
    moment: 'answer',
    recipient: staff.email,
    locale: 'en',
    dedupeKey: randomUUID(),
    content: { ref: one.ref, eventName: 'Waverly', agency: 'fire' },
  });
  const first = await queued(answer());
  assert.equal(await send(first), null);
  assert.deepEqual(server.messages()[0]?.to, [staff.email]);
  await db.owner`UPDATE staff_members SET disabled_at = now() WHERE email = ${staff.email}`;
  const second = await queued(answer());
  assert.equal(await send(second), null);
  assert.equal((await stateOf(second)).state, 'failed');
  assert.equal(server.messages().length, 1);
  assert.deepEqual(alarms, []);
});

test('staff read in the language that they chose, and what can wait comes in the morning for who wants that', async () => {
  const one = await aCase();
  const staff = await aStaffMember(db, 'fire', ['coordinator']);
  if (staff.kind !== 'staff') throw new Error('not staff');
  const about = { ref: one.ref, eventName: 'Waverly', agency: 'fire' };
  const common = { applicationId: one.id, recipient: staff.email, locale: 'en' } as const;
  const answer = (): NewNotice => ({ ...common, moment: 'answer', dedupeKey: randomUUID(), content: about });
  const late = { ...about, reviewId: randomUUID(), step: 'late', dueOn: '2027-05-18' } as const;
  await db.owner`UPDATE staff_members SET mail_locale = 'es' WHERE id = ${staff.id}`;
  assert.equal(await send(await queued(answer())), null);
  assert.match(server.messages()[0]?.text ?? '', /Abrir/);
  await db.owner`UPDATE staff_members SET mail_choice = 'morning' WHERE id = ${staff.id}`;
  const waits = await queued(answer());
  assert.equal(await send(waits), null);
  assert.equal((await stateOf(waits)).state, 'failed');
  assert.equal(server.messages().length, 1);
  const told = await queued({ ...common, moment: 'clock', dedupeKey: randomUUID(), content: late });
  assert.equal(await send(told), null);
  assert.equal((await stateOf(told)).state, 'sent');
  assert.equal(server.messages().length, 2);
});

test('a message that cannot be written is given up after eight attempts and holds up no other', async () => {
  const one = await aCase();
  const broken = await queued(receipt(one));
  await db.owner`UPDATE notices SET content = '{}' WHERE id = ${broken}`;
  const fine = await queued(receipt(one));
  for (let attempt = 1; attempt < 8; attempt += 1) {
    assert.notEqual(await send(fine), null, `attempt ${attempt}`);
  }
  assert.equal(await send(fine), null);
  assert.equal((await stateOf(broken)).state, 'failed');
  assert.equal(server.messages().length, 1);
});

test('a recipient that is more than one mailbox is refused when it is queued', async () => {
  const one = await aCase();
  for (const recipient of [
    'ana@example.org\r\nBcc: all@example.org',
    'ana@example.org, bob@example.org',
    'Ana <ana@example.org>',
    'ana@example.org\u0000',
    'ana',
    '"a b"@example.org',
  ]) {
    await assert.rejects(queued({ ...receipt(one), recipient }), recipient);
  }
});

test('no name of an event can add a header, a recipient or markup', async () => {
  const nasty = [
    'Fest\r\nBcc: victim@example.org\r\n\r\nbody',
    'Fest\nSubject: other',
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    'Fest\u2028Bcc: victim@example.org',
    '=?utf-8?q?Bcc:_victim@example.org?=',
    '\u202eevil\u0007',
  ];
  for (const eventName of nasty) {
    const one = await aCase();
    const id = await queued({
      ...receipt(one),
      moment: 'question',
      content: { ref: one.ref, eventName, agency: 'fire' },
    } as NewNotice);
    server.clear();
    assert.equal(await send(id), null);
    const [message] = server.messages();
    assert.deepEqual(message?.to, [one.email]);
    assert.deepEqual(Object.keys(message?.headers ?? {}).sort(), [
      'auto-submitted',
      'content-language',
      'content-type',
      'date',
      'from',
      'message-id',
      'mime-version',
      'subject',
      'to',
      'x-auto-response-suppress',
    ]);
    assert.doesNotMatch(message?.html ?? '', /<script|<img/);
  }
});
