import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { withdrawApplication } from '#src/commands/application.ts';
import { answerOutside, confirmOutsideCode, requestOutsideCode } from '#src/commands/outside-answer.ts';
import { askOutside, takeBackOutside } from '#src/commands/outside-request.ts';
import { recordOutsideApproval } from '#src/commands/requirement.ts';
import { confirmSignInCode } from '#src/commands/sign-in.ts';
import type { Ctx } from '#src/context.ts';
import type { Actor } from '#src/domain/policy.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { outsideLinkTokenOf, signInCodeOf } from '#src/domain/sign-in-secret.ts';
import { outsideLinkFor, outsideRequestFor } from '#src/queries/outside-request.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { statusFor } from '#src/queries/status.ts';
import { actorOf, findSession, tokenHashOf } from '#src/store/session.ts';

let db: TestDatabase;
let ctx: Ctx;
const NOW = new Date('2027-04-01T14:00:00Z');
const APPROVAL = 'state-highway';

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: NOW });
});
// The approval is arranged by hand.
after(() => db.drop({ except: ['I5 written'] }));

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
let mailboxes = 0;
const newMailbox = () => `desk${++mailboxes}@highway.example`;

async function aCaseThatNeedsIt(): Promise<TestCase> {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await db.owner`
    INSERT INTO outside_approvals (application_id, approval, is_blocking, rules, state, updated_at)
    VALUES (${one.id}, ${APPROVAL}, true, '{S04}', 'needed', now())`;
  return one;
}

const ask = (
  one: TestCase,
  more: Partial<Parameters<typeof askOutside>[1]> = {},
  by: Ctx = one.coordinator,
) =>
  askOutside(by, {
    ref: one.ref,
    approval: APPROVAL,
    email: newMailbox(),
    words: 'May they close the ramp?',
    days: 14,
    documentIds: [],
    seen: 0,
    ...more,
  });

const requestsOf = (one: TestCase) =>
  db.owner`SELECT * FROM outside_requests WHERE application_id = ${one.id} ORDER BY number`;
async function linkOf(one: TestCase): Promise<string> {
  const row = (await requestsOf(one)).at(-1);
  return outsideLinkTokenOf(ctx.secretKey, String(row?.id));
}
async function codeOf(browserToken: string): Promise<string> {
  const [row] = await db.owner`
    SELECT id FROM sign_in_codes WHERE browser_hash = ${tokenHashOf(browserToken)} AND consumed_at IS NULL`;
  return signInCodeOf(ctx.secretKey, String(row?.id));
}
const linesOf = async (one: TestCase) =>
  (
    await db.owner`
      SELECT action, actor_kind FROM activities WHERE application_id = ${one.id}
        AND (detail ->> 'approval') = ${APPROVAL} ORDER BY position`
  ).map((row) => `${row.actor_kind} ${row.action}`);
const stateOf = async (one: TestCase) => {
  const [row] = await db.owner`
    SELECT state, reference FROM outside_approvals WHERE application_id = ${one.id} AND approval = ${APPROVAL}`;
  return `${row?.state} ${row?.reference ?? ''}`.trim();
};

/** Whoever a browser's token speaks for. The database's own clock says what is over, so nothing of it may be. */
async function actorBy(token: string): Promise<Actor> {
  await db.owner`
    UPDATE sessions SET expires_at = now() + interval '1 year' WHERE token_hash = ${tokenHashOf(token)}`;
  return actorOf((await findSession(db.app, tokenHashOf(token))).session, tokenHashOf(token));
}

/** Comes by the link of the newest request, with the code. */
async function enter(one: TestCase, linkToken?: string): Promise<{ desk: Ctx; token: string }> {
  const link = linkToken ?? (await linkOf(one));
  const browserToken = newBrowser();
  await requestOutsideCode(ctx, { linkToken: link, browserToken, clientAddress: randomUUID() });
  const code = await codeOf(browserToken);
  const { token } = await confirmOutsideCode(ctx, { linkToken: link, browserToken, code });
  const actor = await actorBy(token);
  assert.equal(actor.kind, 'outside');
  return { desk: as(ctx, actor), token };
}

const YES = { answer: 'granted', reference: 'SHA 12-99', words: '' };

test('a body outside the city answers by a link, and each step leaves one line', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const { desk } = await enter(one);
  const screen = await outsideRequestFor(desk);
  assert.equal(screen.mayAnswer, true);
  assert.ok(screen.questions.some((question) => question.name === 'event.name'));
  assert.deepEqual(await answerOutside(desk, YES), { issues: [] });
  assert.equal(await stateOf(one), 'granted SHA 12-99');
  assert.deepEqual(await linesOf(one), [
    'staff ask_outside',
    'outside open_outside_request',
    'outside record_granted',
  ]);
  const after = await outsideRequestFor(desk);
  assert.equal(after.request.answer, 'granted');
  assert.equal(after.mayAnswer, false);
  const followed = (await reviewCaseFor(one.coordinator, one.ref)).outside[0];
  assert.equal(followed?.asked?.state, 'answered');
  assert.equal(followed?.mayAsk, false);
});

test('each answer moves the approval, and a question moves nothing', async () => {
  for (const [said, state, line] of [
    [
      { answer: 'refused', reference: '', words: 'The ramp stays open.' },
      'refused The ramp stays open.',
      'record_refused',
    ],
    [
      { answer: 'not_needed', reference: '', words: 'A city street.' },
      'not_needed A city street.',
      'record_not_needed',
    ],
    [{ answer: 'question', reference: '', words: 'Which lane?' }, 'needed', 'question_outside'],
  ] as const) {
    const one = await aCaseThatNeedsIt();
    await ask(one);
    const { desk } = await enter(one);
    assert.deepEqual(await answerOutside(desk, said), { issues: [] });
    assert.equal(await stateOf(one), state);
    assert.equal((await linesOf(one)).at(-1), `outside ${line}`);
  }
});

test('an answer that lacks something is told so and records nothing', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const { desk } = await enter(one);
  const { issues } = await answerOutside(desk, { answer: 'granted', reference: '', words: '' });
  assert.deepEqual(
    issues.map((issue) => issue.path),
    ['reference'],
  );
  assert.equal(await stateOf(one), 'needed');
});

test('of two answers at once one is recorded', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const [first, second] = [await enter(one), await enter(one)];
  const results = await Promise.allSettled([
    answerOutside(first.desk, YES),
    answerOutside(second.desk, { answer: 'refused', reference: '', words: 'No.' }),
  ]);
  assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
  const lost = results.find((result) => result.status === 'rejected');
  assert.ok(refusedWith('already-decided')(lost?.reason));
  assert.equal((await linesOf(one)).filter((line) => line.startsWith('outside record')).length, 1);
});

test('a link that is taken back while somebody answers leaves one of both', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const { desk } = await enter(one);
  const [answered, taken] = await Promise.allSettled([
    answerOutside(desk, YES),
    takeBackOutside(one.coordinator, { ref: one.ref, approval: APPROVAL }),
  ]);
  assert.notEqual(answered.status, taken.status);
  assert.equal(await stateOf(one), answered.status === 'fulfilled' ? 'granted SHA 12-99' : 'needed');
});

test('a link taken back works no more, nor does who came by it', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const link = await linkOf(one);
  const { desk, token } = await enter(one);
  await takeBackOutside(one.coordinator, { ref: one.ref, approval: APPROVAL });
  assert.equal((await actorBy(token)).kind, 'visitor');
  await assert.rejects(outsideRequestFor(desk), refusedWith('not-found'));
  await assert.rejects(answerOutside(desk, YES), refusedWith('not-found'));
  assert.equal(await outsideLinkFor(ctx, { linkToken: link, browserToken: null }), null);
  await assert.rejects(enter(one, link), refusedWith('code-expired'));
  await assert.rejects(
    takeBackOutside(one.coordinator, { ref: one.ref, approval: APPROVAL }),
    refusedWith('not-found'),
  );
  assert.equal((await linesOf(one)).at(-1), 'staff take_back_outside');
});

test('a link runs out on its day', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one, { days: 7 });
  const link = await linkOf(one);
  const { desk } = await enter(one);
  const late = new Date(NOW.getTime() + 7 * 86_400_000);
  assert.notEqual(await outsideLinkFor(ctx, { linkToken: link, browserToken: null }), null);
  assert.equal(await outsideLinkFor(as(ctx, ctx.actor, late), { linkToken: link, browserToken: null }), null);
  await assert.rejects(answerOutside(as(desk, desk.actor, late), YES), refusedWith('not-found'));
  await db.owner`UPDATE outside_requests SET expires_at = now() - interval '1 day' WHERE application_id = ${one.id}`;
  const { sessionHash } = desk.actor as Extract<Actor, { kind: 'outside' }>;
  assert.equal((await findSession(db.app, Buffer.from(sessionHash, 'hex'))).session, null);
});

test('a new link ends the one before, and pressing twice sends one', async () => {
  const one = await aCaseThatNeedsIt();
  const email = newMailbox();
  await ask(one, { email });
  await ask(one, { email });
  assert.equal((await requestsOf(one)).length, 1);
  const old = await linkOf(one);
  await assert.rejects(ask(one, { email: newMailbox() }), refusedWith('stale-revision'));
  await ask(one, { email, seen: 1 });
  assert.deepEqual(
    (await requestsOf(one)).map((row) => row.end_reason),
    ['sent_again', null],
  );
  assert.equal(await outsideLinkFor(ctx, { linkToken: old, browserToken: null }), null);
  await enter(one);
  await takeBackOutside(one.coordinator, { ref: one.ref, approval: APPROVAL });
  await ask(one, { email, seen: 2 });
  assert.equal((await requestsOf(one)).length, 3);
  const mails = await db.owner`
    SELECT recipient FROM notices WHERE application_id = ${one.id} AND moment = 'outside-request'`;
  assert.deepEqual(
    mails.map((row) => row.recipient),
    [email, email, email],
  );
});

test('the end of a case closes its links', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const link = await linkOf(one);
  const { desk } = await enter(one);
  await withdrawApplication(one.owner, { ref: one.ref });
  assert.equal(await outsideLinkFor(ctx, { linkToken: link, browserToken: null }), null);
  await assert.rejects(outsideRequestFor(desk), refusedWith('not-found'));
  await assert.rejects(answerOutside(desk, YES), refusedWith('wrong-state'));
  await assert.rejects(ask(one, { seen: 1 }), refusedWith('wrong-state'));
});

test('an approval that the coordinator recorded meanwhile takes no answer', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const { desk } = await enter(one);
  const recorded = {
    ref: one.ref,
    approval: APPROVAL,
    action: 'record_granted',
    reference: 'Letter',
  } as const;
  await recordOutsideApproval(one.coordinator, recorded);
  const answers = [
    YES,
    { answer: 'refused', reference: '', words: 'The road is closed.' },
    { answer: 'question', reference: '', words: 'Which road?' },
  ];
  for (const answer of answers)
    await assert.rejects(answerOutside(desk, answer), refusedWith('wrong-state'), answer.answer);
  assert.equal((await outsideRequestFor(desk)).mayAnswer, false);
  assert.equal(await stateOf(one), 'granted Letter');
  assert.equal((await requestsOf(one))[0]?.answer, null);
});

test('only the coordinator asks, with a fresh sign-in, for an approval that the case needs', async () => {
  const one = await aCaseThatNeedsIt();
  const auditor = as(ctx, await aStaffMember(db, null, ['auditor']));
  await assert.rejects(ask(one, {}, auditor), refusedWith('forbidden'));
  await assert.rejects(ask(one, {}, await one.desk('police')), refusedWith('not-found'));
  await assert.rejects(ask(one, {}, one.owner), refusedWith('not-found'));
  const stale = { ...one.coordinator.actor, authenticatedAt: new Date(NOW.getTime() - 16 * 60_000) } as Actor;
  await assert.rejects(ask(one, {}, { ...one.coordinator, actor: stale }), refusedWith('sign-in-again'));
  await assert.rejects(ask(one, { approval: 'faa' }), refusedWith('not-found'));
  await assert.rejects(ask(one, { days: 365 }), refusedWith('invalid-input'));
  await assert.rejects(ask(one, { email: 'desk' }), refusedWith('invalid-input'));
  await assert.rejects(ask(one, { documentIds: [randomUUID()] }), refusedWith('invalid-input'));
  assert.deepEqual(await linesOf(one), []);
});

test('a code opens its own request only, in its own browser, and no account', async () => {
  const [one, other] = [await aCaseThatNeedsIt(), await aCaseThatNeedsIt()];
  await ask(one);
  await ask(other);
  const [linkToken, browserToken] = [await linkOf(one), newBrowser()];
  await requestOutsideCode(ctx, { linkToken, browserToken, clientAddress: randomUUID() });
  const code = await codeOf(browserToken);
  await assert.rejects(confirmSignInCode(ctx, { code, browserToken }), refusedWith('code-expired'));
  const elsewhere = { linkToken, browserToken: newBrowser(), code };
  await assert.rejects(confirmOutsideCode(ctx, elsewhere), refusedWith('code-expired'));
  const wrongLink = { linkToken: await linkOf(other), browserToken, code };
  await assert.rejects(confirmOutsideCode(ctx, wrongLink), refusedWith('code-expired'));
  const wrong = { linkToken, browserToken, code: code === '00000000' ? '00000001' : '00000000' };
  for (let tried = 0; tried < 5; tried += 1)
    await assert.rejects(confirmOutsideCode(ctx, wrong), refusedWith('code-wrong'));
  await assert.rejects(
    confirmOutsideCode(ctx, { linkToken, browserToken, code }),
    refusedWith('code-expired'),
  );
});

test('who was asked sees one case only, and the organizer does not see that they were asked', async () => {
  const one = await aCaseThatNeedsIt();
  await ask(one);
  const { desk } = await enter(one);
  await assert.rejects(reviewCaseFor(desk, one.ref), refusedWith('sign-in-needed'));
  await assert.rejects(statusFor(desk, one.ref), refusedWith('not-found'));
  const { history } = await statusFor(one.owner, one.ref);
  assert.ok(history.every((line) => !line.action.includes('outside')));
});
