import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { median, warmUp } from '#e2e/bench/load.ts';
import { atLeast, atMost, type Row } from '#e2e/bench/rows.ts';
import { SETTINGS } from '#e2e/bench/settings.ts';
import { stepPage } from '#e2e/bench/speed.ts';
import type { World } from '#e2e/bench/world.ts';

const HERE = join(import.meta.dirname, '../checkers');
const MODULES = join(HERE, 'node_modules');
const WARM_CALLS = 500;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof CATEGORIES)[number];

interface Report {
  categories: Partial<Record<Category, { score: number | null }>>;
  audits: Record<string, { numericValue?: number } | undefined>;
}

// Lighthouse is heavy and nothing else needs it, so it has a lock of its own and comes when it is asked for. In a folder of
// its own too: a package.json above these files would take the imports of #src from them.
function install(): void {
  const marker = join(MODULES, '.installed-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(HERE, 'package-lock.json')))
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === hash) return;
  execFileSync('npm', ['ci', '--ignore-scripts', '--prefer-offline'], { cwd: HERE, stdio: 'inherit' });
  writeFileSync(marker, hash);
}

const browserPath = (): string =>
  process.env.CHROME_PATH ??
  (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : chromium.executablePath());

/** One visit of a slow phone. Errors: throws when Lighthouse could not make its report. */
function visit(url: string, headers: Record<string, string>): Report {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  try {
    const report = join(folder, 'report.json');
    const run = spawnSync(
      process.execPath,
      [
        join(MODULES, 'lighthouse/cli/index.js'),
        url,
        '--quiet',
        '--output=json',
        `--output-path=${report}`,
        `--only-categories=${CATEGORIES.join(',')}`,
        `--extra-headers=${JSON.stringify(headers)}`,
        `--chrome-flags=--headless=new --no-sandbox --user-data-dir=${folder}`,
      ],
      { encoding: 'utf8', env: { ...process.env, CHROME_PATH: browserPath() }, timeout: 180_000 },
    );
    if (!existsSync(report)) throw new Error(`Lighthouse made no report of ${url}: ${run.stderr}`);
    return JSON.parse(readFileSync(report, 'utf8')) as Report;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Rows 5 and 6: what Lighthouse says of a public and of a signed-in page, beside a page of 1 kB without anything. */
export async function measureLighthouse({ small, bareSmall }: World): Promise<Row[]> {
  install();
  // The answer of a server that has just started is its start, which has a row of its own.
  for (const server of [small, bareSmall])
    await warmUp(
      server.origin,
      server === small ? stepPage(small) : () => ({ method: 'GET', path: '/' }),
      WARM_CALLS,
    );
  const pages = {
    bare: { url: `${bareSmall.origin}/`, headers: {} },
    public: { url: `${small.origin}/`, headers: {} },
    'signed-in': {
      url: small.origin + stepPage(small)(0).path,
      headers: { Cookie: small.headers.cookie ?? '' },
    },
  };
  const reports = { bare: [] as Report[], public: [] as Report[], 'signed-in': [] as Report[] };
  for (let run = 0; run < SETTINGS.lighthouseRuns; run += 1) {
    for (const name of ['bare', 'public', 'signed-in'] as const)
      reports[name].push(visit(pages[name].url, pages[name].headers));
  }
  const lowest = (name: 'public' | 'signed-in', category: Category) =>
    100 * Math.min(...reports[name].map((report) => report.categories[category]?.score ?? 0));
  const middle = (name: keyof typeof reports, audit: string) =>
    median(reports[name].map((report) => report.audits[audit]?.numericValue ?? Number.NaN));
  const rows: Row[] = [];
  for (const name of ['public', 'signed-in'] as const) {
    for (const category of CATEGORIES) {
      // Nobody finds a page behind a sign-in by searching.
      if (name === 'signed-in' && category === 'seo') continue;
      const label = `Lighthouse ${category}, ${name}, lowest of ${SETTINGS.lighthouseRuns}`;
      rows.push(atLeast(5, label, lowest(name, category), 100));
    }
  }
  for (const name of ['public', 'signed-in'] as const) {
    const ratio = (audit: string) => middle(name, audit) / middle('bare', audit);
    rows.push(
      atMost(6, `first paint ÷ 1 kB page, ${name}`, ratio('first-contentful-paint'), 1.1),
      atMost(6, `largest paint ÷ 1 kB page, ${name}`, ratio('largest-contentful-paint'), 1.15),
      atMost(6, `blocking time, ${name}`, middle(name, 'total-blocking-time'), 50, ' ms'),
      atMost(6, `layout shift, ${name}`, middle(name, 'cumulative-layout-shift'), 0),
    );
  }
  return rows;
}
