import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { migrate, readMigrations } from '#db/migrate.ts';
import { createEmptyDatabase } from '#e2e/fixtures/database.ts';

const folder = mkdtempSync(join(tmpdir(), 'migrate-test-'));
const database = await createEmptyDatabase();
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

beforeEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  await database.owner`DROP SCHEMA public CASCADE`;
  await database.owner`CREATE SCHEMA public`;
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.drop();
});

test('migrations run once, in order', async () => {
  write('0001_create_notes.sql', 'CREATE TABLE notes (id int); INSERT INTO notes VALUES (1);');
  write('0002_add_words_to_notes.sql', 'ALTER TABLE notes ADD COLUMN words text;');
  assert.deepEqual(await migrate(database.ownerUrl, folder), [
    '0001_create_notes.sql',
    '0002_add_words_to_notes.sql',
  ]);
  assert.deepEqual(await migrate(database.ownerUrl, folder), []);
  assert.deepEqual(Array.from(await database.owner`SELECT id, words FROM notes`), [{ id: 1, words: null }]);
});

test('several starters at once run each migration once', async () => {
  write(
    '0001_create_notes.sql',
    'CREATE TABLE notes (id int); SELECT pg_sleep(0.1); INSERT INTO notes VALUES (1);',
  );
  const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(database.ownerUrl, folder)));
  assert.deepEqual(applied.flat(), ['0001_create_notes.sql']);
  assert.equal((await database.owner`SELECT id FROM notes`).length, 1);
});

test('a migration that fails half way changes nothing and runs after it is mended', async () => {
  write('0001_create_notes.sql', 'CREATE TABLE notes (id int); SELECT 1 / 0;');
  await assert.rejects(
    migrate(database.ownerUrl, folder),
    /^Error: 0001_create_notes\.sql failed and changed nothing/,
  );
  assert.equal((await database.owner`SELECT to_regclass('notes') AS found`)[0]?.found, null);
  write('0001_create_notes.sql', 'CREATE TABLE notes (id int);');
  assert.deepEqual(await migrate(database.ownerUrl, folder), ['0001_create_notes.sql']);
});

test('a migration that was changed after it ran is refused', async () => {
  write('0001_create_notes.sql', 'CREATE TABLE notes (id int);');
  await migrate(database.ownerUrl, folder);
  write('0001_create_notes.sql', 'CREATE TABLE notes (id bigint);');
  await assert.rejects(
    migrate(database.ownerUrl, folder),
    /0001_create_notes\.sql was changed after it was applied/,
  );
});

test('a database that is ahead of the files is left alone', async () => {
  write('0001_create_notes.sql', 'CREATE TABLE notes (id int);');
  write('0002_create_more.sql', 'CREATE TABLE more (id int);');
  await migrate(database.ownerUrl, folder);
  rmSync(join(folder, '0002_create_more.sql'));
  assert.deepEqual(await migrate(database.ownerUrl, folder), []);
});

test('a gap, a double number and a careless name are refused before anything runs', () => {
  write('0001_create_notes.sql', '');
  write('0003_create_more.sql', '');
  assert.throws(() => readMigrations(folder), /0003_create_more\.sql must be numbered 0002/);
  rmSync(join(folder, '0003_create_more.sql'));
  write('0001_other.sql', '');
  assert.throws(() => readMigrations(folder), /must be numbered 0002/);
});
