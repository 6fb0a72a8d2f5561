import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chances, type Drill, prepareDrill, readRestored, SABOTAGES } from '#e2e/faults/backup-drill.ts';

const seed = Math.floor(Math.random() * 1_000_000);
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
