import type { Answers } from '#src/domain/application/answers.ts';
import type { RowAnswers } from '#src/domain/application/field.ts';

const MOST_PATHS = 4000;
const split = new Map<string, readonly string[]>();

/** The parts of a path, taken apart once: nearly all are names of questions, and those are asked for on every page. */
function partsOf(path: string): readonly string[] {
  const known = split.get(path);
  if (known) return known;
  const parts = path.split('.');
  if (split.size < MOST_PATHS) split.set(path, parts);
  return parts;
}

/**
 * What is stored at a dotted path such as `event.name`.
 * Shape: pure; undefined when nothing is there. The stored value may be text that could not be read.
 */
export function valueAt(answers: Answers, path: string): unknown {
  let value: unknown = answers;
  for (const part of partsOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/**
 * The same answers with one value set, or removed when the value is undefined.
 * Shape: pure; shares what did not change; a group left empty disappears.
 */
export function withValue(answers: Answers, path: string, value: unknown): Answers {
  return withPart(answers as Record<string, unknown>, partsOf(path), 0, value) as Answers;
}

function withPart(
  group: Record<string, unknown>,
  parts: readonly string[],
  at: number,
  value: unknown,
): unknown {
  const part = parts[at] ?? '';
  const before = group[part];
  if (value === undefined && before === undefined) return group;
  const isLast = at === parts.length - 1;
  const inner = isLast
    ? value
    : withPart((before as Record<string, unknown> | undefined) ?? {}, parts, at + 1, value);
  const isEmptyGroup = !isLast && Object.keys(inner as object).length === 0;
  if (inner !== undefined && !isEmptyGroup) return inner === before ? group : { ...group, [part]: inner };
  const { [part]: _, ...others } = group;
  return others;
}

/** Rows stored at a path, in their order. Shape: pure; empty when there are none. */
export function rowsAt(answers: Answers, path: string): readonly RowAnswers[] {
  const value = valueAt(answers, path);
  return Array.isArray(value) ? (value as RowAnswers[]) : [];
}

/** Whether nothing was filled in: no value, blank text, no choice, or only blank rows. Shape: pure. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every((item) => isRow(item) && isBlankRow(item));
  return false;
}

/** Whether a row has an id and nothing else. Shape: pure. */
export function isBlankRow(row: RowAnswers): boolean {
  // A list of the entries for each row of each page would be most of what reading a form costs.
  for (const column in row) if (column !== 'id' && !isBlank(row[column])) return false;
  return true;
}

const isRow = (value: unknown): value is RowAnswers =>
  typeof value === 'object' && value !== null && 'id' in value;

/**
 * Rows without those left blank, except as many as the question demands, so that their columns can be pointed at.
 * Shape: pure; keeps the order.
 */
export function withoutBlankRows(rows: readonly RowAnswers[], minRows = 0): RowAnswers[] {
  const isFilled = rows.map((row) => !isBlankRow(row));
  let spare = minRows - isFilled.filter(Boolean).length;
  return rows.filter((_, at) => isFilled[at] === true || spare-- > 0);
}

/** A list takes no more rows than this unless its question says otherwise. */
export const DEFAULT_MAX_ROWS = 50;
