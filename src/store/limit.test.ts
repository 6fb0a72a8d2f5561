import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { deleteOldLimits, insertLimitUse } from '#src/store/limit.ts';
import { createSql } from '#src/store/sql.ts';

const database = await createTestDatabase();
const second = createSql({ url: database.appUrl, applicationName: 'second server' });
after(async () => {
  await second.end({ timeout: 1 });
  await database.drop();
});

const key = Buffer.alloc(32, 7);
const now = new Date('2027-03-01T10:20:00Z');
const limit = { subject: 'test', count: 5, windowMs: 3_600_000 };
const use = (value: string, at = now, sql = database.app) =>
  sql.begin((tx) => insertLimitUse(tx, key, limit, value, at));

test('of fifty uses at once on two servers exactly the limit gets through', async () => {
  const uses = Array.from({ length: 50 }, (_, i) => use('one', now, i % 2 ? database.app : second));
  const allowed = (await Promise.all(uses)).filter(Boolean);
  assert.equal(allowed.length, 5);
});
test('another value has its own limit', async () => {
  assert.equal(await use('two'), true);
});
test('the next window starts afresh', async () => {
  for (let i = 0; i < 5; i++) await use('three');
  assert.equal(await use('three', new Date('2027-03-01T10:59:59.999Z')), false);
  assert.equal(await use('three', new Date('2027-03-01T11:00:00Z')), true);
});
test('a use that is rolled back is given back', async () => {
  for (let i = 0; i < 20; i++) {
    const undone = database.app.begin(async (tx) => {
      assert.equal(await insertLimitUse(tx, key, limit, 'four', now), true);
      throw new Error('undo');
    });
    await assert.rejects(undone, { message: 'undo' });
  }
});
test('the table holds neither the value nor what it is limited for', async () => {
  await use('ana@example.org');
  const rows = await database.app`SELECT key FROM rate_limits`;
  assert(rows.length > 0);
  for (const row of rows) assert.match(row.key, /^[\w-]{43}$/);
});
test('old windows are forgotten', async () => {
  assert((await database.app.begin((tx) => deleteOldLimits(tx, new Date('2027-03-02T00:00:00Z')))) > 0);
  assert.equal((await database.app`SELECT FROM rate_limits`).length, 0);
});
