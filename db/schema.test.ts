import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { describe, findDrift } from '#db/describe.ts';
import { reset } from '#db/reset.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';

const database = await createTestDatabase();
after(() => database.drop());

test('db/schema describes what the migrations make; npm run db:describe writes it anew', async () => {
  assert.deepEqual(findDrift(await describe(database.ownerUrl)), []);
});

test('a change made by hand shows as drift', async () => {
  await using changed = await createTestDatabase();
  await changed.owner`ALTER TABLE applicants ADD COLUMN by_hand text`;
  assert.deepEqual(findDrift(await describe(changed.ownerUrl)), ['applicants.txt']);
});

test('a database in use is not reset, and a reset one is as new', async (t) => {
  const used = await createTestDatabase();
  t.after(used.remove);
  await used.owner`CREATE TABLE left_over (id int)`;
  await assert.rejects(reset(used.ownerUrl), /Somebody uses the database/);
  await used.owner.end();
  await reset(used.ownerUrl);
  assert.deepEqual(findDrift(await describe(used.ownerUrl)), []);
});

test('a database of another machine is never reset', async () => {
  await assert.rejects(reset('postgres://owner@db.example.gov/permits'), /db\.example\.gov is another/);
});
