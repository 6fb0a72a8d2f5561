import type { Answers } from '#src/domain/application/answers.ts';
import type { Step, TaskId } from '#src/domain/application/field.ts';
import { isTaskAsked, tasksFor } from '#src/domain/application/journey.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';
import type { Limit } from '#src/domain/session.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

/** How long an invitation stays open, and how many may be open for one draft at a time. */
export const DELEGATION = { openMs: 14 * DAY_MS, most: 20 } as const;

/** In the order in which an invitation uses them up: nobody gets mail from us because somebody else likes to send it. */
export const DELEGATE_LIMITS = {
  fromOwner: { subject: 'delegates-of-owner', count: 30, windowMs: DAY_MS },
  toEmail: { subject: 'delegate-to-email', count: 6, windowMs: DAY_MS },
} as const satisfies Record<string, Limit>;

/** Why an invitation was over before its time. */
export const DELEGATION_ENDS = ['taken_back', 'invited_again', 'sent', 'withdrawn', 'removed'] as const;
export type DelegationEnd = (typeof DELEGATION_ENDS)[number];

/** What an invitation is: nobody opened it yet, somebody works by it, or it ended. */
export type DelegationState = 'invited' | 'opened' | 'expired' | DelegationEnd;

/** Where an invitation stands now. Shape: pure. */
export function delegationState(
  invitation: { opened_at: Date | null; expires_at: Date; end_reason: DelegationEnd | null },
  now: Date,
): DelegationState {
  if (invitation.end_reason !== null) return invitation.end_reason;
  if (invitation.expires_at <= now) return 'expired';
  return invitation.opened_at === null ? 'invited' : 'opened';
}

/** Whether an invitation in this state opens its task. Shape: pure. */
export const isOpenDelegation = (state: DelegationState): boolean =>
  state === 'invited' || state === 'opened';

/**
 * Tasks that stay with the organizer: what decides which questions are asked at all, who the organizer is, the papers of
 * all tasks, what it costs and the signature.
 */
const NEVER: readonly TaskId[] = ['start', 'who', 'documents', 'fees', 'declaration'];

/** The tasks of these answers that somebody else may be invited to. Shape: pure; in their order. */
export function delegableTasks(answers: Answers): TaskId[] {
  return tasksFor(answers)
    .map((task) => task.id)
    .filter((id) => !NEVER.includes(id));
}

/** Whether somebody else may be invited to a task of these answers. Shape: pure. */
export function isDelegable(answers: Answers, task: string): task is TaskId {
  return !NEVER.some((id) => id === task) && isTaskAsked(answers, task);
}

/** The pages of one task that these answers ask for. Shape: pure; in their order, empty when the task is not asked. */
export function stepsOfTask(answers: Answers, task: string): readonly Step[] {
  return tasksFor(answers).find((one) => one.id === task)?.steps ?? [];
}

/** The page after one within its own task. Shape: pure; null after the last. */
export function nextStepOfTask(answers: Answers, step: Pick<Step, 'id' | 'task'>): Step | null {
  const steps = stepsOfTask(answers, step.task);
  const at = steps.findIndex((one) => one.id === step.id);
  return at < 0 ? null : (steps[at + 1] ?? null);
}

/** The page before one within its own task. Shape: pure; null before the first. */
export function previousStepOfTask(answers: Answers, step: Pick<Step, 'id' | 'task'>): Step | null {
  const steps = stepsOfTask(answers, step.task);
  const at = steps.findIndex((one) => one.id === step.id);
  return at <= 0 ? null : (steps[at - 1] ?? null);
}

/** The questions of a page to which the answers differ. Shape: pure; names in the order of the page. */
export function changedQuestions(step: Step, before: Answers, after: Answers): string[] {
  const said = (answers: Answers, name: string) => {
    const value = valueAt(answers, name);
    return isBlank(value) ? '' : canonicalJson(value);
  };
  return step.fields.map((field) => field.name).filter((name) => said(before, name) !== said(after, name));
}
