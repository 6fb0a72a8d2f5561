import { addPin, movePin, type PinMove, replyToPin } from '#src/commands/pin.ts';
import type { Ctx } from '#src/context.ts';
import { FILE_LIMITS } from '#src/domain/document.ts';
import { pinIssues, pinOf, type TypedPin } from '#src/domain/pin.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type CaseWork, neededIn, numberIn, tooLongIn } from '#src/forms/case.ts';
import { type CaseAgain, intentOf } from '#src/forms/review.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { idOf } from '#src/forms/script-answer.ts';
import { paths } from '#src/paths.ts';

const typedPin = (form: FormEntries): TypedPin => ({
  page: fieldOf(form, 'pin.page'),
  where: fieldOf(form, 'pin.where'),
  body: fieldOf(form, 'pin.body'),
  x: fieldOf(form, 'pin.x'),
  y: fieldOf(form, 'pin.y'),
  width: fieldOf(form, 'pin.width'),
  height: fieldOf(form, 'pin.height'),
});

/** What staff do on a page with a plan, by the name of its button. */
const planWork = (documentId: string): Readonly<Record<string, CaseWork>> => {
  const move = (action: PinMove): CaseWork['run'] => {
    return (ctx, ref, form, id) =>
      movePin(ctx, { ref, documentId, pinId: idOf(id), action, revision: numberIn(form, 'revision') });
  };
  return {
    pin: {
      done: 'pin',
      issues: (form) => pinIssues(typedPin(form), FILE_LIMITS.pages),
      run: (ctx, ref, form) => addPin(ctx, { ref, documentId, ...pinOf(typedPin(form)) }),
    },
    reply_pin: {
      done: 'reply',
      issues: (form, _, id) => neededIn(`reply.${id}`)(form),
      run: (ctx, ref, form, id) =>
        replyToPin(ctx, { ref, documentId, pinId: idOf(id), body: fieldOf(form, `reply.${id}`) }),
    },
    resolve_pin: { done: 'resolve', run: move('resolve_pin') },
    reopen_pin: { done: 'reopen', run: move('reopen_pin') },
  };
};

const PLAN_FIELD = /^(?:pin\.(?:page|where|body|x|y|width|height)|reply\.[\w-]+)$/; // pin.where

/** Carries out any form of a page with a plan and comes back to what it showed. */
export function postPlan(page: FormPage, ref: string, documentId: string): Promise<Posted<CaseAgain>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<Response | CaseAgain> => {
    const { name, target } = intentOf(form);
    const list = planWork(idOf(documentId));
    const asked = Object.hasOwn(list, name) ? list[name] : undefined;
    if (!asked) throw new Refused('invalid-input');
    const issues = [...(asked.issues?.(form, ctx, target) ?? []), ...tooLongIn(form)];
    if (issues.length > 0) return { issues };
    await asked.run(ctx, ref, form, target);
    const query = new URLSearchParams(page.url.searchParams);
    if (name === 'pin') query.set('page', fieldOf(form, 'pin.page').trim());
    query.delete('pin');
    query.set('done', asked.done);
    return seeOther(paths.reviewPlan(page.locals.locale, ref, documentId, query.toString()));
  };
  return runForm(page, work, (name) => PLAN_FIELD.test(name));
}
