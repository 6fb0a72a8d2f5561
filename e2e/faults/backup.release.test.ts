import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inParallel } from '#db/backup-folder.ts';
import { fillCases } from '#e2e/bench/cases.ts';
import {
  chances,
  type Drill,
  type DrillWorld,
  prepareDrill,
  readRestored,
  runScript,
  SABOTAGES,
} from '#e2e/fixtures/backup-drill.ts';
import { createSql } from '#src/store/sql.ts';

const CASES = 10_000;
const OBJECTS = 2000;
const MOMENTS = 8;
const LONGEST_RESTORE_SECONDS = 300;
const seed = Math.floor(Math.random() * 1_000_000);
let drill: Drill;

async function addObject(world: DrillWorld, number: number, applicationId: string): Promise<void> {
  const body = randomBytes(5000 + (number % 50) * 1000);
  const key = `documents/drill-${number}`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  await world.ctx.outside.objects.put({ key, contentType: 'application/pdf', body });
  await world.owner.begin(async (tx) => {
    await tx`INSERT INTO stored_objects (object_key, announced_at, kept_at) VALUES (${key}, now(), now())`;
    await tx`
      INSERT INTO documents (application_id, kind, label, version_number, file_name, content_type, size_bytes, sha256,
        object_key, scan_state, created_at)
      VALUES (${applicationId}, 'site-plan', '', ${number}, 'plan.pdf', 'application/pdf', ${body.length}, ${sha256},
        ${key}, 'unscanned', now())`;
  });
}

async function fill(world: DrillWorld): Promise<void> {
  await fillCases(world.adminUrl, CASES);
  const rows = await world.owner<{ id: string }[]>`SELECT id FROM applications ORDER BY id LIMIT ${OBJECTS}`;
  await inParallel(rows.entries(), 8, async ([number, { id }]) => addObject(world, number, id));
}

before(async () => {
  console.log(`seed ${seed}`);
  drill = await prepareDrill({ seed, writers: 3, moments: MOMENTS, prepare: fill });
});
after(async () => {
  await drill[Symbol.asyncDispose]();
});

test('ten thousand cases and two thousand files come back as they were at a random moment', async () => {
  for (const { status, said } of drill.backups) assert.equal(status, 0, said);
  const to = join(drill.world.folder, 'restored');
  const { status, said, seconds } = await drill.restore({ to });
  assert.equal(status, 0, said);
  const backupSeconds = drill.backups.map((one) => Math.round(one.seconds));
  console.log(JSON.stringify({ backupSeconds, restoreSeconds: Math.round(seconds) }));
  const found = await readRestored(to);
  assert.deepEqual(found, drill.expected);
  assert.ok((found.tables.applications?.rows ?? 0) > CASES);
  assert.ok(Object.keys(found.objects).length > OBJECTS);
  assert.ok(seconds < LONGEST_RESTORE_SECONDS, `${seconds} s`);
});

for (const [name, harm] of Object.entries(SABOTAGES)) {
  test(`a large restore fails after ${name}`, async () => {
    const from = drill.copyOfBackup(`harmed: ${name}`);
    const harmed = harm(from, drill, chances(seed));
    const to = join(drill.world.folder, `from harmed: ${name}`);
    const { status, said } = await drill.restore({ from, to });
    assert.equal(status, 1, said);
    assert.ok(said.includes(harmed), said);
    assert.deepEqual(readdirSync(to), []);
  });
}

test('a service that was put back goes on, is backed up, and can be put back again to before and after', async () => {
  const data = join(drill.world.folder, 'second life');
  const backup = join(data, 'backup');
  cpSync(join(drill.world.data, 'backup'), backup, { recursive: true });
  const first = await drill.restore({ from: backup, to: data });
  assert.equal(first.status, 0, first.said);
  assert.match(first.said, /Backup +goes on from here/);
  const before = await readRestored(data, async (url) => {
    const sql = createSql({ url, statementTimeoutMs: 60_000 });
    await sql`UPDATE applications SET search_text = 'changed in the second life'`;
    await sql.end();
  });
  const again = await runScript('db/backup.ts', ['--data', data]);
  assert.equal(again.status, 0, again.said);
  const newest = await runScript('db/restore.ts', ['--from', backup, '--to', data, '--replace']);
  assert.equal(newest.status, 0, newest.said);
  assert.deepEqual(await readRestored(data), before);
  const older = await drill.restore({ from: backup, to: join(drill.world.folder, 'third life') });
  assert.equal(older.status, 0, older.said);
  assert.deepEqual(await readRestored(join(drill.world.folder, 'third life')), drill.expected);
});
