import type { Answers } from '#src/domain/application/answers.ts';
import type { City } from '#src/domain/city.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

export type FieldKind =
  | 'text'
  | 'longtext'
  | 'email'
  | 'phone'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'time'
  | 'yesno'
  | 'choice'
  | 'choices'
  | 'confirm'
  | 'rows';

/** Who may read an answer: everybody on the case, or agencies by what they do. The coordinator reads everything. */
export type Reader = 'all' | City['agencies'][number]['role'];

/** How careful we are with an answer. `security` never reaches a public page nor an agency that does not review it. */
export type Sensitivity = 'public' | 'case' | 'personal' | 'security';

export type Unit =
  | 'feet'
  | 'square_feet'
  | 'inches'
  | 'gallons'
  | 'pounds'
  | 'watts'
  | 'kilowatts'
  | 'miles'
  | 'minutes'
  | 'decibels'
  | 'dollars'
  | 'miles_per_hour';

export interface RowAnswers {
  readonly id: string;
  readonly [column: string]: unknown;
}

/** A condition on answers given before this question; a column of rows also sees its own row. */
export type When = (answers: Answers, row?: RowAnswers) => boolean;

/** One question. Inside rows, `name` is the bare column name; everywhere else the dotted path of the answer. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  /** Options that only the service gives: shown where they are the answer, never offered. */
  readonly optionsKept?: readonly string[];
  /** Options come from the city's register, followed by `options`. */
  readonly optionsFrom?: 'places';
  /** Options that are offered only where the city allows them. */
  readonly optionsNeeding?: Readonly<Record<string, 'rainDates'>>;
  readonly required?: boolean | When;
  /** A question that does not apply is neither drawn nor demanded nor submitted; what was typed before is kept. */
  readonly appliesWhen?: When;
  /** The question is asked only until one of these later answers exists. No condition may read such an answer. */
  readonly replacedBy?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly maxLength?: number;
  readonly unit?: Unit;
  readonly autocomplete?: string;
  readonly inputMode?: 'numeric' | 'decimal' | 'tel' | 'email' | 'url';
  readonly readBy: readonly Reader[];
  readonly sensitivity: Sensitivity;
  /** The answer holds for one time only, as every date does: a copy for another year does not take it along. */
  readonly onlyOnce?: boolean;
  /** Of a column: whether any row has it. Reads only earlier pages. */
  readonly drawnWhen?: (answers: Answers) => boolean;
  /** Columns of rows. Without script every column is drawn; one that does not apply to its row is not demanded. */
  readonly fields?: readonly Field[];
  readonly minRows?: number;
  readonly maxRows?: number;
  /** Rows that are read as a table, one line for each. */
  readonly asTable?: boolean;
}

export const ISSUE_CODES = [
  'required',
  'not-yes',
  'not-an-option',
  'none-with-others',
  'too-long',
  'too-short',
  'not-an-email',
  'not-a-phone',
  'wrong-format',
  'not-a-number',
  'not-whole',
  'too-small',
  'too-large',
  'not-a-date',
  'in-the-past',
  'too-far-ahead',
  'not-a-time',
  'am-or-pm',
  'end-before-start',
  'days-overlap',
  'days-missing',
  'one-day-only',
  'set-up-after-start',
  'tear-down-before-end',
  'series-ends-too-early',
  'skip-date-outside',
  'weekday-not-chosen',
  'not-a-series-date',
  'nothing-changed',
  'date-twice',
  'date-over-peak',
  'same-day-and-place',
  'outside-event-hours',
  'hours-not-covered',
  'year-in-the-future',
  'highest-below-lowest',
  'fence-needs-limit',
  'capacity-under-peak',
  'over-posted-capacity',
  'peak-over-total',
  'total-under-day',
  'total-over-days',
  'more-than-total',
  'more-than-staff',
  'same-as-primary',
  'last-call-after-end',
  'owner-must-agree',
  'in-the-future',
  'accessible-over-toilets',
  'slowest-before-fastest',
  'shelter-too-small',
  'expires-before-event',
  'after-first-day',
  'route-has-gap',
  'meet-after-start',
  'before-route-starts',
  'posts-over-marshals',
  'fewer-than-taken',
  'accessible-over-spaces',
  'list-without-lane',
  'too-few-rows',
  'too-many-rows',
  'part-over-whole',
  'inspection-after-start',
  'outside-event',
  'outside-sound-hours',
  'unknown-field',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** What is not right with an answer. `path` is the name of its input, with the row's id inside rows. */
export interface Issue {
  readonly path: string;
  readonly code: IssueCode;
  readonly params?: IssueParams;
}

export interface IssueParams {
  readonly min?: number;
  readonly max?: number;
  /** The boxes of a date that were left blank. */
  readonly missing?: readonly ('month' | 'day' | 'year')[];
}

/** Tasks in the order of the journey, under the headings of the task list. */
export const SECTIONS = {
  plan: ['start', 'event', 'dates', 'people'],
  who: ['who'],
  where: ['places', 'route', 'streets', 'parking', 'site'],
  what: [
    'food',
    'sales',
    'alcohol',
    'structures',
    'power',
    'sound',
    'effects',
    'rides',
    'animals',
    'activities',
    'water',
    'air',
    'film',
  ],
  care: ['safety', 'medical', 'emergency', 'sanitation', 'access', 'neighbors'],
  city: ['services', 'insurance', 'fees'],
  finish: ['documents', 'declaration'],
} as const;
export type SectionId = keyof typeof SECTIONS;
export type TaskId = (typeof SECTIONS)[SectionId][number];
export const SECTION_IDS = Object.keys(SECTIONS) as SectionId[];
export const TASK_IDS: readonly TaskId[] = SECTION_IDS.flatMap(
  (section): readonly TaskId[] => SECTIONS[section],
);

/** One page of questions. */
export interface Step {
  readonly id: string;
  readonly task: TaskId;
  readonly fields: readonly Field[];
  readonly appliesWhen: When;
  /**
   * Facts of which the city's rules compute how much is needed (`toilets`). The page shows the number, how it comes
   * about and its source, and nobody is asked for it; a question beside it may say why less is enough.
   */
  readonly computes?: readonly string[];
  /** Checks across questions. They see only answers that apply, and may meet text that could not be read. */
  readonly checks?: (answers: Answers, context: { today: CalendarDate }) => Issue[];
}

/** Keys that no question has, such as a misspelt one: a type that is inferred takes any. */
type Stray<F> =
  | Exclude<keyof F, keyof Field>
  | (F extends { readonly fields: readonly (infer Column)[] } ? StrayOfEach<Column> : never);
type StrayOfEach<F> = F extends unknown ? Stray<F> : never;
type Known<F> = [StrayOfEach<F>] extends [never] ? unknown : { readonly noQuestionHas: StrayOfEach<F> };

/**
 * Names a page of questions; gives back what it is given, and keeps the names and options as types: the words of every
 * language are held against them.
 * Shape: pure; a step without `appliesWhen` is always asked.
 */
export function defineStep<const Fields extends readonly Field[]>(
  step: Omit<Step, 'appliesWhen' | 'fields'> & {
    appliesWhen?: When;
    fields: Fields;
  } & Known<Fields[number]>,
): Omit<Step, 'fields'> & { readonly fields: Fields } {
  return { appliesWhen: () => true, ...step };
}
