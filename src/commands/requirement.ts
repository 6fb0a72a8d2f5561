import { appendActivity } from '#src/commands/activity.ts';
import { lockCase } from '#src/commands/case.ts';
import type { Ctx } from '#src/context.ts';
import { can } from '#src/domain/policy.ts';
import { judgesOf } from '#src/domain/review.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import {
  OUTSIDE,
  type OutsideAction,
  REQUIREMENT,
  type RequirementAction,
} from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { lockApplicationByRef } from '#src/store/application.ts';
import {
  lockOutsideApproval,
  lockRequirements,
  setOutsideState,
  setRequirementState,
} from '#src/store/requirement.ts';
import { listReviews } from '#src/store/review.ts';
import { subjectOf } from '#src/store/subject.ts';

/**
 * Accepts, rejects or waives a required paper.
 * Shape: an agency judges the papers that its own rules ask for and that it may read; the coordinator judges all.
 * Errors: Refused `forbidden` for another agency's paper, `reason-missing` where the action needs words, `file-refused` for a
 * paper whose files are not scanned, `stale-revision` when it has other files than the ones looked at, `wrong-state` once the
 * case is over.
 */
export async function judgeRequirement(
  ctx: Ctx,
  input: { ref: string; documentKind: string; reason: string } & (
    | { action: Extract<RequirementAction, 'waive_document'> }
    | { action: Extract<RequirementAction, 'accept_document' | 'reject_document'>; filesRevision: number }
  ),
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const reviews = (await listReviews(tx, application.id)).filter((review) => review.is_current);
    const agencies = reviews.map((review) => review.agency);
    if (!can(ctx.actor, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
    if (isFinal(application.status)) throw new Refused('wrong-state');
    const requirements = await lockRequirements(tx, application.id);
    const requirement = found(requirements.find((one) => one.document_kind === input.documentKind) ?? null);
    const judges = judgesOf(requirement, reviews, ctx.city);
    const thing = { status: requirement.state, subject: subjectOf(application, judges) };
    const { to } = applyAction(REQUIREMENT, thing, input.action, ctx.actor, { reason: input.reason });
    if (input.action !== 'waive_document' && input.filesRevision !== requirement.files_revision)
      throw new Refused('stale-revision');
    if (to === 'accepted' && !requirement.is_released) throw new Refused('file-refused');
    assertMoved(await setRequirementState(tx, requirement, to, input.reason.trim() || null, ctx.now));
    await appendActivity(tx, ctx, application, input.action, {
      from: application.status,
      to: application.status,
      detail: { document: input.documentKind },
    });
  });
}

/**
 * Records what somebody outside the city decided.
 * Errors: Refused `not-found` for an approval the case does not need, `wrong-state` once the case is over.
 */
export async function recordOutsideApproval(
  ctx: Ctx,
  input: { ref: string; approval: string; action: OutsideAction; reference: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application } = await lockCase(tx, ctx, input.ref);
    if (isFinal(application.status)) throw new Refused('wrong-state');
    const approval = found(await lockOutsideApproval(tx, application.id, input.approval));
    const thing = { status: approval.state, subject: subjectOf(application) };
    const { to } = applyAction(OUTSIDE, thing, input.action, ctx.actor, { reason: input.reference });
    assertMoved(await setOutsideState(tx, approval, to, input.reference.trim() || null, ctx.now));
    await appendActivity(tx, ctx, application, input.action, {
      from: application.status,
      to: application.status,
      detail: { approval: input.approval },
    });
  });
}
