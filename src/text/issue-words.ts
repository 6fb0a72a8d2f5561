/** Facts that are wrong with an answer. Domain code names one; `errors.issue` makes the sentence. */
export const ISSUE_CODES = [
  'required',
  'too-long',
  'too-short',
  'not-a-number',
  'not-whole',
  'too-small',
  'too-large',
  'not-an-email',
  'not-a-phone',
  'not-a-date',
  'in-the-past',
  'not-a-time',
  'end-before-start',
  'not-an-option',
  'not-yes',
  'unknown-field',
  'too-many-rows',
  'wrong-format',
] as const;
export type IssueCode = (typeof ISSUE_CODES)[number];

/** What the sentence about an issue may use. */
export interface IssueWords {
  /** The label on the screen: `Event name`, `How many people will come?` */
  label: string;
  /** The answer as a noun with its article, when the label does not fit a sentence: `the event name`, `el nombre`. */
  asked?: string | undefined;
  /** How the answer is given; decides between "Enter", "Choose" and "Upload". */
  by?: 'enter' | 'choose' | 'upload' | 'add' | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** An answer that would do, as people would type it. */
  example?: string | undefined;
  /** The parts of a date that were left empty. */
  missing?: readonly ('month' | 'day' | 'year')[] | undefined;
  /** The first day that works, already written out. */
  earliest?: string | undefined;
}
