import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, Issue, RowAnswers, Step } from '#src/domain/application/field.ts';
import { isBlank, rowsAt, valueAt } from '#src/domain/application/paths.ts';
import { blankIssue, valueIssue } from '#src/domain/application/schema.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/**
 * Everything that is not right with the asked questions of one page.
 * Shape: pure; in the order of the page. A question that has an issue of its own is not judged further.
 */
export function issuesOnPage(
  step: Step,
  fields: readonly Field[],
  answers: Answers,
  today: CalendarDate,
): Issue[] {
  const issues = fields.flatMap((field) => issuesOfField(field, answers));
  const named = new Set(issues.map((issue) => issue.path));
  const checked = step.checks?.(answers, { today }) ?? [];
  return [...issues, ...checked.filter((issue) => !named.has(issue.path))];
}

function issuesOfField(field: Field, answers: Answers): Issue[] {
  const value = valueAt(answers, field.name);
  if (field.kind === 'rows') return issuesOfRows(field, answers);
  const issue = issueOfValue(field, field.name, value, isRequired(field, answers));
  return issue ? [issue] : [];
}

function issuesOfRows(field: Field, answers: Answers): Issue[] {
  const rows = rowsAt(answers, field.name);
  const isNeeded = isRequired(field, answers) || (field.minRows ?? 0) > 0;
  if (!rows.length) return isNeeded ? [blankIssue(field, field.name)] : [];
  const tooMany = valueIssue(field, field.name, rows);
  const issues = rows.flatMap((row) => issuesOfRow(field, row, answers));
  return tooMany ? [tooMany, ...issues] : issues;
}

/** What is not right with one row by itself. Shape: pure; in the order of its columns. */
export function issuesOfRow(field: Field, row: RowAnswers, answers: Answers): Issue[] {
  return (field.fields ?? []).flatMap((column) => {
    if (column.appliesWhen && !column.appliesWhen(answers, row)) return [];
    const path = `${field.name}.${row.id}.${column.name}`;
    const issue = issueOfValue(column, path, row[column.name], isRequired(column, answers, row));
    return issue ? [issue] : [];
  });
}

function issueOfValue(field: Field, path: string, value: unknown, required: boolean): Issue | null {
  if (isBlank(value)) return required ? blankIssue(field, path) : null;
  return valueIssue(field, path, value);
}

/** Whether a question must be answered. Shape: pure. */
export function isRequired(field: Field, answers: Answers, row?: RowAnswers): boolean {
  return typeof field.required === 'function' ? field.required(answers, row) : (field.required ?? false);
}
