import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { portLyraFestival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, deskOf, openAgencies, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { askForCorrections } from '#e2e/fixtures/corrections.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { watchClocks } from '#src/commands/escalation.ts';
import { askApplicant, claimReview, decideReview, reconsiderReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { addBusinessDays } from '#src/domain/deadlines.ts';
import { type Actor, systemActor } from '#src/domain/policy.ts';
import { statusFor } from '#src/queries/status.ts';

// A Monday morning in a city that takes the silence of Green Spaces as agreement after ten business days.
const NOW = new Date('2027-03-01T18:00:00Z');
const START = '2027-03-01';
const GREEN = 'green-spaces';
let world: CaseWorld;

before(async () => {
  world = await caseWorld(NOW, 'port-lyra');
});
after(() => world[Symbol.asyncDispose]());

/** The day a number of business days after the start. */
const day = (count: number) => addBusinessDays(START, count, world.ctx.city.businessCalendar);
const on = (count: number, actor: Actor = systemActor('test')): Ctx =>
  as(world.ctx, actor, new Date(`${day(count)}T18:00:00Z`));
const watch = (count: number) => watchClocks(on(count));
const aFair = async (): Promise<TestCase> => {
  const one = await aCaseInReview(world.db, world.ctx, portLyraFestival('2027-06-05'));
  await deskOf(world.db, world.ctx, GREEN);
  return one;
};
const told = async (one: TestCase, agency = GREEN): Promise<string[]> =>
  (
    await world.db.owner`
      SELECT n.content ->> 'step' AS step, m.agency, m.roles[1] AS role FROM notices n
      JOIN staff_members m ON m.email = n.recipient
      WHERE n.application_id = ${one.id} AND n.moment = 'clock' AND n.content ->> 'agency' = ${agency}
      ORDER BY n.created_at, n.id`
  ).map((row) => `${row.step}: ${row.role} of ${row.agency}`);
const reviewOf = async (one: TestCase, agency = GREEN) => {
  const [row] = await world.db.owner`
    SELECT state, decided_by, decision_reason FROM reviews
    WHERE application_id = ${one.id} AND agency = ${agency} AND is_current`;
  return { ...row };
};
const linesOf = async (one: TestCase, action: string) =>
  (
    await world.db.owner`
      SELECT actor_kind, agency, detail FROM activities WHERE application_id = ${one.id} AND action = ${action}`
  ).map((row) => ({ ...row }));
const decision = async (one: TestCase, agency = GREEN) => ({
  ...(await seenBy(world.db, one, agency)),
  decision: 'approve' as const,
  reason: null,
  words: '',
  conditions: [],
});
const DEEMED = { state: 'deemed', decided_by: null, decision_reason: 'P12' };

test('an agency is reminded, who leads it hears, and then its silence is a decision with its rule', async () => {
  const one = await aFair();
  await watch(7);
  assert.deepEqual(await told(one), []);
  for (const count of [8, 9, 10]) await watch(count);
  assert.deepEqual(await told(one), ['soon: reviewer of green-spaces']);
  assert.equal((await reviewOf(one)).state, 'waiting');
  await watch(11);
  await watch(12);
  assert.deepEqual(await reviewOf(one), DEEMED);
  assert.deepEqual(await linesOf(one, 'deem'), [
    { actor_kind: 'system', agency: GREEN, detail: { round: 1, version: 1, rule: 'P12', days: 10 } },
  ]);
  const seen = await statusFor(one.owner, one.ref);
  const part = seen.agencies.find((candidate) => candidate.agency === GREEN);
  assert.deepEqual([part?.state, part?.silenceRule, part?.isOpen], ['deemed', 'P12', false]);
  assert.ok(seen.history.some((line) => line.action === 'deem'));
  assert.ok(!(await openAgencies(world.db, one)).includes(GREEN));
  // Everybody else is waited for, however long.
  await watch(40);
  assert.equal((await reviewOf(one, 'fire-safety')).state, 'waiting');
  assert.equal((await reviewOf(one, 'roads')).state, 'waiting');
});

test('without a supervisor of the agency the coordinators hear that it is late, each once', async () => {
  const one = await aFair();
  const roads = await deskOf(world.db, world.ctx, 'roads');
  await claimReview(roads, { ref: one.ref });
  const supervised = await aFair();
  await Promise.all([watch(9), watch(9), watch(9)]);
  await watch(10);
  const late = (await told(one, 'roads')).filter((line) => line.startsWith('late'));
  assert.ok(late.length > 0 && late.every((line) => line.startsWith('late: coordinator of ')), String(late));
  const [{ count } = {}] = await world.db.owner`
    SELECT count(*)::int FROM (SELECT recipient FROM notices WHERE application_id = ${one.id} AND moment = 'clock'
      AND content ->> 'step' = 'late' AND content ->> 'agency' = 'roads' GROUP BY recipient HAVING count(*) > 1) AS twice`;
  assert.equal(count, 0);
  await aStaffMember(world.db, 'constables', ['supervisor'], 'Sue Pervisor');
  await watch(11);
  const heads = (await told(supervised, 'constables')).filter((line) => line.includes('supervisor'));
  assert.deepEqual(heads, ['late: supervisor of constables']);
});

test('nobody is told and no silence counts while the applicant has the ball, nor before somebody was told', async () => {
  const [asked, changing, untold] = [await aFair(), await aFair(), await aFair()];
  await askApplicant(await asked.desk(GREEN), { ref: asked.ref, question: 'Which lawn?' });
  await askForCorrections(changing.coordinator, changing.ref, { by: await changing.desk(GREEN) });
  await watch(20);
  assert.deepEqual(await told(asked), []);
  assert.deepEqual(await told(changing), []);
  assert.equal((await reviewOf(asked)).state, 'info_requested');
  assert.equal((await reviewOf(changing)).state, 'waiting');
  // The job had not run for weeks: first a word, the next day the rule.
  assert.equal((await reviewOf(untold)).state, 'waiting');
  assert.ok((await told(untold)).every((line) => line.startsWith('late')));
  await watch(21);
  assert.deepEqual(await reviewOf(untold), DEEMED);
});

test('a decision and the silence rule at the same moment: exactly one wins, and the other is told', async () => {
  for (let round = 0; round < 6; round += 1) {
    const one = await aFair();
    await watch(9);
    const input = await decision(one);
    const desk = on(12, (await one.desk(GREEN)).actor);
    const [decided] = await Promise.allSettled([decideReview(desk, input), watch(12), watch(12)]);
    const lines = [...(await linesOf(one, 'approve')), ...(await linesOf(one, 'deem'))];
    assert.equal(lines.length, 1);
    const { state } = await reviewOf(one);
    assert.equal(state, decided.status === 'fulfilled' ? 'approved' : 'deemed');
    if (decided.status === 'rejected') assert.equal(decided.reason.code, 'already-decided');
    else {
      await watch(13);
      assert.equal((await reviewOf(one)).state, 'approved');
    }
  }
});

test('an agency can open the decision again and is not silent from then on', async () => {
  const one = await aFair();
  await watch(9);
  await watch(12);
  assert.deepEqual(await reviewOf(one), DEEMED);
  await reconsiderReview(await one.desk(GREEN), { ref: one.ref, reason: 'We looked at the lawn now.' });
  await watch(13);
  await watch(14);
  assert.equal((await reviewOf(one)).state, 'assigned');
  await decideReview(await one.desk(GREEN), await decision(one));
  assert.equal((await reviewOf(one)).state, 'approved');
});

test('nobody in person can let a silence count', async () => {
  const one = await aFair();
  await assert.rejects(watchClocks({ ...one.coordinator, now: on(12).now }), { code: 'forbidden' });
});
