import { randomBytes } from 'node:crypto';
import { appendActivity } from '#src/commands/activity.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { keepVisitorSession } from '#src/commands/session.ts';
import type { Ctx } from '#src/context.ts';
import { answersForAnotherYear } from '#src/domain/application/another-year.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { readStepForm } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { FORM_VERSION } from '#src/domain/application/form-version.ts';
import { findStep, issuesOf } from '#src/domain/application/journey.ts';
import { marksOf, mergePage } from '#src/domain/application/merge.ts';
import { assertCan } from '#src/domain/policy.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { crockford, referenceFrom } from '#src/domain/shared/ids.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import {
  insertApplication,
  lockApplicationByRef,
  setApplicationStatus,
  updateAnswers,
} from '#src/store/application.ts';
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

interface SaveInput {
  ref: string;
  revision: number;
  /** Marks of the page's answers as they were drawn. */
  seen?: string;
  step: string;
  entries: readonly (readonly [string, string])[];
}

/**
 * Saves one page of a draft, fine or not: only submitting asks for answers that are fine.
 * Shape: the new revision and what is not fine yet.
 * Errors: Refused `not-found` for strangers, `stale-revision` when somebody answered the same question otherwise since it was opened, `wrong-state`
 * once the city has the case.
 */
export async function saveStep(
  ctx: Ctx,
  input: SaveInput,
): Promise<{
  revision: number;
  mark: string;
  answers: Answers;
  before: Answers;
  issues: Issue[];
  isOwned: boolean;
}> {
  const step = findStep(input.step);
  if (!step) throw new Refused('not-found');
  return await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const subject = subjectOf(application);
    assertOwnOrHidden(ctx, subject);
    applyAction(APPLICATION, { status: application.status, subject }, 'save', ctx.actor);
    const typed = readStepForm(step, input.entries, application.answers).answers;
    const today = calendarDateAt(ctx.now, ctx.city.timeZone);
    const isOwned = application.owner_id !== null;
    const answers =
      application.revision === input.revision
        ? typed
        : mergedOrRefused(step, input.seen ?? '', application.answers, typed);
    const issues = issuesOf(step, answers, today);
    const mark = marksOf(step, answers);
    // The same words again, because their answer was lost: they stand already, and nobody else's are lost by saying so.
    if (
      application.revision !== input.revision &&
      canonicalJson(answers) === canonicalJson(application.answers)
    )
      return { revision: application.revision, mark, answers, before: answers, issues, isOwned };
    // Sent together: the row is locked, so the first of the two cannot fail where the second does not.
    const [revision] = await Promise.all([
      updateAnswers(tx, application, answers, ctx.locale, ctx.now),
      appendActivity(tx, ctx, application, 'save', {
        from: application.status,
        to: application.status,
        detail: { step: step.id },
      }),
    ]);
    if (revision === null) throw new Refused('stale-revision');
    return { revision, mark, answers, before: application.answers, issues, isOwned };
  });
}

function mergedOrRefused(step: Step, seen: string, stored: Answers, typed: Answers): Answers {
  const { answers, conflicts } = mergePage(step, seen, stored, typed);
  if (conflicts.length > 0) throw new Refused('stale-revision');
  return answers;
}

/** Errors: Refused `not-found`, so that a stranger cannot tell somebody else's draft from one that is not there. */
function assertOwnOrHidden(ctx: Ctx, subject: ReturnType<typeof subjectOf>): void {
  try {
    assertCan(ctx.actor, 'application:read-own', subject);
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
 * Takes an application back on the organizer's wish. A draft is simply given up.
 * Errors: Refused `not-found` for strangers, `wrong-state` once a permit exists or the case is over.
 */
export async function withdrawApplication(ctx: Ctx, input: { ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const subject = subjectOf(application);
    assertOwnOrHidden(ctx, subject);
    const move = applyAction(APPLICATION, { status: application.status, subject }, 'withdraw', ctx.actor);
    assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now));
    await withdrawOpenReviews(tx, application.id);
    await appendActivity(tx, ctx, application, 'withdraw', { from: move.from, to: move.to });
    if (application.owner_email !== null && application.version_number > 0) {
      await queueNotice(tx, ctx, {
        applicationId: application.id,
        moment: 'withdrawn',
        recipient: application.owner_email,
        locale: application.locale,
        dedupeKey: `withdrawn:${application.id}`,
        content: { ref: application.ref, eventName: application.event_name ?? '' },
      });
    }
  });
}
