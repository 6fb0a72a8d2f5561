import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { isBlank, isBlankRow, rowsAt, valueAt, withValue } from '#src/domain/application/paths.ts';

/** Whether an answer holds for one time only: every day, what is signed, and what its question says of itself. Shape: pure. */
export const isForOneTime = (field: Field): boolean =>
  field.kind === 'date' || field.onlyOnce === true || field.name.startsWith('declaration.');

/**
 * The answers of an earlier application as a beginning for another one: everything that holds for one time only is gone.
 * Shape: pure; rows keep their ids and their other columns, a row that is left with nothing is dropped.
 */
export function answersForAnotherYear(answers: Answers): Answers {
  return allSteps()
    .flatMap((step) => step.fields)
    .reduce((kept, field) => {
      if (isForOneTime(field)) return withValue(kept, field.name, undefined);
      if (field.kind !== 'rows') return kept;
      const columns = new Set((field.fields ?? []).filter(isForOneTime).map((column) => column.name));
      if (columns.size === 0) return kept;
      const rows = rowsAt(kept, field.name)
        .map((row) => without(row, columns))
        .filter((row) => !isBlankRow(row));
      return withValue(kept, field.name, rows.length > 0 ? rows : undefined);
    }, answers);
}

const without = (row: RowAnswers, columns: ReadonlySet<string>): RowAnswers =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !columns.has(name))) as unknown as RowAnswers;

/**
 * The questions of a copied draft that were left blank because their answer held for one time only.
 * Shape: pure; names of questions, in the order of the journey, only those that these answers ask for.
 */
export function blankForAnotherYear(asked: readonly Field[], answers: Answers): string[] {
  return asked
    .filter((field) =>
      field.kind === 'rows'
        ? (field.fields ?? []).some(
            (column) =>
              isForOneTime(column) && rowsAt(answers, field.name).some((row) => isBlank(row[column.name])),
          )
        : isForOneTime(field) && isBlank(valueAt(answers, field.name)),
    )
    .map((field) => field.name);
}
