import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersForAnotherYear, blankForAnotherYear } from '#src/domain/application/another-year.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { allSteps, askedFields, stepsFor } from '#src/domain/application/journey.ts';

const earlier: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free', name: 'Harbor fair' },
  people: { peak: 900 },
  places: { types: ['street'] },
  activities: { list: ['none'] },
  dates: {
    pattern: 'one_day',
    days: [{ id: 'd1', date: '2026-06-06', start: '12:00', end: '20:00' }],
    skipDates: [{ id: 's1', date: '2026-07-04' }],
  },
  declaration: { truthful: 'yes', signature: 'Ana Ruiz' },
};

test('a copy keeps what stays the same and drops every date and the signature', () => {
  const { declaration, ...rest } = earlier;
  assert.ok(declaration);
  assert.deepEqual(answersForAnotherYear(earlier), {
    ...rest,
    dates: { pattern: 'one_day', days: [{ id: 'd1', start: '12:00', end: '20:00' }] },
  });
});

test('no date of any question survives a copy', () => {
  const dates = allSteps().flatMap((step) =>
    step.fields.flatMap((field) => [field, ...(field.fields ?? [])]).filter(({ kind }) => kind === 'date'),
  );
  assert.ok(dates.length > 5);
  assert.doesNotMatch(JSON.stringify(answersForAnotherYear(earlier)), /2026-/);
});

test('a draft that was copied names what was left blank', () => {
  const copy = answersForAnotherYear(earlier);
  const asked = stepsFor(copy).flatMap((step) => askedFields(step, copy));
  const names = blankForAnotherYear(asked, copy);
  assert.ok(names.includes('dates.days'));
  assert.ok(names.includes('declaration.signature'));
  assert.equal(names.includes('event.name'), false);
});
