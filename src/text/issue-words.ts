import type { IssueCode, IssueParams } from '#src/domain/application/field.ts';

export type { IssueCode };

/** What the sentence about an issue may use. */
export interface IssueWords extends IssueParams {
  /** The label on the screen: `Event name`, `How many people will come?` */
  label: string;
  /** The answer as a noun with its article, when the label does not fit a sentence: `the event name`, `el nombre`. */
  asked?: string | undefined;
  /** How the answer is given; decides between "Enter", "Choose" and "Upload". */
  by?: 'enter' | 'choose' | 'upload' | 'add' | undefined;
  /** An answer that would do, as people would type it. */
  example?: string | undefined;
  /** The first day that works, already written out. */
  earliest?: string | undefined;
}
