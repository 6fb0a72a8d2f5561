import type { Difference } from '#src/domain/application/difference.ts';
import type { Field, Reader } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import type { AnsweredQuestion } from '#src/domain/application/snapshot.ts';
import type { City } from '#src/domain/city.ts';
import { addBusinessDays, type BusinessCalendar, businessDaysBetween } from '#src/domain/deadlines.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  isAgreed,
  isEditable,
  isInReview,
  isOpenReview,
  type OutsideState,
  type RequirementState,
  type ReviewState,
} from '#src/domain/workflow/states.ts';

/** Nobody reads more, and mail and paper must hold it. Units: characters. */
export const LONGEST_WORDS = 4000;

/** Boxes for conditions in the reviewer's own words. */
export const OWN_CONDITIONS = [1, 2, 3] as const;
export const DECISIONS = ['approve', 'approve_with_conditions', 'object'] as const;

/** What is not right with a form of the case, found before a command is asked. */
export interface FormIssue {
  path: string;
  code:
    | 'required'
    | 'not-an-email'
    | 'too-long'
    | 'not-a-time'
    | 'am-or-pm'
    | 'not-a-number'
    | 'not-a-date'
    | 'in-the-past'
    | 'too-far-ahead'
    | 'too-large'
    | 'after-first-day';
  /** The most that can be taken. */
  max?: number;
}

/** The name of the box for a value of a condition: HTML name and path of its issue. Shape: pure. */
export const gapPath = (key: string, name: string): string => `condition.${key}.${name}`;

/** The name of the box for an answer to an agency: several may ask at the same time. Shape: pure. */
export const answerPath = (agency: string): string => `answer.${agency}`;

/** The name of the box for words that show that a condition is met. Shape: pure. */
export const proofPath = (conditionId: string): string => `proof.${conditionId}.words`;

/** The name of the box for an explanation of a correction. Shape: pure. */
export const explanationPath = (correctionId: string): string => `explain.${correctionId}.words`;

/** The answer that every one of contradicting conditions can hold. */
export const ALL_HOLD = 'all';

/** Where a clock of the city stands. It is stopped while the applicant has the ball. */
export type Clock =
  | { kind: 'left'; days: number }
  | { kind: 'late'; days: number }
  | { kind: 'stopped' }
  | { kind: 'done' };

const runningClock = (today: CalendarDate, dueOn: CalendarDate, calendar: BusinessCalendar): Clock => {
  const days = businessDaysBetween(today, dueOn, calendar);
  // A clock that ran out on Friday is late on Saturday, before the next business day has passed.
  if (today > dueOn) return { kind: 'late', days: Math.max(1, -days) };
  return { kind: 'left', days };
};

/**
 * The clock of an agency's review.
 * Shape: pure. Units: business days; `left` 0 means due today, a late review is late by one day at least.
 */
export function reviewClock(
  review: { state: ReviewState; due_on: CalendarDate; paused_at: Date | null },
  status: ApplicationStatus,
  today: CalendarDate,
  calendar: BusinessCalendar,
): Clock {
  if (!isOpenReview(review.state)) return { kind: 'done' };
  if (review.paused_at !== null || (isEditable(status) && !isInReview(status))) return { kind: 'stopped' };
  return runningClock(today, review.due_on, calendar);
}

/**
 * The clock of a whole case: the earliest day on which somebody in the city must act.
 * Shape: pure. Units: business days.
 */
export function caseClock(
  one: { status: ApplicationStatus; next_due_on: CalendarDate | null },
  today: CalendarDate,
  calendar: BusinessCalendar,
): Clock {
  // Also while some agencies go on: the case as a whole waits for the applicant.
  if (isEditable(one.status)) return { kind: 'stopped' };
  if (!APPLICATION_STATUSES[one.status].withCity || one.next_due_on === null) return { kind: 'done' };
  return runningClock(today, one.next_due_on, calendar);
}

/**
 * What a pause leaves behind when the clock goes on.
 * Shape: pure; nothing changes for a clock that did not stand still. Units: business days of the city.
 */
export function resumeClock(
  review: { paused_at: Date | null; paused_days_count: number; due_on: CalendarDate },
  today: CalendarDate,
  city: { timeZone: string; businessCalendar: BusinessCalendar },
): { pausedDays: number; pausedDaysCount: number; dueOn: CalendarDate } {
  const { paused_at, paused_days_count, due_on } = review;
  const pausedDays =
    paused_at === null
      ? 0
      : businessDaysBetween(calendarDateAt(paused_at, city.timeZone), today, city.businessCalendar);
  return {
    pausedDays,
    pausedDaysCount: paused_days_count + pausedDays,
    dueOn: pausedDays === 0 ? due_on : addBusinessDays(due_on, pausedDays, city.businessCalendar),
  };
}

type Due = City['rules'][number]['documents'][number]['due'];

/** Whether a hard paper must be there before the permit is issued. Shape: pure. */
export const isNeededBeforeIssue = (due: Due): boolean =>
  'at' in due ? due.at !== 'event' : !('daysAfter' in due);

/** Whether somebody has judged a paper. Shape: pure. */
export const isSettledPaper = (state: RequirementState): boolean =>
  state === 'accepted' || state === 'rejected';

/**
 * Where a paper stands after a new version.
 * Shape: pure; what was judged stays so, unless the answers that stood in for a file have changed or are gone.
 */
export function paperState(
  known: { state: RequirementState; answered_in_version: number | null } | null,
  now: { hasFiles: boolean; answeredInVersion: number | null },
): RequirementState {
  const isThere = now.hasFiles || now.answeredInVersion !== null;
  const fresh = isThere ? 'uploaded' : 'required';
  if (known === null || known.state === 'required') return fresh;
  if (known.state === 'waived' || known.answered_in_version === now.answeredInVersion) return known.state;
  return fresh;
}

export interface IssueInput {
  versionNumber: number;
  blockingAgencies: readonly string[];
  reviews: readonly { agency: string; state: ReviewState; holds_for_version: number }[];
  requirements: readonly {
    document_kind: string;
    is_hard: boolean;
    due: Due;
    state: RequirementState;
    is_released: boolean;
  }[];
  outside: readonly { approval: string; is_blocking: boolean; state: OutsideState }[];
  /** Conditions that must be met before the permit and are not. */
  conditionsDue: readonly string[];
  /** Subjects of which conditions contradict each other. */
  contradictions: readonly string[];
  /** Corrections that wait to be sent: an agency still wants something changed. */
  correctionsUnsent: readonly string[];
  /** Rules that stop the issue, whatever people decide. */
  refusals: readonly string[];
}

export interface MissingForIssue {
  agencies: string[];
  papers: string[];
  outside: string[];
  conditions: string[];
  contradictions: string[];
  corrections: string[];
  rules: string[];
}

/**
 * Everything that still stands between a case and its permit, by name: what the guards of `issue` refuse for.
 * Shape: pure.
 */
export function missingForIssue(input: IssueInput): MissingForIssue {
  const agreed = (agency: string) =>
    input.reviews.some(
      (review) =>
        review.agency === agency &&
        isAgreed(review.state) &&
        review.holds_for_version === input.versionNumber,
    );
  return {
    agencies: input.blockingAgencies.filter((agency) => !agreed(agency)),
    papers: input.requirements
      .filter((need) => need.is_hard && isNeededBeforeIssue(need.due))
      .filter((need) => need.state !== 'waived' && !(need.state === 'accepted' && need.is_released))
      .map((need) => need.document_kind),
    outside: input.outside
      .filter((one) => one.is_blocking && one.state !== 'granted' && one.state !== 'not_needed')
      .map((one) => one.approval),
    conditions: [...input.conditionsDue],
    contradictions: [...input.contradictions],
    corrections: [...input.correctionsUnsent],
    rules: [...input.refusals],
  };
}

/** Whether nothing stands in the way of the permit. Shape: pure. */
export const isNothingMissing = (missing: MissingForIssue): boolean =>
  Object.values(missing).every((list) => list.length === 0);

/**
 * The agencies that judge a paper: those whose rules ask for it, and for a guarded paper only its readers.
 * Shape: pure.
 */
export function judgesOf(
  need: { document_kind: string; rules: readonly string[] },
  reviews: readonly { agency: string; rules: readonly string[] }[],
  city: Pick<City, 'documentKinds'>,
): string[] {
  const kind = city.documentKinds.find((candidate) => candidate.key === need.document_kind);
  return reviews
    .filter((review) => review.rules.some((rule) => need.rules.includes(rule)))
    .map((review) => review.agency)
    .filter((agency) => kind?.visibility !== 'security' || kind.readers.includes(agency));
}

const BLANK = /\{(\w+)\}/g; // {minutes}

/** A condition's words with its values in place; a value not given yet stays a gap. Shape: pure; ends in one period. */
export const fillCondition = (words: string, values: Readonly<Record<string, string>>, gap = '…'): string =>
  words.replace(BLANK, (_, name: string) => values[name]?.trim() || gap).replace(/(…|\.)\.$/, '$1'); // by 9:00 p.m..

/**
 * The few words around one gap of a condition, to name the box that fills it: `Book … officers for`.
 * Shape: pure; works on the sentence in any language, so a city needs no name for each value.
 */
export function gapLabel(words: string, name: string): string {
  const at = words.indexOf(`{${name}}`);
  const before = words.slice(0, at).split(/\s+/).filter(Boolean).slice(-4).join(' ');
  const behind = words.slice(at + name.length + 2);
  const after = behind
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 3)
    .join(' ');
  return `${before} … ${after}`.replace(BLANK, '…').trim();
}

/** Who reads answers: an agency by what it does, or a coordinator, who reads everything. */
export interface AnswerReader {
  role: Reader | null;
  readsAll: boolean;
}

const mayRead = (field: Field, reader: AnswerReader): boolean =>
  reader.readsAll ||
  field.readBy.includes('all') ||
  (reader.role !== null && field.readBy.includes(reader.role));

function withoutHiddenColumns(question: AnsweredQuestion, reader: AnswerReader): AnsweredQuestion {
  const { field } = question;
  if (field.kind !== 'rows' || !field.fields) return question;
  const hidden = field.fields.filter((column) => !mayRead(column, reader)).map((column) => column.name);
  if (hidden.length === 0) return question;
  const value = Array.isArray(question.value)
    ? question.value.map((row: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.includes(name))),
      )
    : question.value;
  const fields = field.fields.filter((column) => !hidden.includes(column.name));
  return { ...question, value, field: { ...field, fields } };
}

/**
 * The questions that a reader may see, each with only the columns that they may see.
 * Shape: pure; what the answers do not ask for is left out.
 */
export function readableQuestions(
  questions: readonly AnsweredQuestion[],
  reader: AnswerReader,
): AnsweredQuestion[] {
  return questions
    .filter((question) => question.state !== 'not_asked' && mayRead(question.field, reader))
    .map((question) => withoutHiddenColumns(question, reader))
    .filter((question) => question.field.kind !== 'rows' || (question.field.fields?.length ?? 0) > 0);
}

const FIELDS = new Map(
  allSteps().flatMap((step) => step.fields.map((field) => [field.name, field] as const)),
);

/** A difference with the definition of what changed: a question, or a column of its rows. */
export interface ReadableDifference extends Difference {
  readonly field: Field;
}

/**
 * What changed and may be seen by a reader, down to the columns of rows.
 * Shape: pure; in the order given. The definition of rows has only the columns that the reader may see.
 */
export function readableDifferences(
  differences: readonly Difference[],
  reader: AnswerReader,
): ReadableDifference[] {
  return differences.flatMap((difference) => {
    const at = difference.name.lastIndexOf('.');
    const whole = FIELDS.get(difference.name);
    const rows = whole ?? FIELDS.get(difference.name.slice(0, at));
    const column = rows?.fields?.find((one) => one.name === difference.name.slice(at + 1));
    const field = whole ?? column;
    if (!rows || !field || !mayRead(rows, reader) || !mayRead(field, reader)) return [];
    const fields = field.fields?.filter((one) => mayRead(one, reader));
    return [{ ...difference, field: fields ? { ...field, fields } : field }];
  });
}

const isAskedFor = (field: Field, role: Reader): boolean =>
  field.sensitivity !== 'personal' && field.readBy.includes(role);

/**
 * The answers an agency signs for: what its rules read and what is asked for agencies of its kind. When one of them
 * changes, the agency looks again. Who to call is not among them.
 * Shape: pure; dotted paths, sorted.
 */
export function signedPaths(reads: readonly string[], role: Reader | null): string[] {
  const asked = [...FIELDS.values()].filter(
    (field) =>
      role !== null &&
      (isAskedFor(field, role) || (field.fields?.some((column) => isAskedFor(column, role)) ?? false)),
  );
  return [...new Set([...reads, ...asked.map((field) => field.name)])].sort();
}

const isUnder = (path: string, name: string) => path === name || path.startsWith(`${name}.`);

/**
 * Parts readable questions into those an agency came for and the rest: it came for what its rules read and for what is
 * asked for agencies of its kind.
 * Shape: pure; both in the order of the form; what was not answered is with the rest.
 */
export function splitByReader(
  questions: readonly AnsweredQuestion[],
  reader: Pick<AnswerReader, 'role'>,
  reads: readonly string[],
): { mine: AnsweredQuestion[]; others: AnsweredQuestion[] } {
  const isMine = (question: AnsweredQuestion) =>
    (reader.role !== null && question.field.readBy.includes(reader.role)) ||
    reads.some((path) => isUnder(path, question.name) || isUnder(question.name, path));
  const isFirst = (question: AnsweredQuestion) => question.state === 'answered' && isMine(question);
  return {
    mine: questions.filter(isFirst),
    others: questions.filter((question) => !isFirst(question)),
  };
}
