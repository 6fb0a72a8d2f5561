import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication, withdrawApplication } from '#src/commands/application.ts';
import { sweepSessions } from '#src/commands/ended.ts';
import { makeReturnCode, useReturnCode } from '#src/commands/return-code.ts';
import { confirmSignInCode, requestSignInCode } from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { signInCodeOf } from '#src/domain/sign-in-secret.ts';
import { myApplicationsFor, ownApplicationFor } from '#src/queries/application.ts';
import { findReturnCodeSince } from '#src/store/return-code.ts';
import { findSession, tokenHashOf } from '#src/store/session.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
const CODE = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/; // 7K3Q-W9XM-2P7K-3QW9
type Typed = Parameters<typeof useReturnCode>[1];
const PAPER: Typed = { code: '0000-0000-0000-0000', sessionHash: null, clientAddress: '192.0.2.1' };
let db: TestDatabase;
let ctx: Ctx;
const logged: unknown[] = [];

before(async () => {
  db = await createTestDatabase();
  const keep = (facts: unknown, words?: unknown) => logged.push([facts, words]);
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: NOW,
    log: { info: keep, warn: keep, error: keep },
  });
});
beforeEach(async () => {
  logged.length = 0;
  await db.owner`TRUNCATE rate_limits`;
});
after(() => db.drop());

/** A browser with the session whose token it holds. */
const browserWith = (token: string): { visitor: Ctx; sessionHash: Buffer } => {
  const sessionHash = tokenHashOf(token);
  return {
    visitor: as(ctx, { kind: 'visitor', sessionHash: sessionHash.toString('hex') }),
    sessionHash,
  };
};
async function aVisitorsDraft(sessionHash: Buffer | null = null) {
  const { ref, token } = await startApplication(ctx, { answers: blockParty('2027-06-05'), sessionHash });
  const [row] = await db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  return { ref, id: String(row?.id), ...browserWith(token ?? newBrowser()) };
}
const use = (code: string, more: Partial<Typed> & { by?: Ctx } = {}) => {
  const { by = ctx, ...input } = more;
  return useReturnCode(by, { ...PAPER, ...input, code });
};
const actionsOf = async (id: string): Promise<string[]> =>
  (await db.owner`SELECT action FROM activities WHERE application_id = ${id} ORDER BY position`).map((row) =>
    String(row.action),
  );

test('a code opens the draft in another browser without any address, and the first one loses it', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  assert.match(code, CODE);
  const opened = await use(code.toLowerCase().replaceAll('-', ' '));
  assert.equal(opened.ref, one.ref);
  const there = browserWith(opened.token ?? '');
  assert.equal(
    (await ownApplicationFor(there.visitor, one.ref)).event_name,
    blockParty('2027-06-05').event?.name,
  );
  await assert.rejects(ownApplicationFor(one.visitor, one.ref), { code: 'not-found' });
  assert.deepEqual(await actionsOf(one.id), ['start', 'make_return_code', 'use_return_code']);
});

test('paper lasts: the same code opens the draft again and again', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  const tokens = new Set<string>();
  for (let i = 0; i < 3; i += 1) tokens.add((await use(code)).token ?? '');
  assert.equal(tokens.size, 3);
  const [last] = [...tokens].slice(-1);
  assert.equal((await myApplicationsFor(browserWith(last ?? '').visitor)).length, 1);
});

test('a new code ends the one before', async () => {
  const one = await aVisitorsDraft();
  const { code: lost } = await makeReturnCode(one.visitor, { ref: one.ref });
  const { code: kept } = await makeReturnCode(one.visitor, { ref: one.ref });
  assert.notEqual(lost, kept);
  await assert.rejects(use(lost), { code: 'return-code-wrong' });
  assert.equal((await use(kept)).ref, one.ref);
});

test('the session that a browser had ends, so that nobody who sat there before can follow, and its drafts come along', async () => {
  const paper = await aVisitorsDraft();
  const { code } = await makeReturnCode(paper.visitor, { ref: paper.ref });
  const here = await aVisitorsDraft();
  const opened = await use(code, { by: here.visitor, sessionHash: here.sessionHash });
  assert.equal((await findSession(db.app, here.sessionHash)).session, null);
  const now = browserWith(opened.token ?? '');
  const refs = (await myApplicationsFor(now.visitor)).map((one) => one.ref).toSorted();
  assert.deepEqual(refs, [paper.ref, here.ref].toSorted());
  assert.deepEqual(await actionsOf(here.id), ['start', 'carry_over']);
});

test('for somebody who is signed in the draft becomes theirs and the code ends', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  const person = as(ctx, await anApplicant(db));
  assert.deepEqual(await use(code, { by: person }), { ref: one.ref, token: null });
  assert.equal((await ownApplicationFor(person, one.ref)).started_by, null);
  await assert.rejects(use(code), { code: 'return-code-wrong' });
  assert.deepEqual(await actionsOf(one.id), ['start', 'make_return_code', 'adopt']);
});

test('an address that is confirmed takes the place of the code', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  assert.deepEqual(await findReturnCodeSince(db.app, one.id), NOW);
  const token = newBrowser();
  await db.owner`UPDATE sessions SET token_hash = ${tokenHashOf(token)} WHERE token_hash = ${one.sessionHash}`;
  const opened = await use(code, { sessionHash: tokenHashOf(token) });
  const browserToken = opened.token ?? '';
  const email = 'confirmed@example.org';
  await requestSignInCode(ctx, { email, returnTo: null, browserToken, clientAddress: '192.0.2.9' });
  const [row] = await db.owner`SELECT id FROM sign_in_codes WHERE email = ${email}`;
  await confirmSignInCode(ctx, { code: signInCodeOf(ctx.secretKey, String(row?.id)), browserToken });
  assert.equal((await db.owner`SELECT FROM return_codes WHERE application_id = ${one.id}`).length, 0);
  await assert.rejects(use(code), { code: 'return-code-wrong' });
});

test('every code that leads nowhere is refused alike, and nothing is written but the try', async () => {
  const gone = await aVisitorsDraft();
  const { code } = await makeReturnCode(gone.visitor, { ref: gone.ref });
  await withdrawApplication(gone.visitor, { ref: gone.ref });
  const before = (await db.owner`SELECT FROM sessions`).length;
  for (const wrong of [code, '7K3Q-W9XM-2P7K-3QW9', '', 'x', "' OR 1=1 --", '0'.repeat(5000)]) {
    await assert.rejects(use(wrong), { code: 'return-code-wrong' }, wrong.slice(0, 30));
  }
  assert.equal((await db.owner`SELECT FROM sessions`).length, before);
});

test('an address may try twenty times in ten minutes, right or wrong, and others are not kept out', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  for (let i = 0; i < 20; i += 1) await assert.rejects(use(`wrong ${i}`), { code: 'return-code-wrong' });
  await assert.rejects(use('wrong'), { code: 'too-many-requests' });
  await assert.rejects(use(code), { code: 'too-many-requests' });
  assert.equal((await use(code, { clientAddress: '192.0.2.2' })).ref, one.ref);
  const later = { ...ctx, now: new Date(NOW.getTime() + 10 * 60_000) };
  assert.equal((await use(code, { by: later })).ref, one.ref);
});

test('more than two hundred tries of all in a minute raise an alarm and refuse nobody', async () => {
  for (let i = 0; i < 201; i += 1) {
    await assert.rejects(use('wrong', { clientAddress: `198.51.100.${i}` }), { code: 'return-code-wrong' });
  }
  const alarms = logged.filter((line) => JSON.stringify(line).includes('"alarm":"return-codes"'));
  assert.equal(alarms.length, 1);
});

test('of ten uses at once each opens the draft, and it ends in one browser', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  const opened = await Promise.all(Array.from({ length: 10 }, () => use(code)));
  const owners = await Promise.all(
    opened.map(async ({ token }) => (await myApplicationsFor(browserWith(token ?? '').visitor)).length),
  );
  assert.equal(
    owners.reduce((sum, count) => sum + count, 0),
    1,
  );
});

test('no table and no line of the log holds a code', async () => {
  const one = await aVisitorsDraft();
  const { code } = await makeReturnCode(one.visitor, { ref: one.ref });
  await use(code);
  const letters = code.replaceAll('-', '');
  const tables = await db.owner`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  for (const { name } of tables) {
    const rows = await db.owner`SELECT t::text AS row FROM ${db.owner(String(name))} t`;
    for (const { row } of rows)
      assert.ok(!String(row).includes(letters) && !String(row).includes(code), name);
  }
  assert.ok(!JSON.stringify(logged).includes(letters) && !JSON.stringify(logged).includes(code));
});

test('strangers get no code for a draft, and people with an address need none', async () => {
  const one = await aVisitorsDraft();
  const person = as(ctx, await anApplicant(db));
  const staff = as(ctx, await aStaffMember(db, null, ['coordinator']));
  for (const stranger of [ctx, person, staff, (await aVisitorsDraft()).visitor]) {
    await assert.rejects(makeReturnCode(stranger, { ref: one.ref }), { code: 'not-found' });
  }
  const { ref } = await startApplication(person, { answers: blockParty('2027-06-05'), sessionHash: null });
  await assert.rejects(makeReturnCode(person, { ref }), { code: 'wrong-state' });
  await withdrawApplication(one.visitor, { ref: one.ref });
  await assert.rejects(makeReturnCode(one.visitor, { ref: one.ref }), { code: 'wrong-state' });
  await assert.rejects(use('wrong', { by: staff }), { code: 'forbidden' });
});

test('codes that lead nowhere any more are forgotten, and the others stay', async () => {
  const gone = await aVisitorsDraft();
  const open = await aVisitorsDraft();
  for (const one of [gone, open]) await makeReturnCode(one.visitor, { ref: one.ref });
  await withdrawApplication(gone.visitor, { ref: gone.ref });
  await sweepSessions(as(ctx, systemActor('sweep-sessions')));
  assert.equal(await findReturnCodeSince(db.app, gone.id), null);
  assert.equal((await db.owner`SELECT FROM return_codes WHERE application_id = ${gone.id}`).length, 0);
  assert.deepEqual(await findReturnCodeSince(db.app, open.id), NOW);
});

test('codes differ from one another in every letter, so that none tells of the next', async () => {
  const one = await aVisitorsDraft();
  const codes: string[] = [];
  for (let i = 0; i < 200; i += 1) codes.push((await makeReturnCode(one.visitor, { ref: one.ref })).code);
  assert.equal(new Set(codes).size, 200);
  // Two hundred times one of 32: that a place never changes is less likely than one in ten to the three hundredth.
  for (const place of [0, 5, 10, 18]) assert.ok(new Set(codes.map((code) => code[place])).size > 1);
});
