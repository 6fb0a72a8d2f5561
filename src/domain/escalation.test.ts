import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cityNamed } from '#src/city/index.ts';
import { type CountedReview, workedDays } from '#src/domain/clock.ts';
import { addBusinessDays, isBusinessDay } from '#src/domain/deadlines.ts';
import { clockStep, lastDueOn, type SilentReview, silenceRuleOf } from '#src/domain/escalation.ts';
import { addDays, instantAt } from '#src/domain/shared/calendar-date.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_123 });

// A made-up city that takes one agency's silence as agreement, and reminds two business days before.
const city = cityNamed('port-lyra');
const ARRIVED = '2027-05-03'; // a Monday; Friday the 14th is a holiday
const DUE = '2027-05-18';
const at = (day: string) => instantAt(day, '11:00', city.timeZone);
const review: CountedReview = {
  state: 'waiting',
  arrived_at: at(ARRIVED),
  due_on: DUE,
  paused_at: null,
  paused_days_count: 0,
  decided_at: null,
};
const silent: SilentReview = {
  review,
  status: 'in_agency_review',
  silence: { rule: 'P12', days: 10 },
  isTold: true,
  isReconsidered: false,
};

const ONE_DAY = { ...city.reminders, beforeDueDays: 1 };

test('an agency is reminded, then who leads it hears, then its silence counts', () => {
  for (const [today, step, held] of [
    ['2027-05-03', null, null],
    ['2027-05-13', null, null],
    ['2027-05-14', null, null], // a holiday
    ['2027-05-15', null, null], // a Saturday
    ['2027-05-17', 'soon', 'soon'],
    ['2027-05-18', 'soon', 'soon'],
    ['2027-05-19', 'deemed', 'late'],
    ['2027-05-22', null, null],
    ['2027-07-05', null, null], // a holiday
    ['2027-07-06', 'deemed', 'late'],
  ] as const) {
    assert.equal(clockStep(silent, today, { ...city, reminders: ONE_DAY }), step, today);
    assert.equal(
      clockStep({ ...silent, silence: null }, today, { ...city, reminders: ONE_DAY }),
      held,
      today,
    );
  }
  // Two business days before, as the city has it.
  assert.equal(clockStep(silent, '2027-05-12', city), null);
  assert.equal(clockStep(silent, '2027-05-13', city), 'soon');
});

const AFTER = '2027-06-01';
const WAITING: [string, Partial<SilentReview>, string | null][] = [
  ['the agency waits for an answer', { review: { ...review, paused_at: at('2027-05-10') } }, null],
  ['the agency asked', { review: { ...review, state: 'info_requested', paused_at: at('2027-05-10') } }, null],
  ['the agency has decided', { review: { ...review, state: 'approved' } }, null],
  ['its silence counted before', { review: { ...review, state: 'deemed' } }, null],
  ['nobody was told before today', { isTold: false }, 'late'],
  ['it took an answer back', { isReconsidered: true }, 'late'],
  ['the city has no such rule for it', { silence: null }, 'late'],
  ['its days are more than those that passed', { silence: { rule: 'P12', days: 40 } }, 'late'],
  ['the clock stood still for so long', { review: { ...review, paused_days_count: 12 } }, 'late'],
];
for (const [what, change, step] of WAITING)
  test(`silence does not count when ${what}`, () => {
    assert.equal(clockStep({ ...silent, ...change }, AFTER, city), step);
  });

test('only while the agencies have the case is anybody told or any silence counted', () => {
  for (const status of Object.keys(APPLICATION_STATUSES) as ApplicationStatus[])
    assert.equal(
      clockStep({ ...silent, status }, AFTER, city),
      status === 'in_agency_review' || status === 'changes_requested' ? 'deemed' : null,
      status,
    );
});

const silence = (rule: string, agencies: string[], more: object = {}) => ({
  rule,
  agencies,
  silence: {
    kind: 'silence' as const,
    days: 10,
    dayKind: 'business' as const,
    outcome: 'no-objection' as const,
  },
  ...more,
});
const hold = { kind: 'silence', days: 5, dayKind: 'business', outcome: 'hold' } as const;

test('a rule that waits is stronger, the longest rule counts, and fire and structures are always waited for', () => {
  const green = silence('P12', ['green-spaces']);
  const longer = silence('P99', ['green-spaces'], { silence: { ...green.silence, days: 12 } });
  const asked = (agency: string, ...silences: ReturnType<typeof silence>[]) =>
    silenceRuleOf(agency, silences, city);
  assert.deepEqual(asked('green-spaces', green), { rule: 'P12', days: 10 });
  assert.deepEqual(asked('green-spaces', green, longer), { rule: 'P99', days: 12 });
  assert.equal(asked('green-spaces', green, silence('P98', ['green-spaces'], { silence: hold })), null);
  assert.equal(asked('roads', green), null);
  assert.equal(asked('green-spaces'), null);
  assert.equal(asked('nobody', silence('P97', ['nobody'])), null);
  assert.equal(asked('fire-safety', silence('P96', ['fire-safety'])), null);
  assert.equal(
    asked(
      'green-spaces',
      silence('P95', ['green-spaces'], { silence: { ...green.silence, dayKind: 'calendar' } }),
    ),
    null,
  );
  const baltimore = cityNamed('baltimore');
  for (const { key, role } of baltimore.agencies)
    assert.equal(
      silenceRuleOf(key, [silence('Z01', [key])], baltimore) === null,
      role === 'fire' || role === 'buildings',
      key,
    );
});

test('whatever was paused, silence counts only after all days of its rule and only on a business day', () => {
  const pauses = fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 9 })), { maxLength: 4 });
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 15 }), pauses, (after, days, stood) => {
      const paused = stood.reduce((sum, [, length]) => sum + length, 0);
      const dueOn = addBusinessDays(DUE, paused, city.businessCalendar);
      const one = { ...review, paused_days_count: paused, due_on: dueOn };
      const today = addDays(ARRIVED, after);
      const step = clockStep({ ...silent, review: one, silence: { rule: 'P12', days } }, today, city);
      if (step === null) return;
      assert.ok(isBusinessDay(today, city.businessCalendar));
      assert.equal(step === 'soon', today <= dueOn);
      assert.equal(step === 'deemed', today > dueOn && workedDays(one, today, city).day > days);
      assert.ok(dueOn <= lastDueOn(today, city), 'the sweep would not have met this review');
    }),
  );
});
