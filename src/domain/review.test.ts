import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Field } from '#src/domain/application/field.ts';
import type { AnsweredQuestion } from '#src/domain/application/snapshot.ts';
import {
  caseClock,
  fillCondition,
  gapLabel,
  isNeededBeforeIssue,
  isNothingMissing,
  missingForIssue,
  readableQuestions,
  resumeClock,
  reviewClock,
  splitByReader,
} from '#src/domain/review.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { refusal } from '#src/domain/workflow/workflow.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

// Weekends and the Friday after a holiday Thursday are off.
const calendar = { weekend: [0, 6], holidays: [{ on: '2027-11-25' }, { on: '2027-11-26' }] };
const open = { state: 'waiting' as const, due_on: '2027-11-24', paused_at: null };

test('a running clock counts business days and is late by one at least', () => {
  const cases: [today: string, clock: object][] = [
    ['2027-11-22', { kind: 'left', days: 2 }],
    ['2027-11-24', { kind: 'left', days: 0 }],
    ['2027-11-25', { kind: 'late', days: 1 }],
    ['2027-11-28', { kind: 'late', days: 1 }],
    ['2027-11-29', { kind: 'late', days: 1 }],
    ['2027-11-30', { kind: 'late', days: 2 }],
  ];
  for (const [today, clock] of cases)
    assert.deepEqual(reviewClock(open, 'in_agency_review', today, calendar), clock, today);
});

test('a clock stands still while the applicant has the ball and is done with the answer', () => {
  const today = '2027-12-01';
  assert.deepEqual(reviewClock(open, 'returned_incomplete', today, calendar), { kind: 'stopped' });
  const paused = { ...open, paused_at: new Date('2027-11-20T12:00:00Z') };
  assert.deepEqual(reviewClock(paused, 'changes_requested', today, calendar), { kind: 'stopped' });
  const asked = { ...open, state: 'info_requested' as const, paused_at: new Date('2027-11-20T12:00:00Z') };
  assert.deepEqual(reviewClock(asked, 'in_agency_review', today, calendar), { kind: 'stopped' });
  const approved = { ...open, state: 'approved' as const };
  assert.deepEqual(reviewClock(approved, 'in_agency_review', today, calendar), { kind: 'done' });
});

test('while corrections are made, the clocks of agencies that asked for none go on', () => {
  const today = '2027-12-01';
  assert.deepEqual(reviewClock(open, 'changes_requested', today, calendar), { kind: 'late', days: 3 });
  const whole = { status: 'changes_requested', next_due_on: '2027-12-02' } as const;
  assert.deepEqual(caseClock(whole, today, calendar), { kind: 'stopped' });
});

test('the clock of a case runs while it is with the city', () => {
  const today = '2027-11-22';
  const at = (status: Parameters<typeof caseClock>[0]['status'], next_due_on: string | null) =>
    caseClock({ status, next_due_on }, today, calendar);
  assert.deepEqual(at('submitted', '2027-11-23'), { kind: 'left', days: 1 });
  assert.deepEqual(at('returned_incomplete', '2027-11-23'), { kind: 'stopped' });
  assert.deepEqual(at('permit_issued', '2027-11-01'), { kind: 'done' });
  assert.deepEqual(at('denied', null), { kind: 'done' });
});

test('a pause moves the due day by the business days in it', () => {
  const city = { timeZone: 'America/New_York', businessCalendar: calendar };
  const paused = { paused_at: new Date('2027-11-23T15:00:00Z'), paused_days_count: 1, due_on: '2027-11-24' };
  // Wednesday and Monday; Thursday and Friday are off.
  assert.deepEqual(resumeClock(paused, '2027-11-29', city), {
    pausedDays: 2,
    pausedDaysCount: 3,
    dueOn: '2027-11-30',
  });
  const running = { ...paused, paused_at: null };
  assert.deepEqual(resumeClock(running, '2027-11-29', city), {
    pausedDays: 0,
    pausedDaysCount: 1,
    dueOn: '2027-11-24',
  });
});

test('a hard paper is needed before the permit unless it is due at the event or after it', () => {
  assert.equal(isNeededBeforeIssue({ at: 'submit' }), true);
  assert.equal(isNeededBeforeIssue({ at: 'issue' }), true);
  assert.equal(isNeededBeforeIssue({ daysBefore: 3 }), true);
  assert.equal(isNeededBeforeIssue({ at: 'event' }), false);
  assert.equal(isNeededBeforeIssue({ daysAfter: 30 }), false);
});

test('what is missing for a permit is named one by one', () => {
  const paper = {
    document_kind: 'plan',
    is_hard: true,
    due: { at: 'submit' as const },
    state: 'accepted' as const,
    is_released: true,
  };
  const review = { agency: 'fire', state: 'approved' as const, holds_for_version: 2 };
  const whole = {
    versionNumber: 2,
    blockingAgencies: ['fire'],
    reviews: [review],
    requirements: [paper],
    outside: [{ approval: 'state', is_blocking: true, state: 'granted' as const }],
    conditionsDue: [] as string[],
    correctionsUnsent: [] as string[],
    contradictions: [] as string[],
    refusals: [],
  };
  const missing = (more: Partial<typeof whole>) => missingForIssue({ ...whole, ...more });
  const nothing = {
    agencies: [],
    papers: [],
    outside: [],
    conditions: [],
    contradictions: [],
    corrections: [],
    rules: [],
  };
  assert.deepEqual(missing({}), nothing);
  assert.deepEqual(missing({ blockingAgencies: ['fire', 'police'] }), { ...nothing, agencies: ['police'] });
  assert.deepEqual(missing({ reviews: [{ ...review, holds_for_version: 1 }] }), {
    ...nothing,
    agencies: ['fire'],
  });
  assert.deepEqual(missing({ requirements: [{ ...paper, is_released: false }] }), {
    ...nothing,
    papers: ['plan'],
  });
  assert.deepEqual(missing({ requirements: [{ ...paper, is_hard: false, is_released: false }] }), nothing);
  assert.deepEqual(
    missingForIssue({ ...whole, outside: [{ approval: 'state', is_blocking: true, state: 'applied' }] }),
    { ...nothing, outside: ['state'] },
  );
  assert.deepEqual(missing({ conditionsDue: ['one'] }), { ...nothing, conditions: ['one'] });
  assert.deepEqual(missing({ correctionsUnsent: ['one'] }), { ...nothing, corrections: ['one'] });
  assert.deepEqual(missing({ contradictions: ['event-ends'] }), {
    ...nothing,
    contradictions: ['event-ends'],
  });
  assert.deepEqual(missingForIssue({ ...whole, refusals: ['X01'] }), { ...nothing, rules: ['X01'] });
});

test('what is listed as missing is what the issue is refused for', () => {
  const states = ['waiting', 'approved', 'approved_with_conditions', 'objected', 'not_required'] as const;
  const ready = { status: 'ready_to_issue', subject: { status: 'ready_to_issue' } } as never;
  const coordinator = { kind: 'staff', id: 's1', agency: null, roles: ['coordinator'] } as never;
  fc.assert(
    fc.property(
      fc.record({
        blocking: fc.subarray(['fire', 'police']),
        fire: fc.constantFrom(...states),
        police: fc.constantFrom(...states),
        signed: fc.constantFrom(1, 2),
        paper: fc.record({
          is_hard: fc.boolean(),
          is_released: fc.boolean(),
          state: fc.constantFrom('required', 'uploaded', 'accepted', 'rejected', 'waived'),
          due: fc.constantFrom({ at: 'issue' }, { at: 'event' }, { daysBefore: 7 }, { daysAfter: 2 }),
        }),
        outside: fc.record({
          is_blocking: fc.boolean(),
          state: fc.constantFrom('needed', 'applied', 'granted', 'refused', 'not_needed'),
        }),
        due: fc.subarray(['one']),
        unsent: fc.subarray(['two']),
        contradictions: fc.subarray(['event-ends']),
        refusals: fc.subarray(['X01']),
      }),
      ({ blocking, fire, police, signed, paper, outside, due, unsent, contradictions, refusals }) => {
        const missing = missingForIssue({
          versionNumber: 2,
          blockingAgencies: blocking,
          reviews: [
            { agency: 'fire', state: fire, holds_for_version: 2 },
            { agency: 'police', state: police, holds_for_version: signed },
          ],
          requirements: [{ ...paper, document_kind: 'plan' } as never],
          outside: [{ ...outside, approval: 'state' } as never],
          conditionsDue: due,
          correctionsUnsent: unsent,
          contradictions,
          refusals,
        });
        const code = refusal(APPLICATION, ready, 'issue', coordinator, {
          versionNumber: 2,
          versionSeen: 2,
          blockingAgencies: blocking,
          reviews: [
            { agency: 'fire', blocking: true, state: fire, holdsForVersion: 2 },
            { agency: 'police', blocking: true, state: police, holdsForVersion: signed },
          ],
          requirements: [
            {
              hard: paper.is_hard,
              neededBeforeIssue: isNeededBeforeIssue(paper.due as never),
              state: paper.state as never,
              released: paper.is_released,
            },
          ],
          outside: [{ blocking: outside.is_blocking, state: outside.state as never }],
          conditionsDue: due.length,
          correctionsUnsent: unsent.length,
          contradictions: contradictions.length,
          refusals,
        });
        assert.equal(isNothingMissing(missing), code === null);
      },
    ),
  );
});

test('a condition is filled in, and a gap is named by the words around it', () => {
  const words = 'Book {officers} officers for {hours} hours with the approved provider.';
  assert.equal(
    fillCondition(words, { officers: '4' }),
    'Book 4 officers for … hours with the approved provider.',
  );
  assert.equal(gapLabel(words, 'officers'), 'Book … officers for …');
  assert.equal(gapLabel(words, 'hours'), 'Book … officers for … hours with the');
  assert.equal(gapLabel('El sonido termina a las {time}.', 'time'), 'sonido termina a las …');
});

const field = (name: string, readBy: Field['readBy'], more: Partial<Field> = {}): Field => ({
  name,
  kind: 'text',
  readBy,
  sensitivity: 'case',
  ...more,
});
const question = (
  of: Field,
  value: unknown,
  state: AnsweredQuestion['state'] = 'answered',
): AnsweredQuestion => ({
  task: 'event',
  step: 'event',
  name: of.name,
  kind: of.kind,
  value,
  state,
  isOptional: false,
  field: of,
});

test('a reader sees only questions and columns meant for it', () => {
  const rows = field('list', ['all'], {
    kind: 'rows',
    fields: [field('name', ['all']), field('phone', ['coordinator', 'police'])],
  });
  const asked = [
    question(field('open', ['all']), 'a'),
    question(field('secret', ['coordinator', 'police']), 'b'),
    question(rows, [{ id: 'r1', name: 'Ana', phone: '410' }]),
    question(field('gone', ['all']), undefined, 'not_asked'),
  ];
  const fire = readableQuestions(asked, { role: 'fire', readsAll: false });
  assert.deepEqual(
    fire.map((one) => [one.name, one.value]),
    [
      ['open', 'a'],
      ['list', [{ id: 'r1', name: 'Ana' }]],
    ],
  );
  assert.deepEqual(
    fire[1]?.field.fields?.map((column) => column.name),
    ['name'],
  );
  assert.equal(readableQuestions(asked, { role: 'police', readsAll: false }).length, 3);
  assert.equal(
    JSON.stringify(readableQuestions(asked, { role: null, readsAll: true })).includes('410'),
    true,
  );
});

test('an agency came for what its rules read and for what is asked for its kind', () => {
  const asked = [
    question(field('event.name', ['all']), 'Fair'),
    question(field('closures', ['all']), 'Main Street'),
    question(field('guards', ['coordinator', 'police']), 4),
    question(field('company', ['coordinator', 'police']), undefined, 'not_provided'),
  ];
  const { mine, others } = splitByReader(asked, { role: 'police' }, ['closures']);
  assert.deepEqual(
    mine.map((one) => one.name),
    ['closures', 'guards'],
  );
  assert.deepEqual(
    others.map((one) => one.name),
    ['event.name', 'company'],
  );
});
