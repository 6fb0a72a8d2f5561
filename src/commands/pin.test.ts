import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { withdrawApplication } from '#src/commands/application.ts';
import { addCorrection } from '#src/commands/correction.ts';
import { removeDocument } from '#src/commands/document.ts';
import { addPin, movePin, replyToPin } from '#src/commands/pin.ts';
import { decideReview, reconsiderReview } from '#src/commands/review.ts';
import { changeKindsOf } from '#src/domain/case-change.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { planFor } from '#src/queries/plan.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { statusFor } from '#src/queries/status.ts';
import { listCurrentConditions } from '#src/store/condition.ts';
import type { Document } from '#src/store/document.ts';
import { listPins, type PlanPin } from '#src/store/pin.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
let world: CaseWorld;
before(async () => {
  world = await caseWorld(NOW);
});
after(() => world[Symbol.asyncDispose]());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const PLACE = { x: 125, y: 400, width: null, height: null };
const GATE = { page: 1, place: null, where: 'North gate', body: 'Keep 20 feet free.' };

interface Planned extends TestCase {
  plan: Document;
}
async function aPlan(kind = 'site-plan'): Promise<Planned> {
  const one = await aCaseInReview(world.db, world.ctx, festival('2027-08-07'));
  const plan = await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }), { documentKind: kind });
  return { ...one, plan };
}
const at = (one: Planned) => ({ ref: one.ref, documentId: one.plan.id });
const pinsOf = (one: TestCase) => listPins(world.db.app, one.id);
async function onlyPin(one: TestCase): Promise<PlanPin> {
  const [pin] = await pinsOf(one);
  assert.ok(pin);
  return pin;
}
const workOn = async (one: Planned) => {
  const { id: pinId, revision } = await onlyPin(one);
  return { ...at(one), pinId, revision };
};
const linesOf = async (one: TestCase) =>
  (
    await world.db.owner`
      SELECT action, agency, detail->>'pin' AS pin FROM activities
      WHERE application_id = ${one.id} AND action LIKE '%pin' ORDER BY position`
  ).map((row) => [row.action, row.agency, row.pin].join(' '));

test('one agency puts a pin, another answers and settles it, a third opens it again', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  const fire = await one.desk('fire-marshal');
  assert.deepEqual(await addPin(police, { ...at(one), ...GATE }), { number: 1 });
  await replyToPin(fire, { ...(await workOn(one)), body: 'We agree.' });
  await movePin(fire, { ...(await workOn(one)), action: 'resolve_pin' });
  let pin = await onlyPin(one);
  assert.deepEqual(
    [pin.number, pin.page, pin.x, pin.where_words, pin.body, pin.agency, pin.state],
    [1, 1, null, 'North gate', 'Keep 20 feet free.', 'police', 'resolved'],
  );
  assert.deepEqual(
    pin.replies.map(({ agency, body, created_at }) => [agency, body, created_at]),
    [['fire-marshal', 'We agree.', NOW]],
  );
  await movePin(one.coordinator, { ...(await workOn(one)), action: 'reopen_pin' });
  pin = await onlyPin(one);
  assert.equal(pin.state, 'reopened');
  assert.deepEqual(await linesOf(one), [
    'add_pin police 1',
    'reply_pin fire-marshal 1',
    'resolve_pin fire-marshal 1',
    'reopen_pin special-events 1',
  ]);
  assert.deepEqual(changeKindsOf(['reply_pin', 'add_pin']), ['pin']);
});

test('a pin has a point or an area, and numbers run through the plans of one case', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  const other = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), { documentKind: 'other' });
  await addPin(police, { ...at(one), ...GATE, place: PLACE, where: '' });
  await addPin(police, { ...at(one), ...GATE, place: { ...PLACE, width: 100, height: 50 } });
  await addPin(police, { ref: one.ref, documentId: other.id, ...GATE, page: 3 });
  assert.deepEqual(
    (await pinsOf(one)).map((pin) => [pin.number, pin.document_id, pin.x, pin.y, pin.width, pin.height]),
    [
      [1, one.plan.id, 125, 400, null, null],
      [2, one.plan.id, 125, 400, 100, 50],
      [3, other.id, null, null, null, null],
    ],
  );
});

test('the same pin and the same reply sent again change nothing', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  const first = await addPin(police, { ...at(one), ...GATE, place: PLACE });
  assert.deepEqual(await addPin(police, { ...at(one), ...GATE, place: PLACE }), first);
  const work = await workOn(one);
  for (const body of ['Is it?', ' Is it? ']) await replyToPin(police, { ...work, body });
  assert.equal((await onlyPin(one)).replies.length, 1);
  assert.deepEqual(await linesOf(one), ['add_pin police 1', 'reply_pin police 1']);
  // Somebody else means something else by the same words.
  await addPin(await one.desk('fire-marshal'), { ...at(one), ...GATE, place: PLACE });
  assert.equal((await pinsOf(one)).length, 2);
});

test('two people at once: each pin has its own number, and one of two who settle it is told', async () => {
  const one = await aPlan();
  const desks = await Promise.all(['police', 'fire-marshal', 'traffic'].map((agency) => one.desk(agency)));
  await Promise.all(desks.map((desk) => addPin(desk, { ...at(one), ...GATE })));
  assert.deepEqual(
    (await pinsOf(one)).map(({ number }) => number),
    [1, 2, 3],
  );
  const work = { ...(await workOn(one)), action: 'resolve_pin' as const };
  const ends = await Promise.allSettled(desks.map((desk) => movePin(desk, work)));
  assert.deepEqual(ends.map(({ status }) => status).sort(), ['fulfilled', 'rejected', 'rejected']);
});

test('nobody settles a pin whose newest reply they have not read', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  const seen = await workOn(one);
  await replyToPin(await one.desk('fire-marshal'), { ...seen, body: 'Not yet.' });
  await assert.rejects(movePin(police, { ...seen, action: 'resolve_pin' }), refusedWith('stale-revision'));
  await assert.rejects(
    movePin(police, { ...(await workOn(one)), action: 'reopen_pin' }),
    refusedWith('wrong-state'),
  );
});

test('who has no part in the case, may not read the file, or only looks on puts no pin', async () => {
  const one = await aPlan('security-plan');
  const pin = { ...at(one), ...GATE };
  const police = await one.desk('police');
  assert.deepEqual(await addPin(police, pin), { number: 1 });
  const outsider = as(world.ctx, await aStaffMember(world.db, 'housing'));
  const auditor = as(world.ctx, await aStaffMember(world.db, null, ['auditor']));
  const parks = await one.desk('risk');
  for (const [who, code] of [
    [one.owner, 'not-found'],
    [outsider, 'not-found'],
    [parks, 'not-found'],
    [auditor, 'not-found'],
  ] as const)
    await assert.rejects(addPin(who, pin), refusedWith(code));
  const open = await aPlan();
  await assert.rejects(addPin(auditor, { ...at(open), ...GATE }), refusedWith('forbidden'));
  await assert.rejects(addPin(police, { ...pin, documentId: open.plan.id }), refusedWith('not-found'));
  await assert.rejects(
    replyToPin(police, { ...at(open), pinId: (await onlyPin(one)).id, body: 'Here?' }),
    refusedWith('not-found'),
  );
  // The agency that may not read the file is told nothing of its pins either.
  await assert.rejects(planFor(parks, { ref: one.ref, documentId: one.plan.id }), refusedWith('not-found'));
});

test('pins on a file that only some agencies read stay among them, whichever way somebody asks', async () => {
  const one = await aPlan('security-plan');
  const police = await one.desk('police');
  const risk = await one.desk('risk');
  await addPin(police, { ...at(one), ...GATE });
  const { id: pinId } = await onlyPin(one);
  assert.deepEqual((await reviewCaseFor(police, one.ref)).pins.length, 1);
  assert.deepEqual((await reviewCaseFor(risk, one.ref)).pins, []);
  const open = await uploaded(one.owner, one.ref, plainPdf(), { documentKind: 'other' });
  await assert.rejects(
    replyToPin(risk, { ref: one.ref, documentId: open.id, pinId, body: 'What is it?' }),
    refusedWith('not-found'),
  );
  await assert.rejects(
    decideReview(risk, {
      ...(await seenBy(world.db, one, 'risk')),
      decision: 'approve_with_conditions',
      reason: null,
      words: '',
      conditions: [{ libraryKey: null, parameters: {}, words: 'So what?', met: 'during', pinId }],
    }),
    refusedWith('not-found'),
  );
});

test('a case takes no more pins than anybody reads', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  await world.db.owner`UPDATE plan_pins SET number = 499 WHERE application_id = ${one.id}`;
  await addPin(police, { ...at(one), ...GATE, where: 'South gate' });
  const tooMany = addPin(police, { ...at(one), ...GATE, where: 'East gate' });
  await assert.rejects(tooMany, refusedWith('too-many-pins'));
  assert.equal((await pinsOf(one)).length, 2);
});

test('a pin on a file that was removed is listed with the next one of its kind', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  await removeDocument(one.owner, { ref: one.ref, documentId: one.plan.id });
  const next = await uploaded(one.owner, one.ref, plainPdf({ pages: 4 }), { documentKind: 'site-plan' });
  const other = await uploaded(one.owner, one.ref, plainPdf({ pages: 5 }), { documentKind: 'other' });
  const elsewhere = async (documentId: string) =>
    (await planFor(police, { ref: one.ref, documentId })).plan.elsewhere.map((pin) => pin.number);
  assert.deepEqual([await elsewhere(next.id), await elsewhere(other.id)], [[1], []]);
  await assert.rejects(planFor(police, { ref: one.ref, documentId: one.plan.id }), refusedWith('not-found'));
});

test('a file that proves a condition is no plan', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await decideReview(police, {
    ...(await seenBy(world.db, one, 'police')),
    decision: 'approve_with_conditions',
    reason: null,
    words: '',
    conditions: [{ libraryKey: null, parameters: {}, words: 'Show the key.', met: 'during', proof: 'photo' }],
  });
  const [condition] = await listCurrentConditions(world.db.app, one.id);
  const proof = { documentKind: 'other', conditionId: condition?.id ?? '' };
  const { id: documentId } = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), proof);
  await assert.rejects(planFor(police, { ref: one.ref, documentId }), refusedWith('not-found'));
  await assert.rejects(addPin(police, { ref: one.ref, documentId, ...GATE }), refusedWith('not-found'));
});

test('a pin that is nowhere, says nothing, or lies on a page that is not there is refused', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await world.db.owner`UPDATE documents SET pages_count = 2 WHERE id = ${one.plan.id}`;
  for (const pin of [
    { ...GATE, where: ' ' },
    { ...GATE, body: ' ' },
    { ...GATE, page: 3 },
  ])
    await assert.rejects(addPin(police, { ...at(one), ...pin }), refusedWith('invalid-input'));
  assert.deepEqual(await pinsOf(one), []);
});

test('a file that waits for its virus check takes no pin, and neither does a case that is over', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await world.db.owner`UPDATE documents SET scan_state = 'quarantined' WHERE id = ${one.plan.id}`;
  await assert.rejects(addPin(police, { ...at(one), ...GATE }), refusedWith('not-found'));
  await world.db.owner`UPDATE documents SET scan_state = 'unscanned' WHERE id = ${one.plan.id}`;
  await addPin(police, { ...at(one), ...GATE });
  await withdrawApplication(one.owner, { ref: one.ref });
  await assert.rejects(addPin(police, { ...at(one), ...GATE, page: 2 }), refusedWith('wrong-state'));
  const { plan } = await planFor(police, { ref: one.ref, documentId: one.plan.id });
  assert.deepEqual([plan.mayWrite, plan.pins.map((pin) => pin.actions)], [false, [[]]]);
});

test('a pin stays with its version, and the newer version lists it as one of the older', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  const newer = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), {
    documentKind: 'site-plan',
    replacesId: one.plan.id,
  });
  await addPin(police, { ref: one.ref, documentId: newer.id, ...GATE, where: 'South gate' });
  const screen = await planFor(police, { ref: one.ref, documentId: newer.id });
  assert.deepEqual(
    [screen.plan.pins, screen.plan.elsewhere].map((pins) =>
      pins.map((pin) => [pin.number, pin.document_version]),
    ),
    [[[2, 2]], [[1, 1]]],
  );
  assert.deepEqual(
    screen.plan.versions.map((one) => one.version_number),
    [2, 1],
  );
});

test('a pin becomes a condition with the decision, and is one no more when the decision is taken back', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  const { id: pinId } = await onlyPin(one);
  const decide = async (id: string) =>
    decideReview(police, {
      ...(await seenBy(world.db, one, 'police')),
      decision: 'approve_with_conditions',
      reason: null,
      words: '',
      conditions: [
        {
          libraryKey: null,
          parameters: {},
          words: 'Keep 20 feet free at the north gate.',
          met: 'during',
          pinId: id,
        },
      ],
    });
  await assert.rejects(decide(one.plan.id), refusedWith('not-found'));
  await decide(pinId);
  assert.deepEqual(
    (await listCurrentConditions(world.db.app, one.id)).map((condition) => condition.pin_id),
    [pinId],
  );
  const shown = async () => (await planFor(police, { ref: one.ref, documentId: one.plan.id })).plan.pins[0];
  let pin = await shown();
  assert.deepEqual([pin?.conditions.length, pin?.actions], [1, ['reply_pin']]);
  await reconsiderReview(police, { ref: one.ref, reason: 'The gate moved.' });
  pin = await shown();
  assert.deepEqual([pin?.conditions, pin?.actions], [[], ['reply_pin', 'resolve_pin']]);
});

test('a pin becomes a correction that leads back to it, and only for whoever reads the plan', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE });
  const { id: pinId } = await onlyPin(one);
  const asking = {
    ref: one.ref,
    target: { target_kind: 'document', target_key: 'site-plan', target_row: null },
    kind: 'unclear',
    words: 'Keep 20 feet free at the north gate.',
    dueOn: '2027-04-20',
  } as const;
  await assert.rejects(addCorrection(police, { ...asking, pinId: one.plan.id }), refusedWith('not-found'));
  await addCorrection(police, { ...asking, pinId });
  const { corrections, pins } = await reviewCaseFor(police, one.ref);
  assert.deepEqual(
    corrections.items.map((item) => item.pin_id),
    [pins[0]?.id],
  );
});

test('nothing of a pin stands on the page of the applicant', async () => {
  const one = await aPlan();
  const police = await one.desk('police');
  await addPin(police, { ...at(one), ...GATE, where: 'canary-where', body: 'canary-body' });
  await replyToPin(police, { ...(await workOn(one)), body: 'canary-reply' });
  await movePin(police, { ...(await workOn(one)), action: 'resolve_pin' });
  const page = JSON.stringify(await statusFor(one.owner, one.ref));
  assert.doesNotMatch(page, /canary|_pin/);
});

test('a block party without a plan has no page for one', async () => {
  const one = await aCaseInReview(world.db, world.ctx, blockParty('2027-06-05'));
  await assert.rejects(
    planFor(one.coordinator, { ref: one.ref, documentId: one.id }),
    refusedWith('not-found'),
  );
});
