import * as z from 'zod';

/** Every job and what it carries: ids only, so that a job a day late still sees the truth. */
export const JOBS = {
  'send-notice': z.strictObject({ noticeId: z.uuid() }),
  'scan-document': z.strictObject({ documentId: z.uuid() }),
  'make-pictures': z.strictObject({ documentId: z.uuid() }),
  'make-permit': z.strictObject({ permitId: z.uuid() }),
  'make-record': z.strictObject({ versionId: z.uuid() }),
  'sweep-objects': z.strictObject({}),
  'sweep-sessions': z.strictObject({}),
  'finish-events': z.strictObject({}),
  'end-drafts': z.strictObject({}),
  'watch-clocks': z.strictObject({}),
  'send-digests': z.strictObject({}),
  'make-checkpoint': z.strictObject({}),
  'copy-permits': z.strictObject({}),
} as const;
export type JobName = keyof typeof JOBS;
export type JobPayload<Name extends JobName> = z.infer<(typeof JOBS)[Name]>;

/** A job to enqueue inside the transaction that makes it necessary. */
export type NewJob = {
  [Name in JobName]: { name: Name; payload: JobPayload<Name>; key: string; startAfter?: Date };
}[JobName];

/** Moments at which a person gets a message. */
export const NOTICE_MOMENTS = [
  'sign-in-code',
  'draft-started',
  'draft-ending',
  'invitation',
  'outside-request',
  'outside-code',
  'receipt',
  'returned',
  'changes-requested',
  'question',
  'answer',
  'clock',
  'proof-refused',
  'permit',
  'denial',
  'withdrawn',
  'revoked',
  'digest',
] as const;
export type NoticeMoment = (typeof NOTICE_MOMENTS)[number];
