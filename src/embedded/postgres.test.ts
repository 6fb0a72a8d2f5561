import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startPostgres } from '#src/embedded/postgres.ts';
import { isAlive } from '#src/embedded/processes.ts';
import { createSql } from '#src/store/sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'postgres-test-'));
const dataDir = join(folder, `${'deep/'.repeat(30)}postgres`);
const first = await startPostgres({ dataDir, fast: true });

after(async () => {
  const last = await startPostgres({ dataDir, fast: true });
  await last.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(url: string, question: (sql: ReturnType<typeof createSql>) => Promise<T>): Promise<T> {
  const sql = createSql({ url, poolSize: 1 });
  try {
    return await question(sql);
  } finally {
    await sql.end();
  }
}

test('the owner may create tables and the application role may not', async () => {
  await ask(first.ownerUrl, (sql) => sql`CREATE TABLE kept (note text)`);
  await assert.rejects(
    ask(first.appUrl, (sql) => sql`CREATE TABLE more (note text)`),
    { code: '42501' },
  );
});

test('words sort by the rules of people and not of bytes', async () => {
  const words = await ask(
    first.appUrl,
    (sql) => sql`
    SELECT word FROM (VALUES ('zoo'), ('Álamo'), ('art'), ('Bond')) AS list (word) ORDER BY word`,
  );
  assert.deepEqual(
    words.map((row) => row.word),
    ['Álamo', 'art', 'Bond', 'zoo'],
  );
});

test('a server that a killed parent left is taken over', async () => {
  const second = await startPostgres({ dataDir, fast: true });
  assert.equal(second.pid, first.pid);
});

test('what was committed is there after a kill and a new start', async () => {
  await ask(first.ownerUrl, (sql) => sql`INSERT INTO kept VALUES ('committed')`);
  await first.kill();
  assert.equal(isAlive(first.pid), false);
  const again = await startPostgres({ dataDir, fast: true });
  assert.notEqual(again.pid, first.pid);
  assert.deepEqual(
    await ask(again.ownerUrl, (sql) => sql`SELECT note FROM kept`.then((rows) => rows.map((r) => r.note))),
    ['committed'],
  );
  await again.stop();
  assert.equal(isAlive(again.pid), false);
});
