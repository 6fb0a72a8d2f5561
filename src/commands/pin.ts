import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import type { ConditionInput } from '#src/domain/condition.ts';
import { isReleased, readersOf } from '#src/domain/document.ts';
import type { HistoryAction } from '#src/domain/history.ts';
import { PIN_LIMITS, type PinInput } from '#src/domain/pin.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { PIN, type PinAction } from '#src/domain/workflow/pin-transitions.ts';
import { isFinal } from '#src/domain/workflow/states.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import { type Document, findDocument } from '#src/store/document.ts';
import {
  findSamePin,
  insertPin,
  insertPinReply,
  isNewestPinReply,
  listPins,
  lockPin,
  type PlanPin,
  setPinState,
} from '#src/store/pin.ts';
import { listReviews } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

/** A plan of a case that is open, and who of the staff writes on it. Errors: Refused `not-found`, `forbidden`, `wrong-state`. */
async function lockPlan(tx: Tx, ctx: Ctx, input: { ref: string; documentId: string }) {
  const application = found(await lockApplicationByRef(tx, input.ref));
  const agencies = (await listReviews(tx, application.id))
    .filter((one) => one.is_current)
    .map((one) => one.agency);
  const { actor: staff, city } = ctx;
  if (!can(staff, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
  const document = found(await findDocument(tx, input.documentId));
  const subject = subjectOf(application, agencies, {
    readers: readersOf(city, document.kind),
    released: isReleased(document.scan_state),
  });
  const isHere = document.application_id === application.id && document.condition_id === null;
  if (!isHere || !can(staff, 'pin:read', subject)) throw new Refused('not-found');
  if (!can(staff, 'pin:write', subject) || staff.kind !== 'staff') throw new Refused('forbidden');
  if (isFinal(application.status)) throw new Refused('wrong-state');
  return { application, document, subject, staff, agency: staff.agency ?? city.coordinatorAgency };
}

const record = (
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  action: HistoryAction,
  line: { document: Document; pin: number; agency: string },
) =>
  appendActivity(tx, ctx, application, action, {
    from: application.status,
    to: application.status,
    agency: line.agency,
    detail: { document: line.document.kind, file: line.document.id, pin: line.pin },
  });

export interface NewPinInput extends PinInput {
  ref: string;
  documentId: string;
}

/**
 * Puts a pin on a plan, for staff alone.
 * Shape: its number in the case; the same pin sent again, with none between, is the first one whose answer was lost.
 * Errors: Refused `not-found` for files that the actor may not read, `forbidden`, `wrong-state` once the case is over,
 * `invalid-input` for a pin that is nowhere or says nothing, `too-many-pins` when the case is full of them.
 */
export async function addPin(ctx: Ctx, input: NewPinInput): Promise<{ number: number }> {
  const [body, where] = [input.body.trim(), input.where.trim()];
  if (body === '' || (where === '' && input.place === null)) throw new Refused('invalid-input');
  return await ctx.sql.begin(async (tx) => {
    const { application, document, staff, agency } = await lockPlan(tx, ctx, input);
    // Pages that have no picture are counted in the file; a file that cannot be drawn has no count.
    if (document.pages_count > 0 && input.page > document.pages_count) throw new Refused('invalid-input');
    const { id: applicationId } = application;
    const pin = { ...input, body, where, applicationId, agency, staffId: staff.id };
    const same = await findSamePin(tx, pin);
    if (same !== null) return { number: same };
    const number = await insertPin(tx, { ...pin, now: ctx.now });
    if (number > PIN_LIMITS.ofCase) throw new Refused('too-many-pins');
    await record(tx, ctx, application, 'add_pin', { document, pin: number, agency });
    return { number };
  });
}

export interface PinWork {
  ref: string;
  documentId: string;
  pinId: string;
}

type Plan = Awaited<ReturnType<typeof lockPlan>>;

async function lockOnPlan(tx: Tx, ctx: Ctx, input: PinWork): Promise<Plan & { pin: Locked<PlanPin> }> {
  const plan = await lockPlan(tx, ctx, input);
  const pin = found(await lockPin(tx, plan.application.id, input.pinId));
  if (pin.document_id !== plan.document.id) throw new Refused('not-found');
  return { ...plan, pin };
}

/**
 * Answers a pin.
 * Shape: the same words again by the same person change nothing.
 * Errors: Refused `reason-missing` without words; otherwise as `addPin`.
 */
export async function replyToPin(ctx: Ctx, input: PinWork & { body: string }): Promise<void> {
  const body = input.body.trim();
  if (body === '') throw new Refused('reason-missing');
  await ctx.sql.begin(async (tx) => {
    const { application, document, subject, staff, agency, pin } = await lockOnPlan(tx, ctx, input);
    if (await isNewestPinReply(tx, pin, { staffId: staff.id, body })) return;
    applyAction(PIN, { status: pin.state, subject }, 'reply_pin', staff);
    await insertPinReply(tx, pin, { agency, staffId: staff.id, body, now: ctx.now });
    await record(tx, ctx, application, 'reply_pin', { document, pin: pin.number, agency });
  });
}

export type PinMove = Exclude<PinAction, 'reply_pin'>;

/**
 * Says that a pin is settled, or that it is not.
 * Errors: Refused `stale-revision` when somebody answered or moved it since the page was opened; otherwise as `addPin`.
 */
export async function movePin(
  ctx: Ctx,
  input: PinWork & { action: PinMove; revision: number },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { application, document, subject, staff, agency, pin } = await lockOnPlan(tx, ctx, input);
    const { to } = applyAction(PIN, { status: pin.state, subject }, input.action, staff);
    if (pin.revision !== input.revision) throw new Refused('stale-revision');
    assertMoved(await setPinState(tx, pin, to, { staffId: staff.id, now: ctx.now }));
    await record(tx, ctx, application, input.action, { document, pin: pin.number, agency });
  });
}

/**
 * Refuses conditions and corrections that are said to be made of pins which are not there for their agency.
 * Errors: Refused `not-found`.
 */
export async function assertPinsOfCase(
  tx: Tx,
  ctx: Ctx,
  plan: { application: Application; subject: Subject },
  made: readonly Pick<ConditionInput, 'pinId'>[],
): Promise<void> {
  const ids = made.flatMap((one) => one.pinId ?? []);
  if (ids.length === 0) return;
  const pins = await listPins(tx, plan.application.id);
  for (const id of ids) {
    const pin = found(pins.find((one) => one.id === id) ?? null);
    const readers = readersOf(ctx.city, pin.document_kind);
    // Nobody put a pin on a file that was not checked.
    if (!can(ctx.actor, 'pin:read', { ...plan.subject, readers, released: true }))
      throw new Refused('not-found');
  }
}
