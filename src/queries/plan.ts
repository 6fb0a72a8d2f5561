import type { Ctx } from '#src/context.ts';
import { isReleased, readersOf } from '#src/domain/document.ts';
import { versionsOf } from '#src/domain/pin.ts';
import { can } from '#src/domain/policy.ts';
import { found } from '#src/domain/shared/refusal.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import type { PinOnPlan } from '#src/queries/pin.ts';
import { type CaseScreen, reviewCaseFor } from '#src/queries/review-case.ts';
import { subjectOf } from '#src/store/subject.ts';

export type CaseDocument = CaseScreen['documents'][number];

export interface Plan {
  document: CaseDocument;
  /** All versions of this file that the actor may read, newest first; this one is among them. */
  versions: CaseDocument[];
  /** On this version. */
  pins: PinOnPlan[];
  /** On the other versions, and on files of this kind that were taken off the case. */
  elsewhere: PinOnPlan[];
  mayWrite: boolean;
}

/**
 * One plan of a case with what staff said about it, beside the case itself.
 * Errors: Refused `sign-in-needed`, `not-found` for cases the agency has no part in and files it may not read.
 */
export async function planFor(
  ctx: Ctx,
  input: { ref: string; documentId: string },
): Promise<{ screen: CaseScreen; plan: Plan }> {
  const screen = await reviewCaseFor(ctx, input.ref);
  const files = screen.documents.filter((one) => one.condition_id === null);
  const document = found(files.find((one) => one.id === input.documentId) ?? null);
  const versions = versionsOf(files, document.id);
  const { application } = screen;
  const agencies = screen.reviews.filter((one) => one.is_current).map((one) => one.agency);
  const subject = subjectOf(application, agencies, {
    readers: readersOf(ctx.city, document.kind),
    released: isReleased(document.scan_state),
  });
  const isOther = (pin: PinOnPlan) =>
    pin.document_removed
      ? pin.document_kind === document.kind
      : versions.some((one) => one.id === pin.document_id && one.id !== document.id);
  return {
    screen,
    plan: {
      document,
      versions,
      pins: screen.pins.filter((pin) => pin.document_id === document.id),
      elsewhere: screen.pins.filter(isOther),
      mayWrite: !isFinal(application.status) && can(ctx.actor, 'pin:write', subject),
    },
  };
}
