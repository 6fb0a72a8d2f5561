import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '#e2e/fixtures/ports.ts';
import { commandLineOf, isAlive, waitUntil } from '#src/embedded/processes.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'start-test-'));
const READY = 'Ctrl-C stops everything';

type Run = { child: ChildProcess; text: () => string; ended: Promise<number | null> };

const port = await freePort();
const origin = `http://localhost:${port}`;

function start(env: NodeJS.ProcessEnv = {}): Run {
  const child = spawn(
    process.execPath,
    ['src/run.mjs', 'src/embedded/start.ts', '--no-seeds', '--data', folder],
    {
      cwd: ROOT,
      env: { PATH: process.env.PATH, HOME: process.env.HOME, PORT: String(port), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
    });
  }
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return { child, text: () => text, ended };
}

async function ready(run: Run): Promise<void> {
  const isReady = () => run.text().includes(READY) || run.child.exitCode !== null;
  assert.ok((await waitUntil(isReady, 120_000)) && run.text().includes(READY), run.text());
}

/** Every process that works on this test's folder or was started by its supervisor. */
function ours(): number[] {
  const pids = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && pid !== process.pid);
  return pids.filter((pid) => commandLineOf(pid).includes(folder));
}

const readRun = () =>
  JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as {
    pid: number;
    children: Record<string, number>;
  };

const isUp = async () => (await fetch(origin).catch(() => null))?.status === 200;

after(() => {
  for (const pid of ours()) process.kill(pid, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a wrong setting is told in a sentence before anything starts', async () => {
  const run = start({ SMTP_URL: 'mail.example.gov', TRUSTED_PROXIES: 'many' });
  assert.equal(await run.ended, 1);
  assert.match(run.text(), /- SMTP_URL must be a mail server address/);
  assert.match(run.text(), /- TRUSTED_PROXIES must be a whole number/);
  assert.deepEqual(ours(), []);
});

test('the local sign-in never serves a public origin', async () => {
  const run = start({ PUBLIC_ORIGIN: 'https://permits.example.gov' });
  assert.equal(await run.ended, 1);
  assert.match(run.text(), /The local sign-in asks for no password/);
  assert.deepEqual(ours(), []);
});

test('one command brings everything up and Ctrl-C ends everything', async () => {
  const run = start();
  await ready(run);
  assert.ok(await isUp());
  assert.match(run.text(), new RegExp(`Service +${origin}`));
  const inbox = /Inbox +(\S+)/.exec(run.text())?.[1] ?? '';
  assert.equal((await fetch(inbox)).status, 200);
  const { children } = readRun();
  run.child.kill('SIGINT');
  assert.equal(await run.ended, 0);
  assert.deepEqual(ours(), []);
  assert.deepEqual(Object.values(children).filter(isAlive), []);
});

test('the secrets of this machine are readable by nobody else', () => {
  assert.equal(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600);
  assert.equal(statSync(folder).mode & 0o077, 0);
});

test('a second start beside the first is refused, and the first goes on', async () => {
  const run = start();
  await ready(run);
  const second = start({ PORT: String(await freePort()) });
  assert.equal(await second.ended, 1);
  assert.match(second.text(), /The service runs already at http:\/\/localhost/);
  assert.ok(await isUp());
  run.child.kill('SIGTERM');
  assert.equal(await run.ended, 0);
});

test('a process that ends by accident is started again', async () => {
  const run = start();
  await ready(run);
  const { web = 0 } = readRun().children;
  process.kill(web, 'SIGKILL');
  assert.ok(await waitUntil(() => readRun().children.web !== web, 10_000));
  assert.ok(await waitUntil(isUp, 20_000));
  run.child.kill('SIGTERM');
  assert.equal(await run.ended, 0);
});

test('a start after kill -9 recovers, and nothing of the killed run is left', async () => {
  const run = start();
  await ready(run);
  const { pid, children } = readRun();
  process.kill(pid, 'SIGKILL');
  await run.ended;
  const again = start();
  await ready(again);
  assert.ok(await isUp());
  assert.deepEqual(Object.values(children).filter(isAlive), []);
  again.child.kill('SIGTERM');
  assert.equal(await again.ended, 0);
  assert.deepEqual(ours(), []);
});
