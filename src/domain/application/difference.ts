import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { isBlank, rowsAt, valueAt } from '#src/domain/application/paths.ts';

export interface Difference {
  /** The path of the answer; inside rows with the row's id, and only the row for one that came or went. */
  readonly path: string;
  /** The path without the row's id: the key of its words. */
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What changed between two submitted versions, answer by answer; rows are matched by their id.
 * Shape: pure; in the order of the form. Rows that only moved are no change.
 */
export function differencesBetween(before: Answers, after: Answers): Difference[] {
  return allSteps().flatMap((step) =>
    step.fields.flatMap((field) =>
      field.kind === 'rows'
        ? differencesOfRows(field, rowsAt(before, field.name), rowsAt(after, field.name))
        : differenceOfValue(field.name, field.name, valueAt(before, field.name), valueAt(after, field.name)),
    ),
  );
}

function differencesOfRows(
  field: Field,
  before: readonly RowAnswers[],
  after: readonly RowAnswers[],
): Difference[] {
  const { name } = field;
  const removed = before
    .filter((row) => !after.some((other) => other.id === row.id))
    .map(
      (row): Difference => ({
        path: `${name}.${row.id}`,
        name,
        change: 'removed',
        before: row,
        after: undefined,
      }),
    );
  const addedOrChanged = after.flatMap((row): Difference[] => {
    const old = before.find((other) => other.id === row.id);
    if (!old) return [{ path: `${name}.${row.id}`, name, change: 'added', before: undefined, after: row }];
    return (field.fields ?? []).flatMap((column) =>
      differenceOfValue(
        `${name}.${row.id}.${column.name}`,
        `${name}.${column.name}`,
        old[column.name],
        row[column.name],
      ),
    );
  });
  return [...removed, ...addedOrChanged];
}

function differenceOfValue(path: string, name: string, before: unknown, after: unknown): Difference[] {
  if (isBlank(before) && isBlank(after)) return [];
  if (isBlank(before)) return [{ path, name, change: 'added', before, after }];
  if (isBlank(after)) return [{ path, name, change: 'removed', before, after }];
  return isSame(before, after) ? [] : [{ path, name, change: 'changed', before, after }];
}

// Chosen options are a set, so their order does not matter.
const isSame = (before: unknown, after: unknown): boolean =>
  Array.isArray(before) && Array.isArray(after)
    ? before.length === after.length && before.every((option) => after.includes(option))
    : before === after;
