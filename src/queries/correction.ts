import type { Ctx } from '#src/context.ts';
import type { Field, Step, TaskId } from '#src/domain/application/field.ts';
import { issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { rowsAt } from '#src/domain/application/paths.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';
import {
  answerTo,
  type CorrectionAnswer,
  type CorrectionTarget,
  firstDueOn,
  openParts,
  type Submitted,
  takesCorrections,
  targetValue,
} from '#src/domain/correction.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { type AnswerReader, readableQuestions } from '#src/domain/review.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { CORRECTION, type CorrectionAction } from '#src/domain/workflow/correction-transitions.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import { type Correction, findOpenBundle, listCorrections } from '#src/store/correction.ts';
import { listSubmittedDocuments } from '#src/store/document.ts';
import type { Requirement } from '#src/store/requirement.ts';
import { subjectOf } from '#src/store/subject.ts';
import { findVersion, type SubmittedDocument, type Version } from '#src/store/version.ts';

/** What a correction is about, as somebody may read it: an answer with its definition, or the names of files. */
export interface ShownTarget {
  /** A question that the reader may read; null for a document, and for what they may not. */
  field: Field | null;
  /** Where the named row stands in its list, from 1; null for a whole question, and for a row that is gone. */
  rowNumber: number | null;
  value: unknown;
  files: string[];
}

export interface ShownCorrection extends Correction {
  /** The page that asks the question. */
  step: string | null;
  /** As the agencies read it, and as it came back; null where there is nothing to compare yet. */
  before: ShownTarget | null;
  after: ShownTarget | null;
}

interface Read extends Submitted {
  readonly documents: readonly SubmittedDocument[];
}

function shownTarget(target: CorrectionTarget, read: Read, reader: AnswerReader): ShownTarget {
  if (target.target_kind === 'document') {
    const files = read.documents.filter((one) => one.kind === target.target_key).map((one) => one.file_name);
    return { field: null, rowNumber: null, value: undefined, files };
  }
  const readable = readableQuestions(answeredQuestions(read.answers), reader);
  const question = readable.find((one) => one.name === target.target_key) ?? null;
  const place = rowsAt(read.answers, target.target_key).findIndex((row) => row.id === target.target_row);
  const value = targetValue(target, read.answers);
  return {
    field: question?.field ?? null,
    rowNumber: place < 0 ? null : place + 1,
    // One row is read as a list of one.
    value:
      question === null || value === undefined
        ? undefined
        : target.target_row === null
          ? question.value
          : [value],
    files: [],
  };
}

const PAGES = new Map(
  answeredQuestions({}).map(
    (question) => [question.name, { step: question.step, task: question.task }] as const,
  ),
);

const stepOf = (one: Correction): string | null => PAGES.get(one.target_key)?.step ?? null;

/** The versions that corrections speak of, each read once. */
async function versionsOf(
  ctx: Ctx,
  application: Application,
  corrections: readonly Correction[],
): Promise<Map<number, Version>> {
  const numbers = new Set(
    corrections.flatMap((one) => [one.sent_version ?? [], one.answered_version ?? []].flat()),
  );
  const versions = await Promise.all(
    [...numbers].map((number) => findVersion(ctx.sql, application.id, number)),
  );
  return new Map(
    versions.flatMap((version) => (version === null ? [] : [[version.number, version] as const])),
  );
}

function shown(
  one: Correction,
  versions: ReadonlyMap<number, Version>,
  reader: AnswerReader,
  now: Read | null,
): ShownCorrection {
  const [base, answer] = [
    versions.get(one.sent_version ?? 0),
    versions.get(one.answered_version ?? 0) ?? now,
  ];
  return {
    ...one,
    step: stepOf(one),
    before: base ? shownTarget(one, base, reader) : null,
    after: answer ? shownTarget(one, answer, reader) : null,
  };
}

export interface CorrectionTargets {
  /** By task in the order of the form; `rows` are the ids of the rows of a list. */
  tasks: { task: TaskId; questions: { name: string; rows: string[] }[] }[];
  documents: string[];
}

export interface StaffCorrections {
  /** Of all agencies, as far as the reader may read what they are about; oldest first. */
  items: (ShownCorrection & { actions: CorrectionAction[]; isChanged: boolean })[];
  /** What a list would hold that is sent now. */
  waiting: string[];
  /** What the reader may ask for; null where they may not ask now. */
  targets: CorrectionTargets | null;
}

/** The corrections of a case as a member of staff may see them. */
export async function staffCorrections(
  ctx: Ctx,
  stored: {
    application: Application;
    version: Version;
    subject: Subject;
    own: { agency: string } | null;
    requirements: readonly Requirement[];
  },
  reader: AnswerReader,
): Promise<StaffCorrections> {
  const { application, version, subject, own, requirements } = stored;
  const corrections = await listCorrections(ctx.sql, application.id);
  const versions = await versionsOf(ctx, application, corrections);
  const { coordinatorAgency } = ctx.city;
  const partOf = (agency: string): Subject => ({
    ...subject,
    agency,
    isCoordinating: agency === coordinatorAgency,
  });
  const mayRead = (one: ShownCorrection): boolean => {
    if (one.agency === own?.agency || reader.readsAll) return true;
    if (one.target_kind === 'document') return mayReadKind(ctx, one.target_key, own?.agency ?? null, reader);
    return shownTarget(one, version, reader).field !== null;
  };
  const mayAsk = [own?.agency, coordinatorAgency].some(
    (agency) => agency !== undefined && can(ctx.actor, 'correction:ask', partOf(agency)),
  );
  // What waits to be sent is about the newest version.
  const items = corrections
    .map((one) => {
      const item = shown(one, versions, reader, null);
      return one.bundle === null ? { ...item, before: shownTarget(one, version, reader) } : item;
    })
    .filter(mayRead);
  return {
    items: items.map((one) => ({
      ...one,
      actions: allowedActions(CORRECTION, { status: one.state, subject: partOf(one.agency) }, ctx.actor),
      isChanged: isChanged(one, versions),
    })),
    waiting: corrections.filter((one) => one.state === 'drafted').map((one) => one.id),
    targets:
      mayAsk && takesCorrections(application.status)
        ? targetsFor(ctx, version, requirements, own?.agency ?? null, reader)
        : null,
  };
}

function isChanged(one: Correction, versions: ReadonlyMap<number, Version>): boolean {
  const [base, answer] = [versions.get(one.sent_version ?? 0), versions.get(one.answered_version ?? 0)];
  return base !== undefined && answer !== undefined && answerTo(one, base, answer) === 'changed';
}

function mayReadKind(ctx: Ctx, key: string, agency: string | null, reader: AnswerReader): boolean {
  const kind = ctx.city.documentKinds.find((one) => one.key === key);
  return (
    reader.readsAll || kind?.visibility !== 'security' || (agency !== null && kind.readers.includes(agency))
  );
}

function targetsFor(
  ctx: Ctx,
  { answers }: Version,
  requirements: readonly Requirement[],
  agency: string | null,
  reader: AnswerReader,
): CorrectionTargets {
  const tasks = new Map<TaskId, CorrectionTargets['tasks'][number]['questions']>();
  for (const { task, name, kind } of readableQuestions(answeredQuestions(answers), reader)) {
    const rows = kind === 'rows' ? rowsAt(answers, name).map((row) => row.id) : [];
    tasks.set(task, [...(tasks.get(task) ?? []), { name, rows: rows.length > 1 ? rows : [] }]);
  }
  return {
    tasks: [...tasks].map(([task, questions]) => ({ task, questions })),
    documents: requirements
      .filter((need) => need.state !== 'waived' && mayReadKind(ctx, need.document_kind, agency, reader))
      .map((need) => need.document_kind),
  };
}

export interface OwnCorrection extends ShownCorrection {
  /** How far the organizer is with it; null once it was sent back. */
  progress: CorrectionAnswer | null;
}

export interface OwnCorrections {
  application: Application;
  /** The list that is out, in the order in which the agencies asked. */
  open: OwnCorrection[];
  /** The day by which the first of them that is not done is due. */
  dueOn: CalendarDate | null;
  /** How many are neither made nor explained. */
  openCount: number;
  /** Pages with questions that a change brought up, which are to be answered before all is sent. */
  broughtUp: Step[];
  /** What was sent back before, newest first. */
  answered: OwnCorrection[];
}

const EVERYTHING: AnswerReader = { role: null, readsAll: true };

/** What agencies asked the organizer to correct. Errors: Refused `not-found` for everybody but the owner and for what was never sent. */
export async function ownCorrectionsFor(ctx: Ctx, ref: string): Promise<OwnCorrections> {
  const application = found(await findApplicationByRef(ctx.sql, ref));
  if (!can(ctx.actor, 'application:read-own', subjectOf(application)) || application.version_number === 0)
    throw new Refused('not-found');
  return await ownCorrectionsOf(ctx, application);
}

/** The same for an application that its owner is known to read. */
export async function ownCorrectionsOf(ctx: Ctx, application: Application): Promise<OwnCorrections> {
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  // What waits inside the city is not there for anybody else.
  const sent = (await listCorrections(ctx.sql, application.id)).filter((one) => one.bundle !== null);
  const versions = await versionsOf(ctx, application, sent);
  const bundle = await findOpenBundle(ctx.sql, application);
  const now: Read | null = bundle && {
    answers: snapshotAnswers(application.answers),
    documents: await listSubmittedDocuments(ctx.sql, application.id),
  };
  const own = sent.map((one): OwnCorrection => {
    const isOpen = bundle !== null && one.state === 'sent';
    return {
      ...shown(one, versions, EVERYTHING, isOpen ? now : null),
      progress: isOpen && now ? answerTo(one, bundle.base, now) : null,
    };
  });
  const open = own.filter((one) => one.progress !== null);
  const todo = open.filter((one) => one.progress === 'open');
  const named = new Set(open.map((one) => one.step));
  return {
    application,
    open,
    dueOn: firstDueOn(todo),
    openCount: todo.length,
    broughtUp:
      bundle === null
        ? []
        : stepsFor(application.answers).filter(
            (step) => !named.has(step.id) && issuesOf(step, application.answers, today).length > 0,
          ),
    answered: own.filter((one) => one.answered_version !== null).toReversed(),
  };
}

/** What a page of questions may change while a list of corrections is out, and what is asked for there. */
export interface StepCorrections {
  open: ReturnType<typeof openParts>;
  asked: Correction[];
}

/** Shape: null while no list is out. */
export async function stepCorrections(
  ctx: Ctx,
  draft: Pick<Application, 'id' | 'status' | 'answers'>,
  step: Step | null,
): Promise<StepCorrections | null> {
  const bundle = await findOpenBundle(ctx.sql, draft);
  if (bundle === null) return null;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const open = openParts(bundle.corrections, bundle.base.answers, draft.answers, today);
  return { open, asked: bundle.corrections.filter((one) => step !== null && stepOf(one) === step.id) };
}
