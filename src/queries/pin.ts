import type { Ctx } from '#src/context.ts';
import { readersOf } from '#src/domain/document.ts';
import type { PinPlace } from '#src/domain/pin.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { PIN, type PinAction } from '#src/domain/workflow/pin-transitions.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import type { PermitCondition } from '#src/store/condition.ts';
import type { PlanPin } from '#src/store/pin.ts';

/** A pin with what the actor may do with it and what became of it. */
export type PinOnPlan = PlanPin & {
  place: PinPlace | null;
  actions: PinAction[];
  /** Conditions that were made of it and count. */
  conditions: PermitCondition[];
};

/**
 * The pins of a case that the actor may read.
 * Shape: pure; in the order of the list; those on a file that only other agencies read are left out.
 */
export function readablePins(
  ctx: Pick<Ctx, 'actor' | 'city'>,
  about: Subject,
  pins: readonly PlanPin[],
  conditions: readonly PermitCondition[],
): PinOnPlan[] {
  return pins.flatMap((pin) => {
    // Nobody put a pin on a file that was not checked.
    const subject = { ...about, readers: readersOf(ctx.city, pin.document_kind), released: true };
    if (!can(ctx.actor, 'pin:read', subject)) return [];
    const made = conditions.filter((condition) => condition.pin_id === pin.id);
    const allowed = isFinal(subject.status)
      ? []
      : allowedActions(PIN, { status: pin.state, subject }, ctx.actor);
    return [
      {
        ...pin,
        place:
          pin.x === null || pin.y === null
            ? null
            : { x: pin.x, y: pin.y, width: pin.width, height: pin.height },
        // The condition says the rest.
        actions: allowed.filter((action) => made.length === 0 || action === 'reply_pin'),
        conditions: made,
      },
    ];
  });
}
