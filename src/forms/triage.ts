import type { Answers } from '#src/domain/application/answers.ts';
import { type FormValues, readStepForm } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { allSteps, askedFields, issuesOf } from '#src/domain/application/journey.ts';
import { hasInput } from '#src/domain/application/typed.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { FormEntries } from '#src/domain/shared/form-data.ts';
import { typedValues } from '#src/forms/typed-values.ts';

export interface Triage {
  /** The page to show, or null when every question of triage has a sound answer. */
  step: Step | null;
  answers: Answers;
  values: FormValues;
  issues: Issue[];
  /** How many pages have been answered. */
  answeredCount: number;
  /** Everything said so far, for the next page and for the draft. */
  entries: FormEntries;
}

const MOST_FIELDS = 200;

/** The pages that tell whether a permit is needed, before anything personal is asked. Shape: pure. */
const triageSteps = () => allSteps().filter((step) => step.task === 'start');

/** Whether a page of triage has a field of this name. Shape: pure. */
export const isTriageField = (name: string): boolean => triageSteps().some((step) => hasInput(step, name));

/** The answers of all triage pages from what was posted or stands in an address. Shape: pure. */
export function triageAnswers(entries: FormEntries): Answers {
  return triageSteps().reduce<Answers>((answers, step) => readStepForm(step, entries, answers).answers, {});
}

/**
 * Reads triage from an address: nothing in it is personal, so a result can be bookmarked and shared.
 * Shape: pure. Units: `today` is the city's day.
 */
export function readTriage(params: URLSearchParams, today: CalendarDate): Triage {
  const entries = [...params].filter(([name]) => isTriageField(name)).slice(0, MOST_FIELDS);
  const answers = triageAnswers(entries);
  const shown = Number.parseInt(params.get('show') ?? '0', 10) || 0;
  const steps = triageSteps().filter((step) => askedFields(step, answers).length > 0);
  const answered = params.has('change') ? [] : steps.slice(0, shown);
  const wrong = answered.findIndex((step) => issuesOf(step, answers, today).length > 0);
  const at = wrong >= 0 ? wrong : answered.length;
  const step = steps[at] ?? null;
  return {
    step,
    answers,
    values: typedValues(entries),
    issues: step !== null && wrong >= 0 ? issuesOf(step, answers, today) : [],
    answeredCount: at,
    entries,
  };
}
