import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type EmbeddedPostgres, startPostgres } from '#src/embedded/postgres.ts';
import { createSql, type Sql, type SqlOptions } from '#src/store/sql.ts';

const folder = mkdtempSync(join(tmpdir(), 'sql-test-'));
const dataDir = join(folder, 'postgres');

let server: EmbeddedPostgres;

before(async () => {
  server = await startPostgres({ dataDir, fast: true });
});

after(async () => {
  await server.stop('immediate');
  rmSync(folder, { recursive: true, force: true });
});

async function withSql<T>(options: Partial<SqlOptions>, work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = createSql({ url: server.ownerUrl, ...options });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

test('days are strings, instants are dates and counts are numbers', () =>
  withSql({}, async (sql) => {
    const day = '2027-03-14';
    const [row] = await sql`
      SELECT ${day}::date AS day, '2027-03-14 09:30:00-05'::timestamptz AS instant,
        9007199254740991::bigint AS count, '09:30'::time AS local, ARRAY['a', 'b'] AS words`;
    assert.deepEqual(
      { ...row },
      {
        day: '2027-03-14',
        instant: new Date('2027-03-14T14:30:00Z'),
        count: 9007199254740991,
        local: '09:30:00',
        words: ['a', 'b'],
      },
    );
  }));

test('a number that JavaScript cannot hold is refused instead of rounded', () =>
  withSql({}, (sql) =>
    assert.rejects(Promise.resolve(sql`SELECT 9007199254740993::bigint AS count`), RangeError),
  ));

test('a statement that takes too long and a lock that nobody releases end in an error', () =>
  withSql({}, async (sql) => {
    await sql`CREATE TABLE slow (id int)`;
    const quick = createSql({ url: server.ownerUrl, statementTimeoutMs: 100, lockTimeoutMs: 50 });
    await assert.rejects(Promise.resolve(quick`SELECT pg_sleep(5)`), { code: '57014' });
    await sql.begin(async (tx) => {
      await tx`LOCK TABLE slow`;
      await assert.rejects(Promise.resolve(quick`SELECT id FROM slow`), { code: '55P03' });
    });
    await quick.end();
  }));

test('a statement of a transaction whose connection was lost never runs outside it', () =>
  withSql({ poolSize: 1 }, async (sql) => {
    await sql`CREATE TABLE alone (note text)`;
    const late = Promise.withResolvers<unknown>();
    const transaction = sql.begin(async (tx) => {
      const [row] = await tx`INSERT INTO alone VALUES ('first') RETURNING pg_backend_pid() AS pid`;
      await withSql({ url: server.adminUrl }, (admin) => admin`SELECT pg_terminate_backend(${row?.pid})`);
      await sql`SELECT 1`.catch(() => undefined);
      await sql`SELECT 1`; // the only connection of the pool is open again
      await tx`INSERT INTO alone VALUES ('late')`.then(late.resolve, late.reject);
    });
    await assert.rejects(transaction, { code: 'CONNECTION_CLOSED' });
    await assert.rejects(late.promise, { code: 'CONNECTION_CLOSED' });
    assert.equal((await sql`SELECT note FROM alone`).length, 0);
  }));

test('a reserved connection that was lost fails its next statement and gives the pool back', () =>
  withSql({ poolSize: 1 }, async (sql) => {
    const reserved = await sql.reserve();
    const [row] = await reserved`SELECT pg_backend_pid() AS pid`;
    await withSql({ url: server.adminUrl }, (admin) => admin`SELECT pg_terminate_backend(${row?.pid})`);
    await assert.rejects(Promise.resolve(reserved`SELECT 1`));
    await assert.rejects(Promise.resolve(reserved`SELECT 1`), { code: 'CONNECTION_CLOSED' });
    reserved.release();
    assert.equal((await sql`SELECT 1 AS one`)[0]?.one, 1);
  }));

test('a statement that waits too long for a free connection is refused and never sent', () =>
  withSql({ poolSize: 1, poolWaitMs: 100 }, async (sql) => {
    await sql`CREATE TABLE waited (note text)`;
    await sql.begin(async (tx) => {
      await tx`SELECT 1`;
      const outside = Promise.resolve(sql`INSERT INTO waited VALUES ('alone')`);
      await assert.rejects(outside, { code: 'POOL_TIMEOUT' });
      const transaction = sql.begin((other) => other`INSERT INTO waited VALUES ('together')`);
      await assert.rejects(transaction, { code: 'POOL_TIMEOUT' });
      await assert.rejects(sql.reserve(), { code: 'POOL_TIMEOUT' });
    });
    assert.equal((await sql`SELECT note FROM waited`).length, 0);
  }));

test('a statement that runs counts as one that others wait for, and it is not them who end it', () =>
  withSql({ poolSize: 1, poolWaitMs: 100, statementTimeoutMs: 60_000 }, async (sql) => {
    await sql`SELECT 1`;
    const slow = Promise.resolve(sql`SELECT 'done' AS word FROM pg_sleep(1)`);
    await assert.rejects(Promise.resolve(sql`SELECT 1`), { code: 'POOL_TIMEOUT' });
    assert.equal((await slow)[0]?.word, 'done');
  }));

test('statements that wait for a connection in time are answered in their order', () =>
  withSql({ poolSize: 1, poolWaitMs: 60_000 }, async (sql) => {
    const order: number[] = [];
    await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const [row] = await sql`SELECT ${i}::int AS number`;
        order.push(Number(row?.number));
      }),
    );
    assert.deepEqual(order, [...Array(50).keys()]);
  }));
