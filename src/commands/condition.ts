import { appendActivity } from '#src/commands/activity.ts';
import { lockCase } from '#src/commands/case.ts';
import { queueNotice } from '#src/commands/notice.ts';
import type { Ctx } from '#src/context.ts';
import { contradictionsOf, isChangeable, SENT_AS } from '#src/domain/condition.ts';
import { OTHER_DOCUMENT } from '#src/domain/document.ts';
import { assertCan, can } from '#src/domain/policy.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { CONDITION, type ConditionAction } from '#src/domain/workflow/condition-transitions.ts';
import { applyAction, refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import {
  insertSettlement,
  listCurrentConditions,
  listSettlements,
  lockCondition,
  type PermitCondition,
  setConditionState,
} from '#src/store/condition.ts';
import { listDocuments } from '#src/store/document.ts';
import { insertInternalNote } from '#src/store/message.ts';
import { listReviews } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

const thingOf = (application: Application, condition: PermitCondition) => ({
  status: condition.state,
  subject: subjectOf(application, [condition.agency], { agency: condition.agency }),
});

const assertChangeable = (application: Application, condition: PermitCondition): void => {
  if (condition.is_set_aside || !isChangeable(condition.met, application.status))
    throw new Refused('wrong-state');
};

const record = (
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  condition: PermitCondition,
  action: ConditionAction,
  detail: Record<string, string | number> = {},
) =>
  appendActivity(tx, ctx, application, action, {
    from: application.status,
    to: application.status,
    agency: condition.agency,
    detail: { condition: condition.library_key ?? 'own-words', ...detail },
  });

/**
 * Refuses a file that proves nothing: for a condition that is no more, is settled, or wants no file.
 * Errors: Refused `not-found`, `wrong-state`, `forbidden`.
 */
export async function assertTakesProof(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  id: string,
): Promise<void> {
  const conditions = await listCurrentConditions(tx, application.id);
  const condition = found(conditions.find((one) => one.id === id) ?? null);
  assertChangeable(application, condition);
  if (SENT_AS[condition.proof_kind] !== 'file') throw new Refused('wrong-state');
  const code = refusal(CONDITION, thingOf(application, condition), 'send_proof', ctx.actor);
  if (code !== null) throw new Refused(code);
}

/** Notes that a file came for a condition. Errors: as `assertTakesProof`. */
export async function moveProven(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  proof: { conditionId: string; file: string; sha256: string },
): Promise<void> {
  await assertTakesProof(tx, ctx, application, proof.conditionId);
  const condition = found(await lockCondition(tx, application.id, proof.conditionId));
  const { to } = applyAction(CONDITION, thingOf(application, condition), 'send_proof', ctx.actor);
  const change = { reason: null, proofWords: condition.proof_words, now: ctx.now };
  assertMoved(await setConditionState(tx, condition, to, change));
  const { file, sha256 } = proof;
  await record(tx, ctx, application, condition, 'send_proof', { document: OTHER_DOCUMENT, file, sha256 });
}

/** Asks for the proof again when its only file turned out to have a virus. Shape: a condition that was judged stays so. */
export async function takeBackProof(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  conditionId: string,
): Promise<void> {
  const condition = await lockCondition(tx, application.id, conditionId);
  if (condition === null) return;
  const thing = thingOf(application, condition);
  if (refusal(CONDITION, thing, 'take_back_proof', ctx.actor) !== null) return;
  const { to } = applyAction(CONDITION, thing, 'take_back_proof', ctx.actor);
  assertMoved(await setConditionState(tx, condition, to, { reason: null, proofWords: null, now: ctx.now }));
}

/**
 * The organizer says in words how a condition is met.
 * Shape: the same words sent again change nothing. Errors: Refused `not-found` for strangers, `reason-missing` without words,
 * `wrong-state` where a file is wanted, or nothing.
 */
export async function sendProofWords(
  ctx: Ctx,
  input: { ref: string; conditionId: string; words: string },
): Promise<void> {
  const words = input.words.trim();
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    if (!can(ctx.actor, 'application:read-own', subjectOf(application))) throw new Refused('not-found');
    const condition = found(await lockCondition(tx, application.id, input.conditionId));
    if (words === '') throw new Refused('reason-missing');
    if (condition.state === 'proof_sent' && condition.proof_words === words) return;
    assertChangeable(application, condition);
    if (SENT_AS[condition.proof_kind] !== 'words') throw new Refused('wrong-state');
    const { to } = applyAction(CONDITION, thingOf(application, condition), 'send_proof', ctx.actor);
    assertMoved(
      await setConditionState(tx, condition, to, { reason: null, proofWords: words, now: ctx.now }),
    );
    await record(tx, ctx, application, condition, 'send_proof');
  });
}

export type Judgement = Exclude<ConditionAction, 'send_proof' | 'take_back_proof'>;

/**
 * An agency judges one of its own conditions.
 * Errors: Refused `not-found` for cases the agency has no part in, `forbidden` for another agency's condition, `reason-missing`
 * where the action needs words, `file-refused` for a proof that is not scanned, `stale-revision` when it is not the one looked
 * at, `wrong-state`.
 */
export async function judgeCondition(
  ctx: Ctx,
  input: { ref: string; conditionId: string; action: Judgement; reason: string; revision: number },
): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const agencies = (await listReviews(tx, application.id))
      .filter((one) => one.is_current)
      .map((one) => one.agency);
    if (!can(ctx.actor, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
    const condition = found(await lockCondition(tx, application.id, input.conditionId));
    const reason = input.reason.trim();
    const { to } = applyAction(CONDITION, thingOf(application, condition), input.action, ctx.actor, {
      reason,
    });
    assertChangeable(application, condition);
    if (condition.revision !== input.revision) throw new Refused('stale-revision');
    if (to === 'met') await assertReleased(tx, application, condition);
    const { proof_words: proofWords } = condition;
    assertMoved(
      await setConditionState(tx, condition, to, { reason: reason || null, proofWords, now: ctx.now }),
    );
    await record(tx, ctx, application, condition, input.action);
    if (input.action === 'refuse_proof') await tellRefused(tx, ctx, application, condition, reason);
  });
}

async function assertReleased(tx: Tx, application: Application, condition: PermitCondition): Promise<void> {
  const files = (await listDocuments(tx, application.id)).filter(
    (one) => one.condition_id === condition.id && one.is_current,
  );
  if (files.some((file) => file.scan_state === 'quarantined')) throw new Refused('file-refused');
}

async function tellRefused(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  condition: PermitCondition,
  words: string,
): Promise<void> {
  if (application.owner_email === null) return;
  await queueNotice(tx, ctx, {
    applicationId: application.id,
    moment: 'proof-refused',
    recipient: application.owner_email,
    locale: application.locale,
    dedupeKey: `proof-refused:${condition.id}:${condition.revision}`,
    content: {
      ref: application.ref,
      eventName: application.event_name ?? '',
      agency: condition.agency,
      condition: application.locale === 'es' ? condition.words_es : condition.words_en,
      words,
    },
  });
}

export interface SettlementInput {
  ref: string;
  subject: string;
  /** The conditions that were on screen. */
  conditionIds: readonly string[];
  /** The one that holds; null when all of them can. */
  holdsId: string | null;
  reason: string;
}

/**
 * The coordinator records which of several contradicting conditions holds, or that they do not contradict each other.
 * Shape: the agencies read it among the notes; the same settlement sent again changes nothing.
 * Errors: Refused `not-found`, `forbidden`, `reason-missing`, `stale-revision` when these are not the conditions that contradict
 * each other now, `wrong-state` once there is a permit.
 */
export async function settleConditions(ctx: Ctx, input: SettlementInput): Promise<void> {
  const reason = input.reason.trim();
  await ctx.sql.begin(async (tx) => {
    const { application, staff } = await lockCase(tx, ctx, input.ref);
    assertCan(staff, 'condition:settle', subjectOf(application));
    if (reason === '') throw new Refused('reason-missing');
    if (!isChangeable('before_issue', application.status)) throw new Refused('wrong-state');
    const settlements = await listSettlements(tx, application.id);
    const conditions = await listCurrentConditions(tx, application.id);
    const isRepeated = settlements.some(
      (one) =>
        one.subject === input.subject &&
        one.holds_id === input.holdsId &&
        one.reason === reason &&
        one.condition_ids.join() === input.conditionIds.join(),
    );
    if (isRepeated) return;
    const open = contradictionsOf(conditions, settlements, ctx.city.conditionSubjects);
    const contradiction = open.find((one) => one.subject === input.subject);
    const ids = contradiction?.conditions.map((one) => one.id) ?? [];
    if (ids.length === 0 || ids.toSorted().join() !== input.conditionIds.toSorted().join())
      throw new Refused('stale-revision');
    if (input.holdsId !== null && !ids.includes(input.holdsId)) throw new Refused('invalid-input');
    const { subject, holdsId, conditionIds } = input;
    await insertSettlement(tx, {
      applicationId: application.id,
      subject,
      conditionIds,
      holdsId,
      reason,
      settledBy: staff.id,
      now: ctx.now,
    });
    const holding = conditions.find((one) => one.id === holdsId);
    await insertInternalNote(tx, {
      applicationId: application.id,
      agency: staff.agency ?? ctx.city.coordinatorAgency,
      staffId: staff.id,
      body: [...(holding ? [holding.words_en] : []), reason].join('\n'),
      now: ctx.now,
    });
    await appendActivity(tx, ctx, application, 'settle_conditions', {
      from: application.status,
      to: application.status,
      agency: holding?.agency ?? null,
      detail: { subject },
    });
  });
}
