import { randomBytes } from 'node:crypto';
import {
  type SavedStep,
  saveStep,
  startApplication,
  withdrawApplication,
} from '#src/commands/application.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { newlyAsked } from '#src/domain/application/codec.ts';
import type { Issue, Step } from '#src/domain/application/field.ts';
import { findStep, nextStep } from '#src/domain/application/journey.ts';
import { hasInput } from '#src/domain/application/typed.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { crockford } from '#src/domain/shared/ids.ts';
import { type FormPage, type Posted, runForm, seeOther } from '#src/forms/run-form.ts';
import { keepSession, type SessionPage } from '#src/forms/session-page.ts';
import { isTriageField, triageAnswers } from '#src/forms/triage.ts';
import { paths } from '#src/paths.ts';

/** What a page of questions shows after a post that stays on it. */
export interface StepAgain {
  /** As it was just saved. */
  draft: SavedStep['draft'];
  issues: Issue[];
  /** Rows added just now, by list. */
  newRows: Record<string, string[]>;
  notice: 'row-added' | 'new-questions' | null;
}

const ROW_INTENT = /^(add|remove):([a-zA-Z.]+)(?::([a-z0-9]+))?$/; // remove:closures:k3f9

const newRowId = () => crockford(randomBytes(6)).toLowerCase();

/** Starts a draft from the answers of triage and goes to its tasks. */
export function postStart(page: SessionPage): Promise<Posted<null>> {
  const start = async (ctx: Ctx, form: FormEntries) => {
    const { ref, token } = await startApplication(ctx, {
      answers: triageAnswers(form),
      sessionHash: page.locals.sessionToken === null ? null : page.locals.sessionHash(),
    });
    if (token !== null) keepSession(page, token, 'person');
    return seeOther(paths.application(page.locals.locale, ref));
  };
  return runForm<null>(page, start, isTriageField);
}

/** Saves one page of questions; goes on when it is fine, stays when it is not. */
export function postStep(page: FormPage, ref: string, stepId: string): Promise<Posted<StepAgain>> {
  const step = findStep(stepId);
  const isKnown = (name: string) => name === 'from' || step === null || hasInput(step, name);
  const save = async (ctx: Ctx, form: FormEntries): Promise<Response | StepAgain> => {
    const intent = fieldOf(form, 'intent');
    const row = ROW_INTENT.exec(intent);
    const entries =
      row?.[1] === 'remove' ? form.filter((entry) => !isOfRow(entry, row[2] ?? '', row[3] ?? '')) : form;
    const { draft: read } = await page.locals.context();
    const saved = await saveStep(ctx, { ref, revision: revisionOf(form), step: stepId, entries, read });
    if (row) return rowChanged(saved, row);
    if (intent === 'autosave') return Response.json({ revision: saved.draft.revision });
    return stayOn(saved, step, intent) ?? seeOther(wayOn(page, form, ref, stepId, saved));
  };
  return runForm(page, save, isKnown, ref);
}

/** What keeps somebody on the page: questions that their answers brought up, or answers to mend. Shape: null when nothing does. */
function stayOn(saved: SavedStep, step: Step | null, intent: string): StepAgain | null {
  if (intent === 'save-exit') return null;
  const { draft } = saved;
  const again = { draft, newRows: {} };
  if (step && newlyAsked(step, saved.before, draft.answers).length > 0)
    return { ...again, issues: [], notice: 'new-questions' };
  return saved.issues.length > 0 ? { ...again, issues: saved.issues, notice: null } : null;
}

function wayOn(page: FormPage, form: FormEntries, ref: string, stepId: string, saved: SavedStep): string {
  const { locale } = page.locals;
  if (saved.draft.owner_id === null) return signInFor(page, ref);
  if (fieldOf(form, 'intent') === 'save-exit') return paths.application(locale, ref);
  if (fieldOf(form, 'from') === 'check') return paths.checkAnswers(locale, ref);
  const next = nextStep(saved.draft.answers, stepId);
  return next ? paths.step(locale, ref, next.id) : paths.application(locale, ref);
}

const revisionOf = (form: FormEntries) => Number.parseInt(fieldOf(form, 'revision'), 10) || 0;

const isOfRow = ([name, value]: [string, string], list: string, id: string) =>
  name.startsWith(`${list}.${id}.`) || (name === `${list}.order` && value === id);

function rowChanged(saved: SavedStep, row: RegExpExecArray): StepAgain {
  const isAdded = row[1] === 'add';
  return {
    draft: saved.draft,
    issues: [],
    newRows: isAdded ? { [row[2] ?? '']: [newRowId()] } : {},
    notice: isAdded ? 'row-added' : null,
  };
}

/** After the first save a draft gets its owner by e-mail. */
function signInFor(page: FormPage, ref: string): string {
  const { locale } = page.locals;
  const returnTo = encodeURIComponent(paths.application(locale, ref));
  return `${paths.signIn(locale)}?returnTo=${returnTo}&for=save`;
}

/** Sends a draft to the city and goes to the confirmation. */
export function postSubmit(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx, form) => {
    await submitApplication(ctx, { ref, revision: revisionOf(form), key: fieldOf(form, 'key') });
    return seeOther(paths.sent(page.locals.locale, ref));
  });
}

/** Withdraws a case, or gives up a draft. */
export function postWithdraw(page: FormPage, ref: string): Promise<Posted<null>> {
  return runForm<null>(page, async (ctx) => {
    await withdrawApplication(ctx, { ref });
    return seeOther(paths.applications(page.locals.locale));
  });
}
