import type { Ctx } from '#src/context.ts';
import { plannedAnswers } from '#src/domain/application/two-parts.ts';
import type { Rule, Words } from '#src/domain/city.ts';
import { isPaperClosed } from '#src/domain/correction.ts';
import { answerInstead, FILE_LIMITS, OTHER_DOCUMENT } from '#src/domain/document.ts';
import { can } from '#src/domain/policy.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isFinal, type RequirementState } from '#src/domain/workflow/states.ts';
import { REQUIREMENT } from '#src/domain/workflow/transitions.ts';
import { refusal } from '#src/domain/workflow/workflow.ts';
import { type Application, findApplicationByRef } from '#src/store/application.ts';
import { findOpenBundle } from '#src/store/correction.ts';
import { type Document, listDocuments, listPictures } from '#src/store/document.ts';
import { listRequirements } from '#src/store/requirement.ts';
import { subjectOf } from '#src/store/subject.ts';
import { listUnfinishedUploads, type UnfinishedUpload } from '#src/store/upload.ts';

/** One paper that the rules ask for, with the files that are there for it. */
export interface Paper {
  kind: string;
  /** Null for everything that no rule asks for. */
  name: Words | null;
  help: Words | null;
  isHard: boolean;
  due: Rule['documents'][number]['due'] | null;
  rules: readonly string[];
  /** Null before the first submission, when the city asks for nothing yet. */
  state: RequirementState | null;
  reason: string | null;
  mayUpload: boolean;
  /** A list in the answers stands in for a file. */
  isAnswered: boolean;
  files: Document[];
  /** Files of which only a part is there. */
  unfinished: UnfinishedUpload[];
}

export type Picture = Awaited<ReturnType<typeof listPictures>>[number];

export interface DocumentsScreen {
  application: Application;
  pictures: Picture[];
  papers: Paper[];
  other: Paper;
  filesCount: number;
  sizeBytes: number;
  mayUpload: boolean;
  isScanned: boolean;
  limits: typeof FILE_LIMITS;
}

interface Asked {
  kind: string;
  isHard: boolean;
  due: Paper['due'];
  rules: readonly string[];
  state: RequirementState | null;
  reason: string | null;
  isAnswered: boolean;
}

/** What is asked for: once submitted what the case says, before that what the rules say of the answers so far. */
async function askedFor(ctx: Ctx, application: Application): Promise<Asked[]> {
  if (application.version_number > 0) {
    const requirements = await listRequirements(ctx.sql, application.id);
    return requirements.map((one) => ({
      kind: one.document_kind,
      isHard: one.is_hard,
      due: one.due,
      rules: one.rules,
      state: one.state,
      reason: one.reason,
      isAnswered: one.answered_in_version !== null,
    }));
  }
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const answers = plannedAnswers(application.answers);
  return evaluate(ctx.city, answers, { moment: 'submit', today }).documents.map((need) => ({
    kind: need.kind,
    isHard: need.hard,
    due: need.due,
    rules: need.rules,
    state: null,
    reason: null,
    isAnswered: answerInstead(need, answers) !== null,
  }));
}

/**
 * The papers of one's own case: what is asked for, what is there, what may still be sent.
 * Shape: papers that must be there first. Errors: Refused `not-found` for everybody else's case and for none.
 */
export async function documentsFor(ctx: Ctx, ref: string): Promise<DocumentsScreen> {
  const application = found(await findApplicationByRef(ctx.sql, ref));
  const subject = subjectOf(application);
  if (!can(ctx.actor, 'application:read-own', subject)) throw new Refused('not-found');
  const [documents, pictures, asked, unfinished] = await Promise.all([
    listDocuments(ctx.sql, application.id),
    listPictures(ctx.sql, application.id),
    askedFor(ctx, application),
    listUnfinishedUploads(ctx.sql, application.id),
  ]);
  const bundle = await findOpenBundle(ctx.sql, application);
  const isClosed = ({ kind, state }: Asked) =>
    bundle !== null &&
    state !== null &&
    isPaperClosed({ document_kind: kind, state }, bundle.corrections, bundle.base.documents);
  const isOpen = !isFinal(application.status) && can(ctx.actor, 'document:upload', subject);
  const paper = (one: Asked): Paper => {
    const kind = ctx.city.documentKinds.find((candidate) => candidate.key === one.kind);
    const thing = one.state === null ? null : { status: one.state, subject };
    return {
      ...one,
      name: kind?.name ?? null,
      help: kind?.help ?? null,
      mayUpload:
        isOpen &&
        !isClosed(one) &&
        (thing === null || refusal(REQUIREMENT, thing, 'upload', ctx.actor) === null),
      files: documents.filter((document) => document.kind === one.kind),
      unfinished: unfinished.filter((upload) => upload.kind === one.kind),
    };
  };
  const kinds = new Set(asked.map((one) => one.kind));
  const notAsked: Asked = {
    kind: OTHER_DOCUMENT,
    isHard: false,
    due: null,
    rules: [],
    state: null,
    reason: null,
    isAnswered: false,
  };
  const others = documents.filter((document) => document.condition_id === null && !kinds.has(document.kind));
  const othersUnfinished = unfinished.filter((upload) => !kinds.has(upload.kind));
  return {
    application,
    pictures,
    papers: asked.toSorted((a, b) => Number(b.isHard) - Number(a.isHard)).map(paper),
    // A paper that changed answers no longer ask for is kept with the others.
    other: { ...paper(notAsked), files: others, unfinished: othersUnfinished },
    filesCount: documents.length,
    sizeBytes: documents.reduce((sum, document) => sum + document.size_bytes, 0),
    mayUpload: isOpen,
    isScanned: ctx.outside.scanner !== null,
    limits: FILE_LIMITS,
  };
}
