import { handOverReview, takeOverReview } from '#src/commands/hand-over.ts';
import { noteLook } from '#src/commands/look.ts';
import { addInternalNote } from '#src/commands/note.ts';
import {
  askApplicant,
  claimReview,
  type DecisionInput,
  decideReview,
  reconsiderReview,
  releaseReview,
} from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import { type City, CONDITION_TIMES, PROOF_KINDS } from '#src/domain/city.ts';
import {
  type ConditionInput,
  decidedConditions,
  gapIssue,
  type ToldCondition,
  toldConditions,
} from '#src/domain/condition.ts';
import { DECISIONS, type FormIssue, gapPath, OWN_CONDITIONS } from '#src/domain/review.ts';
import { type FormEntries, fieldOf, fieldsOf } from '#src/domain/shared/form-data.ts';
import { isOutage, isRefusedWrite } from '#src/domain/shared/outage.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { CASE_WORK, type CaseWork, neededIn, numberIn, tooLongIn } from '#src/forms/case.ts';
import { CONDITION_WORK } from '#src/forms/condition-work.ts';
import { CORRECTION_WORK } from '#src/forms/correction-work.ts';
import { OUTSIDE_WORK } from '#src/forms/outside-request.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { idOf } from '#src/forms/script-answer.ts';
import { paths } from '#src/paths.ts';
import type { CaseScreen } from '#src/queries/review-case.ts';

/** A decision as it was typed, before it is sent. */
export interface TypedDecision {
  decision: DecisionInput['decision'];
  words: string;
  conditions: ToldCondition[];
}

/** What the case shows after a form that did not go through, or that is to be looked at once more. */
export interface CaseAgain {
  issues: FormIssue[];
  look?: TypedDecision;
}

const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  list.some((one) => one === value);

/** The conditions of the library that are checked. Shape: pure. */
const chosenKeys = (form: FormEntries): string[] => [
  ...fieldsOf(form, 'condition'),
  ...fieldsOf(form, 'more'),
];

function conditionsIn(form: FormEntries, city: City): ConditionInput[] {
  const listed = chosenKeys(form).map((key): ConditionInput => {
    const entry = city.conditionLibrary.find((candidate) => candidate.key === key);
    const parameters = Object.fromEntries(
      (entry?.parameters ?? []).map(({ name }) => [name, fieldOf(form, gapPath(key, name))]),
    );
    return { libraryKey: key, parameters, words: '', met: 'during' };
  });
  const own = OWN_CONDITIONS.flatMap((number): ConditionInput[] => {
    const words = fieldOf(form, `own.${number}.words`).trim();
    const met = fieldOf(form, `own.${number}.met`);
    const proof = fieldOf(form, `own.${number}.proof`);
    const pin = fieldOf(form, `own.${number}.pin`);
    return words === ''
      ? []
      : [
          {
            libraryKey: null,
            parameters: {},
            words,
            met: isOneOf(CONDITION_TIMES, met) ? met : 'during',
            proof: isOneOf(PROOF_KINDS, proof) ? proof : 'none',
            pinId: pin === '' ? null : idOf(pin),
          },
        ];
  });
  return [...listed, ...own];
}

function conditionIssues(form: FormEntries, city: City): FormIssue[] {
  const conditions = conditionsIn(form, city);
  if (conditions.length === 0) return [{ path: 'condition', code: 'required' }];
  return conditions.flatMap((one) => {
    const entry = city.conditionLibrary.find((candidate) => candidate.key === one.libraryKey);
    return (entry?.parameters ?? []).flatMap((parameter) => {
      const code = gapIssue(parameter, one.parameters[parameter.name] ?? '');
      return code === null ? [] : [{ path: gapPath(entry?.key ?? '', parameter.name), code }];
    });
  });
}

function decisionIssues(form: FormEntries, city: City): FormIssue[] {
  const decision = fieldOf(form, 'decision');
  if (!isOneOf(DECISIONS, decision)) return [{ path: 'decision', code: 'required' }];
  if (decision === 'object') return neededIn('objection', 'objection.words')(form);
  return decision === 'approve' ? [] : conditionIssues(form, city);
}

function decisionIn(ref: string, form: FormEntries, city: City): DecisionInput {
  const decision = fieldOf(form, 'decision');
  if (!isOneOf(DECISIONS, decision)) throw new Refused('invalid-input');
  return {
    ref,
    decision,
    reviewRevision: numberIn(form, 'revision'),
    versionSeen: numberIn(form, 'version'),
    reason: fieldOf(form, 'objection') || null,
    words: decision === 'object' ? fieldOf(form, 'objection.words') : '',
    conditions: decision === 'approve_with_conditions' ? conditionsIn(form, city) : [],
  };
}

/**
 * A decision before it is sent: looked at, or changed once more.
 * Shape: null for any other form.
 */
function decisionAgain(name: string, form: FormEntries, ctx: Ctx): CaseAgain | null {
  if (name === 'change') return { issues: [] };
  if (name !== 'look') return null;
  const issues = [...decisionIssues(form, ctx.city), ...tooLongIn(form)];
  if (issues.length > 0) return { issues };
  const { actor, city } = ctx;
  if (actor.kind !== 'staff' || actor.agency === null) throw new Refused('forbidden');
  const typed = decisionIn('', form, city);
  const decided =
    typed.conditions.length === 0 ? [] : decidedConditions(city, actor.agency, typed.conditions);
  const conditions = toldConditions(decided);
  return { issues, look: { decision: typed.decision, words: typed.words.trim(), conditions } };
}

/** What an agency does with its part of a case, by the name of its button. */
const REVIEW_WORK: Readonly<Record<string, CaseWork>> = {
  claim: { done: 'claim', run: (ctx, ref) => claimReview(ctx, { ref }) },
  release: { done: 'release', run: (ctx, ref) => releaseReview(ctx, { ref }) },
  take_over: {
    done: 'take_over',
    issues: neededIn('take_over.reason'),
    run: (ctx, ref, form) => takeOverReview(ctx, { ref, reason: fieldOf(form, 'take_over.reason') }),
  },
  hand_over: {
    done: 'hand_over',
    issues: neededIn('hand_over.to'),
    run: (ctx, ref, form) => handOverReview(ctx, { ref, staffId: fieldOf(form, 'hand_over.to') }),
  },
  decide: {
    done: 'decide',
    issues: (form, ctx) => decisionIssues(form, ctx.city),
    run: (ctx, ref, form) => decideReview(ctx, decisionIn(ref, form, ctx.city)),
  },
  ask: {
    done: 'ask',
    issues: neededIn('question'),
    run: (ctx, ref, form) => askApplicant(ctx, { ref, question: fieldOf(form, 'question') }),
  },
  reconsider: {
    done: 'reconsider',
    issues: neededIn('reconsider.reason'),
    run: (ctx, ref, form) => reconsiderReview(ctx, { ref, reason: fieldOf(form, 'reconsider.reason') }),
  },
  note: {
    done: 'note',
    issues: neededIn('note'),
    run: (ctx, ref, form) => addInternalNote(ctx, { ref, body: fieldOf(form, 'note') }),
  },
};

const WORK = { ...CASE_WORK, ...REVIEW_WORK, ...CONDITION_WORK, ...CORRECTION_WORK, ...OUTSIDE_WORK };

/** The fields of all forms of the case page, such as `deny.words` and `paper.site-plan.reason`. */
const CASE_FIELD = new RegExp(
  `^(?:${[
    'version|decision|objection(?:\\.words)?|condition|more|among|question|note',
    'reconsider\\.reason|take_over\\.reason|hand_over\\.to|revoke\\.reason|return\\.(?:reasons|words)',
    'deny\\.(?:reason|words|alternative|lawCheckedBy)|own\\.[1-3]\\.(?:words|met|proof|pin)|settle\\.[\\w-]+\\.(?:holds|reason)',
    'correction\\.(?:target|kind|words|pin)|(?:correction|again\\.[\\w-]+)\\.due\\.(?:month|day|year)|again\\.[\\w-]+\\.words',
    'condition\\.[\\w-]+\\.\\w+|proof\\.[\\w-]+\\.reason|paper\\.[\\w-]+\\.reason|outside\\.[\\w-]+\\.(?:reference|email|words|days|file|seen)',
  ].join('|')})$`,
);

/** Which form of the case was posted: `accept_document:site-plan` is one thing done to another. Shape: pure. */
export function intentOf(form: FormEntries): { name: string; target: string } {
  const [name = '', target = ''] = fieldOf(form, 'intent').split(':');
  return { name, target };
}

/** Carries out any form of the case page and comes back to it. */
export async function postCase(page: FormPage, ref: string): Promise<Posted<CaseAgain>> {
  const work = async (ctx: Ctx, form: FormEntries): Promise<Response | CaseAgain> => {
    const { name, target } = intentOf(form);
    const again = decisionAgain(name, form, ctx);
    if (again) return again;
    const asked = Object.hasOwn(WORK, name) ? WORK[name] : undefined;
    if (!asked) throw new Refused('invalid-input');
    const issues = [...(asked.issues?.(form, ctx, target) ?? []), ...tooLongIn(form)];
    if (issues.length > 0) return { issues };
    await asked.run(ctx, ref, form, target);
    return seeOther(`${paths.reviewCase(page.locals.locale, ref)}?done=${asked.done}`);
  };
  const posted = await runForm(page, work, (name) => CASE_FIELD.test(name));
  if (!(posted instanceof Response) && posted.view?.issues.length === 0) page.response.status = 200;
  return posted;
}

/**
 * Notes that the reader has seen a case as it stands on the page.
 * Shape: nothing is written where the database takes no changes or goes away meanwhile: the page was read all the same.
 */
export async function noteSeen(page: FormPage, screen: CaseScreen): Promise<void> {
  if (page.request.method !== 'GET') return;
  const { ctx } = await page.locals.context();
  const position = screen.history.at(-1)?.position;
  if (position === undefined || ctx.isReadOnly) return;
  try {
    await noteLook(ctx, { ref: screen.application.ref, position });
  } catch (error) {
    if (!isOutage(error) && !isRefusedWrite(error)) throw error;
  }
}
