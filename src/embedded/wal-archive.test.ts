import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import {
  archiveCommand,
  keepWal,
  ledgersIn,
  readKept,
  readWal,
  restoreCommand,
  walFolderOf,
} from '#src/embedded/wal-archive.ts';

// A folder whose name a shell and PostgreSQL would both read in their own way.
const folder = mkdtempSync(join(tmpdir(), "wal 'of' 100% "));
const dataDir = join(folder, 'postgres');
const kept = walFolderOf(dataDir);
const FIRST = '000000010000000000000001';
const SECOND = '000000010000000000000002';
mkdirSync(dataDir);
after(() => rmSync(folder, { recursive: true, force: true }));

/** Does with a command what the server does: fills in file and name, and runs it in its own folder. */
function run(command: string, path: string, name: string): number | null {
  const filled = command.replaceAll(/%(.)/g, (_, sign: string) => ({ p: path, f: name })[sign] ?? sign);
  return spawnSync('sh', ['-c', filled], { cwd: dataDir, encoding: 'utf8' }).status;
}

test('before the first backup nothing is put away and the server may forget', () => {
  writeFileSync(join(dataDir, 'log'), 'first');
  assert.equal(run(archiveCommand(dataDir), 'log', FIRST), 0);
  assert.throws(() => readFileSync(join(kept, `${FIRST}.gz`)), { code: 'ENOENT' });
});

test('what the server hands over is kept, noted, and given back', () => {
  mkdirSync(kept, { recursive: true });
  assert.equal(run(archiveCommand(dataDir), 'log', FIRST), 0);
  assert.equal(String(readWal(kept, FIRST)), 'first');
  assert.equal(execFileSync('gunzip', ['-c', join(kept, `${FIRST}.gz`)], { encoding: 'utf8' }), 'first');
  assert.deepEqual(
    readKept(kept).map(({ name, sha256 }) => [name, sha256]),
    [[FIRST, 'a7937b64b8caa58f03721bb6bacf5c78cb235febe0e70b1b84cd99541461a08e']],
  );
  assert.equal(run(restoreCommand(kept), 'back', FIRST), 0);
  assert.equal(readFileSync(join(dataDir, 'back'), 'utf8'), 'first');
});

test('the same file twice is kept once, and another one under its name is refused', () => {
  keepWal(kept, FIRST, Buffer.from('first'));
  assert.equal(readKept(kept).length, 1);
  assert.throws(() => keepWal(kept, FIRST, Buffer.from('other')), /with other content/);
  writeFileSync(join(dataDir, 'log'), 'other');
  assert.equal(run(archiveCommand(dataDir), 'log', FIRST), 1);
  assert.equal(String(readWal(kept, FIRST)), 'first');
});

test('a line that a power cut tore hides neither the one before nor the one after it', () => {
  const ledger = join(kept, ledgersIn(kept).at(-1) ?? '');
  appendFileSync(ledger, `${SECOND} 16367aac`);
  keepWal(kept, SECOND, Buffer.from('second'));
  assert.deepEqual(
    readKept(kept).map(({ name }) => name),
    [FIRST, SECOND],
  );
});

test('a file that was never kept is told apart from one that was damaged', () => {
  assert.equal(run(restoreCommand(kept), 'back', '000000010000000000000009'), 1);
  const path = join(kept, `${SECOND}.gz`);
  const bytes = readFileSync(path);
  bytes[bytes.length - 6] = (bytes[bytes.length - 6] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  assert.equal(run(restoreCommand(kept), 'back', SECOND), 200);
});
