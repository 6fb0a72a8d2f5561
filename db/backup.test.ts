import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  chances,
  type Drill,
  prepareDrill,
  readRestored,
  runScript,
  SABOTAGES,
} from '#e2e/fixtures/backup-drill.ts';

const seed = 20_261_122; // the release run brings a new one each time
let drill: Drill;
let restored: string;

before(async () => {
  console.log(`seed ${seed}`);
  drill = await prepareDrill({ seed, writers: 2, moments: 3 });
  restored = join(drill.world.folder, 'restored');
});
after(async () => {
  await drill[Symbol.asyncDispose]();
});

test('a backup of a service at work tells what it did', () => {
  for (const { status, said } of drill.backups) {
    assert.equal(status, 0, said);
    assert.match(said, /Any second from \S+ until now can be restored/);
  }
});

test('a restore to a moment gives every row and every object of that moment, and nothing later', async () => {
  const { status, said } = await drill.restore({ to: restored });
  assert.equal(status, 0, said);
  assert.match(said, /marks are sound/);
  const found = await readRestored(restored);
  assert.deepEqual(found, drill.expected);
  assert.notDeepEqual(found, drill.last);
  assert.ok(Object.keys(found.objects).length > 3);
});

for (const [name, harm] of Object.entries(SABOTAGES)) {
  test(`a restore fails after ${name}, and leaves nothing behind`, async () => {
    const from = drill.copyOfBackup(`harmed: ${name}`);
    const harmed = harm(from, drill, chances(seed));
    const to = join(drill.world.folder, `from harmed: ${name}`);
    const { status, said } = await drill.restore({ from, to });
    assert.equal(status, 1, said);
    assert.ok(said.includes(harmed), `${harmed} is not named in: ${said}`);
    assert.deepEqual(readdirSync(to), []);
  });
}

test('a moment before the first copy or after the end of the archive is refused in words', async () => {
  const to = join(drill.world.folder, 'never');
  const early = await drill.restore({ to, at: '2020-01-01T00:00:00Z' });
  assert.match(early.said, /Nothing before that can be restored/);
  const late = await drill.restore({ to, at: '2120-01-01T00:00:00Z' });
  assert.match(
    late.said,
    /The log of changes ends before 2120-01-01T00:00:00Z. The last change in it is from 20/,
  );
  const unclear = await drill.restore({ to, at: 'yesterday' });
  assert.match(unclear.said, /--at yesterday is not a moment/);
  assert.deepEqual([early.status, late.status, unclear.status], [1, 1, 1]);
});

test('a folder that holds a running service is never written over, and another one only when told to', async () => {
  const living = await drill.restore({ to: drill.world.data, more: ['--replace'] });
  assert.match(living.said, /A database runs in .+ Stop it first/);
  const there = await drill.restore({ to: restored });
  assert.match(there.said, /holds a service already. Choose another folder, or add --replace/);
  assert.deepEqual([living.status, there.status], [1, 1]);
});

test("with a city's own servers the files are copied and put back, and the database is said to be left alone", async () => {
  const { ownServers, ctx, folder } = drill.world;
  const files = join(folder, 'files');
  const backup = await runScript('db/backup.ts', ['--to', files], ownServers);
  assert.equal(backup.status, 0, backup.said);
  assert.match(backup.said, /NOT copied: DATABASE_URL names a PostgreSQL server of your own/);
  const [lost = ''] = Object.keys(drill.last.objects);
  await ctx.outside.objects.remove(lost);
  const damaged = await runScript('db/backup.ts', ['--to', join(folder, 'more files')], ownServers);
  assert.equal(damaged.status, 1, damaged.said);
  assert.ok(damaged.said.includes(`object ${lost} is not in the document store`), damaged.said);
  const restore = await runScript('db/restore.ts', ['--from', files], ownServers);
  assert.equal(restore.status, 0, restore.said);
  assert.match(restore.said, /NOT touched: DATABASE_URL names a PostgreSQL server of your own/);
  assert.match(restore.said, /Files +1 put back/);
});
