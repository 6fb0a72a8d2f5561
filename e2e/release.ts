import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const RESULTS = join(ROOT, 'e2e/release-results.md');
const LONGEST_FIGURES = 400;

/** How one file of the long runs ended. */
export interface ReleaseRow {
  file: string;
  figures: string;
  passed: number;
  failed: number;
  seconds: number;
}

const HEAD = ['Test file', 'Figures', 'Result', 'Seconds', 'When (UTC)', 'Commit'];

/** What a test says of its run that is worth keeping: its seeds, and the objects it prints. Shape: one line. */
export function figuresOf(said: string): string {
  const figures: string[] = [];
  for (const line of said.split('\n')) {
    const seed = /^(?:.*: )?(?:[A-Z_]*SEED=|seed )(\d+)$/.exec(line.trim()); // storm: seed 12345
    if (seed) figures.push(`seed ${seed[1]}`);
    if (!line.startsWith('{') || !line.endsWith('}')) continue;
    for (const [name, value] of Object.entries(JSON.parse(line) as object)) {
      if (name !== 'seed') figures.push(`${name} ${told(value)}`);
    }
  }
  return [...new Set(figures)].join(', ').replaceAll('|', '/').slice(0, LONGEST_FIGURES);
}

function told(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(told).join(' / ');
  const parts = Object.entries(value).map(([name, one]) => `${name} ${told(one)}`);
  return parts.length === 0 ? 'none' : `(${parts.join(', ')})`;
}

const git = (...words: string[]): string =>
  execFileSync('git', words, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The commit that ran, and whether the tree was changed beside it. Shape: a name for a tree without history too. */
function commitNow(): string {
  try {
    const isChanged =
      git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!e2e/release-results.md') !== '';
    return git('rev-parse', '--short=10', 'HEAD') + (isChanged ? ' and changes' : '');
  } catch {
    return 'no commit';
  }
}

const lineOf = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

/** Lines of the table that is there, by test file. */
function keptLines(): Map<string, string> {
  const kept = existsSync(RESULTS) ? readFileSync(RESULTS, 'utf8').split('\n') : [];
  const lines = kept.filter((line) => line.startsWith('| e2e/'));
  return new Map(lines.map((line) => [line.split('|')[1]?.trim() ?? '', line]));
}

/**
 * Writes how files of the long runs ended into `e2e/release-results.md`. A file that was not run keeps its line with its own
 * moment and commit, one that is gone loses it. Shape: the table as it is shown.
 */
export function keepResults(rows: readonly ReleaseRow[], all: readonly string[]): string {
  const when = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const commit = commitNow();
  const kept = keptLines();
  for (const { file, figures, passed, failed, seconds } of rows) {
    const result = failed === 0 ? `${passed} passed` : `${passed} passed, ${failed} FAILED`;
    kept.set(file, lineOf([file, figures || '–', result, Math.round(seconds), when, commit]));
  }
  const missing = (file: string) => lineOf([file, '–', 'not run yet', '–', '–', '–']);
  const table = [
    lineOf(HEAD),
    lineOf(HEAD.map(() => '---')),
    ...all.map((file) => kept.get(file) ?? missing(file)),
  ].join('\n');
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
  writeFileSync(
    RESULTS,
    `# The last long runs

Written by \`npm run test:release\`, committed by a person. Each line says when its file ran last and at which commit.
The newest ran on ${machine}.

${table}
`,
  );
  return table;
}
