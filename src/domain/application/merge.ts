import { hash } from 'node:crypto';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, Step } from '#src/domain/application/field.ts';
import { valueAt, withValue } from '#src/domain/application/paths.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';

const MARK_LENGTH = 6;

const markOfText = (text: string): string => hash('sha256', text, 'base64url').slice(0, MARK_LENGTH);
// Most questions of a page that is opened for the first time.
const UNANSWERED = markOfText(canonicalJson(null));

const markOf = (value: unknown): string =>
  value === undefined || value === null ? UNANSWERED : markOfText(canonicalJson(value));

/**
 * What the stored answers of a page were when it was drawn, one mark for each question.
 * Shape: pure; six letters for each question of the page, in its order, parted by dots.
 */
export function marksOf(step: Step, answers: Answers): string {
  return step.fields.map((field) => markOf(valueAt(answers, field.name))).join('.');
}

export interface Merged {
  /** What is saved, or, where two people answered the same question, what the later one typed. */
  answers: Answers;
  /** Questions that were answered differently by both. */
  conflicts: Field[];
}

/**
 * Joins what was typed on a page with what somebody else saved since it was drawn: an answer that only one of them changed
 * is that one's.
 * Shape: pure; `seen` are the marks of the page as drawn; without them every difference is a conflict.
 */
export function mergePage(step: Step, seen: string, stored: Answers, typed: Answers): Merged {
  const marks = seen.split('.');
  const isWhole = marks.length === step.fields.length;
  return step.fields.reduce<Merged>(
    ({ answers, conflicts }, field, at) => {
      const [theirs, mine] = [valueAt(stored, field.name), valueAt(typed, field.name)];
      const [theirMark, myMark] = [markOf(theirs), markOf(mine)];
      const base = isWhole ? marks[at] : undefined;
      if (myMark === theirMark || base === myMark)
        return { answers: withValue(answers, field.name, theirs), conflicts };
      return { answers, conflicts: base === theirMark ? conflicts : [...conflicts, field] };
    },
    { answers: typed, conflicts: [] },
  );
}
