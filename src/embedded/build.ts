import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from '#src/embedded/processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const MARKER = join(ROOT, 'dist/.built');
// What the build reads. Migrations by name: the pages know how many there must be.
const SOURCES = ['src/**/*', 'public/**/*', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

function sourceHash(): string {
  const hash = createHash('sha256').update(process.version);
  const files = globSync(SOURCES, { cwd: ROOT, exclude: (name) => /\.test\.ts$/.test(name) });
  for (const file of files.toSorted()) {
    const path = join(ROOT, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.update(globSync('db/migrations/*', { cwd: ROOT }).toSorted().join()).digest('hex');
}

/** Says whether `dist` was made from the files that are here now. */
export function isBuilt(): boolean {
  return readIfThere(MARKER) === sourceHash();
}

/** Builds the pages into `dist`; false when the build failed, with its words on the terminal. */
export function build(): boolean {
  // Taken first: a file that changes during the build makes the result stale.
  const hash = sourceHash();
  rmSync(MARKER, { force: true });
  const result = spawnSync(process.execPath, [join(ROOT, 'node_modules/.bin/astro'), 'build', '--silent'], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (result.status !== 0) return false;
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  writeFileSync(MARKER, hash);
  return true;
}

if (import.meta.main) {
  const needed = process.argv.includes('--force') || !isBuilt();
  if (needed && !build()) process.exitCode = 1;
  else console.log(needed ? 'Built into dist.' : 'dist is up to date.');
}
