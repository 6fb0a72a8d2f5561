import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { stopProcess } from '#src/embedded/processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const STOP_MS = 25_000;
const LONGEST_PAUSE_MS = 5000;
/** A child that ends this often in a row, each time at once, is worth a word; it is tried on. */
const MANY_FAILURES = 4;
const STEADY_MS = 10_000;

export type ChildOptions = {
  name: string;
  command: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Where the child's log goes: a file, or this terminal. */
  log: number | 'inherit';
  onPid: (name: string, pid: number) => void;
  onTrouble: (sentence: string) => void;
};

export type Child = { stop: () => Promise<void> };

/** Keeps one process running: starts it again when it ends, until told to stop. */
export function keepRunning(options: ChildOptions): Child {
  const { name, command, env, log } = options;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopping = false;
  let failures = 0;

  const start = () => {
    const startedAt = performance.now();
    const follow = `--import=${join(import.meta.dirname, 'follow-parent.ts')}`;
    // A group of its own: Ctrl-C in a terminal reaches only the supervisor, which ends things in order.
    const current = spawn(process.execPath, [follow, ...command], {
      cwd: ROOT,
      env,
      detached: true,
      stdio: ['ignore', log, log, 'ipc'],
    });
    child = current;
    if (current.pid !== undefined) options.onPid(name, current.pid);
    current.once('exit', (code, signal) => {
      if (isStopping || child !== current) return;
      failures = performance.now() - startedAt > STEADY_MS ? 0 : failures + 1;
      if (failures === MANY_FAILURES) {
        options.onTrouble(`The ${name} process ends again and again (${signal ?? `code ${code}`}).`);
      }
      timer = setTimeout(start, Math.min(250 * 2 ** failures, LONGEST_PAUSE_MS));
    });
  };
  start();
  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(timer);
      if (child?.pid !== undefined && child.exitCode === null)
        await stopProcess(child.pid, 'SIGTERM', STOP_MS);
    },
  };
}
