import { type Outcome, openSteppedLine, type SteppedLine } from '#e2e/faults/stepped-line.ts';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import type { Sql } from '#src/store/sql.ts';

/** One side of an encounter: somebody gives a command over a line of their own. */
export type Command = (sql: Sql) => Promise<unknown>;

/** One moment at which somebody had to be chosen. */
export interface Choice {
  /** Who could have gone on, by number. */
  ready: readonly number[];
  /** How many waited for a lock. When two wait for the same row, it is the database that chooses who has it next. */
  waiting: number;
  picked: number;
  /** The statement that left, and those that this line had sent before. */
  statement: string;
  sentBefore: readonly string[];
}

/** What happened in one order. */
export interface Encounter {
  choices: Choice[];
  outcomes: Outcome[];
}

/** Chooses who goes on. Shape: one of `ready`. */
export type Choose = (
  ready: readonly number[],
  soFar: readonly Choice[],
  lines: readonly SteppedLine[],
) => number;

const codeOf = (error: unknown): string | null => (error instanceof Refused ? error.code : null);

/** Several lines and somebody who sees which of them wait for which. */
export class Crossing implements AsyncDisposable {
  readonly lines: readonly SteppedLine[];
  readonly #watch: Sql;

  constructor(lines: readonly SteppedLine[], watch: Sql) {
    this.lines = lines;
    this.#watch = watch;
  }

  /** Runs commands at the same time, statement by statement, in the order that is chosen. */
  async meet(commands: readonly Command[], choose: Choose): Promise<Encounter> {
    const lines = this.lines.slice(0, commands.length);
    const choices: Choice[] = [];
    for (const [i, line] of lines.entries()) line.start(() => commands[i]!(line.sql), codeOf); // one line for each
    for (;;) {
      await this.#settle(lines);
      const ready = lines.flatMap((line, i) => (line.outcome === null && line.next() !== null ? [i] : []));
      if (ready.length > 0) {
        const picked = choose(ready, choices, lines);
        const line = lines[picked]!; // one of ready
        const waiting = lines.filter((one) => one.outcome === null && one.next() === null).length;
        choices.push({ ready, waiting, picked, statement: line.next() ?? '', sentBefore: [...line.sent] });
        line.step();
      } else if (lines.every((line) => line.outcome !== null)) {
        return { choices, outcomes: lines.map((line) => line.outcome!) }; // none is null
      } else {
        // All wait for each other. The database ends that by itself and lets one of them fail.
        await Promise.race(lines.map((line) => line.changed()));
      }
    }
  }

  /** Waits until every line stands before a statement, is done, or waits for a lock that another line holds. */
  async #settle(lines: readonly SteppedLine[]): Promise<void> {
    const pids = lines.map((line) => line.pid);
    for (;;) {
      const before = changesOf(lines);
      const moving = lines.filter((line) => line.outcome === null && line.next() === null);
      if (moving.length === 0) return;
      const change = Promise.race(moving.map((line) => line.changed()));
      const look = this.#watch<{ pid: number }[]>`
        SELECT pid FROM unnest(${pids}::int[]) AS pid WHERE pg_blocking_pids(pid) && ${pids}::int[]`;
      await Promise.race([change, look]);
      const held = (await look).map((row) => row.pid);
      if (changesOf(lines) !== before) continue;
      if (moving.every((line) => held.includes(line.pid))) return;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([...this.lines.map((line) => line.end()), this.#watch.end({ timeout: 5 })]);
  }
}

const changesOf = (lines: readonly SteppedLine[]): number =>
  lines.reduce((sum, line) => sum + line.changes(), 0);

/** Opens so many lines on a database, and a look at its locks from outside. */
export async function openCrossing(db: TestDatabase, count: number, watch: Sql): Promise<Crossing> {
  const lines = await Promise.all(
    Array.from({ length: count }, (_, i) => openSteppedLine(db.appUrl, `line ${i}`)),
  );
  return new Crossing(lines, watch);
}

/** Whoever went last goes on while they can. */
const goOn: Choose = (ready, soFar) => {
  const last = soFar.at(-1)?.picked;
  return last !== undefined && ready.includes(last) ? last : ready[0]!; // never empty
};

/** Follows a list of choices as far as it goes, or as far as the database lets it where two waited, and then goes on. */
export const following = (picks: readonly number[]): Choose => {
  let isFollowing = true;
  return (ready, soFar, lines) => {
    const picked = picks[soFar.length];
    if (picked === undefined || !isFollowing) return goOn(ready, soFar, lines);
    if (ready.includes(picked)) return picked;
    if (!soFar.some(({ waiting }) => waiting > 1)) throw new Error('the same commands took another way');
    isFollowing = false;
    return goOn(ready, soFar, lines);
  };
};

/** Whether leaving somebody who could have gone on is worth a try at this moment. */
export type MayLeave = (choice: Choice) => boolean;

/** Numbers by chance, the same ones for the same seed. Shape: at least 0, below 1. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** So often is an order tried that the database does not let happen. */
const TRIES = 5;

/** Who went before a choice, and could have gone on. */
const couldGoOn = (choices: readonly Choice[], i: number): number | null => {
  const last = choices[i - 1]?.picked;
  return last !== undefined && choices[i]?.ready.includes(last) ? last : null;
};

/** How many of the choices were followed. */
function followed(picks: readonly number[], choices: readonly Choice[]): number {
  const other = picks.findIndex((picked, i) => choices[i]?.picked !== picked);
  return other === -1 ? picks.length : other;
}

/**
 * Every order of some commands, each once: after each run, the ways not taken from it.
 * Shape: `run` gets the choices to begin with; a switch away from somebody who could go on happens where `mayLeave` says so, at
 * most `switches` times in one order. The orders without any switch come first, and of the others a sample where one is wanted.
 * Where the database chose otherwise than a run was told to, the ways not taken begin there, and the order gets more tries.
 */
export async function everyOrder(
  run: (picks: readonly number[]) => Promise<Encounter>,
  options: { mayLeave: MayLeave; switches: number; sample?: { orders: number; seed: number } },
): Promise<number> {
  const chance = chanceFrom(options.sample?.seed ?? 0);
  const serial: number[][] = [[]];
  const open: number[][] = [];
  const tries = new Map<string, number>();
  let count = 0;
  for (;;) {
    const next = serial.pop() ?? open.splice(Math.floor(chance() * open.length), 1)[0];
    if (!next || (options.sample && serial.length === 0 && count >= options.sample.orders)) return count;
    const { choices } = await run(next);
    count += 1;
    const kept = followed(next, choices);
    const tried = tries.get(next.join()) ?? 0;
    if (kept < next.length && tried < TRIES) {
      tries.set(next.join(), tried + 1);
      open.push([...next]);
    }
    let left = options.switches;
    for (const [i, choice] of choices.entries()) {
      const last = couldGoOn(choices, i);
      const isOpen = last === null || (left > 0 && options.mayLeave(choice));
      for (const other of i >= kept && isOpen ? choice.ready : []) {
        const picks = [...choices.slice(0, i).map((one) => one.picked), other];
        if (other === choice.picked || tries.has(picks.join())) continue;
        tries.set(picks.join(), 1);
        (last === null && left === options.switches ? serial : open).push(picks);
      }
      if (last !== null && choice.picked !== last) left -= 1;
    }
  }
}
