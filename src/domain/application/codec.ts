import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import { applyingAnswers, askedFields } from '#src/domain/application/journey.ts';
import {
  cleanText,
  dateBoxes,
  parseNumber,
  parsePhone,
  parseTime,
  readDateBoxes,
  showPhone,
  showTime,
} from '#src/domain/application/parse.ts';
import {
  DEFAULT_MAX_ROWS,
  isBlank,
  rowsAt,
  valueAt,
  withoutBlankRows,
  withValue,
} from '#src/domain/application/paths.ts';

/** What stands in the inputs of a page: HTML name to text, or to several texts of one name. */
export type FormValues = Record<string, string | string[]>;

const ROW_ID = /^(?!order$)[a-z0-9]{1,16}$/; // k3f9
const REGISTER_KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/; // druid-hill-park
/** Longer text can only come from a program; it is cut before it is stored. */
const HARD_MAX_LENGTH = 20_000;

type Typed = ReadonlyMap<string, readonly string[]>;

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
    const rows = rowsAt(previous, field.name);
    const value =
      field.kind === 'rows' ? readRows(field, typed, rows, context) : readField(field, field.name, typed);
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

/**
 * Questions that the new answers put on a page where the old ones did not, so that they are shown before they are demanded.
 * Shape: pure; in the order of the page.
 */
export function newlyAsked(step: Step, before: Answers, after: Answers): Field[] {
  const wasAsked = askedFields(step, before);
  return askedFields(step, after).filter(
    (field) => !wasAsked.includes(field) && isBlank(valueAt(after, field.name)),
  );
}

/** The names of the inputs one question has. Shape: pure; of rows only the list of row ids. */
function namesOf(field: Field, name = field.name): string[] {
  if (field.kind === 'rows') return [`${name}.order`];
  return field.kind === 'date' ? [`${name}.month`, `${name}.day`, `${name}.year`, name] : [name];
}

function collect(entries: Iterable<readonly [string, string]>): Typed {
  const typed = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = typed.get(name);
    if (values) values.push(value);
    else typed.set(name, [value]);
  }
  return typed;
}

const isSilentWhenBlank = (field: Field) =>
  ['yesno', 'choice', 'choices', 'confirm', 'rows'].includes(field.kind);

function readRows(field: Field, typed: Typed, previous: readonly RowAnswers[], context: Answers): unknown {
  const order = [...new Set(typed.get(`${field.name}.order`))]
    .filter((id) => ROW_ID.test(id))
    .slice(0, (field.maxRows ?? DEFAULT_MAX_ROWS) + 1);
  const rows = order.map((id): RowAnswers => {
    const row: Record<string, unknown> = { ...previous.find((known) => known.id === id), id };
    for (const column of field.fields ?? []) {
      const name = `${field.name}.${id}.${column.name}`;
      const isPosted = namesOf(column, name).some((input) => typed.has(input));
      const isAsked = column.appliesWhen?.(context, row as RowAnswers) ?? true;
      if (!isPosted && !(isAsked && isSilentWhenBlank(column))) continue;
      const value = readField(column, name, typed);
      if (value === undefined) delete row[column.name];
      else row[column.name] = value;
    }
    return row as RowAnswers;
  });
  const kept = withoutBlankRows(rows, field.minRows);
  return kept.length ? kept : undefined;
}

function readField(field: Field, name: string, typed: Typed): unknown {
  const first = (input: string) => (typed.get(input)?.[0] ?? '').slice(0, HARD_MAX_LENGTH);
  if (field.kind === 'choices') {
    const chosen = [...new Set(typed.get(name))].filter((option) => isOption(field, option));
    return chosen.length ? inOrderOf(field, chosen) : undefined;
  }
  if (field.kind === 'date') {
    const isOneBox = typed.has(name) && !typed.has(`${name}.month`);
    return readDateBoxes({
      month: first(isOneBox ? name : `${name}.month`),
      day: first(`${name}.day`),
      year: first(`${name}.year`),
    });
  }
  return readText(field, first(name));
}

function readText(field: Field, typed: string): unknown {
  const text = cleanText(typed, field.kind === 'longtext' ? 'many' : 'one');
  if (!text) return undefined;
  switch (field.kind) {
    case 'integer':
    case 'decimal':
      return parseNumber(text, field.kind) ?? text;
    case 'money': {
      const amount = parseNumber(text, 'decimal');
      return amount === null ? text : Math.round(amount * 100);
    }
    case 'time': {
      const time = parseTime(text);
      return time === null || time === 'am-or-pm' ? text : time;
    }
    case 'phone':
      return parsePhone(text) ?? text;
    case 'yesno':
      return text === 'yes' || text === 'no' ? text : undefined;
    case 'confirm':
      return text === 'yes' ? text : undefined;
    case 'choice':
      return isOption(field, text) ? text : undefined;
    default:
      return text;
  }
}

// An option is picked, never typed: one we do not know is a stale page or a program, and counts as not chosen.
const isOption = (field: Field, value: string) =>
  (field.options?.includes(value) ?? false) ||
  (field.optionsFrom !== undefined && value.length <= 80 && REGISTER_KEY.test(value));

const inOrderOf = (field: Field, chosen: string[]) => {
  const at = (option: string) => field.options?.indexOf(option) ?? 0;
  return chosen.sort((a, b) => at(a) - at(b));
};

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
