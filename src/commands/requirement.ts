import { appendActivity } from '#src/commands/activity.ts';
import { lockCase } from '#src/commands/case.ts';
import type { Ctx } from '#src/context.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
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
 * Errors: Refused `reason-missing` where the action needs words, `file-refused` for a paper whose files are not scanned.
 */
export async function judgeRequirement(
  ctx: Ctx,
  input: {
    ref: string;
    documentKind: string;
    action: Extract<RequirementAction, 'accept_document' | 'reject_document' | 'waive_document'>;
    reason: string;
  },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const agencies = (await listReviews(tx, application.id)).map((review) => review.agency);
    const requirements = await lockRequirements(tx, application.id);
    const requirement = found(requirements.find((one) => one.document_kind === input.documentKind) ?? null);
    const thing = { status: requirement.state, subject: subjectOf(application, agencies) };
    const { to } = applyAction(REQUIREMENT, thing, input.action, ctx.actor, { reason: input.reason });
    if (to === 'accepted' && !requirement.is_released) throw new Refused('file-refused');
    assertMoved(await setRequirementState(tx, requirement, to, input.reason.trim() || null, ctx.now));
    await appendActivity(tx, ctx, application, input.action, {
      from: application.status,
      to: application.status,
      detail: { document: input.documentKind },
    });
  });
}

/** Records what somebody outside the city decided. Errors: Refused `not-found` for an approval the case does not need. */
export async function recordOutsideApproval(
  ctx: Ctx,
  input: { ref: string; approval: string; action: OutsideAction; reference: string },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application } = await lockCase(tx, ctx, input.ref);
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
