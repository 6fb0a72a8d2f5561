import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

// Random answers for property tests, made from the definitions of the questions.

const words = fc
  .array(fc.constantFrom('Oak', 'Street', 'feria', 'niños', '5', '&', 'the', "neighbor's"), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(' '));

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30', '59'))
  .map(([hour, minutes]) => `${String(hour).padStart(2, '0')}:${minutes}`);

const day = fc.integer({ min: -40, max: 800 }).map((days) => addDays('2027-01-10', days));

const phone = fc
  .tuple(fc.integer({ min: 200, max: 999 }), fc.integer({ min: 2_000_000, max: 9_999_999 }))
  .map(([area, line]) => `+1${area}${line}`);

const numberWithin = (field: Field): fc.Arbitrary<number> => {
  const [min, max] = [field.min ?? 0, field.max ?? 10_000_000];
  const nearEdges = fc.constantFrom(min, Math.min(max, 249), Math.min(max, 250), Math.min(max, 30_000), max);
  return fc
    .oneof(nearEdges, fc.integer({ min, max }))
    .map((value) => (field.kind === 'decimal' && value < max ? value + 0.5 : value));
};

/** A value that the question accepts. Shape: pure. */
export function soundValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return words;
    case 'email':
      return fc.constant('ana@example.org');
    case 'phone':
      return phone;
    case 'integer':
    case 'decimal':
    case 'money':
      return numberWithin(field);
    case 'date':
      return day;
    case 'time':
      return time;
    case 'yesno':
      return fc.constantFrom('yes', 'no');
    case 'choice':
      return fc.constantFrom(...(field.options ?? []), ...(field.optionsFrom ? ['druid-hill-park'] : []));
    case 'choices':
      return fc.subarray([...(field.options ?? [])], { minLength: 1 });
    case 'confirm':
      return fc.constant('yes');
    case 'rows':
      return fc
        .array(soundRow(field), { minLength: Math.max(1, field.minRows ?? 0), maxLength: 4 })
        .map((rows) => rows.map((row, at) => ({ ...row, id: `r${at + 1}x` })));
  }
}

const soundRow = (field: Field) =>
  fc.tuple(...(field.fields ?? []).map((column) => soundValue(column))).map((values) => ({
    id: '',
    ...Object.fromEntries((field.fields ?? []).map((column, at) => [column.name, values[at]])),
  }));

/** What somebody may leave behind instead of a sound value: nothing, or text that cannot be read. */
const anyValue = (field: Field): fc.Arbitrary<unknown> =>
  ['integer', 'decimal', 'date', 'time', 'phone'].includes(field.kind)
    ? fc.oneof(
        { weight: 6, arbitrary: soundValue(field) },
        { weight: 1, arbitrary: fc.constant(field.kind === 'date' ? 'soon||' : 'soon') },
      )
    : soundValue(field);

const everyField = allSteps().flatMap((step) => step.fields);

const answersFrom = (valueFor: (field: Field) => fc.Arbitrary<unknown>): fc.Arbitrary<Answers> =>
  fc
    .tuple(...everyField.map((field) => fc.option(valueFor(field), { nil: undefined, freq: 5 })))
    .map((values) =>
      everyField.reduce((answers, field, at) => withValue(answers, field.name, values[at]), {} as Answers),
    );

/** Answers of a draft: any question answered or not, asked or not, readable or not. */
export const anyAnswers = answersFrom(anyValue);

/** The same with every value readable. */
export const readableAnswers = answersFrom(soundValue);
