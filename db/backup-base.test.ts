import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { prune } from '#db/backup-base.ts';
import { baseFolder, listBases, MANIFEST, walFolder } from '#db/backup-folder.ts';
import { chooseBase, neededWal, walProblems } from '#db/restore-base.ts';
import { keepWal } from '#src/embedded/wal-archive.ts';

const root = mkdtempSync(join(tmpdir(), 'prune-'));
after(() => rmSync(root, { recursive: true, force: true }));

const wal = (number: number, line = 1) =>
  `${String(line).padStart(8, '0')}00000000${number.toString(16).toUpperCase().padStart(8, '0')}`;

function addBase(hour: string, firstWal: string): void {
  const folder = join(baseFolder(root), hour);
  mkdirSync(folder, { recursive: true });
  const at = `2026-11-22T${hour}:00:00.000Z`;
  const timeline = Number(firstWal.slice(0, 8));
  const manifest = { startedAt: at, endedAt: at, timeline, firstWal, folders: [], files: [] };
  writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest));
}

mkdirSync(walFolder(root));
addBase('01', wal(2));
addBase('02', wal(254));
addBase('03', wal(255, 2));
for (const name of [wal(1), wal(2), wal(253), wal(254), wal(255), '00000002.history', wal(255, 2)])
  keepWal(walFolder(root), name, Buffer.from(name));
mkdirSync(join(baseFolder(root), '04.new'));

test('a restore begins with the newest copy that was complete at the moment', () => {
  assert.equal(chooseBase(root, new Date('2026-11-22T02:59:59Z')).name, '02');
  assert.equal(chooseBase(root, null).name, '03');
  assert.throws(
    () => chooseBase(root, new Date('2026-11-22T00:59:59Z')),
    /The oldest copy in .+ is from 2026-11-22T01:00:00.000Z. Nothing before that/,
  );
});

test('a restore needs the log of its own line of history, from its copy on and without a gap', () => {
  const [first, second, third] = listBases(root);
  const names = (base = first!) => neededWal(root, base, null).map(({ name }) => name); // there are three
  assert.deepEqual(names(second), [wal(254), wal(255)]);
  assert.deepEqual(names(third), [wal(255, 2)]);
  assert.deepEqual(walProblems(root, second!, neededWal(root, second!, null)), []);
  assert.deepEqual(walProblems(root, first!, neededWal(root, first!, null)), [
    `the log of changes has a gap before ${wal(253)}`,
  ]);
  assert.deepEqual(walProblems(root, first!, []), [`the log of changes does not begin at ${wal(2)}`]);
});

test('old copies go, and with them the log that no kept one needs, and what broke off', async () => {
  assert.deepEqual(await prune(root, new Date('2026-11-22T02:30:00Z')), { bases: 1, wal: 3 });
  assert.deepEqual(readdirSync(baseFolder(root)), ['02', '03']);
  assert.deepEqual(await prune(root, new Date('2026-11-22T02:30:00Z')), { bases: 0, wal: 0 });
  assert.deepEqual(
    readdirSync(walFolder(root)).filter((name) => name.endsWith('.gz')),
    [`${wal(254)}.gz`, `${wal(255)}.gz`, '00000002.history.gz', `${wal(255, 2)}.gz`].toSorted(),
  );
});
