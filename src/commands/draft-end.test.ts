import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aSubmittedCase } from '#e2e/fixtures/cases.ts';
import { documentWorld, uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as, signedInAt } from '#e2e/fixtures/people.ts';
import {
  copyApplication,
  saveStep,
  startApplication,
  withdrawApplication,
} from '#src/commands/application.ts';
import { inviteDelegate } from '#src/commands/delegate.ts';
import { endDrafts } from '#src/commands/draft-end.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { startMail } from '#src/embedded/mail.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { createMailer } from '#src/outside/mail.ts';
import { myApplicationsFor, ownApplicationFor, taskListFor } from '#src/queries/application.ts';
import { tokenHashOf } from '#src/store/session.ts';

const folder = mkdtempSync(join(tmpdir(), 'draft-end-test-'));
const mail = await startMail({ dataDir: folder });
const MAIL_FROM = 'Event Permits <permits@example.gov>';
const world = await documentWorld(new Date('2027-01-01T15:00:00Z'), {
  mail: createMailer({ SMTP_URL: mail.smtpUrl, MAIL_FROM }),
});
const { db, ctx, server } = world;
after(async () => {
  try {
    await world[Symbol.asyncDispose]();
  } finally {
    await mail.stop();
    rmSync(folder, { recursive: true, force: true });
  }
});

interface OneDraft {
  ref: string;
  id: string;
  email: string;
  owner: Ctx;
}

const system = (now: string): Ctx => as(ctx, systemActor('end-drafts'), new Date(now));

/** A draft whose last change was at an instant; in the language of its owner. */
async function aDraft(changedAt: string, locale: 'en' | 'es' = 'en'): Promise<OneDraft> {
  const actor = await anApplicant(db);
  if (actor.kind !== 'applicant') throw new Error('not an applicant');
  const owner = { ...as(ctx, actor, new Date(changedAt)), locale };
  const { ref } = await startApplication(owner, { answers: blockParty('2027-10-02'), sessionHash: null });
  const [row] = await db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  return { ref, id: String(row?.id), email: actor.email, owner };
}

/** Runs the job as on a day at 9:20 in the morning and sends what it queued for a draft. */
async function endOn(day: string, one: OneDraft): Promise<void> {
  const now = new Date(`${day}T14:20:00Z`); // 9:20 or 10:20 in Baltimore
  await endDrafts(system(now.toISOString()));
  await deliver(one, now);
}
async function deliver(one: OneDraft, now: Date): Promise<void> {
  const waiting = await db.owner`
    SELECT id FROM notices WHERE application_id = ${one.id} AND state = 'waiting' ORDER BY created_at, id`;
  for (const row of waiting) {
    const attempt = { attempt: 1, signal: new AbortController().signal };
    const again = await sendNotice.run(
      as(ctx, systemActor('send-notice'), now),
      { noticeId: String(row.id) },
      attempt,
    );
    assert.equal(again, null);
  }
}

const warnings = async (one: OneDraft): Promise<string[]> =>
  (
    await db.owner`
      SELECT content->>'step' AS step, content->>'keptUntil' AS day FROM notices
      WHERE application_id = ${one.id} AND moment = 'draft-ending' ORDER BY created_at, id`
  ).map((row) => `${row.step} ${row.day}`);
const rowOf = async (one: OneDraft) => {
  const [row] = await db.owner`SELECT status, answers, event_name FROM applications WHERE id = ${one.id}`;
  return row;
};
const linesOf = async (one: OneDraft): Promise<string[]> =>
  (await db.owner`SELECT action FROM activities WHERE application_id = ${one.id} ORDER BY position`).map(
    (row) => String(row.action),
  );

test('the owner is told fourteen and three days before, in words, and then the draft is gone', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await endOn('2027-03-17', one);
  assert.deepEqual(await warnings(one), []);
  await endOn('2027-03-18', one);
  await endOn('2027-03-28', one);
  assert.deepEqual(await warnings(one), ['first 2027-04-01']);
  await endOn('2027-03-29', one);
  await endOn('2027-04-01', one);
  assert.deepEqual(await warnings(one), ['first 2027-04-01', 'last 2027-04-01']);
  assert.equal((await rowOf(one))?.status, 'draft');
  await endOn('2027-04-02', one);
  assert.deepEqual({ ...(await rowOf(one)) }, { status: 'expired', answers: {}, event_name: null });
  assert.deepEqual(await linesOf(one), ['start', 'expire']);

  const [told, reminded, ...more] = mail.messages(one.email);
  assert.equal(more.length, 0);
  const subjects = [told, reminded].map((message) => message?.subject).toSorted();
  assert.deepEqual(subjects, [
    `Last reminder: your draft ${one.ref} ends Thursday, April 1, 2027`,
    `We keep your draft ${one.ref} until Thursday, April 1, 2027`,
  ]);
  const words = told?.text.replace(/\s+/g, ' ') ?? '';
  assert.ok(words.includes('You last changed it on January 1, 2027.'), words);
  assert.ok(words.includes('We keep it until the end of Thursday, April 1, 2027.'), words);
  assert.ok(words.includes('Then we keep it for 90 more days.'), words);
  assert.ok(words.includes(`https://permits.example.gov/applications/${one.ref}`), words);
});

test('who wrote in Spanish is told in Spanish', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z', 'es');
  await endOn('2027-03-18', one);
  const [told] = mail.messages(one.email);
  assert.equal(told?.subject, `Guardamos su borrador ${one.ref} hasta el jueves, 1 de abril de 2027`);
  assert.ok(told?.text.includes(`https://permits.example.gov/es/applications/${one.ref}`));
});

// The day of a change is that of the city's clock, also in the nights that it is put forward and back, and before a leap day.
for (const [changedAt, firstRun, keptUntil] of [
  ['2027-03-14T04:59:59Z', '2027-05-28', '2027-06-11'],
  ['2027-03-14T05:00:00Z', '2027-05-29', '2027-06-12'],
  ['2027-03-14T07:00:00Z', '2027-05-29', '2027-06-12'],
  ['2027-11-07T03:59:59Z', '2028-01-21', '2028-02-04'],
  ['2027-11-07T04:00:00Z', '2028-01-22', '2028-02-05'],
  ['2027-11-07T06:30:00Z', '2028-01-22', '2028-02-05'],
  ['2027-12-02T04:59:59Z', '2028-02-15', '2028-02-29'],
  ['2027-12-02T05:00:00Z', '2028-02-16', '2028-03-01'],
] as const) {
  test(`a draft changed at ${changedAt} is kept until ${keptUntil}`, async () => {
    const one = await aDraft(changedAt);
    const dayBefore = new Date(Date.parse(firstRun) - 86_400_000).toISOString().slice(0, 10);
    await endOn(dayBefore, one);
    assert.deepEqual(await warnings(one), []);
    await endOn(firstRun, one);
    assert.deepEqual(await warnings(one), [`first ${keptUntil}`]);
  });
}

test('the job run many times at once warns once and removes once, with one line of history', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  const together = async (day: string) => {
    await Promise.all([1, 2, 3].map(() => endDrafts(system(`${day}T14:20:00Z`))));
    await endOn(day, one);
  };
  for (const day of ['2027-03-18', '2027-03-29', '2027-04-02', '2027-04-03']) await together(day);
  assert.deepEqual(await warnings(one), ['first 2027-04-01', 'last 2027-04-01']);
  assert.equal(mail.messages(one.email).length, 2);
  assert.deepEqual(await linesOf(one), ['start', 'expire']);
});

test('a job that did not run for weeks warns first and keeps the draft as long as it then says', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await endOn('2027-05-01', one);
  assert.deepEqual(await warnings(one), ['first 2027-05-15']);
  await endOn('2027-05-13', one);
  assert.deepEqual(await warnings(one), ['first 2027-05-15', 'last 2027-05-16']);
  await endOn('2027-05-16', one);
  assert.equal((await rowOf(one))?.status, 'draft');
  await endOn('2027-05-17', one);
  assert.equal((await rowOf(one))?.status, 'expired');
});

test('a change between makes every warning void, and the days begin anew', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await endOn('2027-03-18', one);
  await endOn('2027-03-29', one);
  const later = { ...one.owner, now: new Date('2027-04-01T20:00:00Z') };
  await saveStep(later, { ref: one.ref, revision: 1, step: 'event', entries: [['event.name', 'Still on']] });
  await endOn('2027-04-02', one);
  await endOn('2027-06-15', one);
  assert.equal((await rowOf(one))?.status, 'draft');
  assert.deepEqual(await warnings(one), ['first 2027-04-01', 'last 2027-04-01']);
  await endOn('2027-06-16', one);
  assert.deepEqual((await warnings(one)).slice(2), ['first 2027-06-30']);
});

test('a file that was added or taken away counts as a change', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await endOn('2027-03-18', one);
  await uploaded({ ...one.owner, now: new Date('2027-03-30T15:00:00Z') }, one.ref, plainPdf());
  await endOn('2027-04-02', one);
  await endOn('2027-06-13', one);
  assert.equal((await rowOf(one))?.status, 'draft');
  assert.deepEqual(await warnings(one), ['first 2027-04-01']);
  await endOn('2027-06-14', one);
  assert.deepEqual((await warnings(one)).slice(1), ['first 2027-06-28']);
});

test('files go with the draft: their rows, their pictures and their bytes', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  const file = await uploaded({ ...one.owner, now: new Date('2027-01-01T15:00:00Z') }, one.ref, plainPdf());
  const key = file.object_key;
  assert.ok(await server.store.get(key).then((found) => found?.body.destroy()));
  for (const day of ['2027-03-18', '2027-03-29', '2027-04-02']) await endOn(day, one);
  assert.equal((await rowOf(one))?.status, 'expired');
  assert.equal((await db.owner`SELECT FROM documents WHERE application_id = ${one.id}`).length, 0);
  assert.equal((await db.owner`SELECT FROM stored_objects WHERE object_key = ${key}`).length, 0);
  assert.equal(await server.store.get(key), null);
});

test('a draft that its owner deletes is gone at once: its answers, its files, its place in the list', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  const file = await uploaded(one.owner, one.ref, plainPdf());
  await withdrawApplication(one.owner, { ref: one.ref });
  const [row] = await db.owner`SELECT status, answers, event_name FROM applications WHERE id = ${one.id}`;
  assert.deepEqual({ ...row }, { status: 'withdrawn', answers: {}, event_name: null });
  assert.equal((await db.owner`SELECT FROM documents WHERE application_id = ${one.id}`).length, 0);
  assert.equal(await server.store.get(file.object_key), null);
  assert.deepEqual(await linesOf(one), ['start', 'upload', 'withdraw']);
  assert.deepEqual(await myApplicationsFor(one.owner), []);
});

test('invitations end with the draft, and nothing is kept of whoever was invited', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await signedInAt(db, one.owner.actor, one.owner.now);
  const email = `vera.of.${one.ref.toLowerCase()}@example.org`;
  await inviteDelegate(one.owner, { ref: one.ref, task: 'event', email });
  await deliver(one, one.owner.now);
  assert.equal(mail.messages(email).length, 1);
  for (const day of ['2027-03-18', '2027-03-29']) await endOn(day, one);
  // Kept open beyond its 14 days, as an invitation of last week would be.
  await db.owner`UPDATE delegations SET expires_at = '2027-05-01' WHERE application_id = ${one.id}`;
  await endOn('2027-04-02', one);
  const rows = await db.owner`SELECT email, end_reason FROM delegations WHERE application_id = ${one.id}`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [{ email: '', end_reason: 'removed' }],
  );
  const left = await db.owner`
    SELECT n.moment FROM notices n WHERE n.application_id = ${one.id}
      AND (row_to_json(n)::text LIKE ${`%${email}%`} OR n.content ->> 'inviter' <> '')`;
  assert.deepEqual([...left], []);
});

test('a draft of nobody we can write to goes after its days, and nothing is mailed', async () => {
  const token = 'a browser that began without signing in'.padEnd(43, '.');
  const sessionHash = tokenHashOf(token);
  await db.owner`
    INSERT INTO sessions (token_hash, created_at, last_seen_at, expires_at)
    VALUES (${sessionHash}, '2027-01-01T15:00:00Z', '2027-01-01T15:00:00Z', '2027-01-08T15:00:00Z')`;
  const visitor = as(ctx, { kind: 'visitor', sessionHash: sessionHash.toString('hex') });
  const { ref } = await startApplication(visitor, { answers: blockParty('2027-10-02'), sessionHash });
  const [row] = await db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  const one = { ref, id: String(row?.id), email: '', owner: visitor };
  await endOn('2027-04-01', one);
  assert.equal((await rowOf(one))?.status, 'draft');
  await endOn('2027-04-02', one);
  assert.equal((await rowOf(one))?.status, 'expired');
  assert.deepEqual(await warnings(one), []);
});

test('a draft is not removed while its last warning waits for the mail server', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await endOn('2027-03-18', one);
  await endDrafts(system('2027-03-29T14:20:00Z'));
  await endDrafts(system('2027-04-05T14:20:00Z'));
  assert.equal((await rowOf(one))?.status, 'draft');
  await deliver(one, new Date('2027-04-05T15:00:00Z'));
  await endDrafts(system('2027-04-06T14:20:00Z'));
  assert.equal((await rowOf(one))?.status, 'expired');
});

test('what was sent to the city is never removed, however old it is', async () => {
  const one = await aSubmittedCase(db, ctx, blockParty('2027-10-02'));
  await endDrafts(system('2029-04-02T14:20:00Z'));
  const [row] =
    await db.owner`SELECT status, answers <> '{}' AS is_whole FROM applications WHERE id = ${one.id}`;
  assert.deepEqual({ ...row }, { status: 'submitted', is_whole: true });
  await assert.rejects(db.app`SELECT erase_draft(${one.id}, now())`, /is no draft that was deleted/);
});

test('a removed draft can be looked at, not changed and not copied', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  for (const day of ['2027-03-18', '2027-03-29', '2027-04-02']) await endOn(day, one);
  assert.equal((await ownApplicationFor(one.owner, one.ref)).status, 'expired');
  const page = { ref: one.ref, revision: 2, step: 'event', entries: [['event.name', 'Too late']] as const };
  await assert.rejects(saveStep(one.owner, page), { code: 'wrong-state' });
  await assert.rejects(copyApplication(one.owner, { ref: one.ref }), { code: 'wrong-state' });
  assert.deepEqual((await rowOf(one))?.answers, {});
});

test('the task list names the day that the draft is kept until, and the later one that a late mail promised', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  const keptUntil = async () =>
    (await taskListFor(one.owner, await ownApplicationFor(one.owner, one.ref))).keptUntil;
  assert.equal(await keptUntil(), '2027-04-01');
  await endOn('2027-03-25', one);
  assert.equal(await keptUntil(), '2027-04-08');
});

test('nobody in person can end drafts', async () => {
  const one = await aDraft('2027-01-01T15:00:00Z');
  await assert.rejects(endDrafts({ ...one.owner, now: new Date('2028-01-01T00:00:00Z') }), {
    code: 'forbidden',
  });
});
