import { randomBytes } from 'node:crypto';
import { activityLine, appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { discardObject } from '#src/commands/object.ts';
import { keepVisitorSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import { answersForAnotherYear } from '#src/domain/application/another-year.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { readStepForm } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { FORM_VERSION } from '#src/domain/application/form-version.ts';
import { findStep, issuesOf } from '#src/domain/application/journey.ts';
import { mergePage } from '#src/domain/application/merge.ts';
import { typedWithin } from '#src/domain/correction.ts';
import { changedQuestions } from '#src/domain/delegate.ts';
import type { HistoryDetail } from '#src/domain/history.ts';
import { assertCan } from '#src/domain/policy.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { crockford, referenceFrom } from '#src/domain/shared/ids.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import {
  type Draft,
  findDraftByRef,
  insertApplication,
  lockApplicationByRef,
  saveAnswers,
  setApplicationStatus,
} from '#src/store/application.ts';
import { type Bundle, findOpenBundle } from '#src/store/correction.ts';
import { updateDelegationsEnded } from '#src/store/delegate.ts';
import { eraseDraft } from '#src/store/draft-end.ts';
import { withdrawOpenReviews } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion } from '#src/store/version.ts';

/** A fresh reference for people: 50 random bits and a check letter. */
export function newReference(): string {
  for (;;) {
    const reference = referenceFrom(crockford(randomBytes(10)));
    if (reference !== null) return reference;
  }
}

/**
 * Starts a draft from what triage asked, for a person or for a visitor's session that is stored with it.
 * Shape: the reference, and the token of a session that had to be opened for it. Errors: Refused `forbidden` for staff.
 */
export async function startApplication(
  ctx: Ctx,
  input: { answers: Answers; sessionHash: Buffer | null },
): Promise<{ ref: string; token: string | null }> {
  const { actor } = ctx;
  assertCan(actor, 'application:start');
  const ref = newReference();
  const ownerId = actor.kind === 'applicant' ? actor.id : null;
  const token = await ctx.sql.begin(async (tx) => {
    const visit = ownerId === null ? await keepVisitorSession(tx, ctx, input.sessionHash) : null;
    const id = await insertApplication(tx, {
      ref,
      ownerId,
      startedBy: visit?.sessionHash ?? null,
      locale: ctx.locale,
      answers: input.answers,
      formVersion: FORM_VERSION,
      now: ctx.now,
    });
    await appendActivity(tx, ctx, { id }, 'start', { from: null, to: 'draft' });
    return visit?.token ?? null;
  });
  return { ref, token };
}

interface StepInput {
  ref: string;
  revision: number;
  /** Marks of the page's answers as they were drawn. */
  seen?: string;
  step: string;
  entries: readonly (readonly [string, string])[];
  /** The draft as it was read along with the session; read here where it was not. */
  read?: Draft | null;
}

export interface SavedStep {
  /** As it stands now. */
  draft: Draft;
  before: Answers;
  /** What is not fine yet. */
  issues: Issue[];
  /** A list of corrections is out, and the way on is back to it. */
  isCorrected: boolean;
}

const MOST_TRIES = 3;

/**
 * Saves one page of a draft, fine or not: only submitting asks for answers that are fine.
 * Shape: nothing is locked while it decides; what it read is written over only if it is still so, and otherwise read again.
 * Errors: Refused `not-found` for strangers, `stale-revision` when somebody answered the same question otherwise since the
 * page was opened, `question-locked` for a question that no correction names or brought up, `wrong-state` once the city has
 * the case.
 */
export async function saveStep(ctx: Ctx, input: StepInput): Promise<SavedStep> {
  const step = findStep(input.step);
  if (!step) throw new Refused('not-found');
  let read = input.read ?? null;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    read ??= found(await findDraftByRef(ctx.sql, input.ref));
    const saved = await saveOnto(ctx, read, step, input);
    if (saved !== null) return saved;
    read = null;
  }
  throw new Refused('stale-revision');
}

/** Shape: null when the draft was no longer as it was read; nothing is written then. */
async function saveOnto(ctx: Ctx, read: Draft, step: Step, input: StepInput): Promise<SavedStep | null> {
  const subject = subjectOf(read, [], { task: step.task });
  assertOwnOrHidden(ctx, subject, 'task:read');
  const { status } = read;
  applyAction(APPLICATION, { status, subject }, 'save', ctx.actor);
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const bundle = await findOpenBundle(ctx.sql, read);
  const typed = typedOrRefused(step, read.answers, input.entries, bundle, today);
  const isNewer = read.revision !== input.revision;
  const answers = isNewer ? mergedOrRefused(step, input.seen ?? '', read.answers, typed) : typed;
  const isCorrected = bundle !== null;
  const issues = issuesOf(step, answers, today);
  // The same words again, because their answer was lost: they stand already, and nobody else's are lost by saying so.
  if (isNewer && canonicalJson(answers) === canonicalJson(read.answers))
    return { draft: { ...read, answers }, before: answers, issues, isCorrected };
  const delegation = ctx.actor.kind === 'delegate' ? ctx.actor.id : null;
  const detail: HistoryDetail = { step: step.id };
  if (delegation !== null) detail.questions = changedQuestions(step, read.answers, answers);
  const line = activityLine(ctx, read, 'save', { from: status, to: status, detail });
  const locale = delegation === null ? ctx.locale : null;
  const revision = await saveAnswers(ctx.sql, read, { answers, locale, line, delegation });
  if (revision === null) return null;
  return { draft: { ...read, answers, revision }, before: read.answers, issues, isCorrected };
}

/** What was typed, as far as it may be changed. Errors: Refused `question-locked`. */
function typedOrRefused(
  step: Step,
  stored: Answers,
  entries: StepInput['entries'],
  bundle: Bundle | null,
  today: CalendarDate,
): Answers {
  const typed = readStepForm(step, entries, stored).answers;
  if (bundle === null) return typed;
  const page = { step, stored, typed, names: new Set(entries.map(([name]) => name)) };
  const { answers, locked } = typedWithin(page, bundle.corrections, bundle.base.answers, today);
  if (locked.length > 0) throw new Refused('question-locked');
  return answers;
}

function mergedOrRefused(step: Step, seen: string, stored: Answers, typed: Answers): Answers {
  const { answers, conflicts } = mergePage(step, seen, stored, typed);
  if (conflicts.length > 0) throw new Refused('stale-revision');
  return answers;
}

/** Errors: Refused `not-found`, so that a stranger cannot tell somebody else's draft from one that is not there. */
function assertOwnOrHidden(
  ctx: Ctx,
  subject: ReturnType<typeof subjectOf>,
  permission: 'application:read-own' | 'task:read' = 'application:read-own',
): void {
  try {
    assertCan(ctx.actor, permission, subject);
  } catch (cause) {
    throw new Refused('not-found', { cause });
  }
}

/**
 * Starts a draft with the answers of an earlier application of the same person, without those that held for one time only.
 * Shape: the reference of the draft. Errors: Refused `not-found` for strangers, `wrong-state` for what was never sent.
 */
export async function copyApplication(ctx: Ctx, input: { ref: string }): Promise<{ ref: string }> {
  assertCan(ctx.actor, 'application:start');
  const ref = newReference();
  await ctx.sql.begin(async (tx) => {
    const earlier = found(await lockApplicationByRef(tx, input.ref));
    assertOwnOrHidden(ctx, subjectOf(earlier));
    const version = await findVersion(tx, earlier.id, earlier.version_number);
    if (version === null) throw new Refused('wrong-state');
    const id = await insertApplication(tx, {
      ref,
      ownerId: earlier.owner_id,
      startedBy: null,
      locale: ctx.locale,
      answers: answersForAnotherYear(version.answers),
      formVersion: FORM_VERSION,
      copiedFrom: earlier.id,
      now: ctx.now,
    });
    await appendActivity(tx, ctx, { id }, 'start', { from: null, to: 'draft' });
  });
  return { ref };
}

/**
 * Takes an application back on the organizer's wish. Of a draft nothing is left but that it was there.
 * Shape: whether it was such a draft. Errors: Refused `not-found` for strangers, `wrong-state` once a permit exists or the case is over.
 */
export async function withdrawApplication(ctx: Ctx, input: { ref: string }): Promise<{ isErased: boolean }> {
  const orphans = await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const subject = subjectOf(application);
    assertOwnOrHidden(ctx, subject);
    const move = applyAction(APPLICATION, { status: application.status, subject }, 'withdraw', ctx.actor);
    assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now));
    await updateDelegationsEnded(tx, application.id, { reason: 'withdrawn', now: ctx.now });
    await withdrawOpenReviews(tx, application.id);
    await appendActivity(tx, ctx, application, 'withdraw', { from: move.from, to: move.to });
    if (application.version_number === 0) return await eraseDraft(tx, application, ctx.now);
    if (application.owner_email !== null) {
      await queueNotice(tx, ctx, {
        applicationId: application.id,
        moment: 'withdrawn',
        recipient: application.owner_email,
        locale: application.locale,
        dedupeKey: `withdrawn:${application.id}`,
        content: { ref: application.ref, eventName: application.event_name ?? '' },
      });
    }
    return null;
  });
  for (const objectKey of orphans ?? []) await discardObject(ctx, objectKey);
  return { isErased: orphans !== null };
}
