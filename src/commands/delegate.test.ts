import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { newBrowser } from '#e2e/fixtures/context.ts';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { type DelegateWorld, delegateWorld, invitingAnswers } from '#e2e/fixtures/delegate-world.ts';
import { anApplicant, as, signedInAt } from '#e2e/fixtures/people.ts';
import { saveStep, startApplication, withdrawApplication } from '#src/commands/application.ts';
import { inviteDelegate, openInvitation, takeBackDelegate } from '#src/commands/delegate.ts';
import { keepVisitorSession } from '#src/commands/session.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { myApplicationsFor, ownApplicationFor, stepFor, taskListFor } from '#src/queries/application.ts';
import { delegatedTaskFor, delegatesFor, invitationLinkFor } from '#src/queries/delegate.ts';
import { statusFor } from '#src/queries/status.ts';
import { findDraftByRef } from '#src/store/application.ts';
import { tokenHashOf } from '#src/store/session.ts';

let world: DelegateWorld;
let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  world = await delegateWorld();
  ({ db, ctx } = world);
});
after(() => db.drop());

const DAY_MS = 24 * 60 * 60_000;
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const daysLater = (who: Ctx, days: number): Ctx =>
  as(who, who.actor, new Date(ctx.now.getTime() + days * DAY_MS));

const namedSaves = (who: Ctx, ref: string, step: string, entries: [string, string][], revision = 1) =>
  saveStep(who, { ref, revision, step, entries });

const historyOf = async (ref: string): Promise<string[]> => {
  const rows = await db.owner`
    SELECT h.actor_kind || ' ' || h.action AS line FROM activities h JOIN applications a ON a.id = h.application_id
    WHERE a.ref = ${ref} ORDER BY h.position`;
  return rows.map((row) => String(row.line));
};

test('an invitation is mailed with a link of which the database knows only the hash', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
  assert.deepEqual(await inviteDelegate(owner, { ref, task: 'food', email: ` ${email.toUpperCase()} ` }), {
    issues: [],
  });
  const linkToken = await world.linkOf(email);
  const [row] = await db.owner`
    SELECT n.recipient, n.moment, row_to_json(n)::text || row_to_json(g)::text AS all_text FROM notices n
    JOIN delegations g ON n.content ->> 'delegationId' = g.id::text WHERE g.email = ${email}`;
  assert.deepEqual([row?.recipient, row?.moment], [email, 'invitation']);
  assert.ok(!String(row?.all_text).includes(linkToken));
  assert.deepEqual(await historyOf(ref), ['applicant start', 'applicant invite_delegate']);
});

test('an invitation that cannot be sent says which box is wrong and writes nothing', async () => {
  const { owner, ref } = await world.aDraft();
  const ask = (task: string, email: string) => inviteDelegate(owner, { ref, task, email });
  assert.deepEqual(await ask('', ''), {
    issues: [
      { path: 'task', code: 'required' },
      { path: 'email', code: 'required' },
    ],
  });
  assert.deepEqual(await ask('declaration', 'vera'), {
    issues: [
      { path: 'task', code: 'not-an-option' },
      { path: 'email', code: 'not-an-email' },
    ],
  });
  assert.deepEqual((await delegatesFor(owner, ref)).invitations, []);
  assert.deepEqual(await historyOf(ref), ['applicant start']);
});

test('nobody but the owner invites, sees who was invited, or takes it back', async () => {
  const { ref, email, delegate } = await world.anInvited();
  const stranger = as(ctx, await anApplicant(db));
  const visitor = as(ctx, { kind: 'visitor', sessionHash: null });
  for (const who of [stranger, visitor, delegate]) {
    const input = { ref, task: 'food', email };
    await assert.rejects(inviteDelegate(who, input), refusedWith('not-found'));
    await assert.rejects(takeBackDelegate(who, input), refusedWith('not-found'));
    await assert.rejects(delegatesFor(who, ref), refusedWith('not-found'));
  }
});

test('inviting asks for a sign-in of the last 15 minutes, taking back does not', async () => {
  const { owner, ref } = await world.aDraft();
  const [email, late] = [world.newMailbox(), world.newMailbox()];
  const after = (minutes: number) => as(owner, owner.actor, new Date(ctx.now.getTime() + minutes * 60_000));
  assert.deepEqual(await inviteDelegate(after(14.99), { ref, task: 'food', email }), { issues: [] });
  assert.equal((await delegatesFor(after(14.99), ref)).confirmBy, null);
  await assert.rejects(
    inviteDelegate(after(15), { ref, task: 'food', email: late }),
    refusedWith('sign-in-again'),
  );
  assert.match((await delegatesFor(after(15), ref)).confirmBy ?? '', /@example\.org$/);
  assert.equal((await delegatesFor(after(15), ref)).invitations.length, 1);
  await takeBackDelegate(after(600), { ref, task: 'food', email });
  // Somebody else's fresh sign-in is not theirs, nor is a session that ended.
  await signedInAt(db, await anApplicant(db), after(15).now);
  await assert.rejects(
    inviteDelegate(after(15), { ref, task: 'food', email: late }),
    refusedWith('sign-in-again'),
  );
  await db.owner`DELETE FROM sessions WHERE applicant_id = ${owner.actor.kind === 'applicant' ? owner.actor.id : ''}`;
  await assert.rejects(
    inviteDelegate(owner, { ref, task: 'food', email: late }),
    refusedWith('sign-in-again'),
  );
});

test('looking at a link changes nothing, however often', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
  await inviteDelegate(owner, { ref, task: 'food', email });
  const linkToken = await world.linkOf(email);
  for (let times = 0; times < 3; times += 1)
    assert.equal(await invitationLinkFor(ctx, { linkToken }), 'food');
  assert.equal((await delegatesFor(owner, ref)).invitations[0]?.state, 'invited');
  assert.equal(await invitationLinkFor(ctx, { linkToken: 'made-up' }), null);
});

test('whoever was invited sees the pages of that task and nothing else of the application', async () => {
  const { ref, delegate, email } = await world.anInvited();
  const part = await delegatedTaskFor(delegate, ref);
  assert.equal(part.task, 'food');
  assert.ok(part.steps.length > 0);
  for (const { step } of part.steps)
    assert.equal((await stepFor(delegate, ref, step.id, null)).step.id, step.id);
  for (const step of ['start', 'applicant', 'event', 'alcohol', 'declaration'])
    await assert.rejects(stepFor(delegate, ref, step, null), refusedWith('not-found'), step);
  await assert.rejects(ownApplicationFor(delegate, ref), refusedWith('not-found'));
  await assert.rejects(statusFor(delegate, ref), refusedWith('not-found'));
  assert.deepEqual(await myApplicationsFor(delegate), []);
  const text = JSON.stringify(part);
  assert.ok(!text.includes('@'), 'no address');
  assert.ok(!text.includes(email));
});

test('whoever was invited saves the pages of that task and no other', async () => {
  const { ref, delegate } = await world.anInvited();
  for (const step of ['applicant', 'event', 'alcohol'])
    await assert.rejects(namedSaves(delegate, ref, step, [['event.name', 'Mine']]), refusedWith('not-found'));
  const { step } = (await delegatedTaskFor(delegate, ref)).steps[0] ?? {};
  assert.ok(step);
  const saved = await namedSaves(delegate, ref, step.id, [['event.name', 'Mine']]);
  assert.equal(saved.draft.revision, 2);
  const draft = await findDraftByRef(db.app, ref);
  assert.equal(draft?.answers.event?.name, invitingAnswers.event?.name);
});

test('an invitation to one application opens no other', async () => {
  const { delegate } = await world.anInvited();
  const { ref: other } = await world.aDraft();
  await assert.rejects(delegatedTaskFor(delegate, other), refusedWith('not-found'));
  await assert.rejects(stepFor(delegate, other, 'food', null), refusedWith('not-found'));
  await assert.rejects(namedSaves(delegate, other, 'food', []), refusedWith('not-found'));
});

test('the owner sees who changed a page last, and which questions; the history names nobody', async () => {
  const { owner, ref, email, delegate } = await world.anInvited('event');
  const spanish: Ctx = { ...delegate, locale: 'es' };
  const { draft } = await namedSaves(spanish, ref, 'event', [
    ['event.name', 'Harbor Fair'],
    ['event.description', 'Songs by the water.'],
  ]);
  const changed = (await delegatesFor(owner, ref)).saves;
  assert.deepEqual(
    changed.map((save) => [save.step, save.email]),
    [['event', email]],
  );
  assert.ok(changed[0]?.questions?.includes('event.description'), String(changed[0]?.questions));
  const list = await taskListFor(owner, await ownApplicationFor(owner, ref));
  assert.deepEqual(list.changedBy, { event: email });
  assert.equal(list.application.locale, 'en', 'mails to the owner stay in their language');
  assert.deepEqual(await historyOf(ref), [
    'applicant start',
    'applicant invite_delegate',
    'delegate open_invitation',
    'delegate save',
  ]);
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM activities h WHERE row_to_json(h)::text LIKE ${`%${email}%`}`;
  assert.equal(row?.count, 0);
  const edits: [string, string][] = [['event.name', 'Harbor Fair Again']];
  await namedSaves(owner, ref, 'event', edits, draft.revision);
  assert.deepEqual((await taskListFor(owner, await ownApplicationFor(owner, ref))).changedBy, {});
  assert.deepEqual(
    (await delegatesFor(owner, ref)).saves.map((save) => save.email),
    [null],
  );
});

test('owner and delegate who answer the same question differently are told, and nothing is written over', async () => {
  const { owner, ref, delegate } = await world.anInvited('event');
  await namedSaves(delegate, ref, 'event', [['event.name', 'By Vera']]);
  await assert.rejects(
    namedSaves(owner, ref, 'event', [['event.name', 'By Ana']]),
    refusedWith('stale-revision'),
  );
  assert.equal((await findDraftByRef(db.app, ref))?.answers.event?.name, 'By Vera');
});

test('an invitation that is taken back lets nobody in, throws out who was in, and keeps what they saved', async () => {
  const { owner, ref, email, linkToken, token, delegate } = await world.anInvited('event');
  await namedSaves(delegate, ref, 'event', [['event.name', 'By Vera']]);
  await takeBackDelegate(owner, { ref, task: 'event', email });
  assert.equal((await world.actorBy(token)).kind, 'visitor');
  assert.equal(await invitationLinkFor(ctx, { linkToken }), null);
  await assert.rejects(
    openInvitation(ctx, { linkToken, browserToken: newBrowser() }),
    refusedWith('code-expired'),
  );
  assert.equal((await findDraftByRef(db.app, ref))?.answers.event?.name, 'By Vera');
  assert.equal((await delegatesFor(owner, ref)).invitations[0]?.state, 'taken_back');
  await assert.rejects(takeBackDelegate(owner, { ref, task: 'event', email }), refusedWith('not-found'));
});

test('a save that was on its way while the invitation was taken back writes nothing', async () => {
  const { owner, ref, email, delegate } = await world.anInvited('event');
  await takeBackDelegate(owner, { ref, task: 'event', email });
  // The session was read before it ended.
  await assert.rejects(
    namedSaves(delegate, ref, 'event', [['event.name', 'Too late']]),
    refusedWith('stale-revision'),
  );
  assert.equal((await findDraftByRef(db.app, ref))?.answers.event?.name, invitingAnswers.event?.name);
});

test('an invitation ends after 14 days', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
  await inviteDelegate(owner, { ref, task: 'food', email });
  const linkToken = await world.linkOf(email);
  const browserToken = newBrowser();
  assert.equal(await invitationLinkFor(daysLater(ctx, 13.99), { linkToken }), 'food');
  assert.equal(await invitationLinkFor(daysLater(ctx, 14), { linkToken }), null);
  await assert.rejects(
    openInvitation(daysLater(ctx, 14), { linkToken, browserToken }),
    refusedWith('code-expired'),
  );
  assert.equal((await delegatesFor(daysLater(owner, 14), ref)).invitations[0]?.state, 'expired');
});

test('the link works again in another browser until the invitation ends, and is noted once', async () => {
  const { ref, linkToken, token } = await world.anInvited();
  const again = await openInvitation(ctx, { linkToken, browserToken: newBrowser() });
  assert.notEqual(again.token, token);
  assert.equal((await world.actorBy(token)).kind, 'delegate');
  assert.deepEqual(
    (await historyOf(ref)).filter((line) => line.endsWith('open_invitation')),
    ['delegate open_invitation'],
  );
});

test('a second invitation to the same task takes the place of the first', async () => {
  const { owner, ref, email, linkToken, token } = await world.anInvited();
  const nextDay = daysLater(owner, 1);
  await signedInAt(db, owner.actor, nextDay.now);
  await inviteDelegate(nextDay, { ref, task: 'food', email });
  assert.equal((await world.actorBy(token)).kind, 'visitor');
  assert.equal(await invitationLinkFor(ctx, { linkToken }), null);
  assert.equal(await invitationLinkFor(daysLater(ctx, 1), { linkToken: await world.linkOf(email) }), 'food');
  assert.deepEqual(
    (await delegatesFor(daysLater(owner, 1), ref)).invitations.map((one) => one.state),
    ['invited', 'invited_again'],
  );
});

test('sending the application ends all invitations', async () => {
  const { owner, ref, linkToken, token } = await world.anInvited();
  const { revision } = (await findDraftByRef(db.app, ref)) ?? { revision: 0 };
  await submitApplication(owner, { ref, revision, key: 'first' });
  assert.equal((await world.actorBy(token)).kind, 'visitor');
  assert.equal(await invitationLinkFor(ctx, { linkToken }), null);
  const [row] = await db.owner`
    SELECT g.end_reason FROM delegations g JOIN applications a ON a.id = g.application_id WHERE a.ref = ${ref}`;
  assert.equal(row?.end_reason, 'sent');
  await assert.rejects(delegatesFor(owner, ref), refusedWith('wrong-state'));
  await assert.rejects(
    inviteDelegate(owner, { ref, task: 'food', email: world.newMailbox() }),
    refusedWith('wrong-state'),
  );
});

test('giving the draft up ends all invitations', async () => {
  const { owner, ref, linkToken, token } = await world.anInvited();
  await withdrawApplication(owner, { ref });
  assert.equal((await world.actorBy(token)).kind, 'visitor');
  assert.equal(await invitationLinkFor(ctx, { linkToken }), null);
});

test('a browser that holds a draft of a visitor keeps it', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
  await inviteDelegate(owner, { ref, task: 'food', email });
  const started = await startApplication(ctx, { answers: invitingAnswers, sessionHash: null });
  assert.ok(started.token);
  const browserToken = started.token;
  const visitor = as(ctx, { kind: 'visitor', sessionHash: tokenHashOf(browserToken).toString('hex') });
  const linkToken = await world.linkOf(email);
  await assert.rejects(openInvitation(visitor, { linkToken, browserToken }), refusedWith('wrong-state'));
  assert.equal((await myApplicationsFor(visitor)).length, 1);
});

test('the session of a delegate never becomes the session of a visitor’s draft', async () => {
  const { token, delegate } = await world.anInvited();
  await assert.rejects(
    startApplication(delegate, { answers: invitingAnswers, sessionHash: tokenHashOf(token) }),
    refusedWith('forbidden'),
  );
  const kept = await db.app.begin((tx) => keepVisitorSession(tx, ctx, tokenHashOf(token)));
  assert.ok(kept.token, 'a new one');
  assert.ok(!kept.sessionHash.equals(tokenHashOf(token)));
});

test('two invitations of one person to one task at the same time leave one open', async () => {
  const { owner, ref } = await world.aDraft();
  const email = world.newMailbox();
  await Promise.all([1, 2, 3].map(() => inviteDelegate(owner, { ref, task: 'food', email })));
  const states = (await delegatesFor(owner, ref)).invitations.map((one) => one.state);
  assert.deepEqual(states.toSorted(), ['invited', 'invited_again', 'invited_again']);
});

test('one form that is sent again invites once, until its invitation ended', async () => {
  const { owner, ref } = await world.aDraft();
  const [email, other] = [world.newMailbox(), world.newMailbox()];
  const wish = { ref, task: 'food', email, key: 'one-form' };
  const states = async () => (await delegatesFor(owner, ref)).invitations.map((one) => one.state).toSorted();
  await Promise.all([1, 2, 3].map(() => inviteDelegate(owner, wish)));
  assert.deepEqual(await states(), ['invited']);
  await inviteDelegate(owner, { ...wish, email: other });
  await inviteDelegate(owner, { ...wish, task: 'event' });
  assert.deepEqual(await states(), ['invited', 'invited', 'invited']);
  await takeBackDelegate(owner, wish);
  await inviteDelegate(owner, wish);
  assert.deepEqual(await states(), ['invited', 'invited', 'invited', 'taken_back']);
  await inviteDelegate(owner, { ...wish, key: 'the next form' });
  assert.deepEqual(await states(), ['invited', 'invited', 'invited', 'invited_again', 'taken_back']);
});

test('one person gets at most six invitations a day, whoever sends them', async () => {
  const email = world.newMailbox();
  for (let times = 0; times < 6; times += 1) {
    const { owner, ref } = await world.aDraft();
    await inviteDelegate(owner, { ref, task: 'food', email });
  }
  const { owner, ref } = await world.aDraft();
  await assert.rejects(inviteDelegate(owner, { ref, task: 'food', email }), refusedWith('too-many-requests'));
  assert.deepEqual((await delegatesFor(owner, ref)).invitations, []);
});
