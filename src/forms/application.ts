import {
  copyApplication,
  type SavedStep,
  saveStep,
  startApplication,
  withdrawApplication,
} from '#src/commands/application.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { splitApplication } from '#src/commands/two-parts.ts';
import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { type FormValues, formValues, newlyAsked, readStepForm } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { findStep, nextStep } from '#src/domain/application/journey.ts';
import { type Merged, marksOf, mergePage } from '#src/domain/application/merge.ts';
import { hasInput } from '#src/domain/application/typed.ts';
import { nextStepOfTask } from '#src/domain/delegate.ts';
import type { Actor } from '#src/domain/policy.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { countFirstQuestions, countStep, countSubmit, type StepOutcome } from '#src/forms/count-step.ts';
import {
  inputOf,
  type RemovedRow,
  type RowNotice,
  rowAgain,
  rowChange,
  withoutRemoved,
} from '#src/forms/rows.ts';
import { type Again, type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { isTriageField, triageAnswers } from '#src/forms/triage.ts';
import { typedValues } from '#src/forms/typed-values.ts';
import { paths } from '#src/paths.ts';

/** What a page of questions shows after a post that stays on it. */
export interface StepAgain {
  /** As it was just saved. */
  draft: SavedStep['draft'];
  issues: Issue[];
  /** The form after a button of a list changed its rows. Null when it stands as it was posted. */
  typed: FormEntries | null;
  /** Rows added just now, by list. */
  newRows: Record<string, string[]>;
  notice: RowNotice | 'new-questions' | null;
  /** The row that was just taken away, so that it can be put back. */
  removed: RemovedRow | null;
}

/** Starts a draft from the answers of triage and goes to its tasks. */
export function postStart(page: SessionPage): Promise<Posted<null>> {
  const start = async (ctx: Ctx, form: FormEntries) => {
    const { ref, token } = await startApplication(ctx, {
      answers: triageAnswers(form),
      sessionHash: page.locals.sessionToken === null ? null : page.locals.sessionHash(),
    });
    countFirstQuestions(ctx, 'saved');
    if (token !== null) keepSession(page, token, 'person');
    return seeOther(paths.application(page.locals.locale, ref));
  };
  return runForm<null>(page, start, isTriageField);
}

/** Saves one page of questions; goes on when it is fine, stays when it is not. */
export function postStep(page: FormPage, ref: string, stepId: string): Promise<Posted<StepAgain>> {
  const step = findStep(stepId);
  const isKnown = (name: string) => name === 'from' || step === null || hasInput(step, inputOf(name));
  const save = async (ctx: Ctx, form: FormEntries): Promise<Response | StepAgain> => {
    const intent = fieldOf(form, 'intent');
    const change = rowChange(form, intent);
    const { draft: read } = await page.locals.context();
    const input = { ref, revision: revisionOf(form), seen: fieldOf(form, 'seen'), step: stepId, read };
    const saved = await saveStep(ctx, { ...input, entries: change?.entries ?? withoutRemoved(form) });
    if (change) return { ...staying(saved), ...rowAgain(change) };
    if (intent === 'autosave') return keptMeanwhile(saved, step);
    const again = stayOn(saved, step, form);
    if (step) countStep(ctx, step, outcomeOf(form, again), again?.issues ?? []);
    return again ?? seeOther(wayOn(page, form, ref, stepId, saved, ctx.actor));
  };
  return runForm(page, save, isKnown, ref);
}

/** What keeps somebody on the page: questions that their answers brought up, or answers to mend. Shape: null when nothing does. */
function stayOn(saved: SavedStep, step: Step | null, form: FormEntries): StepAgain | null {
  if (fieldOf(form, 'intent') === 'save-exit') return null;
  const again = staying(saved);
  const drawn = fieldOf(form, 'drawn');
  if (step && newlyAsked(step, saved.before, saved.draft.answers, drawn).length > 0)
    return { ...again, notice: 'new-questions' };
  return saved.issues.length > 0 ? { ...again, issues: saved.issues } : null;
}

function outcomeOf(form: FormEntries, again: StepAgain | null): StepOutcome {
  if (fieldOf(form, 'intent') === 'save-exit') return 'left';
  if (again === null) return 'saved';
  return again.notice === 'new-questions' ? 'asked_more' : 'refused';
}

function wayOn(
  page: FormPage,
  form: FormEntries,
  ref: string,
  stepId: string,
  saved: SavedStep,
  actor: Actor,
): string {
  const { locale } = page.locals;
  if (actor.kind === 'delegate') return wayOnInTask(page, form, ref, stepId, saved);
  if (saved.draft.owner_id === null) return signInFor(page, ref);
  const isFromCheck = fieldOf(form, 'from') === 'check' && fieldOf(form, 'intent') !== 'save-exit';
  if (saved.isCorrected && !isFromCheck) return `${paths.corrections(locale, ref)}?saved=${stepId}`;
  if (fieldOf(form, 'intent') === 'save-exit') return paths.application(locale, ref);
  if (isFromCheck) return paths.checkAnswers(locale, ref);
  const next = nextStep(saved.draft.answers, stepId);
  return next ? paths.step(locale, ref, next.id) : paths.application(locale, ref);
}

/** Whoever was invited to a task stays in it. */
function wayOnInTask(
  page: FormPage,
  form: FormEntries,
  ref: string,
  stepId: string,
  saved: SavedStep,
): string {
  const { locale } = page.locals;
  const step = findStep(stepId);
  const isLeaving = step === null || fieldOf(form, 'intent') === 'save-exit';
  const next = isLeaving ? null : nextStepOfTask(saved.draft.answers, step);
  return next ? paths.step(locale, ref, next.id) : paths.delegatedTask(locale, ref);
}

/** What stands on a page of questions: stored answers, what was just typed, or both joined after somebody else saved. Shape: pure. */
export function shownStep(
  step: Step,
  stored: Answers,
  posted: Again<StepAgain> | null,
): { answers: Answers; values: FormValues; joined: Merged | null } {
  if (posted?.refusal !== 'stale-revision')
    return {
      answers: stored,
      values: { ...formValues(step, stored), ...(posted ? typedValues(typedIn(posted)) : {}) },
      joined: null,
    };
  const typed = readStepForm(step, withoutRemoved(posted.form), stored).answers;
  const joined = mergePage(step, fieldOf(posted.form, 'seen'), stored, typed);
  return { answers: joined.answers, values: formValues(step, joined.answers), joined };
}

/**
 * What the page says it was drawn from, by which the next save finds out what somebody else saved meanwhile.
 * Shape: pure; a form that was refused unread, as after another sign-in, still stands on what it was first drawn from.
 */
export function drawnFrom(step: Step, draft: SavedStep['draft'], posted: Again<StepAgain> | null) {
  return posted === null || posted.refusal === null || posted.refusal === 'stale-revision'
    ? { revision: draft.revision, seen: marksOf(step, draft.answers) }
    : { revision: revisionOf(posted.form), seen: fieldOf(posted.form, 'seen') };
}

const typedIn = ({ form, view }: Again<StepAgain>): FormEntries => view?.typed ?? withoutRemoved(form);

const revisionOf = (form: FormEntries) => Number.parseInt(fieldOf(form, 'revision'), 10) || 0;

const staying = (saved: SavedStep): StepAgain => ({
  draft: saved.draft,
  issues: [],
  typed: null,
  newRows: {},
  notice: null,
  removed: null,
});

/** What the script puts into its form after a save between. */
const keptMeanwhile = ({ draft }: SavedStep, step: Step | null) =>
  Response.json({ revision: draft.revision, seen: step ? marksOf(step, draft.answers) : '' });

/** After the first save a draft gets its owner by e-mail. */
function signInFor(page: FormPage, ref: string): string {
  const { locale } = page.locals;
  const returnTo = encodeURIComponent(paths.application(locale, ref));
  return `${paths.signIn(locale)}?returnTo=${returnTo}&for=save`;
}

/** Sends a draft to the city and goes to the confirmation. */
export async function postSubmit(page: FormPage, ref: string): Promise<Posted<null>> {
  const posted = await runForm<null>(page, async (ctx, form) => {
    await submitApplication(ctx, { ref, revision: revisionOf(form), key: fieldOf(form, 'key') });
    countSubmit(ctx, 'sent');
    return seeOther(paths.sent(page.locals.locale, ref));
  });
  if (!(posted instanceof Response)) countSubmit(page.locals.ctx, 'refused');
  return posted;
}

/** Starts a draft with the answers of an earlier case and goes to its tasks. */
export function postCopy(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const copy = await copyApplication(ctx, { ref });
    return seeOther(paths.application(page.locals.locale, copy.ref));
  });
}

/** Makes two linked drafts of one that is speech and a festival, and goes to the speech part. */
export function postParts(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const speech = await splitApplication(ctx, { ref });
    return seeOther(paths.application(page.locals.locale, speech.ref));
  });
}

/** Withdraws a case, or gives up a draft. */
export function postWithdraw(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    const { isErased } = await withdrawApplication(ctx, { ref });
    return seeOther(`${paths.applications(page.locals.locale)}?done=${isErased ? 'deleted' : 'withdrawn'}`);
  });
}
