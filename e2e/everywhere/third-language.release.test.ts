import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { addLanguage, copyOf, made } from '#e2e/everywhere/made-language.ts';
import { textFor } from '#src/text/index.ts';

const ROOT = join(import.meta.dirname, '../..');
const CODE = 'ar';
const folder = mkdtempSync(join(tmpdir(), 'third-language-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a program in the copy. Shape: its exit code, and all that it said. */
function run(...command: string[]): { code: number | null; said: string; seconds: number } {
  const since = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', TEST_BUILD: 'dist' },
  });
  const seconds = Math.round((performance.now() - since) / 1000);
  return { code: status, said: `${stdout}\n${stderr}`, seconds };
}
const figures: Record<string, number> = {};
after(() => console.log(JSON.stringify(figures)));

before(() => {
  copyOf(ROOT, folder);
  addLanguage(folder, CODE, "{ region: 'ar', direction: 'rtl' }");
});

test('a folder of words and one line are a language: all types pass', () => {
  const { code, said, seconds } = run(
    'node_modules/.bin/astro',
    'check',
    '--minimumFailingSeverity',
    'error',
  );
  figures.typesSeconds = seconds;
  assert.equal(code, 0, said.slice(-4000));
});

test('a message that the language lacks does not compile', () => {
  const file = join(folder, `src/text/${CODE}/delegates.ts`);
  const whole = readFileSync(file, 'utf8');
  const cut = whole.replace(/^ {2}listTitle: .*\n/m, '');
  assert.notEqual(cut, whole);
  writeFileSync(file, cut);
  try {
    const { code, said } = run('node_modules/.bin/tsc', '--noEmit', '-p', '.');
    assert.notEqual(code, 0);
    const errors = said.split('\n').filter((line) => line.includes('error TS'));
    assert.ok(errors.length > 0, said.slice(-4000));
    for (const line of errors) assert.ok(line.startsWith(`src/text/${CODE}/text.ts`), line);
    assert.match(said, /Property 'listTitle' is missing/);
  } finally {
    writeFileSync(file, whole);
  }
});

const LOOK = `
import { startService } from '#e2e/fixtures/running-service.ts';

const service = await startService('baltimore');
const pages: Record<string, { status: number; html: string }> = {};
try {
  for (const path of ['/start', '/es/start', '/${CODE}/start', '/${CODE}/help', '/${CODE}/sign-in']) {
    const response = await fetch(service.origin + path);
    pages[path] = { status: response.status, html: await response.text() };
  }
} finally {
  await service.stop();
}
process.stdout.write('PAGES ' + JSON.stringify(pages) + '\\n');
`;

test('its pages are built, served under its address, read from right to left, and lead to the other languages', () => {
  const built = run('src/embedded/build.ts');
  figures.buildSeconds = built.seconds;
  assert.equal(built.code, 0, built.said.slice(-4000));
  const script = join(folder, 'e2e/look.ts');
  writeFileSync(script, LOOK);
  const { code, said, seconds } = run(script);
  figures.serveSeconds = seconds;
  assert.equal(code, 0, said.slice(-4000));
  const line = said.split('\n').find((one) => one.startsWith('PAGES ')) ?? '';
  const pages = JSON.parse(line.slice('PAGES '.length)) as Record<string, { status: number; html: string }>;
  const opening = (path: string) => /<html[^>]*>/.exec(pages[path]?.html ?? '')?.[0];
  for (const [path, { status }] of Object.entries(pages)) assert.equal(status, 200, path);
  assert.equal(opening('/start'), '<html lang="en" dir="ltr">');
  assert.equal(opening('/es/start'), '<html lang="es" dir="ltr">');
  assert.equal(opening(`/${CODE}/start`), `<html lang="${CODE}" dir="rtl">`);
  const { title, lead } = textFor('en').application.start;
  for (const words of [title, lead]) assert.ok(pages[`/${CODE}/start`]?.html.includes(made(words)), words);
  assert.ok(!pages[`/${CODE}/start`]?.html.includes(lead));
  for (const path of ['/start', '/es/start'])
    assert.match(pages[path]?.html ?? '', new RegExp(`href="/${CODE}/start"`), path);
  // What nobody has written in it yet is there in English, and says so.
  assert.match(pages[`/${CODE}/help`]?.html ?? '', /<div class="topics__body" lang="en" dir="ltr">/);
});
