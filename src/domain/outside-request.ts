import type { Answers } from '#src/domain/application/answers.ts';
import type { Issue } from '#src/domain/application/field.ts';
import { type AnsweredQuestion, answeredQuestions } from '#src/domain/application/snapshot.ts';
import type { City, Rule } from '#src/domain/city.ts';
import { isReleased, readersOf, type ScanState } from '#src/domain/document.ts';
import { type FormIssue, LONGEST_WORDS, readableQuestions, splitByReader } from '#src/domain/review.ts';
import { factsRead } from '#src/domain/routing/conditions.ts';
import { pathsRead } from '#src/domain/routing/facts.ts';
import type { Limit } from '#src/domain/session.ts';
import { emailSchema } from '#src/domain/shared/email-address.ts';
import type { OutsideState } from '#src/domain/workflow/states.ts';
import type { OutsideAction } from '#src/domain/workflow/transitions.ts';

/** How long a link may work. Units: days. */
export const LINK_DAYS = [7, 14, 30] as const;
/** How many files one request may show. */
export const MOST_FILES = 50;
const DAY_MS = 24 * 60 * 60_000;

/** Nobody gets mail from us because somebody else likes to send it. */
export const OUTSIDE_REQUEST_LIMITS = {
  fromStaff: { subject: 'outside-requests-of-staff', count: 60, windowMs: DAY_MS },
  toEmail: { subject: 'outside-request-to-email', count: 12, windowMs: DAY_MS },
} as const satisfies Record<string, Limit>;

/** What a body outside the city says. A question decides nothing. */
export const OUTSIDE_ANSWERS = ['granted', 'refused', 'not_needed', 'question'] as const;
export type OutsideAnswer = (typeof OUTSIDE_ANSWERS)[number];

/** Why a link was over before its time. */
export const OUTSIDE_ENDS = ['taken_back', 'sent_again'] as const;
export type OutsideEnd = (typeof OUTSIDE_ENDS)[number];

export type OutsideRequestState = 'sent' | 'opened' | 'answered' | 'expired' | OutsideEnd;

/** Where a request stands now. Shape: pure; an answer stays one, whatever becomes of its link. */
export function outsideRequestState(
  request: {
    opened_at: Date | null;
    answered_at: Date | null;
    expires_at: Date;
    end_reason: OutsideEnd | null;
  },
  now: Date,
): OutsideRequestState {
  if (request.answered_at !== null) return 'answered';
  if (request.end_reason !== null) return request.end_reason;
  if (request.expires_at <= now) return 'expired';
  return request.opened_at === null ? 'sent' : 'opened';
}

/** Whether an approval still waits for somebody, so that they can be asked. Shape: pure. */
export const isAskable = (state: OutsideState): boolean => state === 'needed' || state === 'applied';

/** When a link of so many days ends. Shape: pure; null for a number that nobody offered. */
export function linkEnd(days: number, now: Date): Date | null {
  return LINK_DAYS.some((one) => one === days) ? new Date(now.getTime() + days * DAY_MS) : null;
}

/** How an answer moves the approval. Shape: pure; null for a question, which moves nothing. */
export function actionOfAnswer(answer: OutsideAnswer): OutsideAction | null {
  return answer === 'question' ? null : `record_${answer}`;
}

/** What is wrong with a request before it is sent. Shape: pure. */
export function askIssues(input: { email: string; words: string; days: number }): FormIssue[] {
  const issues: FormIssue[] = [];
  const blank = input.email.trim() === '';
  if (blank || !emailSchema.safeParse(input.email).success)
    issues.push({ path: 'email', code: blank ? 'required' : 'not-an-email' });
  if (input.words.trim() === '') issues.push({ path: 'words', code: 'required' });
  if (!LINK_DAYS.some((one) => one === input.days)) issues.push({ path: 'days', code: 'required' });
  return issues;
}

/** Whether a file may be shown outside the city: scanned, and none that only some agencies read. Shape: pure. */
export const isShowable = (
  city: Pick<City, 'documentKinds'>,
  document: { kind: string; is_current: boolean; scan_state: ScanState },
): boolean =>
  document.is_current && isReleased(document.scan_state) && readersOf(city, document.kind) === null;

/** Units: characters. */
export const LONGEST_REFERENCE = 200;

/** What is wrong with an answer. Shape: pure; a permission has a number, everything else has words. */
export function answerIssues(input: { answer: string; reference: string; words: string }): Issue[] {
  const issues: Issue[] = [];
  const { answer, reference, words } = input;
  if (!OUTSIDE_ANSWERS.some((one) => one === answer))
    issues.push({ path: 'answer', code: answer === '' ? 'required' : 'not-an-option' });
  if (answer === 'granted' && reference.trim() === '') issues.push({ path: 'reference', code: 'required' });
  if (reference.length > LONGEST_REFERENCE) issues.push({ path: 'reference', code: 'too-long' });
  if (answer !== 'granted' && answer !== '' && words.trim() === '')
    issues.push({ path: 'words', code: 'required' });
  if (words.length > LONGEST_WORDS) issues.push({ path: 'words', code: 'too-long' });
  return issues;
}

/** What, where and when: nobody can answer without these. */
const BASICS: readonly string[] = [
  'event.name',
  'event.kind',
  'event.description',
  'people.peak',
  'dates.firstDay',
  'dates.days',
  'places.types',
  'places.address',
  'places.park',
  'route.legs',
];

/**
 * The part of a case that a body outside the city may read: what, where and when, and what the rules look at that demand its
 * approval. Shape: pure; never what only some agencies of the city read.
 */
export function outsideQuestions(
  answers: Answers,
  rules: readonly Pick<Rule, 'id' | 'when'>[],
  demandedBy: readonly string[],
): AnsweredQuestion[] {
  const demanding = rules.filter((rule) => demandedBy.includes(rule.id));
  const reads = pathsRead(demanding.flatMap((rule) => factsRead(rule.when)));
  const readable = readableQuestions(answeredQuestions(answers), { role: null, readsAll: false });
  return splitByReader(readable, { role: null }, [...BASICS, ...reads]).mine;
}
