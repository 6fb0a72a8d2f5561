import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import { applyingAnswers, askedFields } from '#src/domain/application/journey.ts';
import { dateBoxes, showPhone, showTime } from '#src/domain/application/parse.ts';
import { isBlank, rowsAt, valueAt, withValue } from '#src/domain/application/paths.ts';

import { collect, isSilentWhenBlank, namesOf, readQuestion } from '#src/domain/application/typed.ts';

/** What stands in the inputs of a page: HTML name to text, or to several texts of one name. */
export type FormValues = Record<string, string | string[]>;

/**
 * Reads one posted page into the answers given before.
 * Shape: pure. Text that cannot be read is kept as typed, so that nothing is lost and the schema names it. A question
 * that was not on the page keeps its answer; rows keep their ids.
 */
export function readStepForm(
  step: Step,
  entries: Iterable<readonly [string, string]>,
  previous: Answers,
): { answers: Answers } {
  const typed = collect(entries);
  const wasAsked = askedFields(step, previous);
  const context = applyingAnswers(previous);
  let answers = previous;
  for (const field of step.fields) {
    if (!namesOf(field).some((name) => typed.has(name))) continue;
    const value = readQuestion(field, typed, rowsAt(previous, field.name), context);
    answers = withValue(answers, field.name, value);
  }
  // Browsers post nothing for empty boxes and lists, so absence means blank, but only if the question was on the page.
  for (const field of step.fields) {
    const isPosted = namesOf(field).some((name) => typed.has(name));
    if (isPosted || !isSilentWhenBlank(field) || !wasAsked.includes(field)) continue;
    if (askedFields(step, answers).includes(field)) answers = withValue(answers, field.name, undefined);
  }
  return { answers };
}

/**
 * What to put into the inputs of a page so that it shows the answers.
 * Shape: pure; the reverse of `readStepForm`. Rows are listed in `<name>.order`.
 */
export function formValues(step: Step, answers: Answers): FormValues {
  const values: FormValues = {};
  for (const field of step.fields) {
    if (field.kind !== 'rows') writeField(field, field.name, valueAt(answers, field.name), values);
    else {
      const rows = rowsAt(answers, field.name);
      values[`${field.name}.order`] = rows.map((row) => row.id);
      for (const row of rows) Object.assign(values, rowFormValues(field, row));
    }
  }
  return values;
}

/** What to put into the inputs of one row. Shape: pure. */
export function rowFormValues(field: Field, row: RowAnswers): FormValues {
  const values: FormValues = {};
  for (const column of field.fields ?? [])
    writeField(column, `${field.name}.${row.id}.${column.name}`, row[column.name], values);
  return values;
}

/** Which questions of a page are drawn, as their places in it. Shape: pure; parted by dots, as `0.2.3`. */
export const drawnOf = (step: Step, answers: Answers): string =>
  askedFields(step, answers)
    .map((field) => step.fields.indexOf(field))
    .join('.');

/**
 * Questions that the new answers put on a page where the old ones did not, so that they are shown before they are demanded.
 * Shape: pure; in the order of the page. `drawn` says what stood there, because answers may have been saved since.
 */
export function newlyAsked(step: Step, before: Answers, after: Answers, drawn = ''): Field[] {
  const places = (drawn || drawnOf(step, before)).split('.');
  return askedFields(step, after).filter(
    (field) => !places.includes(String(step.fields.indexOf(field))) && isBlank(valueAt(after, field.name)),
  );
}

function writeField(field: Field, name: string, value: unknown, values: FormValues): void {
  if (field.kind === 'choices') {
    values[name] = Array.isArray(value) ? value.map(String) : [];
    return;
  }
  const stored = value === undefined || value === null ? '' : String(value);
  if (field.kind === 'date') {
    const boxes = dateBoxes(stored);
    values[`${name}.month`] = boxes.month;
    values[`${name}.day`] = boxes.day;
    values[`${name}.year`] = boxes.year;
  } else if (field.kind === 'time') values[name] = showTime(stored);
  else if (field.kind === 'phone') values[name] = showPhone(stored);
  else if (field.kind === 'money' && typeof value === 'number') values[name] = (value / 100).toFixed(2);
  else values[name] = stored;
}
