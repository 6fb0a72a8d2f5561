import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { type FormValues, readStepForm } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { allSteps, askedFields, issuesOf } from '#src/domain/application/journey.ts';
import { hasInput } from '#src/domain/application/typed.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { FormEntries } from '#src/domain/shared/form-data.ts';
import { countFirstQuestions } from '#src/forms/count-step.ts';
import { typedValues } from '#src/forms/typed-values.ts';

export interface Triage {
  /** The pages of the journey that ask before anything personal is asked, as one form. */
  steps: Step[];
  answers: Answers;
  values: FormValues;
  /** What is not right with questions that the person has seen. */
  issues: Issue[];
  /** Questions that the last answers brought up. */
  isLonger: boolean;
  /** How many questions still want an answer, seen or not; 0 means that there is a result. */
  openCount: number;
  isAnswered: boolean;
  /** Names of the questions on this page, so that the next one knows which were seen. */
  shown: string[];
  /** Everything said so far, for the draft. */
  entries: FormEntries;
}

const MOST_FIELDS = 200;
/** Lists the questions that were on the page; nothing else of the address is ours. */
const SHOWN = 'show';

/**
 * Counts answers that a person sent with the button or opened as a page.
 * Shape: what the script asks for while somebody types is not counted, as no save between is.
 */
export function countTriage(ctx: Pick<Ctx, 'metrics'>, triage: Triage, request: Request): void {
  const isPage = (request.headers.get('sec-fetch-dest') ?? 'document') === 'document';
  if (!triage.isAnswered || !isPage || request.method !== 'GET') return;
  if (triage.openCount === 0) countFirstQuestions(ctx, 'answered');
  else countFirstQuestions(ctx, triage.issues.length > 0 ? 'refused' : 'asked_more');
}

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
  const steps = triageSteps().filter((step) => askedFields(step, answers).length > 0);
  const seen = new Set(params.getAll(SHOWN).flatMap((names) => names.split(' ').filter(isTriageField)));
  const asked = steps.flatMap((step) => askedFields(step, answers));
  const wrong = steps.flatMap((step) => issuesOf(step, answers, today));
  const isAnswered = entries.length > 0 || params.has(SHOWN);
  // An address that somebody typed or kept names no questions; then all of them count as seen.
  const isSeen = (name: string) => seen.size === 0 || seen.has(name);
  return {
    steps,
    answers,
    values: typedValues(entries),
    issues: isAnswered ? wrong.filter((issue) => isSeen(issue.path)) : [],
    isLonger: isAnswered && asked.some((field) => !isSeen(field.name)),
    openCount: new Set(wrong.map((issue) => issue.path)).size,
    isAnswered,
    shown: asked.map((field) => field.name),
    entries,
  };
}
