import type { Answers } from '#src/domain/application/answers.ts';
import { differencesBetween } from '#src/domain/application/difference.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import {
  allSteps,
  askedFields,
  issuesOf,
  snapshotAnswers,
  stepsFor,
} from '#src/domain/application/journey.ts';
import { isBlank, rowsAt, valueAt, withValue } from '#src/domain/application/paths.ts';
import { namesOf } from '#src/domain/application/typed.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { type ApplicationStatus, isInReview, type RequirementState } from '#src/domain/workflow/states.ts';
import { APPLICATION } from '#src/domain/workflow/transitions.ts';

/** What may be wrong with an answer or a document. */
export const CORRECTION_KINDS = ['missing', 'unclear', 'contradicts', 'needs_change'] as const;
export type CorrectionKind = (typeof CORRECTION_KINDS)[number];

export const TARGET_KINDS = ['question', 'document'] as const;

/** What a correction is about: one question, one row of a question that is a list, or one kind of document. */
export interface CorrectionTarget {
  readonly target_kind: (typeof TARGET_KINDS)[number];
  readonly target_key: string;
  readonly target_row: string | null;
}

const TARGET = /^(question|document):([a-zA-Z0-9_.-]{1,80})(?::([a-z0-9]{1,16}))?$/; // question:streets.closures:k3f9

/** A target as one word of a form. Shape: pure; the reverse of `targetFrom`. */
export const targetWord = (target: CorrectionTarget): string =>
  [target.target_kind, target.target_key, target.target_row ?? []].flat().join(':');

/** The target that a form names. Shape: pure; null for what is none. */
export function targetFrom(word: string): CorrectionTarget | null {
  const [, kind, key, row] = TARGET.exec(word) ?? [];
  if (key === undefined || (kind !== 'question' && kind !== 'document')) return null;
  return { target_kind: kind, target_key: key, target_row: row ?? null };
}

/** Whether agencies may note down corrections in this status: while they review, or while a list may still be sent. Shape: pure. */
export const takesCorrections = (status: ApplicationStatus): boolean =>
  isInReview(status) ||
  APPLICATION.some((row) => row.action === 'request_changes' && row.from.includes(status));

/** What of a question may be changed: all of it, or only these rows of a list. */
export type OpenPart = 'all' | ReadonlySet<string>;
/** The questions that may be changed, by name. What is not among them is closed. */
export type OpenParts = ReadonlyMap<string, OpenPart>;

const STEP_OF = new Map(
  allSteps().flatMap((step) => step.fields.map((field) => [field.name, { step, field }] as const)),
);

/** The page that asks a question, and the question. Shape: pure; null for a name that no question has. */
export const questionNamed = (name: string): { step: Step; field: Field } | null => STEP_OF.get(name) ?? null;

function joined(known: OpenPart | undefined, more: OpenPart): OpenPart {
  if (known === 'all' || more === 'all') return 'all';
  return new Set([...(known ?? []), ...more]);
}

/** The question that a path of the form lies in, and its row where it lies in one. */
function placeOf(path: string): { name: string; part: OpenPart } | null {
  if (STEP_OF.has(path)) return { name: path, part: 'all' };
  for (const [name, { field }] of STEP_OF) {
    if (field.kind !== 'rows' || !path.startsWith(`${name}.`)) continue;
    const [row = ''] = path.slice(name.length + 1).split('.');
    return { name, part: new Set([row]) };
  }
  return null;
}

/**
 * The questions that may be changed while corrections are open: those that are named, and what a change brought up.
 * A question is brought up when it was not asked before, when its answer is no longer fine, or when it was changed already.
 * Shape: pure; `base` is the version that the agencies read, `now` what the organizer has so far.
 */
export function openParts(
  named: readonly CorrectionTarget[],
  base: Answers,
  now: Answers,
  today: CalendarDate,
): OpenParts {
  const open = new Map<string, OpenPart>();
  const add = (place: { name: string; part: OpenPart } | null) => {
    if (place !== null) open.set(place.name, joined(open.get(place.name), place.part));
  };
  for (const { target_kind: kind, target_key: name, target_row: row } of named)
    if (kind === 'question') add({ name, part: row === null ? 'all' : new Set([row]) });
  for (const step of stepsFor(now)) {
    const before = new Set(askedFields(step, base));
    for (const field of askedFields(step, now))
      if (!before.has(field)) add({ name: field.name, part: 'all' });
    for (const issue of issuesOf(step, now, today)) add(placeOf(issue.path));
  }
  for (const { path } of differencesBetween(base, snapshotAnswers(now))) add(placeOf(path));
  return open;
}

/** Questions of a page that may be changed. Shape: pure; in the order of the page, only what the answers ask for. */
export const openFields = (step: Step, answers: Answers, open: OpenParts): Field[] =>
  askedFields(step, answers).filter((field) => open.has(field.name));

const said = (value: unknown): string => (isBlank(value) ? '' : canonicalJson(value));
const isSame = (one: unknown, other: unknown): boolean => said(one) === said(other);

/**
 * Holds what was typed on a page against what may be changed.
 * Shape: pure; `locked` names the questions that were changed although they are closed: `answers` keeps theirs as stored. What a
 * page did not draw stays as it is stored, so the page may leave closed questions and rows out.
 */
export function withinOpen(
  step: Step,
  stored: Answers,
  typed: Answers,
  names: ReadonlySet<string>,
  open: OpenParts,
): { answers: Answers; locked: string[] } {
  let answers = typed;
  const locked: string[] = [];
  for (const field of step.fields) {
    const part = open.get(field.name);
    if (part === 'all') continue;
    const [was, is] = [valueAt(stored, field.name), valueAt(typed, field.name)];
    if (isSame(was, is)) continue;
    const isPosted = namesOf(field).some((name) => names.has(name));
    const rows = part && rowsWithin(rowsAt(stored, field.name), rowsAt(typed, field.name), part);
    if (isPosted && rows) answers = withValue(answers, field.name, rows.length > 0 ? rows : undefined);
    else {
      answers = withValue(answers, field.name, was);
      if (isPosted) locked.push(field.name);
    }
  }
  return { answers, locked };
}

/**
 * What was typed on a page, as far as a list of corrections lets it be changed. Questions that the page itself brings up may be
 * answered along with it.
 * Shape: pure; `locked` names the questions that were changed although they are closed.
 */
export function typedWithin(
  page: { step: Step; stored: Answers; typed: Answers; names: ReadonlySet<string> },
  named: readonly CorrectionTarget[],
  base: Answers,
  today: CalendarDate,
): { answers: Answers; locked: string[] } {
  const { step, stored, typed, names } = page;
  const open = openParts(named, base, stored, today);
  const first = withinOpen(step, stored, typed, names, open);
  if (first.locked.length === 0) return first;
  const brought = openParts(named, base, first.answers, today);
  const both = new Map([
    ...open,
    ...[...brought].map(([name, part]) => [name, joined(open.get(name), part)] as const),
  ]);
  return withinOpen(step, stored, typed, names, both);
}

/** The rows of a list when only some may be changed or taken away. Shape: null when another row was changed or a row added. */
function rowsWithin(
  stored: readonly RowAnswers[],
  typed: readonly RowAnswers[],
  part: ReadonlySet<string>,
): RowAnswers[] | null {
  const isStrange = typed.some((row) => {
    if (part.has(row.id)) return false;
    const was = stored.find((one) => one.id === row.id);
    return was === undefined || !isSame(was, row);
  });
  if (isStrange) return null;
  const kept = stored.flatMap((row) =>
    part.has(row.id) ? (typed.find((one) => one.id === row.id) ?? []) : row,
  );
  // A row that was taken away meanwhile may come back where it is open.
  return [...kept, ...typed.filter((row) => !stored.some((one) => one.id === row.id))];
}

/** What a correction is held against: the answers, and the files by kind and content. */
export interface Submitted {
  readonly answers: Answers;
  readonly documents: readonly { kind: string; sha256: string }[];
}

/** The answer that a correction is about, or the one row of it. Shape: pure; undefined when there is none. */
export function targetValue(target: CorrectionTarget, answers: Answers): unknown {
  if (target.target_row === null) return valueAt(answers, target.target_key);
  return rowsAt(answers, target.target_key).find((row) => row.id === target.target_row);
}

const filesOf = (target: CorrectionTarget, { documents }: Submitted): string[] =>
  documents
    .filter((one) => one.kind === target.target_key)
    .map((one) => one.sha256)
    .toSorted();

/** Whether what a correction is about is different from what the agencies read. Shape: pure. */
export function isTargetChanged(target: CorrectionTarget, base: Submitted, now: Submitted): boolean {
  if (target.target_kind === 'document') return !isSame(filesOf(target, base), filesOf(target, now));
  return !isSame(targetValue(target, base.answers), targetValue(target, now.answers));
}

/** How far the organizer is with a correction. A change counts before words: both may be there. */
export type CorrectionAnswer = 'changed' | 'explained' | 'open';

/** How far the organizer is with a correction that was sent. Shape: pure. */
export function answerTo(
  correction: CorrectionTarget & { explanation: string | null },
  base: Submitted,
  now: Submitted,
): CorrectionAnswer {
  if (isTargetChanged(correction, base, now)) return 'changed';
  return correction.explanation === null ? 'open' : 'explained';
}

/**
 * Whether a paper stays as it is while a list of corrections is out: it was sent with the version that the agencies read, and
 * no correction names it.
 * Shape: pure; a paper that was missing then, or of which a file was refused, may still come.
 */
export const isPaperClosed = (
  requirement: { document_kind: string; state: RequirementState },
  named: readonly CorrectionTarget[],
  sent: readonly { kind: string }[],
): boolean =>
  requirement.state === 'uploaded' &&
  sent.some((one) => one.kind === requirement.document_kind) &&
  !named.some((one) => one.target_kind === 'document' && one.target_key === requirement.document_kind);

/** The day by which the first of several corrections is due. Shape: pure; null for none. */
export const firstDueOn = (corrections: readonly { due_on: CalendarDate }[]): CalendarDate | null =>
  corrections.map((one) => one.due_on).toSorted()[0] ?? null;

/** What is not right with the day by which a correction is due. Shape: pure; null when nothing is. */
export function dueIssue(
  dueOn: CalendarDate,
  today: CalendarDate,
  firstEventDay: CalendarDate | null,
): 'in-the-past' | 'after-first-day' | null {
  if (dueOn <= today) return 'in-the-past';
  return firstEventDay !== null && dueOn > firstEventDay ? 'after-first-day' : null;
}
