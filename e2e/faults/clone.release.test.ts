import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '#e2e/fixtures/ports.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'clone-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

// What a person has who cloned this: the system's own Node, and none of our packages.
const PATH = (process.env.PATH ?? '')
  .split(':')
  .filter((path) => !path.startsWith(ROOT))
  .join(':');

test('a bare clone shows its first page after one command', { timeout: 600_000 }, async () => {
  const archive = spawnSync('git', ['archive', 'HEAD'], { cwd: ROOT, maxBuffer: 1e9 });
  assert.equal(spawnSync('tar', ['x', '-C', folder], { input: archive.stdout }).status, 0);
  const port = await freePort();

  const since = performance.now();
  const env = { PATH, HOME: process.env.HOME, PORT: String(port) };
  const child = spawn('npm', ['start'], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise((done) => child.once('exit', done));
  const isUp = async () => (await fetch(`http://localhost:${port}/`).catch(() => null))?.status === 200;
  const isThere = await waitUntil(async () => child.exitCode !== null || (await isUp()), 500_000);
  const tookSeconds = Math.round((performance.now() - since) / 1000);
  console.log(JSON.stringify({ firstPageSeconds: tookSeconds }));
  assert.ok(isThere && child.exitCode === null);
  child.kill('SIGINT');
  await ended;
});
