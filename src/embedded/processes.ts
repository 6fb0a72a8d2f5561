import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const GONE = new Set(['ENOENT', 'ENOTDIR', 'ESRCH']);

/** Text of a file, or empty when there is none. */
export function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    // What /proc tells of a process ends with the process, also in the middle of reading.
    if (GONE.has((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
}

/** Says whether a process of this id runs, be it ours or not. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  // A process that ended and was not yet collected still has its number.
  return !/^\d+ \(.*\) Z/s.test(readIfThere(`/proc/${pid}/stat`));
}

/** The command of a running process, to tell it from a later one that got the same id. */
export function commandLineOf(pid: number): string {
  if (existsSync('/proc/self/cmdline'))
    return readIfThere(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim();
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
}

/** Waits until a question is answered yes; false when the time is over. */
export async function waitUntil(isSo: () => boolean | Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const end = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > end) return false;
    await pause(10);
  }
  return true;
}

/** Signals a process and waits for its end; after the time is over it is killed. */
export async function stopProcess(pid: number, signal: NodeJS.Signals, timeoutMs: number): Promise<void> {
  if (!isAlive(pid)) return;
  process.kill(pid, signal);
  if (await waitUntil(() => !isAlive(pid), timeoutMs)) return;
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  await waitUntil(() => !isAlive(pid), 5000);
}
