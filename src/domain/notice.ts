import * as z from 'zod';
import { digestSchema, type MailChoice } from '#src/domain/digest.ts';
import { DRAFT_WARNING_STEPS } from '#src/domain/draft-end.ts';
import { CLOCK_STEPS } from '#src/domain/escalation.ts';
import type { NoticeMoment } from '#src/domain/jobs.ts';
import type { Locale } from '#src/domain/shared/locale.ts';

/** One mailbox and nothing else: no list, no display name, nothing that could start a new header line. */
export const mailboxSchema = z
  .string()
  .max(320)
  .regex(/^[^\s<>,;:"()[\]\\@\p{C}]{1,64}@[^\s<>,;:"()[\]\\@\p{C}]{1,255}$/u); // ana@example.org

const ofCase = { ref: z.string().min(1), eventName: z.string() };

/** What each message is told when it is queued. What may change until it is sent is read when it is sent. */
export const NOTICE_CONTENT = {
  /** Code and link are computed from the id when the message is written: the outbox never holds them. */
  'sign-in-code': z.strictObject({ signInId: z.uuid(), expiresAt: z.iso.datetime() }),
  'draft-started': z.strictObject(ofCase),
  /** Told twice before a draft is removed. What it says of the days is what the service then keeps to. */
  'draft-ending': z.strictObject({
    ...ofCase,
    step: z.enum(DRAFT_WARNING_STEPS),
    changedAt: z.iso.datetime(),
    keptUntil: z.iso.date(),
  }),
  /** `task` is a key of the tasks; the link is computed from the id when the message is written, like that of a sign-in. */
  invitation: z.strictObject({
    ...ofCase,
    delegationId: z.uuid(),
    task: z.string(),
    inviter: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  /** To a body outside the city. `approval` is a key of `city.outsideApprovals`; the link is computed from the id. */
  'outside-request': z.strictObject({
    ...ofCase,
    requestId: z.uuid(),
    approval: z.string(),
    words: z.string(),
    expiresAt: z.iso.datetime(),
  }),
  /** Goes to the mailbox that has the link already, so it carries the link too. */
  'outside-code': z.strictObject({ signInId: z.uuid(), requestId: z.uuid(), expiresAt: z.iso.datetime() }),
  receipt: z.strictObject({ ...ofCase, versionNumber: z.number().int().optional() }),
  /** `reasons` are keys of `city.returnReasons`. */
  returned: z.strictObject({
    ...ofCase,
    reasons: z.array(z.string()).optional(),
    words: z.string().optional(),
  }),
  /** How many corrections there are, and when the first is due. Those queued before there were lists have only words. */
  'changes-requested': z.strictObject({
    ...ofCase,
    words: z.string().optional(),
    count: z.number().int().optional(),
    dueOn: z.iso.date().optional(),
  }),
  question: z.strictObject({ ...ofCase, agency: z.string() }),
  /** `corrections`: how many of a list came back; none for the answer to a question. */
  answer: z.strictObject({ ...ofCase, agency: z.string(), corrections: z.number().int().optional() }),
  clock: z.strictObject({
    ...ofCase,
    agency: z.string(),
    reviewId: z.uuid(),
    step: z.enum(CLOCK_STEPS),
    dueOn: z.iso.date(),
  }),
  /** `condition` is what it says, in the language of the organizer. */
  'proof-refused': z.strictObject({
    ...ofCase,
    agency: z.string(),
    condition: z.string(),
    words: z.string(),
  }),
  permit: z.strictObject({ ...ofCase, number: z.string(), code: z.string() }),
  /** `reason` is a key of `city.denialReasons`. */
  denial: z.strictObject({
    ...ofCase,
    reason: z.string(),
    words: z.string().optional(),
    alternative: z.string().optional(),
    isSpeech: z.boolean().optional(),
  }),
  withdrawn: z.strictObject(ofCase),
  digest: digestSchema,
  revoked: z.strictObject({ ...ofCase, number: z.string().optional(), words: z.string().optional() }),
} as const satisfies Record<NoticeMoment, z.ZodType>;
export type NoticeContent<Moment extends NoticeMoment> = z.infer<(typeof NOTICE_CONTENT)[Moment]>;

/** Messages that are read by staff; all others go to the organizer. */
export const STAFF_MOMENTS: readonly NoticeMoment[] = ['answer', 'clock'];

/** Whether staff read a message, also the one of each morning, which is about no single case. Shape: pure. */
export const isForStaff = (moment: NoticeMoment): boolean =>
  moment === 'digest' || STAFF_MOMENTS.includes(moment);

/**
 * Whether somebody of the staff reads a message in their morning mail and not by itself: an answer, and that a day comes near.
 * Shape: pure. That a review is late or was deemed is always told at once.
 */
export const waitsForMorning = (
  choice: MailChoice,
  notice: { moment: NoticeMoment; content: Readonly<Record<string, unknown>> },
): boolean =>
  choice === 'morning' &&
  (notice.moment === 'answer' || (notice.moment === 'clock' && notice.content.step === 'soon'));

/** A message for one person, as a command queues it. */
export type NewNotice = {
  [Moment in NoticeMoment]: {
    applicationId: string | null;
    moment: Moment;
    recipient: string;
    locale: Locale;
    /** One message for each key, for ever. */
    dedupeKey: string;
    content: NoticeContent<Moment>;
  };
}[NoticeMoment];
