import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { commandLine, confiningCommand } from '#src/outside/confined/process.ts';

/** Runs a script in place of the program that reads files, with the same walls around it. */
function tryInside(script: string): Promise<string> {
  const [command, options] = commandLine(['--input-type=module', '-e', script]);
  const child = spawn(command, options, { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: {} });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  return new Promise((done) => child.once('close', () => done(said.trim())));
}

const report = (work: string) =>
  `const say = (word) => console.log(word); try { ${work}; say('done'); } catch (error) { say(error.code ?? error.message); }`;

test('the process reads none of the files of this machine', async () => {
  const work = "(await import('node:fs')).readFileSync('/etc/hostname')";
  assert.equal(await tryInside(report(work)), 'ERR_ACCESS_DENIED');
});

test('the process writes no file', async () => {
  const work = "(await import('node:fs')).writeFileSync('/tmp/confined-escape', 'x')";
  assert.equal(await tryInside(report(work)), 'ERR_ACCESS_DENIED');
});

test('the process starts no program', async () => {
  const work = "(await import('node:child_process')).execFileSync('/bin/true')";
  assert.equal(await tryInside(report(work)), 'ERR_ACCESS_DENIED');
});

test('the process sees no settings', async () => {
  const script =
    'console.log(Object.keys(process.env).filter((name) => /KEY|SECRET|URL|TOKEN/.test(name)).length)';
  assert.equal(await tryInside(script), '0');
});

test('the process reaches no network where the machine allows that wall', async (t) => {
  if (confiningCommand().length === 0) {
    t.diagnostic('this machine forbids network namespaces');
    return;
  }
  const server = createServer((socket) => socket.end());
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const script = `import { connect } from 'node:net';
    connect(${port}, '127.0.0.1').on('connect', () => console.log('reached')).on('error', (error) => console.log(error.code));`;
  const said = await tryInside(script);
  server.close();
  assert.match(said, /^E(?:NETUNREACH|CONNREFUSED)$/);
});
