import type { Ctx } from '#src/context.ts';
import type { HistoryAction, HistoryDetail } from '#src/domain/history.ts';
import type { Actor } from '#src/domain/policy.ts';
import { type ActivityLine, insertActivity } from '#src/store/activity.ts';
import type { Tx } from '#src/store/sql.ts';

/** Control characters separate the fields of the hash chain, so no name may carry one. */
const withoutControls = (text: string): string => text.replace(/\p{Cc}/gu, ' ').trim();

const NAMES = {
  visitor: 'Applicant',
  applicant: 'Applicant',
  delegate: 'Delegate',
  outside: 'Outside body',
} as const;

/** How others see who acted: staff by name, organizers and whom they invited as such, the service by its reason. */
function authorOf(actor: Actor): { kind: string; id: string | null; name: string; agency: string | null } {
  if (actor.kind === 'staff') {
    return { kind: 'staff', id: actor.id, name: withoutControls(actor.name), agency: actor.agency };
  }
  if (actor.kind === 'system')
    return { kind: 'system', id: null, name: withoutControls(actor.reason), agency: null };
  return {
    kind: actor.kind,
    id: 'id' in actor ? actor.id : null,
    // No address stands in a history that nothing can be taken out of: the invitation knows whose it was.
    name: NAMES[actor.kind],
    agency: null,
  };
}

interface Change {
  from: string | null;
  to: string | null;
  agency?: string | null;
  detail?: HistoryDetail;
}

/**
 * Adds the one line that a change leaves in the append-only history of its case.
 * Shape: `agency` is the acting person's own when left out; `from` and `to` are statuses of the application.
 */
export async function appendActivity(
  tx: Tx,
  ctx: Pick<Ctx, 'actor' | 'now'>,
  application: { id: string },
  action: HistoryAction,
  change: Change,
): Promise<void> {
  await insertActivity(tx, activityLine(ctx, application, action, change));
}

/** The line that a change leaves in the history, for a statement that writes both. Shape: pure; otherwise as `appendActivity`. */
export function activityLine(
  ctx: Pick<Ctx, 'actor' | 'now'>,
  application: { id: string },
  action: HistoryAction,
  change: Change,
): ActivityLine {
  const author = authorOf(ctx.actor);
  return {
    applicationId: application.id,
    at: ctx.now,
    actorKind: author.kind,
    actorId: author.id,
    actorName: author.name,
    agency: change.agency === undefined ? author.agency : change.agency,
    action,
    from: change.from,
    to: change.to,
    detail: change.detail ?? {},
  };
}
