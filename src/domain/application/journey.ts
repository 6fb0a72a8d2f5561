import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, Issue, RowAnswers, Step, TaskId } from '#src/domain/application/field.ts';
import { issuesOnPage } from '#src/domain/application/issues.ts';
import {
  isBlank,
  isBlankRow,
  rowsAt,
  valueAt,
  withoutBlankRows,
  withValue,
} from '#src/domain/application/paths.ts';
import { isSound } from '#src/domain/application/schema.ts';
import { TASKS, type Task } from '#src/domain/application/tasks.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

export type Progress = 'not_started' | 'in_progress' | 'complete';

export interface AskedStep {
  readonly step: Step;
  readonly fields: readonly Field[];
}

interface Walk {
  /** Answers of what is asked; conditions see nothing else. */
  readonly answers: Answers;
  readonly asked: ReadonlyMap<string, AskedStep>;
  /** No question gave way to a later one, so that going through `answers` again changes nothing. */
  readonly isSettled: boolean;
}

const STEPS: readonly Step[] = TASKS.flatMap((task) => task.steps);
const walks = new WeakMap<Answers, Walk>();
type Groups = Record<string, Record<string, unknown> | undefined>;

/** A question and where its answer is stored, taken apart once: this runs for every page. */
interface Question {
  readonly field: Field;
  readonly group: string;
  readonly key: string | undefined;
}

const PAGES: readonly { step: Step; questions: readonly Question[] }[] = STEPS.map((step) => ({
  step,
  questions: step.fields.map((field) => {
    const [group = '', key] = field.name.split('.');
    return { field, group, key };
  }),
}));
const POSITIONS: ReadonlyMap<string, number> = new Map(STEPS.map((step, index) => [step.id, index]));

/** Questions that answers to later ones may take the place of. */
const REPLACEABLE: readonly Question[] = PAGES.flatMap(({ questions }) => questions).filter(
  ({ field }) => field.replacedBy !== undefined,
);

const stored = (groups: Groups, { group, key }: Question): unknown =>
  key === undefined ? groups[group] : groups[group]?.[key];

function store(groups: Groups, { group, key }: Question, value: unknown): void {
  if (key === undefined) (groups as Record<string, unknown>)[group] = value;
  else {
    groups[group] ??= {};
    groups[group][key] = value;
  }
}

/**
 * Goes through all questions in order and takes along only what is asked. A condition sees the answers before it, so an
 * answer that is hidden can never open or close a question.
 */
function walk(answers: Answers): Walk {
  const known = walks.get(answers);
  if (known) return known;
  const groups: Groups = {};
  const applying = groups as Answers;
  const asking: AskedStep[] = [];
  for (const { step, questions } of PAGES) {
    if (!step.appliesWhen(applying)) continue;
    const fields: Field[] = [];
    for (const question of questions) {
      const { field } = question;
      if (field.appliesWhen && !field.appliesWhen(applying)) continue;
      fields.push(field);
      const value = applyingValue(field, stored(answers as Groups, question), applying);
      if (value !== undefined) store(groups, question, value);
    }
    asking.push({ step, fields });
  }
  const replaced = REPLACEABLE.filter(({ field }) => isReplaced(field, applying));
  const result = {
    answers: withoutAll(replaced, applying),
    asked: askedAmong(asking, replaced),
    isSettled: replaced.length === 0,
  };
  walks.set(answers, result);
  return result;
}

function askedAmong(
  asking: readonly AskedStep[],
  replaced: readonly Question[],
): ReadonlyMap<string, AskedStep> {
  const asked = new Map<string, AskedStep>();
  const gone = new Set(replaced.map(({ field }) => field));
  for (const one of asking) {
    const { step, fields } = one;
    const kept = gone.size === 0 ? fields : fields.filter((field) => !gone.has(field));
    if (kept.length || !step.fields.length)
      asked.set(step.id, gone.size === 0 ? one : { step, fields: kept });
  }
  return asked;
}

const withoutAll = (questions: readonly Question[], answers: Answers): Answers =>
  questions
    .filter((question) => stored(answers as Groups, question) !== undefined)
    .reduce((kept, { field }) => withValue(kept, field.name, undefined), answers);

const isReplaced = (field: Field, answers: Answers) =>
  field.replacedBy?.some((path) => !isBlank(valueAt(answers, path))) ?? false;

function applyingValue(field: Field, value: unknown, answers: Answers): unknown {
  if (field.kind !== 'rows') return isBlank(value) ? undefined : value;
  if (!Array.isArray(value)) return undefined;
  const rows = withoutBlankRows(value as RowAnswers[], field.minRows).map((row) => {
    const kept: Record<string, unknown> = { id: row.id };
    for (const column of field.fields ?? [])
      if (!isBlank(row[column.name]) && (column.appliesWhen?.(answers, row) ?? true))
        kept[column.name] = row[column.name];
    return kept;
  });
  return rows.length ? rows : undefined;
}

/** Every step there is, asked or not, in order. Shape: pure. */
export function allSteps(): readonly Step[] {
  return STEPS;
}

/** A step by its id. Shape: pure; null when there is none. */
export function findStep(id: string): Step | null {
  return STEPS[POSITIONS.get(id) ?? -1] ?? null;
}

/** The steps that these answers ask for. Shape: pure; in the order in which they are asked. */
export function stepsFor(answers: Answers): Step[] {
  return [...walk(answers).asked.values()].map(({ step }) => step);
}

/** The tasks that these answers ask for, each with its steps. Shape: pure; in order, a task without steps is left out. */
export function tasksFor(answers: Answers): Task[] {
  const { asked } = walk(answers);
  return TASKS.map((task) => ({ ...task, steps: task.steps.filter((step) => asked.has(step.id)) })).filter(
    (task) => task.steps.length > 0,
  );
}

/** Whether these answers ask for a task. Shape: pure. */
export function isTaskAsked(answers: Answers, id: string): boolean {
  const { asked } = walk(answers);
  return TASKS.some((task) => task.id === id && task.steps.some((step) => asked.has(step.id)));
}

/** The tasks that these answers do not ask for. Shape: pure; in order. */
export function tasksNotNeeded(answers: Answers): TaskId[] {
  const { asked } = walk(answers);
  return TASKS.filter((task) => task.steps.length > 0 && !task.steps.some((step) => asked.has(step.id))).map(
    (task) => task.id,
  );
}

/** The questions of a step that these answers ask for. Shape: pure; empty when the step is not asked. */
export function askedFields(step: Step, answers: Answers): readonly Field[] {
  return walk(answers).asked.get(step.id)?.fields ?? [];
}

/** The answers to questions that are asked, readable or not: what conditions see. Shape: pure. */
export function applyingAnswers(answers: Answers): Answers {
  return walk(answers).answers;
}

/** The step after one. Shape: pure; null after the last. A step that is no longer asked still knows what follows. */
export function nextStep(answers: Answers, id: string): Step | null {
  const { asked } = walk(answers);
  const at = POSITIONS.get(id) ?? -1;
  return STEPS.find((step, index) => index > at && asked.has(step.id)) ?? null;
}

/** The step before one. Shape: pure; null before the first. */
export function previousStep(answers: Answers, id: string): Step | null {
  const { asked } = walk(answers);
  for (let at = (POSITIONS.get(id) ?? -1) - 1; at >= 0; at -= 1) {
    const step = STEPS[at];
    if (step && asked.has(step.id)) return step;
  }
  return null;
}

/**
 * Everything that is not right with a step: missing answers, values that do not fit, answers that contradict each other.
 * Shape: pure; in the order of the page, empty when the step is not asked.
 */
export function issuesOf(step: Step, answers: Answers, today: CalendarDate): Issue[] {
  const { answers: applying, asked } = walk(answers);
  const fields = asked.get(step.id)?.fields;
  return fields ? issuesOnPage(step, fields, applying, today) : [];
}

/**
 * How far a step is.
 * Shape: pure; a step without questions (documents) counts as complete, its own screen knows better.
 */
export function stepProgress(answers: Answers, step: Step, today: CalendarDate): Progress {
  const fields = askedFields(step, answers);
  if (issuesOf(step, answers, today).length === 0) return 'complete';
  return fields.every((field) => isBlank(valueAt(answers, field.name))) ? 'not_started' : 'in_progress';
}

/** How far a task is: complete when all its steps are. Shape: pure. */
export function taskProgress(answers: Answers, id: TaskId, today: CalendarDate): Progress {
  const steps = tasksFor(answers).find((task) => task.id === id)?.steps ?? [];
  const all = steps.map((step) => stepProgress(answers, step, today));
  if (all.every((progress) => progress === 'complete')) return 'complete';
  return all.every((progress) => progress === 'not_started') ? 'not_started' : 'in_progress';
}

/** Whether every step that is asked is complete. Shape: pure; documents are judged elsewhere. */
export function isComplete(answers: Answers, today: CalendarDate): boolean {
  return stepsFor(answers).every((step) => issuesOf(step, answers, today).length === 0);
}

/** The first step that is not complete. Shape: pure; null when all are. */
export function firstUnfinishedStep(answers: Answers, today: CalendarDate): Step | null {
  return stepsFor(answers).find((step) => issuesOf(step, answers, today).length > 0) ?? null;
}

/**
 * The answers that count: only questions that are asked, only values that can be read. This is what rules read and what
 * is submitted.
 * Shape: pure; taking it twice changes nothing.
 */
export function snapshotAnswers(answers: Answers): Answers {
  const { answers: applying, asked, isSettled } = walk(answers);
  let sound = applying;
  for (const { fields } of asked.values())
    for (const field of fields) {
      if (field.kind === 'rows') {
        const given = rowsAt(applying, field.name);
        const rows = given.map((row) => soundRow(field, row)).filter((row) => !isBlankRow(row));
        if (rows.length === given.length && rows.every((row, at) => row === given[at])) continue;
        sound = withValue(sound, field.name, rows.length ? rows : undefined);
      } else if (!mayStand(field, valueAt(applying, field.name)))
        sound = withValue(sound, field.name, undefined);
    }
  return sound === applying && isSettled ? applying : walk(sound).answers;
}

const mayStand = (field: Field, value: unknown) => isBlank(value) || isSound(field, value);

const soundRow = (field: Field, row: RowAnswers): RowAnswers => {
  const unsound = (field.fields ?? []).filter((column) => !mayStand(column, row[column.name]));
  if (unsound.length === 0) return row;
  const names = new Set(unsound.map((column) => column.name));
  return Object.fromEntries(
    Object.entries(row).filter(([column]) => !names.has(column)),
  ) as unknown as RowAnswers;
};
