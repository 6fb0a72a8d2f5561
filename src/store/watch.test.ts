import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { enqueue } from '#src/store/jobs.ts';
import { findSession } from '#src/store/session.ts';
import type { Db, Sql } from '#src/store/sql.ts';
import { poolUseOf, requestIdOf, type Statement, sqlFor, watchSql } from '#src/store/watch.ts';

let database: TestDatabase;
let sql: Sql;
const ended: Statement[] = [];

before(async () => {
  database = await createTestDatabase();
  sql = watchSql(database.app, { poolSize: 2, onEnd: (statement) => ended.push(statement) });
});
after(() => database.drop());

const takeEnded = () => ended.splice(0);

async function findLetter(db: Db, letter: string): Promise<string> {
  const piece = db`${letter}::text AS letter`;
  const [row] = await db`SELECT ${piece}`;
  return String(row?.letter);
}

test('a statement is told once, under the name of its function and never with its values', async () => {
  assert.equal(await findLetter(sql, 'secret'), 'secret');
  const told = takeEnded();
  assert.deepEqual(
    told.map(({ name, hasFailed, requestId }) => [name, hasFailed, requestId]),
    [['findLetter', false, null]],
  );
  assert.ok((told[0]?.ms ?? -1) > 0);
  assert.doesNotMatch(JSON.stringify(told), /secret/);
});

test('statements of a request carry it, inside of its transactions too', async () => {
  const mine = sqlFor(sql, 'r-1');
  await findSession(mine, null);
  await mine.begin(async (tx) => {
    assert.equal(requestIdOf(tx), 'r-1');
    assert.equal(await findLetter(tx, 'a'), 'a');
    await tx.savepoint(async (inner) => assert.equal(await findLetter(inner, 'b'), 'b'));
  });
  assert.deepEqual(
    takeEnded().map(({ name, requestId }) => [name, requestId]),
    [
      ['findSession', 'r-1'],
      ['findLetter', 'r-1'],
      ['findLetter', 'r-1'],
    ],
  );
  assert.equal(requestIdOf(sql), null);
  assert.equal(requestIdOf(database.app), null);
});

test('a statement that fails is told as failed and its error reaches whoever asked', async () => {
  await assert.rejects(sql`SELECT 1 / ${0}::int`, { code: '22012' });
  await assert.rejects(
    sql.begin(async (tx) => {
      await findLetter(tx, 'a');
      throw new Error('changed my mind');
    }),
    /changed my mind/,
  );
  assert.deepEqual(
    takeEnded().map(({ hasFailed }) => hasFailed),
    [true, false],
  );
  assert.deepEqual(poolUseOf(sql), { inUse: 0, waiting: 0 });
});

test('what holds a connection counts as in use, and what is beyond the pool waits', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { promise: inside, resolve: enter } = Promise.withResolvers<void>();
  const holding = sql.begin(async () => {
    enter();
    await promise;
  });
  await inside;
  assert.deepEqual(poolUseOf(sql), { inUse: 1, waiting: 0 });
  const more = [1, 2, 3].map(() => sql.begin(() => promise));
  assert.deepEqual(poolUseOf(sql), { inUse: 2, waiting: 2 });
  resolve();
  await Promise.all([holding, ...more]);
  assert.deepEqual(poolUseOf(sql), { inUse: 0, waiting: 0 });
});

test('a job carries the request that led to it beside its own words', async () => {
  const permitId = '3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11';
  await sqlFor(sql, 'r-2').begin((tx) =>
    enqueue(tx, [{ name: 'make-permit', payload: { permitId }, key: permitId }]),
  );
  const [job] = await database.owner`SELECT data FROM pgboss.job WHERE name = 'make-permit'`;
  assert.deepEqual(job?.data, { permitId, requestId: 'r-2' });
  await database.owner`DELETE FROM pgboss.job WHERE name = 'make-permit'`;
});
