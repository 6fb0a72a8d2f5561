import { appendActivity } from '#src/commands/activity.ts';
import { newReference } from '#src/commands/application.ts';
import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { FORM_VERSION } from '#src/domain/application/form-version.ts';
import { festivalPart, isMixed, speechPart } from '#src/domain/application/two-parts.ts';
import { can } from '#src/domain/policy.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import {
  type Application,
  findOtherPart,
  insertApplication,
  lockApplicationByRef,
  setAnswers,
} from '#src/store/application.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

/**
 * Makes two linked drafts of one that is speech and a festival, so that the speech need not wait for the rest.
 * Shape: the reference of the speech part; the same again when the two are there already.
 * Errors: Refused `not-found` for strangers, `sign-in-needed` without a person, `wrong-state` for what is not mixed or was
 * sent before.
 */
export async function splitApplication(ctx: Ctx, input: { ref: string }): Promise<{ ref: string }> {
  return await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const { status, answers } = application;
    const subject = subjectOf(application);
    if (!can(ctx.actor, 'application:read-own', subject)) throw new Refused('not-found');
    if (ctx.actor.kind !== 'applicant') throw new Refused('sign-in-needed');
    const other = await findOtherPart(tx, application);
    if (status !== 'draft' || !isMixed(answers)) {
      if (other === null) throw new Refused('wrong-state');
      return { ref: other.ref };
    }
    if (other !== null) {
      // Somebody answered "partly" again: the two stay two.
      const own = application.split_from === null ? festivalPart(answers) : speechPart(answers);
      await saveOwn(tx, ctx, application, own);
      return { ref: other.ref };
    }
    const ref = newReference();
    const id = await insertApplication(tx, {
      ref,
      ownerId: application.owner_id,
      startedBy: null,
      locale: ctx.locale,
      answers: speechPart(answers),
      formVersion: FORM_VERSION,
      splitFrom: application.id,
      now: ctx.now,
    });
    await appendActivity(tx, ctx, { id }, 'start', { from: null, to: 'draft' });
    await saveOwn(tx, ctx, application, festivalPart(answers));
    return { ref };
  });
}

async function saveOwn(tx: Tx, ctx: Ctx, application: Locked<Application>, answers: Answers): Promise<void> {
  const { status } = application;
  const move = applyAction(APPLICATION, { status, subject: subjectOf(application) }, 'save', ctx.actor);
  await setAnswers(tx, application, { answers, now: ctx.now });
  await appendActivity(tx, ctx, application, 'save', {
    from: move.from,
    to: move.to,
    detail: { step: 'start' },
  });
}
