import { createSql, type Sql, type Tx } from '#src/store/sql.ts';

type Query = Promise<unknown> & { handler: (query: Query) => void };
type Work = (tx: Tx) => Promise<unknown>;

/** How a command ended: what it gave, the code of a refusal, or whatever else it threw. */
export type Outcome = { given: unknown } | { refused: string } | { thrown: unknown };

/**
 * A line to the database that stops before every statement until it is told to go on. It is the real driver on a connection of
 * its own; only the moment at which a statement leaves is chosen from outside.
 */
export interface SteppedLine {
  sql: Sql;
  /** The process of the server behind this line. */
  pid: number;
  outcome: Outcome | null;
  /** Statements that left so far, the shortest way to tell them apart. */
  sent: string[];
  /** The statement that leaves next; null while one is on its way or when there is none. */
  next: () => string | null;
  /** Starts a command on this line. */
  start: (command: () => Promise<unknown>, refusalOf: (error: unknown) => string | null) => void;
  /** Lets one statement leave. */
  step: () => void;
  /** Resolves with the next change of any of this. */
  changed: () => Promise<void>;
  /** How often something changed. */
  changes: () => number;
  end: () => Promise<void>;
}

const LOCKS = ' … and locks';
/** Whether a statement keeps others from a row that it only reads. */
export const isLocking = (statement: string): boolean => statement.endsWith(LOCKS);

/** Opens a line. Shape: nothing on it runs into a time limit, since it waits for its turn as long as it takes. */
export async function openSteppedLine(url: string, name: string): Promise<SteppedLine> {
  const pool = createSql({ url, applicationName: name, poolSize: 1, connectTimeoutSeconds: 60 });
  await pool`SELECT set_config(name, '0', false)
    FROM unnest(ARRAY['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) AS name`;
  const [row] = await pool`SELECT pg_backend_pid() AS pid`;
  let tell = Promise.withResolvers<void>();
  let changes = 0;
  const changed = () => {
    changes += 1;
    tell.resolve();
    tell = Promise.withResolvers();
  };
  let waiting: { label: string; go: () => void }[] = [];
  let underway = 0;

  const arrive = (label: string): Promise<void> =>
    new Promise((go) => {
      waiting.push({ label, go });
      changed();
    });
  const back = () => {
    underway -= 1;
    changed();
  };
  const stopped = (query: Query, label: string): Query => {
    const send = query.handler;
    query.handler = Object.assign((sent: Query) => {
      void arrive(label).then(() => {
        Promise.prototype.then.call(sent, back, back);
        send(sent);
      });
    }, send);
    return query;
  };
  const wrap = <Line extends Sql | Tx>(line: Line): Line =>
    new Proxy(line, {
      apply(target, _self, args: [TemplateStringsArray, ...unknown[]]) {
        const made: unknown = (target as unknown as (...all: unknown[]) => unknown)(...args);
        return made instanceof Promise ? stopped(made as Query, labelOf(args[0].join('?'))) : made;
      },
      get(target, key) {
        const value: unknown = Reflect.get(target, key);
        if (key === 'unsafe')
          return (text: string, ...rest: unknown[]) =>
            stopped(
              (target as unknown as Record<string, (...all: unknown[]) => Query>).unsafe!(text, ...rest),
              labelOf(text),
            );
        if (key === 'begin' || key === 'savepoint')
          return (...args: unknown[]) => {
            const work = args.pop() as Work;
            let isCommitting = false;
            const inside = async (tx: Tx) => {
              const result = await work(wrap(tx));
              if (key === 'begin')
                await arrive('COMMIT').then(() => {
                  isCommitting = true;
                });
              return result;
            };
            const done = (value as (...all: unknown[]) => Promise<unknown>)(...args, inside);
            // The commit is on its way until the whole transaction is done; one that fails before it never left.
            return done.finally(() => {
              if (isCommitting) back();
              isCommitting = false;
            });
          };
        return value;
      },
    });

  const line: SteppedLine = {
    sql: wrap(pool),
    pid: Number(row?.pid),
    outcome: null,
    sent: [],
    next: () => (underway === 0 ? (waiting[0]?.label ?? null) : null),
    start: (command, refusalOf) => {
      line.outcome = null;
      line.sent = [];
      waiting = [];
      underway = 0;
      command()
        .then(
          (given): Outcome => ({ given }),
          (error: unknown): Outcome => {
            const code = refusalOf(error);
            return code === null ? { thrown: error } : { refused: code };
          },
        )
        .then((outcome) => {
          line.outcome = outcome;
          changed();
        });
    },
    step: () => {
      const first = waiting.shift();
      if (!first) throw new Error(`${name} has no statement that could leave`);
      line.sent.push(first.label);
      underway += 1;
      first.go();
    },
    changed: () => tell.promise,
    changes: () => changes,
    end: () => pool.end({ timeout: 5 }),
  };
  return line;
}

/** The first words of a statement, enough to tell it from others in a report, and whether it locks. */
const labelOf = (text: string): string =>
  `${text.replaceAll(/\s+/g, ' ').trim().slice(0, 60)}${/FOR (NO KEY )?UPDATE|FOR SHARE/.test(text) ? LOCKS : ''}`;
