import { appendActivity } from '#src/commands/activity.ts';
import { answerCorrections, countOpenCorrections } from '#src/commands/correction.ts';
import { queueNotice } from '#src/commands/notice.ts';
import {
  clearIfAgreed,
  coordinatorDueOn,
  routeRequirements,
  routeVersion,
  sha256Of,
} from '#src/commands/routing.ts';
import type { Ctx } from '#src/context.ts';
import {
  districtOf,
  eventDays,
  hazardsOf,
  placeSummary,
  searchText,
} from '#src/domain/application/facets.ts';
import { FORM_VERSION } from '#src/domain/application/form-version.ts';
import { issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { isMixed } from '#src/domain/application/two-parts.ts';
import type { Track } from '#src/domain/city.ts';
import { can, systemActor } from '#src/domain/policy.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import {
  type Application,
  lockApplicationByRef,
  setApplicationStatus,
  setSubmission,
} from '#src/store/application.ts';
import { updateDelegationsEnded } from '#src/store/delegate.ts';
import { listSubmittedDocuments } from '#src/store/document.ts';
import { earlierPermits } from '#src/store/earlier.ts';
import { findIdempotentResult, insertIdempotentResult } from '#src/store/idempotency.ts';
import { enqueue } from '#src/store/jobs.ts';
import { updateNextDue } from '#src/store/queue.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';
import { insertVersion, type Version } from '#src/store/version.ts';

export interface Submitted {
  ref: string;
  version: number;
  sha256: string;
  status: string;
}

/**
 * Sends a draft to the city, or the corrected answers of a case that came back.
 * Shape: the same key gives the same result for ever; nothing happens twice.
 * Errors: Refused `not-found` for strangers, `sign-in-needed` without a person, `incomplete`, `refused-by-rule`,
`corrections-open` while something that an agency asked for is neither changed nor explained,
 * `stale-revision` when the answers changed since they were checked, `same-key-other-body`.
 */
export async function submitApplication(
  ctx: Ctx,
  input: { ref: string; revision: number; key: string },
): Promise<Submitted> {
  return await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const subject = subjectOf(application);
    if (!can(ctx.actor, 'application:read-own', subject)) throw new Refused('not-found');
    if (ctx.actor.kind !== 'applicant') throw new Refused('sign-in-needed');
    const key = `submit:${application.id}:${input.key}`;
    const requestHash = sha256Of({ ref: input.ref, revision: input.revision });
    const earlier = await findIdempotentResult(tx, key);
    if (earlier) {
      if (earlier.requestHash !== requestHash) throw new Refused('same-key-other-body');
      return earlier.result as Submitted;
    }
    if (application.revision !== input.revision) throw new Refused('stale-revision');
    const result = await submitLocked(tx, ctx, application, ctx.actor.id);
    await insertIdempotentResult(tx, { key, actor: ctx.actor.id, requestHash, result, now: ctx.now });
    return result;
  });
}

async function submitLocked(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  applicantId: string,
): Promise<Submitted> {
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const answers = snapshotAnswers(application.answers);
  const openIssues = stepsFor(application.answers).flatMap((step) =>
    issuesOf(step, application.answers, today),
  );
  const evaluation = evaluate(ctx.city, answers, {
    moment: 'submit',
    today,
    // Corrections do not make an application late: it is judged by the day it was first filed.
    submittedOn: calendarDateAt(application.submitted_at ?? ctx.now, ctx.city.timeZone),
    ...(await earlierPermits(tx, application.id, answers, today)),
  });
  // Of what was sent before, the city decides whether to ask for two.
  if (application.version_number === 0 && isMixed(answers)) throw new Refused('two-parts');
  const action = application.status === 'changes_requested' ? 'resubmit' : 'submit';
  const thing = { status: application.status, subject: subjectOf(application) };
  const move = applyAction(APPLICATION, thing, action, ctx.actor, {
    correctionsOpen: await countOpenCorrections(tx, application, answers),
    openIssues: openIssues.length,
    refusals: evaluation.refusals.filter((one) => one.at === 'submit').map((one) => one.rule),
  });
  const days = eventDays(answers);
  if (days === null) throw new Refused('incomplete');
  const documents = await listSubmittedDocuments(tx, application.id);
  const number = application.version_number + 1;
  const content = {
    number,
    answers,
    evaluation,
    documents,
    form_version: FORM_VERSION,
    rules_version: ctx.city.rulesVersion,
    locale: ctx.locale,
  };
  const sha256 = sha256Of({ ref: application.ref, ...content });
  const id = await insertVersion(tx, {
    ...content,
    sha256,
    applicationId: application.id,
    submittedBy: applicantId,
    now: ctx.now,
  });
  await enqueue(tx, [{ name: 'make-record', payload: { versionId: id }, key: id }]);
  await setSubmission(tx, application, {
    versionNumber: number,
    now: ctx.now,
    facets: {
      track: evaluation.track,
      eventKind: answers.event?.kind ?? null,
      eventName: answers.event?.name ?? null,
      organizerName: answers.organization?.name ?? answers.applicant?.name ?? null,
      placeSummary: placeSummary(answers, ctx.city),
      district: districtOf(answers, ctx.city),
      place: answers.places?.park ?? null,
      hazards: hazardsOf(answers),
      startsOn: days.first,
      endsOn: days.last,
      peakPeopleCount: answers.people?.peak ?? null,
      searchText: searchText(answers, application.ref, ctx.city),
    },
  });
  await updateNextDue(tx, application.id, coordinatorDueOn(ctx, days.first));
  assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now));
  await updateDelegationsEnded(tx, application.id, { reason: 'sent', now: ctx.now });
  await appendActivity(tx, ctx, application, action, {
    from: move.from,
    to: move.to,
    detail: { version: number, sha256, rules: evaluation.rulesVersion },
  });
  if (application.owner_email !== null) {
    await queueNotice(tx, ctx, {
      applicationId: application.id,
      moment: 'receipt',
      recipient: application.owner_email,
      locale: ctx.locale,
      dedupeKey: `receipt:${application.id}:${number}`,
      content: { ref: application.ref, eventName: answers.event?.name ?? '', versionNumber: number },
    });
  }
  if (action === 'resubmit') await answerCorrections(tx, ctx, application, number);
  const version: Version & { startsOn: string } = {
    ...content,
    id,
    application_id: application.id,
    sha256,
    submitted_at: ctx.now,
    startsOn: days.first,
  };
  const moved = { ...application, status: move.to, version_number: number };
  await routeRequirements(tx, ctx, moved, version);
  const status = await sendOn(tx, ctx, moved, version);
  return { ref: application.ref, version: number, sha256, status };
}

/** A correction, and every track the city trusts to be complete, goes straight to the agencies. */
async function sendOn(
  tx: Tx,
  ctx: Ctx,
  application: Locked<Application>,
  version: Version & { startsOn: string },
): Promise<string> {
  if (application.status === 'in_agency_review') {
    await routeVersion(tx, ctx, application, version);
    return await clearIfAgreed(tx, ctx, application, version);
  }
  if (!ctx.city.straightToReview.includes(version.evaluation.track as Track)) return application.status;
  const actor = systemActor('straight to review');
  const thing = { status: application.status, subject: subjectOf(application) };
  const move = applyAction(APPLICATION, thing, 'accept', actor);
  assertMoved(await setApplicationStatus(tx, application, move.to, ctx.now));
  await appendActivity(tx, { ...ctx, actor }, application, 'accept', { from: move.from, to: move.to });
  const accepted = { ...application, status: move.to };
  await routeVersion(tx, ctx, accepted, version);
  return await clearIfAgreed(tx, ctx, accepted, version);
}
