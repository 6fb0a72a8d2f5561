import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DelegateWorld, delegateWorld, invitingAnswers } from '#e2e/fixtures/delegate-world.ts';
import { type Fields, posting } from '#e2e/fixtures/form-page.ts';
import type { Ctx } from '#src/context.ts';
import { allSteps, findStep } from '#src/domain/application/journey.ts';
import { marksOf } from '#src/domain/application/merge.ts';
import { postStep } from '#src/forms/application.ts';
import { delegatesFor } from '#src/queries/delegate.ts';
import { findDraftByRef } from '#src/store/application.ts';

let world: DelegateWorld;

before(async () => {
  world = await delegateWorld();
});
after(() => world.db.drop());

/** What the script sends when somebody pauses, and what it is told. */
async function autosave(who: Ctx, ref: string, step: string, fields: Fields) {
  const page = posting(who, `/applications/${ref}/${step}`, { revision: '1', intent: 'autosave', ...fields });
  const result = await postStep(page, ref, step);
  if (!(result instanceof Response)) return { status: page.response.status, refusal: result.refusal };
  return { status: result.status, told: result.status === 200 ? await result.json() : null };
}

const answersOf = async (ref: string) => (await findDraftByRef(world.db.app, ref))?.answers;
const eventPage = () => {
  const step = findStep('event');
  assert.ok(step);
  return step;
};

test('what somebody who was invited has typed so far is kept, and their form is told the new revision', async () => {
  const { owner, ref, delegate, email } = await world.anInvited('event');
  const half = { 'event.name': '', 'event.description': 'Songs by the wat' };
  const first = await autosave(delegate, ref, 'event', half);
  const answers = await answersOf(ref);
  assert.ok(answers);
  assert.equal(answers.event?.description, 'Songs by the wat');
  assert.equal(answers.event?.name, undefined);
  assert.deepEqual(first, { status: 200, told: { revision: 2, seen: marksOf(eventPage(), answers) } });
  const more = { revision: '2', 'event.name': 'Harbor Fair', 'event.description': 'Songs by the water.' };
  assert.equal((await autosave(delegate, ref, 'event', more)).status, 200);
  assert.equal((await answersOf(ref))?.event?.name, 'Harbor Fair');
  // The history names them, and the owner sees all that these saves changed.
  const rows = await world.db.owner`
    SELECT h.actor_kind, g.email FROM activities h JOIN delegations g ON g.id = h.actor_id
    WHERE h.action = 'save' AND g.email = ${email} ORDER BY h.position`;
  assert.deepEqual(
    rows.map((row) => [row.actor_kind, row.email]),
    [
      ['delegate', email],
      ['delegate', email],
    ],
  );
  const [save, ...others] = (await delegatesFor(owner, ref)).saves;
  assert.deepEqual(others, []);
  assert.equal(save?.email, email);
  for (const name of ['event.name', 'event.description']) assert.ok(save?.questions?.includes(name), name);
});

test('what the owner and somebody who was invited type at the same time on one page is joined', async () => {
  const { owner, ref, delegate } = await world.anInvited('event');
  const seen = marksOf(eventPage(), invitingAnswers);
  const { name = '', description = '' } = invitingAnswers.event ?? {};
  const byOwner = { seen, 'event.name': 'Harbor Fair', 'event.description': description };
  assert.equal((await autosave(owner, ref, 'event', byOwner)).status, 200);
  const byDelegate = { seen, 'event.name': name, 'event.description': 'Songs by the water.' };
  assert.equal((await autosave(delegate, ref, 'event', byDelegate)).status, 200);
  const joined = (await answersOf(ref))?.event;
  assert.deepEqual([joined?.name, joined?.description], ['Harbor Fair', 'Songs by the water.']);
  const otherName = { seen, 'event.name': 'Pier Fair', 'event.description': description };
  const refused = await autosave(delegate, ref, 'event', otherName);
  assert.deepEqual(refused, { status: 409, refusal: 'stale-revision' });
  assert.equal((await answersOf(ref))?.event?.name, 'Harbor Fair');
});

test('a save between of somebody who was invited reaches the questions of their task and no other', async () => {
  const { ref, delegate } = await world.anInvited('event');
  const { ref: other } = await world.aDraft();
  const closed = allSteps()
    .filter((step) => step.task !== 'event')
    .map((step) => step.id);
  assert.ok(closed.length > 60);
  for (const step of closed)
    assert.deepEqual(await autosave(delegate, ref, step, {}), { status: 404, told: null }, step);
  assert.deepEqual(await autosave(delegate, other, 'event', {}), { status: 404, told: null });
  const more = { 'event.name': 'Mine', 'applicant.name': 'Me' };
  const refused = await autosave(delegate, ref, 'event', more);
  assert.deepEqual(refused, { status: 422, refusal: 'invalid-input' });
  for (const one of [ref, other]) assert.deepEqual(await answersOf(one), invitingAnswers);
});

test('an owner sees what was changed since somebody else saved the page', async () => {
  const { owner, ref, delegate, email } = await world.anInvited('event');
  const { name = '', description = '' } = invitingAnswers.event ?? {};
  const page = { 'event.name': name, 'event.description': description };
  const questions = async () => {
    const [save] = (await delegatesFor(owner, ref)).saves;
    return [save?.email, save?.questions?.filter((one) => one in page)];
  };
  await autosave(delegate, ref, 'event', { ...page, 'event.name': 'Harbor Fair' });
  assert.deepEqual(await questions(), [email, ['event.name']]);
  await autosave(owner, ref, 'event', { ...page, revision: '2', 'event.name': 'Pier Fair' });
  assert.deepEqual(await questions(), [null, undefined]);
  const last = { 'event.name': 'Pier Fair', 'event.description': 'Songs by the water.' };
  await autosave(delegate, ref, 'event', { ...last, revision: '3' });
  // Continue changes nothing any more, and takes nothing from what they did before.
  await autosave(delegate, ref, 'event', { ...last, revision: '4' });
  assert.deepEqual(await questions(), [email, ['event.description']]);
});
