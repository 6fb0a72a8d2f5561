import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baltimore as written } from '#src/city/baltimore/city.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { backPlan, planByDay } from '#src/domain/back-plan.ts';
import { citySchema } from '#src/domain/city.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';

const baltimore = citySchema.parse(written);
const planOf = (answers: Answers, today: string) =>
  backPlan(answers, evaluate(baltimore, answers, { moment: 'triage', today }), today);

const festival: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  places: { types: ['street'] },
  people: { peak: 900 },
  dates: { firstDay: '2027-06-05' },
  activities: { list: ['structures'] },
};

test('the last filing day and every paper stand before the event, in order', () => {
  const days = planOf(festival, '2027-01-10');
  assert.deepEqual(
    days.map(({ on }) => on).toSorted(),
    days.map(({ on }) => on),
  );
  assert.deepEqual(days.find(({ kind }) => kind === 'file')?.on, '2027-04-24');
  assert.equal(days.at(-1)?.kind === 'event' ? days.at(-1)?.on : '2027-06-05', '2027-06-05');
  assert.ok(days.some(({ kind, paper }) => kind === 'paper' && paper !== null));
  assert.equal(
    days.some(({ isPast }) => isPast),
    false,
  );
});

test('a day that has passed says so', () => {
  const filing = planOf(festival, '2027-05-10').find(({ kind }) => kind === 'file');
  assert.equal(filing?.isPast, true);
});

test('speech is never told that it is too late', () => {
  const vigil: Answers = {
    event: { kind: 'memorial', speech: 'yes', access: 'public_free' },
    places: { types: ['park'] },
    people: { peak: 150 },
    dates: { firstDay: '2027-06-05' },
    activities: { list: ['none'] },
  };
  const kinds = planOf(vigil, '2027-06-04').map(({ kind }) => kind);
  assert.deepEqual(kinds, ['event']);
  assert.ok(planOf(vigil, '2027-05-01').some(({ kind }) => kind === 'file'));
});

test('without a day there is no plan', () => {
  assert.deepEqual(planOf({ ...festival, dates: {} }, '2027-01-10'), []);
});

test('what is due on one day stands together, and every day stands once', () => {
  const plan = planOf(festival, '2027-01-10');
  const days = planByDay(plan);
  assert.deepEqual(days.flat(), plan);
  const dates = days.map((ofDay) => new Set(ofDay.map(({ on }) => on)));
  assert.ok(dates.every((ofDay) => ofDay.size === 1));
  assert.equal(new Set(plan.map(({ on }) => on)).size, days.length);
  assert.ok(days.length < plan.length);
});
