import type { Ctx } from '#src/context.ts';
import type { Step, TaskId } from '#src/domain/application/field.ts';
import { findStep, type Progress, stepProgress } from '#src/domain/application/journey.ts';
import {
  type DelegationState,
  delegableTasks,
  delegationState,
  isOpenDelegation,
  stepsOfTask,
} from '#src/domain/delegate.ts';
import { can } from '#src/domain/policy.ts';
import { freshSince } from '#src/domain/session.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isEditable } from '#src/domain/workflow/states.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import {
  type Delegation,
  findOpenDelegationOfLink,
  listDelegations,
  listLastSaves,
  type SavedPage,
} from '#src/store/delegate.ts';
import { isSessionProvenSince, tokenHashOf } from '#src/store/session.ts';
import { subjectOf } from '#src/store/subject.ts';

export interface DelegatesScreen {
  application: Application;
  /** Tasks that somebody may be invited to. */
  tasks: TaskId[];
  invitations: (Delegation & { state: DelegationState; isOpen: boolean })[];
  /** Address to which a code goes first, because the owner signed in too long ago to invite; null when they may. */
  confirmBy: string | null;
  /** Who saved each page last; empty where nobody was ever invited. */
  saves: (SavedPage & { page: Step })[];
}

/**
 * The draft of somebody who gave no address yet: they cannot invite anybody, and are told so.
 * Shape: null for everybody whom `delegatesFor` has an answer for.
 */
export async function unsavedDraftFor(ctx: Ctx, ref: string): Promise<Application | null> {
  if (ctx.actor.kind !== 'visitor') return null;
  const application = found(await findApplicationByRef(ctx.sql, ref));
  return can(ctx.actor, 'application:read-own', subjectOf(application)) ? application : null;
}

/**
 * Who was invited to tasks of one's own draft, and who changed what.
 * Errors: Refused `not-found` for everybody but the signed-in owner, `wrong-state` when it is with the city.
 */
export async function delegatesFor(ctx: Ctx, ref: string): Promise<DelegatesScreen> {
  const application = found(await findApplicationByRef(ctx.sql, ref));
  const { actor } = ctx;
  if (!can(actor, 'delegates:change', subjectOf(application)) || actor.kind !== 'applicant')
    throw new Refused('not-found');
  if (!isEditable(application.status)) throw new Refused('wrong-state');
  const sessionHash = Buffer.from(actor.sessionHash, 'hex');
  const isFresh = await isSessionProvenSince(ctx.sql, sessionHash, freshSince(ctx.now));
  const invitations = (await listDelegations(ctx.sql, application.id)).map((one) => {
    const state = delegationState(one, ctx.now);
    return { ...one, state, isOpen: isOpenDelegation(state) };
  });
  const saves = await listLastSaves(ctx.sql, application.id);
  return {
    application,
    confirmBy: isFresh ? null : actor.email,
    tasks: delegableTasks(application.answers),
    invitations,
    saves: saves.flatMap((save) => {
      const page = findStep(save.step);
      return page === null ? [] : [{ ...save, page }];
    }),
  };
}

/** Tasks of a draft that a delegate changed last. Shape: their address by task; empty where nobody was ever invited. */
export async function changedByDelegates(
  ctx: Ctx,
  applicationId: string,
): Promise<Partial<Record<TaskId, string>>> {
  const changed: Partial<Record<TaskId, string>> = {};
  const seen = new Set<TaskId>();
  for (const { step, email } of await listLastSaves(ctx.sql, applicationId)) {
    const task = findStep(step)?.task;
    if (task === undefined || seen.has(task)) continue;
    seen.add(task);
    if (email !== null) changed[task] = email;
  }
  return changed;
}

export interface DelegatedTaskScreen {
  ref: string;
  eventName: string | null;
  task: TaskId;
  steps: { step: Step; progress: Progress }[];
  /** The first page that still wants something; null when all is answered. */
  continueAt: string | null;
  endsAt: Date;
}

/**
 * The one task that the actor was invited to: nothing else of the application is in it.
 * Errors: Refused `not-found` for everybody else, also for the owner, who has the whole list; `wrong-state` when it is with the city.
 */
export async function delegatedTaskFor(ctx: Ctx, ref: string): Promise<DelegatedTaskScreen> {
  const { actor } = ctx;
  const application = found(await findApplicationByRef(ctx.sql, ref));
  if (actor.kind !== 'delegate') throw new Refused('not-found');
  const subject = subjectOf(application, [], { task: actor.task });
  if (!can(actor, 'task:read', subject)) throw new Refused('not-found');
  if (!isEditable(application.status)) throw new Refused('wrong-state');
  const { answers } = application;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const steps = stepsOfTask(answers, actor.task).map((step) => ({
    step,
    progress: stepProgress(answers, step, today),
  }));
  const invitation = (await listDelegations(ctx.sql, application.id)).find((one) => one.id === actor.id);
  return {
    ref,
    eventName: application.event_name,
    task: actor.task as TaskId, // only such are stored
    steps,
    continueAt: steps.find((one) => one.progress !== 'complete')?.step.id ?? null,
    endsAt: found(invitation ?? null).expires_at,
  };
}

/**
 * What opening the link of an invitation may show. Shape: reads only, however often; names the task and nothing else.
 */
export async function invitationLinkFor(ctx: Ctx, input: { linkToken: string }): Promise<TaskId | null> {
  const invitation = await findOpenDelegationOfLink(ctx.sql, tokenHashOf(input.linkToken), ctx.now);
  return invitation === null ? null : (invitation.task as TaskId); // only such are stored
}
