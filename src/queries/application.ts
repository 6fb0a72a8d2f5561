import type { Ctx } from '#src/context.ts';
import { blankForAnotherYear } from '#src/domain/application/another-year.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Issue, SectionId, Step, TaskId } from '#src/domain/application/field.ts';
import { FORM_VERSION } from '#src/domain/application/form-version.ts';
import {
  askedFields,
  findStep,
  firstUnfinishedStep,
  issuesOf,
  type Progress,
  previousStep,
  snapshotAnswers,
  stepProgress,
  stepsFor,
  tasksFor,
  tasksNotNeeded,
} from '#src/domain/application/journey.ts';
import { isMixed, plannedAnswers, slowerPart } from '#src/domain/application/two-parts.ts';
import type { OpenParts } from '#src/domain/correction.ts';
import { isDelegable, previousStepOfTask } from '#src/domain/delegate.ts';
import { draftKeptUntil } from '#src/domain/draft-end.ts';
import { type FeeEstimate, feesOf } from '#src/domain/fees.ts';
import { can } from '#src/domain/policy.ts';
import { type Evaluation, evaluate, evaluateMinimums } from '#src/domain/routing/evaluate.ts';
import { type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isEditable } from '#src/domain/workflow/states.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';
import { applyAction } from '#src/domain/workflow/workflow.ts';
import { ownCorrectionsOf, type StepCorrections, stepCorrections } from '#src/queries/correction.ts';
import { changedByDelegates } from '#src/queries/delegate.ts';
import {
  type Application,
  type Draft,
  findApplicationByRef,
  findDraftByRef,
  findOtherPart,
  listApplicationsOf,
} from '#src/store/application.ts';
import { type Document, listDocuments } from '#src/store/document.ts';
import { findAgingDraft } from '#src/store/draft-end.ts';
import { findReturnCodeSince } from '#src/store/return-code.ts';
import { subjectOf } from '#src/store/subject.ts';

/** The actor's own application. Errors: Refused `not-found` for everybody else's and for none. */
export async function ownApplicationFor(ctx: Ctx, ref: string): Promise<Application> {
  const application = found(await findApplicationByRef(ctx.sql, ref));
  if (!can(ctx.actor, 'application:read-own', subjectOf(application))) throw new Refused('not-found');
  return application;
}

/** The actor's own application once it was sent. Errors: Refused `not-found` before that, and for everybody else's. */
export async function ownSentApplicationFor(ctx: Ctx, ref: string): Promise<Application> {
  const application = await ownApplicationFor(ctx, ref);
  if (application.version_number === 0) throw new Refused('not-found');
  return application;
}

/** The actor's own application that can still be taken back. Errors: as `ownApplicationFor`, and Refused `wrong-state` after that. */
export async function ownOpenApplicationFor(ctx: Ctx, ref: string): Promise<Application> {
  const application = await ownApplicationFor(ctx, ref);
  const current = { status: application.status, subject: subjectOf(application) };
  applyAction(APPLICATION, current, 'withdraw', ctx.actor);
  return application;
}

const todayOf = (ctx: Ctx): CalendarDate => calendarDateAt(ctx.now, ctx.city.timeZone);

/** Speech and a festival that were planned together. */
export interface Parts {
  /** Both are in this draft, and it is sent as two applications. */
  isMixed: boolean;
  /** The application that was one with this one. */
  other: Pick<Application, 'ref' | 'status' | 'version_number'> | null;
  /** This one is the speech. */
  isSpeech: boolean;
}

/** What this application has to do with speech and a festival that were planned together. */
export async function partsOf(ctx: Ctx, application: Application): Promise<Parts> {
  return {
    isMixed: application.status === 'draft' && isMixed(application.answers),
    other: await findOtherPart(ctx.sql, application),
    isSpeech: application.split_from !== null,
  };
}

/** The actor's own draft that is to become two. Errors: Refused `not-found`, `wrong-state` for every other application. */
export async function mixedDraftFor(ctx: Ctx, ref: string): Promise<Application> {
  const application = await ownApplicationFor(ctx, ref);
  if (application.status !== 'draft' || !isMixed(application.answers)) throw new Refused('wrong-state');
  return application;
}

export interface TaskListScreen {
  application: Application;
  tasks: { id: TaskId; section: SectionId; steps: { step: Step; progress: Progress }[] }[];
  /** Of a draft that began with the answers of an earlier year: questions that were left blank for that reason. */
  leftBlank: string[];
  /** Tasks that these answers do not ask for. */
  notNeeded: TaskId[];
  evaluation: Evaluation;
  documents: Document[];
  /** The first page that still wants something, null when everything is answered. */
  continueAt: string | null;
  doneCount: number;
  parts: Parts;
  /** The last day on which a draft that nobody changes is kept; null for what was sent before. */
  keptUntil: CalendarDate | null;
  /** Who was invited to a task and changed it last, by task. */
  changedBy: Partial<Record<TaskId, string>>;
}

/** The tasks of one's own draft, what is done, and what the rules will ask. Shape: `application` was read with `ownApplicationFor`. */
export async function taskListFor(ctx: Ctx, application: Application): Promise<TaskListScreen> {
  const { answers } = application;
  const today = todayOf(ctx);
  const tasks = tasksFor(answers).map((task) => ({
    id: task.id,
    section: task.section,
    steps: task.steps.map((step) => ({ step, progress: stepProgress(answers, step, today) })),
  }));
  return {
    application,
    tasks,
    leftBlank:
      application.copied_from === null
        ? []
        : blankForAnotherYear(
            stepsFor(answers).flatMap((step) => askedFields(step, answers)),
            answers,
          ),
    notNeeded: tasksNotNeeded(answers),
    evaluation: evaluate(ctx.city, plannedAnswers(answers), { moment: 'submit', today }),
    documents: await listDocuments(ctx.sql, application.id),
    changedBy: await changedByDelegates(ctx, application.id),
    continueAt: firstUnfinishedStep(answers, today)?.id ?? null,
    doneCount: tasks.filter((task) => task.steps.every((one) => one.progress === 'complete')).length,
    parts: await partsOf(ctx, application),
    keptUntil: await keptUntilOf(ctx, application),
  };
}

async function keptUntilOf(ctx: Ctx, application: Application): Promise<CalendarDate | null> {
  const draft = application.status === 'draft' ? await findAgingDraft(ctx.sql, application.id) : null;
  if (draft === null) return null;
  const changedOn = calendarDateAt(draft.changedAt, ctx.city.timeZone);
  return draftKeptUntil(changedOn, ctx.city.draftKeptDays, draft.warning);
}

/** What the page that gives a code on paper says of one's own draft. */
export interface ReturnCodeScreen {
  eventName: string | null;
  /** It has a code, which a new one ends. */
  hasCode: boolean;
  keptUntil: CalendarDate | null;
}

/**
 * The page that gives a draft its code on paper.
 * Shape: null for what is no draft, or belongs to an e-mail address already. Errors: Refused `not-found` for strangers.
 */
export async function returnCodeFor(ctx: Ctx, ref: string): Promise<ReturnCodeScreen | null> {
  const application = await ownApplicationFor(ctx, ref);
  if (application.status !== 'draft' || application.owner_id !== null) return null;
  return {
    eventName: application.event_name,
    hasCode: (await findReturnCodeSince(ctx.sql, application.id)) !== null,
    keptUntil: await keptUntilOf(ctx, application),
  };
}

export interface StepScreen {
  draft: Draft;
  step: Step;
  previous: string | null;
  /** The owner may ask somebody else to answer this task. */
  mayInvite: boolean;
  /** What the page shows instead of asking for it. */
  minimums: Evaluation['minimums'];
  /** What may be changed here and why, while a list of corrections is out. */
  corrections: StepCorrections | null;
}

/**
 * One page of questions of one's own draft, or of the task that one was invited to. `read` is the draft where it was read along with the session.
 * Errors: Refused `not-found`, `wrong-state` when it is with the city.
 */
export async function stepFor(
  ctx: Ctx,
  ref: string,
  stepId: string,
  read: Draft | null,
): Promise<StepScreen> {
  const step = findStep(stepId);
  if (step === null) throw new Refused('not-found');
  const draft = read ?? found(await findDraftByRef(ctx.sql, ref));
  if (!can(ctx.actor, 'task:read', subjectOf(draft, [], { task: step.task }))) throw new Refused('not-found');
  if (!isEditable(draft.status)) throw new Refused('wrong-state');
  const { answers } = draft;
  const before =
    ctx.actor.kind === 'delegate' ? previousStepOfTask(answers, step) : previousStep(answers, stepId);
  return {
    draft,
    step,
    corrections: await stepCorrections(ctx, draft, step),
    previous: before?.id ?? null,
    mayInvite: can(ctx.actor, 'delegates:change', subjectOf(draft)) && isDelegable(answers, step.task),
    // Rules are looked at only for a page that shows what they compute.
    minimums: step.computes
      ? evaluateMinimums(ctx.city, plannedAnswers(answers), { moment: 'submit', today: todayOf(ctx) })
      : [],
  };
}

export interface CheckScreen {
  application: Application;
  answers: Answers;
  issues: { step: Step; issues: Issue[] }[];
  documents: Document[];
  evaluation: Evaluation;
  formVersion: string;
  parts: Parts;
  fees: FeeEstimate;
  /** The list of corrections that is out; only what it opens can be changed. */
  corrections: { open: OpenParts; openCount: number } | null;
}

/** All answers of one's own draft before they are sent. Errors: Refused `not-found`, `wrong-state` when it is with the city. */
export async function checkFor(ctx: Ctx, ref: string): Promise<CheckScreen> {
  const application = await ownApplicationFor(ctx, ref);
  if (!isEditable(application.status)) throw new Refused('wrong-state');
  const today = todayOf(ctx);
  const answers = snapshotAnswers(application.answers);
  const planned = plannedAnswers(application.answers);
  const evaluation = evaluate(ctx.city, planned, { moment: 'submit', today });
  return {
    application,
    answers,
    issues: stepsFor(application.answers)
      .map((step) => ({ step, issues: issuesOf(step, application.answers, today) }))
      .filter((one) => one.issues.length > 0),
    documents: await listDocuments(ctx.sql, application.id),
    evaluation,
    fees: feesOf(ctx.city, planned, { moment: 'submit', today }, evaluation),
    corrections: await checkCorrections(ctx, application),
    formVersion: FORM_VERSION,
    parts: await partsOf(ctx, application),
  };
}

async function checkCorrections(ctx: Ctx, application: Application): Promise<CheckScreen['corrections']> {
  const corrections = await stepCorrections(ctx, application, null);
  if (corrections === null) return null;
  const { openCount } = await ownCorrectionsOf(ctx, application);
  return { open: corrections.open, openCount };
}

/** One's own applications, newest first. Shape: empty for a visitor who has started none. */
export async function myApplicationsFor(ctx: Ctx): Promise<Application[]> {
  const { actor } = ctx;
  if (actor.kind !== 'applicant' && actor.kind !== 'visitor') return [];
  const sessionHash = actor.sessionHash === null ? null : Buffer.from(actor.sessionHash, 'hex');
  return await listApplicationsOf(ctx.sql, {
    applicantId: actor.kind === 'applicant' ? actor.id : null,
    sessionHash,
  });
}

export interface TriageFound {
  evaluation: Evaluation;
  /** The answers that it is of. */
  answers: Answers;
  today: CalendarDate;
  /** The speech in it gets an application of its own, which does not wait for this. */
  isMixed: boolean;
}

/** What triage answers: the track, who will look, what is needed and the earliest date. Shape: nothing personal is read. */
export function triageFor(ctx: Pick<Ctx, 'city' | 'now'>, answers: Answers): TriageFound {
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const judged = slowerPart(answers);
  return {
    evaluation: evaluate(ctx.city, judged, { moment: 'triage', today }),
    answers: judged,
    today,
    isMixed: isMixed(answers),
  };
}
