import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScript, withOwnerUrl } from '#db/owner.ts';
import { prepareJobs } from '#src/store/jobs.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/; // 0012_add_revision_to_applications.sql
const LOCK_KEY = 7_263_548;
const FOLDER = join(import.meta.dirname, 'migrations');

export type Migration = { number: number; name: string; text: string; hash: string };

/**
 * Lists the migration files in order.
 * Errors: throws on a wrong name, a gap or two files of one number, before anything runs.
 */
export function readMigrations(folder: string = FOLDER): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1)
        throw new Error(`${name} must be numbered ${String(index + 1).padStart(4, '0')}.`);
      const text = readFileSync(join(folder, name), 'utf8');
      return { number, name, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/** Pool for schema changes: one connection, patient enough for an index on a large table. */
export function createOwnerSql(url: string): Sql {
  const hourMs = 3_600_000;
  return createSql({
    url,
    applicationName: 'migrate',
    poolSize: 1,
    statementTimeoutMs: hourMs,
    lockTimeoutMs: 60_000,
  });
}

async function readApplied(sql: Sql): Promise<Map<number, { name: string; hash: string }>> {
  await sql`
    CREATE TABLE IF NOT EXISTS schema_migrations (
      number int PRIMARY KEY,
      name text NOT NULL,
      sha256 text NOT NULL,
      applied_at timestamptz NOT NULL DEFAULT now()
    )`;
  const rows = await sql<{ number: number; name: string; sha256: string }[]>`
    SELECT number, name, sha256 FROM schema_migrations ORDER BY number`;
  return new Map(rows.map((row) => [row.number, { name: row.name, hash: row.sha256 }]));
}

// The row goes in first: a second starter that got past the lock waits on its key and then fails, so that no
// migration ever runs twice.
async function apply(sql: Sql, migration: Migration): Promise<void> {
  await sql
    .begin(async (tx) => {
      await tx`
        INSERT INTO schema_migrations (number, name, sha256)
        VALUES (${migration.number}, ${migration.name}, ${migration.hash})`;
      await tx.unsafe(migration.text).simple();
    })
    .catch((cause: unknown) => {
      throw new Error(`${migration.name} failed and changed nothing: ${String(cause)}`, { cause });
    });
}

/**
 * Applies what is missing, each migration in its own transaction, then the tables of the job queue.
 * Shape: returns the names applied; a database ahead of these files is left alone, as old code runs on a newer schema.
 * Errors: throws when an applied file was changed afterwards.
 */
export async function migrate(ownerUrl: string, folder: string = FOLDER): Promise<string[]> {
  const migrations = readMigrations(folder);
  const sql = createOwnerSql(ownerUrl);
  try {
    await sql`SELECT set_config('lock_timeout', '0', false)`;
    await sql`SELECT pg_advisory_lock(${LOCK_KEY})`;
    await sql`SELECT set_config('lock_timeout', '60s', false)`;
    const applied = await readApplied(sql);
    for (const { number, name, hash } of migrations) {
      const known = applied.get(number);
      if (known !== undefined && known.hash !== hash) {
        throw new Error(`${name} was changed after it was applied. Restore it and write a new migration.`);
      }
    }
    const missing = migrations.filter(({ number }) => !applied.has(number));
    for (const migration of missing) await apply(sql, migration);
    if (folder === FOLDER) await prepareJobs(sql);
    return missing.map(({ name }) => name);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

if (import.meta.main)
  await runScript(() =>
    withOwnerUrl(async (ownerUrl) => {
      const names = await migrate(ownerUrl);
      console.log(names.length === 0 ? 'The database is up to date.' : `Applied:\n${names.join('\n')}`);
    }),
  );
