import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { joinCluster } from '#e2e/fixtures/cluster.ts';
import { figuresOf, keepResults, type ReleaseRow } from '#e2e/release.ts';

const ROOT = join(import.meta.dirname, '..');
const TOOLS = join(ROOT, 'node_modules/.bin');
const BROWSER_CONFIG = 'e2e/playwright.config.ts';
const DRIFT = 'db/schema.test.ts';
// For a whole file, on a machine that does other things as well.
const FILE_TIMEOUT_MS = 1_800_000;
// Of a long run, so that all of them come to an end by themselves whatever happens.
const RELEASE_FILE_TIMEOUT_MS = 5_400_000;

type Result = { passed: number; failed: number };
type Running = { concurrency?: number; timeoutMs?: number; onSaid?: (text: string) => void };
type Stage = { name: string; run: () => Promise<Result> };

const say = (text: string) => process.stdout.write(`${text}\n`);
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const find = (...patterns: string[]): string[] => globSync(patterns, { cwd: ROOT }).toSorted();

/** Runs a program that either finds nothing wrong or says what: one test. */
async function runCheck(script: string, options: string[]): Promise<Result> {
  const child = spawn(process.execPath, [join(TOOLS, script), ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => said.push(piece));
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code === 0) return { passed: 1, failed: 0 };
  say(Buffer.concat(said).toString('utf8').trimEnd());
  return { passed: 0, failed: 1 };
}

function whatWentWrong(error: unknown): string {
  const { cause } = error as Error;
  const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause ?? error);
  return reason.replaceAll(/^/gm, '    ');
}

/** Runs test files, each in a process of its own, and tells file by file how they end. */
async function runTestFiles(files: string[], running: Running = {}): Promise<Result> {
  const { concurrency = availableParallelism(), timeoutMs = FILE_TIMEOUT_MS, onSaid } = running;
  const result: Result = { passed: 0, failed: 0 };
  if (files.length === 0) return result;
  const events = run({
    files: files.map((file) => join(ROOT, file)),
    concurrency,
    timeout: timeoutMs,
    cwd: ROOT,
  });
  const failures: string[] = [];
  for await (const { type, data } of events) {
    if (type === 'test:stderr' || type === 'test:stdout') {
      process.stdout.write(data.message);
      onSaid?.(data.message);
    }
    if (type === 'test:summary' && data.file !== undefined) {
      const { passed, failed } = data.counts;
      const mark = data.success ? '✔' : '✖';
      const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`;
      say(`  ${mark} ${relative(ROOT, data.file)}  ${counts}, ${(data.duration_ms / 1000).toFixed(1)} s`);
    }
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite') continue;
    // A file is an event of its own only when it breaks outside its tests, or has none.
    const isFile = data.nesting === 0 && data.name === data.file;
    const isLeftOut = data.skip !== undefined || data.todo !== undefined;
    if (type === 'test:pass' && !isLeftOut && !isFile) {
      result.passed += 1;
      continue;
    }
    result.failed += 1;
    const where = data.file === undefined || isFile ? '' : `${relative(ROOT, data.file)}: `;
    const why =
      type === 'test:fail'
        ? whatWentWrong(data.details.error)
        : `    ${isFile ? 'It holds no test.' : 'It was left out, which no test may be.'}`;
    failures.push(`✖ ${where}${data.name}\n${why}`);
  }
  if (failures.length > 0) say(`\n${failures.join('\n\n')}\n`);
  return result;
}

const isReleaseRun = (file: string) => file.endsWith('.release.test.ts');
const isFixtureTest = (file: string) => file.startsWith('e2e/fixtures/');
// Tests that start a server of src/embedded are the slower half.
const needsServers = (file: string) =>
  /#e2e\/fixtures\/|#src\/embedded\//.test(readFileSync(join(ROOT, file), 'utf8'));

const besideSource = () => [
  ...find('src/**/*.test.ts', 'db/**/*.test.ts'),
  ...find('e2e/fixtures/**/*.test.ts'),
];

async function runSql(): Promise<Result> {
  const files: string[] = besideSource().filter(needsServers);
  // The drift of db/schema is the quickest to know, and one cluster serves all files until this process ends.
  await joinCluster();
  const isDrift = (file: string): boolean => file === DRIFT;
  const drift = await runTestFiles(files.filter(isDrift));
  const rest = await runTestFiles(files.filter((file) => !isDrift(file)));
  return { passed: drift.passed + rest.passed, failed: drift.failed + rest.failed };
}

async function runSystem(): Promise<Result> {
  const files = find('e2e/**/*.test.ts').filter((file) => !isFixtureTest(file) && !isReleaseRun(file));
  // One cluster for all of them.
  await joinCluster();
  const breaks = (file: string): boolean => file.startsWith('e2e/faults/');
  const strangers = await runTestFiles(files.filter((file) => !breaks(file)));
  // These stop and starve whole processes, so nothing else runs beside them.
  const faults = await runTestFiles(files.filter(breaks), { concurrency: 1 });
  return { passed: strangers.passed + faults.passed, failed: strangers.failed + faults.failed };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message: string }[];
};

/** The stories and screens in a browser, or one file of those that run before a release. */
async function runBrowser(releaseFile: string | null = null): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'browser-tests-'));
  const report = join(folder, 'report.json');
  const child = spawn(
    process.execPath,
    [
      join(TOOLS, 'playwright'),
      'test',
      '-c',
      BROWSER_CONFIG,
      '--reporter=list,json',
      ...(releaseFile === null ? [] : [relative('e2e', releaseFile)]),
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      // The config takes *.release.spec.ts then, and stories that are told in all ways.
      env: {
        ...process.env,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
        ...(releaseFile === null ? {} : { TEST_RELEASE: '1' }),
      },
    },
  );
  const code = await new Promise<number | null>((done) => child.once('exit', done));
  try {
    const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
    for (const { message } of errors) say(message);
    if (stats.skipped > 0) say(`  ${stats.skipped} left out`);
    // A test that passes only when it is repeated has failed.
    const failed = stats.unexpected + stats.flaky;
    return { passed: stats.expected, failed: failed === 0 && code !== 0 ? 1 : failed };
  } catch (error) {
    say(`The browser tests ended with code ${code} and no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const STAGES: readonly Stage[] = [
  { name: 'format', run: () => runCheck('biome', ['ci', '--max-diagnostics=100']) },
  { name: 'types', run: () => runCheck('astro', ['check', '--minimumFailingSeverity', 'error']) },
  { name: 'unused', run: () => runCheck('knip', ['--no-progress']) },
  { name: 'unit', run: () => runTestFiles(besideSource().filter((file) => !needsServers(file))) },
  { name: 'sql', run: runSql },
  { name: 'build', run: () => runCheck('../../src/embedded/build.ts', []) },
  { name: 'system', run: runSystem },
  { name: 'browser', run: () => runBrowser() },
];
const CHECK = ['format', 'types', 'unused', 'unit'];

/** The long runs one after the other, all of them or those whose path holds one of the words; the table is kept as it grows. */
async function runRelease(words: readonly string[]): Promise<Result> {
  process.env.SEED ??= String(Date.now() % 1_000_000_007); // of everything that happens by chance; it is printed
  const told = find('e2e/journeys/*.spec.ts').filter((file) =>
    readFileSync(join(ROOT, file), 'utf8').includes('@ways'),
  );
  const all = [...find('e2e/**/*.release.test.ts', 'e2e/**/*.release.spec.ts'), ...told];
  const result: Result = { passed: 0, failed: 0 };
  let table = '';
  for (const file of all) {
    if (words.length > 0 && !words.some((word) => file.includes(word))) continue;
    const since = performance.now();
    let said = '';
    const { passed, failed } = file.endsWith('.spec.ts')
      ? await runBrowser(file)
      : await runTestFiles([file], {
          concurrency: 1,
          timeoutMs: RELEASE_FILE_TIMEOUT_MS,
          onSaid: (text) => {
            said += text;
          },
        });
    const row: ReleaseRow = {
      file,
      figures: figuresOf(said),
      passed,
      failed,
      seconds: (performance.now() - since) / 1000,
    };
    table = keepResults([row], all);
    result.passed += passed;
    result.failed += failed;
  }
  say(`\n${table}\n`);
  return result;
}

// Program that must be there, and the Debian package that brings it.
const NEEDED = {
  chromium: 'chromium',
  clamd: 'clamav-daemon',
  pdftoppm: 'poppler-utils',
  qpdf: 'qpdf',
  zbarimg: 'zbar-tools',
};
const NEEDED_FOR_RELEASE = { ...NEEDED, java: 'default-jre-headless' };

function isThere(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(':'), '/usr/sbin', '/usr/local/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // not in this folder
    }
  });
}

function installWhatIsMissing(needed: Readonly<Record<string, string>>): void {
  const missing = Object.entries(needed)
    .filter(([program]) => !isThere(program))
    .map(([, name]) => name);
  if (missing.length === 0) return;
  const command = `apt-get -o Acquire::Retries=5 -o DPkg::Lock::Timeout=300 install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    say(`Some tests need programs that are missing here. On Debian or Ubuntu: sudo ${command}`);
    return;
  }
  say(`Installing ${missing.join(', ')} ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['-o', 'Acquire::Retries=5', 'update', '-q'], { stdio: 'ignore', env });
  const { status } = spawnSync('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env });
  if (status !== 0) say(`They could not be installed. Try: ${command}`);
}

function chooseStages(names: readonly string[]): Stage[] {
  if (names.includes('--release')) {
    const words = names.filter((name) => name !== '--release');
    const build = STAGES.filter(({ name }) => name === 'build');
    return [...build, { name: 'release', run: () => runRelease(words) }];
  }
  const wanted = new Set(names.flatMap((name) => (name === 'check' ? CHECK : [name])));
  const unknown = [...wanted].filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    say(
      `There is no stage ${unknown.join(', ')}. Stages: ${STAGES.map(({ name }) => name).join(', ')}, check.`,
    );
    process.exit(2);
  }
  return STAGES.filter(({ name }) => wanted.size === 0 || wanted.has(name));
}

const stages = chooseStages(process.argv.slice(2));
if (stages.some(({ name }) => name === 'release')) installWhatIsMissing(NEEDED_FOR_RELEASE);
else if (stages.some(({ name }) => !['format', 'types', 'unused', 'build'].includes(name)))
  installWhatIsMissing(NEEDED);
const total: Result = { passed: 0, failed: 0 };
let isBroken = false;
for (const { name, run: runStage } of stages) {
  const since = performance.now();
  say(`\n${name}`);
  if (isBroken && ['system', 'browser', 'release'].includes(name)) {
    say('  not run, because there is no build');
    total.failed += 1;
    continue;
  }
  const { passed, failed } = await runStage();
  if (name === 'build') isBroken = failed > 0;
  total.passed += passed;
  total.failed += failed;
  say(`  ${name}: ${passed} passed, ${failed} failed, ${seconds(since)}`);
}
if (total.passed + total.failed === 0) say('\nNo test ran, which is a failure.');
say(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
