import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import {
  cleanText,
  parseNumber,
  parsePhone,
  parseTime,
  readDateBoxes,
} from '#src/domain/application/parse.ts';
import { DEFAULT_MAX_ROWS, withoutBlankRows } from '#src/domain/application/paths.ts';

const ROW_ID = /^(?!order$)[a-z0-9]{1,16}$/; // k3f9
const REGISTER_KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/; // druid-hill-park
/** Longer text can only come from a program; it is cut before it is stored. */
const HARD_MAX_LENGTH = 20_000;

export type Typed = ReadonlyMap<string, readonly string[]>;

/** What stands in the inputs of a page, by question. Shape: pure; a question with nothing typed is left out. */
export function readTyped(
  step: Step,
  entries: Iterable<readonly [string, string]>,
  others: Answers,
): Map<Field, unknown> {
  const typed = collect(entries);
  const values = new Map<Field, unknown>();
  for (const field of step.fields) {
    if (!namesOf(field).some((name) => typed.has(name))) continue;
    values.set(field, readQuestion(field, typed, [], others));
  }
  return values;
}

/** The answer to one question from what was typed. Shape: pure; rows keep what `previous` knows of them. */
export function readQuestion(
  field: Field,
  typed: Typed,
  previous: readonly RowAnswers[],
  context: Answers,
): unknown {
  return field.kind === 'rows'
    ? readRows(field, typed, previous, context)
    : readField(field, field.name, typed);
}

/** The names of the inputs one question has. Shape: pure; of rows only the list of row ids. */
export function namesOf(field: Field, name = field.name): string[] {
  if (field.kind === 'rows') return [`${name}.order`];
  return field.kind === 'date' ? [`${name}.month`, `${name}.day`, `${name}.year`, name] : [name];
}

/** Whether a page of questions has an input of this name, shown or not. Shape: pure; of rows, any row there could be. */
export function hasInput(step: Pick<Step, 'fields'>, name: string): boolean {
  return step.fields.some((field) => {
    if (namesOf(field).includes(name)) return true;
    if (field.kind !== 'rows' || !name.startsWith(`${field.name}.`)) return false;
    const [id = '', ...column] = name.slice(field.name.length + 1).split('.');
    return ROW_ID.test(id) && hasInput({ fields: field.fields ?? [] }, column.join('.'));
  });
}

/** What was typed, by name. Shape: pure. */
export function collect(entries: Iterable<readonly [string, string]>): Typed {
  const typed = new Map<string, string[]>();
  for (const [name, value] of entries) {
    const values = typed.get(name);
    if (values) values.push(value);
    else typed.set(name, [value]);
  }
  return typed;
}

/** Kinds of which browsers post nothing when they are blank. */
export const isSilentWhenBlank = (field: Field) =>
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
