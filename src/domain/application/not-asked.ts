import type { Answers } from '#src/domain/application/answers.ts';
import type { TaskId } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import type { AnsweredQuestion } from '#src/domain/application/snapshot.ts';

/** Questions that were not asked for the same reason. */
export interface NotAsked {
  readonly task: TaskId;
  /** No question of the task was asked. */
  readonly isWholeTask: boolean;
  readonly questions: readonly string[];
  /** The answers that decided it; none where the task as a whole says why. */
  readonly because: readonly string[];
}

const PATHS: ReadonlySet<string> = new Set(allSteps().flatMap((step) => step.fields.map(({ name }) => name)));

/** Which answers a condition looks at before it says no. A condition knows nothing but answers, so this is all of its reason. */
function lookedAt(answers: Answers, holds: (seen: Answers) => boolean): { isMet: boolean; paths: string[] } {
  const paths = new Set<string>();
  const note = (path: string) => {
    if (PATHS.has(path)) paths.add(path);
  };
  const groupOf = (name: string, group: object) =>
    new Proxy(group, {
      get: (of, key) => {
        if (typeof key === 'string') note(`${name}.${key}`);
        return Reflect.get(of, key);
      },
    });
  const seen = new Proxy(answers, {
    get: (of, key) => {
      const group: unknown = Reflect.get(of, key);
      if (typeof key !== 'string') return group;
      note(key);
      const isGroup = typeof group === 'object' && group !== null && !Array.isArray(group);
      // A group without any answer is looked into as if it were there, so that the question it lacks can be named.
      const isMissing = group === undefined && !PATHS.has(key);
      return isMissing || isGroup ? groupOf(key, group ?? {}) : group;
    },
  });
  return { isMet: holds(seen), paths: [...paths] };
}

/** Paths of the answers that closed each question. */
function reasonsOf(answers: Answers): Map<string, string[]> {
  return new Map(
    allSteps().flatMap((step) => {
      const page = lookedAt(answers, (seen) => step.appliesWhen(seen));
      return step.fields.map((field): [string, string[]] => {
        if (!page.isMet) return [field.name, page.paths];
        const own = lookedAt(answers, (seen) => field.appliesWhen?.(seen) ?? true);
        return [field.name, own.isMet ? [...(field.replacedBy ?? [])] : own.paths];
      });
    }),
  );
}

/**
 * Why questions were not asked, those with the same reason together.
 * Shape: pure; in the order of the form, every question that is `not_asked` once.
 */
export function notAskedBecause(questions: readonly AnsweredQuestion[], answers: Answers): NotAsked[] {
  const reasons = reasonsOf(answers);
  const askedTasks = new Set(questions.filter(({ state }) => state !== 'not_asked').map(({ task }) => task));
  const groups = Map.groupBy(
    questions.filter(({ state }) => state === 'not_asked'),
    ({ task, name }) => (askedTasks.has(task) ? `${task} ${reasons.get(name)?.join()}` : task),
  );
  return [...groups.values()].flatMap((group): NotAsked[] => {
    const [first] = group;
    if (first === undefined) return [];
    const isWholeTask = !askedTasks.has(first.task);
    return [
      {
        task: first.task,
        isWholeTask,
        questions: group.map(({ name }) => name),
        because: isWholeTask ? [] : (reasons.get(first.name) ?? []),
      },
    ];
  });
}
