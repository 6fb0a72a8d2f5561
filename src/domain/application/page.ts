import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, Issue, Step } from '#src/domain/application/field.ts';
import { issuesOnPage } from '#src/domain/application/issues.ts';
import { isBlank, valueAt, withValue } from '#src/domain/application/paths.ts';
import { readTyped } from '#src/domain/application/typed.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/**
 * What is not right with one page, from what stands in its inputs. The browser asks this; it knows no other page.
 * Shape: pure; `others` are the applying answers of all other pages.
 */
export function issuesOfTyped(
  step: Step,
  entries: Iterable<readonly [string, string]>,
  others: Answers,
  today: CalendarDate,
): Issue[] {
  const typed = readTyped(step, entries, others);
  let applying = others;
  for (const field of step.fields) applying = withValue(applying, field.name, undefined);
  const fields: Field[] = [];
  for (const field of step.fields) {
    if (field.appliesWhen && !field.appliesWhen(applying)) continue;
    if (field.replacedBy?.some((path) => !isBlank(valueAt(others, path)))) continue;
    fields.push(field);
    const value = typed.get(field);
    if (!isBlank(value)) applying = withValue(applying, field.name, value);
  }
  return issuesOnPage(step, fields, applying, today);
}
