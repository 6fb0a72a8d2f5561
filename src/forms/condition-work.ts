import { type Judgement, judgeCondition, settleConditions } from '#src/commands/condition.ts';
import { ALL_HOLD } from '#src/domain/review.ts';
import { fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import { type CaseWork, neededIn, numberIn } from '#src/forms/case.ts';
import { idOf } from '#src/forms/script-answer.ts';

const judge = (action: Judgement): CaseWork => ({
  done: 'condition',
  issues: (form, _, id) => (action === 'accept_proof' ? [] : neededIn(`proof.${id}.reason`)(form)),
  run: (ctx, ref, form, id) =>
    judgeCondition(ctx, {
      ref,
      conditionId: idOf(id),
      action,
      reason: action === 'accept_proof' ? '' : fieldOf(form, `proof.${id}.reason`),
      revision: numberIn(form, 'revision'),
    }),
});

/** What staff do with conditions, by the name of its button. */
export const CONDITION_WORK: Readonly<Record<string, CaseWork>> = {
  accept_proof: judge('accept_proof'),
  refuse_proof: judge('refuse_proof'),
  waive_condition: judge('waive_condition'),
  restore_condition: judge('restore_condition'),
  settle: {
    done: 'settle',
    issues: (form, _, subject) => neededIn(`settle.${subject}.holds`, `settle.${subject}.reason`)(form),
    run: (ctx, ref, form, subject) => {
      const holds = fieldOf(form, `settle.${subject}.holds`);
      return settleConditions(ctx, {
        ref,
        subject,
        conditionIds: fieldsOf(form, 'among').map(idOf),
        holdsId: holds === ALL_HOLD ? null : idOf(holds),
        reason: fieldOf(form, `settle.${subject}.reason`),
      });
    },
  },
};
