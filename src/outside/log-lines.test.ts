import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openLogLines } from '#src/outside/log-lines.ts';

const folder = mkdtempSync(join(tmpdir(), 'log-lines-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const MODULE = new URL('./log-lines.ts', import.meta.url).href;
/** A process that writes lines and says on its channel how many were lost; then it ends by itself. */
const SCRIPT = `
  import { openLogLines } from '${MODULE}';
  const lines = openLogLines();
  for (let i = 0; i < 100_000; i += 1) lines.write('x'.repeat(99) + '\\n');
  process.on('message', () => {
    process.send(lines.lostCount(), () => process.exit(0));
  });
  process.send('written');`;

async function lostBy(stdout: number | 'pipe', close: boolean): Promise<number> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', SCRIPT], {
    stdio: ['ignore', stdout, 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  if (close) child.stdout?.destroy();
  await once(child, 'message');
  const told = once(child, 'message');
  child.send('and?');
  const [lost] = await told;
  // A pipe that nobody reads holds its last write for as long as it is open.
  child.stdout?.destroy();
  const [code] = await exited;
  assert.equal(code, 0);
  return Number(lost);
}

test('lines arrive whole and in their order', async () => {
  const path = join(folder, 'log');
  const file = openSync(path, 'w');
  const lines = openLogLines(file);
  const wanted = Array.from({ length: 1000 }, (_, i) => `line ${i} ñ`);
  for (const line of wanted) lines.write(`${line}\n`);
  const isThere = () => readFileSync(path, 'utf8').split('\n').length > 1000;
  while (!isThere()) await new Promise(setImmediate);
  closeSync(file);
  assert.equal(readFileSync(path, 'utf8'), `${wanted.join('\n')}\n`);
  assert.equal(lines.lostCount(), 0);
});

test('a full disk takes no line and ends nothing, and too many lines that wait are lost and counted', async () => {
  const full = openSync('/dev/full', 'w');
  const lost = await lostBy(full, false);
  closeSync(full);
  assert.ok(lost > 50_000 && lost < 100_000, String(lost));
});

test('a reader who went away and one who never reads end nothing', async () => {
  assert.ok((await lostBy('pipe', true)) >= 0);
  assert.ok((await lostBy('pipe', false)) >= 0);
});
