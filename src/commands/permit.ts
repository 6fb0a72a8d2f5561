import { randomBytes } from 'node:crypto';
import { lockCase, moveCase } from '#src/commands/case.ts';
import { queueNotice } from '#src/commands/notice.ts';
import { blockingAgenciesOf } from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import { contradictionsOf, isDueBeforeIssue, isInForce } from '#src/domain/condition.ts';
import { permitFacts, permitText } from '#src/domain/permit.ts';
import { isNeededBeforeIssue } from '#src/domain/review.ts';
import { calendarDateAt, daysBetween } from '#src/domain/shared/calendar-date.ts';
import { crockford } from '#src/domain/shared/ids.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { listCurrentConditions, listSettlements } from '#src/store/condition.ts';
import { lockCorrections } from '#src/store/correction.ts';
import { enqueue } from '#src/store/jobs.ts';
import { insertPermit, lockLivePermit, nextPermitNumber, setPermitRevoked } from '#src/store/permit.ts';
import { listOutsideApprovals, lockRequirements } from '#src/store/requirement.ts';
import { lockCurrentReviews } from '#src/store/review.ts';
import { findVersion } from '#src/store/version.ts';

/**
 * Issues the permit if this very transaction finds everything it needs.
 * Shape: the permit's number and code; who issued it and asks again, because the answer was lost, gets the same.
 * Errors: Refused `missing-approvals`, `missing-documents`, `missing-outside-approvals`, `missing-conditions`,
 * `conditions-contradict`, `corrections-unsent`, `version-changed`, `refused-by-rule`, `wrong-state`.
 */
export async function issuePermit(
  ctx: Ctx,
  input: { ref: string; versionSeen: number },
): Promise<{ number: string; code: string }> {
  return await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const { application } = one;
    const issued = await lockLivePermit(tx, application.id);
    const isRepeated = issued?.issued_by === one.staff.id && input.versionSeen === application.version_number;
    if (issued && isRepeated && application.status === 'permit_issued')
      return { number: issued.number, code: issued.code };
    const version = found(await findVersion(tx, application.id, application.version_number));
    const reviews = await lockCurrentReviews(tx, application.id);
    const requirements = await lockRequirements(tx, application.id);
    const outside = await listOutsideApprovals(tx, application.id);
    const conditions = await listCurrentConditions(tx, application.id);
    const settlements = await listSettlements(tx, application.id);
    const moved = await moveCase(
      tx,
      ctx,
      one,
      'issue',
      {
        versionNumber: application.version_number,
        versionSeen: input.versionSeen,
        refusals: version.evaluation.refusals
          .filter((refusal) => refusal.at === 'issue')
          .map((refusal) => refusal.rule),
        blockingAgencies: blockingAgenciesOf(version.evaluation),
        reviews: reviews.map((review) => ({
          agency: review.agency,
          blocking: review.is_blocking,
          state: review.state,
          holdsForVersion: review.holds_for_version,
        })),
        requirements: requirements.map((requirement) => ({
          hard: requirement.is_hard,
          neededBeforeIssue: isNeededBeforeIssue(requirement.due),
          state: requirement.state,
          released: requirement.is_released,
        })),
        outside: outside.map((approval) => ({ blocking: approval.is_blocking, state: approval.state })),
        contradictions: contradictionsOf(conditions, settlements, ctx.city.conditionSubjects).length,
        conditionsDue: conditions.filter(isDueBeforeIssue).length,
        correctionsUnsent: (await lockCorrections(tx, application.id, 'drafted')).length,
      },
      { version: version.number },
    );
    const year = calendarDateAt(ctx.now, ctx.city.timeZone).slice(0, 4);
    const number = `${ctx.city.permitPrefix}-${year}-${String(await nextPermitNumber(tx)).padStart(6, '0')}`;
    const code = crockford(randomBytes(26));
    const facts = permitFacts({
      city: ctx.city,
      application: moved,
      version,
      conditions: conditions.filter(isInForce),
      number,
      code,
      issuedAt: ctx.now,
    });
    const text = permitText(facts);
    const { signature, keyId } = ctx.outside.signer.sign(text);
    const permitId = await insertPermit(tx, {
      applicationId: application.id,
      versionId: version.id,
      number,
      code,
      facts,
      factsText: text,
      signature,
      keyId,
      issuedBy: one.staff.id,
      eventKind: moved.event_kind,
      tookDays: daysSince(ctx, moved.submitted_at ?? ctx.now),
      now: ctx.now,
    });
    await enqueue(tx, [
      { name: 'make-permit', payload: { permitId }, key: permitId },
      { name: 'copy-permits', payload: {}, key: 'all' },
    ]);
    if (moved.owner_email !== null) {
      await queueNotice(tx, ctx, {
        applicationId: moved.id,
        moment: 'permit',
        recipient: moved.owner_email,
        locale: moved.locale,
        dedupeKey: `permit:${permitId}`,
        content: { ref: moved.ref, eventName: moved.event_name ?? '', number, code },
      });
    }
    return { number, code };
  });
}

/** Calendar days of the city since a moment. Shape: zero for a moment to come. */
const daysSince = ({ city: { timeZone }, now }: Ctx, at: Date): number =>
  Math.max(0, daysBetween(calendarDateAt(at, timeZone), calendarDateAt(now, timeZone)));

/** Takes a permit back. The public page says so from the moment this returns. Errors: Refused `reason-missing`, `wrong-state`. */
export async function revokePermit(ctx: Ctx, input: { ref: string; reason: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const one = await lockCase(tx, ctx, input.ref);
    const permit = await lockLivePermit(tx, one.application.id);
    if (permit === null) throw new Refused('wrong-state');
    const moved = await moveCase(tx, ctx, one, 'revoke', { reason: input.reason });
    assertMoved(await setPermitRevoked(tx, permit, input.reason.trim(), ctx.now));
    await enqueue(tx, [{ name: 'copy-permits', payload: {}, key: 'all' }]);
    if (moved.owner_email === null) return;
    await queueNotice(tx, ctx, {
      applicationId: moved.id,
      moment: 'revoked',
      recipient: moved.owner_email,
      locale: moved.locale,
      dedupeKey: `revoked:${permit.id}`,
      content: {
        ref: moved.ref,
        eventName: moved.event_name ?? '',
        number: permit.number,
        words: input.reason,
      },
    });
  });
}
