import {
  addCorrection,
  askAgain,
  sendCorrections,
  settleCorrection,
  withdrawCorrection,
} from '#src/commands/correction.ts';
import type { Ctx } from '#src/context.ts';
import { readDateBoxes } from '#src/domain/application/parse.ts';
import { CORRECTION_KINDS, type CorrectionKind, dueIssue, targetFrom } from '#src/domain/correction.ts';
import type { FormIssue } from '#src/domain/review.ts';
import { calendarDateAt, isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type CaseWork, neededIn } from '#src/forms/case.ts';
import { idOf } from '#src/forms/script-answer.ts';

const dayIn = (form: FormEntries, name: string): string | undefined =>
  readDateBoxes({
    month: fieldOf(form, `${name}.month`),
    day: fieldOf(form, `${name}.day`),
    year: fieldOf(form, `${name}.year`),
  });

/** What is wrong with a day that was typed. The command knows when the event is; here it is only not over yet. */
function dayIssues(form: FormEntries, ctx: Ctx, path: string): FormIssue[] {
  const day = dayIn(form, path);
  if (day === undefined) return [{ path, code: 'required' }];
  if (!isCalendarDate(day)) return [{ path, code: 'not-a-date' }];
  const code = dueIssue(day, calendarDateAt(ctx.now, ctx.city.timeZone), null);
  return code === null ? [] : [{ path, code }];
}

const isKind = (word: string): word is CorrectionKind => CORRECTION_KINDS.some((kind) => kind === word);

/** What staff do with corrections, by the name of its button. */
export const CORRECTION_WORK: Readonly<Record<string, CaseWork>> = {
  add_correction: {
    done: 'correction',
    issues: (form, ctx) => [
      ...neededIn('correction.target', 'correction.kind', 'correction.words')(form),
      ...dayIssues(form, ctx, 'correction.due'),
    ],
    run: (ctx, ref, form) => {
      const target = targetFrom(fieldOf(form, 'correction.target'));
      const kind = fieldOf(form, 'correction.kind');
      if (target === null || !isKind(kind)) throw new Refused('invalid-input');
      const dueOn = dayIn(form, 'correction.due') ?? '';
      const pin = fieldOf(form, 'correction.pin');
      return addCorrection(ctx, {
        ref,
        target,
        kind,
        words: fieldOf(form, 'correction.words'),
        dueOn,
        pinId: pin === '' ? null : idOf(pin),
      });
    },
  },
  withdraw_correction: {
    done: 'correction',
    run: (ctx, ref, _, id) => withdrawCorrection(ctx, { ref, correctionId: idOf(id) }),
  },
  settle_correction: {
    done: 'correction',
    run: (ctx, ref, _, id) => settleCorrection(ctx, { ref, correctionId: idOf(id) }),
  },
  ask_again: {
    done: 'correction',
    issues: (form, ctx, id) => [
      ...neededIn(`again.${id}.words`)(form),
      ...dayIssues(form, ctx, `again.${id}.due`),
    ],
    run: (ctx, ref, form, id) =>
      askAgain(ctx, {
        ref,
        correctionId: idOf(id),
        words: fieldOf(form, `again.${id}.words`),
        dueOn: dayIn(form, `again.${id}.due`) ?? '',
      }),
  },
  request_changes: {
    done: 'request_changes',
    run: (ctx, ref, form) => sendCorrections(ctx, { ref, correctionIds: fieldsOf(form, 'among').map(idOf) }),
  },
};
