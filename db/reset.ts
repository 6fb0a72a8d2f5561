import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createOwnerSql, migrate } from '#db/migrate.ts';
import { runScript, withOwnerUrl } from '#db/owner.ts';
import { isLoopbackOrigin, parseDatabaseUrl } from '#src/env.ts';

/**
 * Empties the database and migrates it anew.
 * Errors: refuses a database of another machine, and one that anybody else is connected to.
 */
export async function reset(ownerUrl: string): Promise<void> {
  const { host } = parseDatabaseUrl(ownerUrl);
  if (!host.startsWith('/') && !isLoopbackOrigin(`http://${host}`)) {
    throw new Error(`Only a database of this machine can be reset, and ${host} is another.`);
  }
  const sql = createOwnerSql(ownerUrl);
  try {
    const others = await sql`
      SELECT application_name FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
    if (others.length > 0) throw new Error('Somebody uses the database. Stop the service first.');
    await sql.begin(async (tx) => {
      await tx`DROP SCHEMA IF EXISTS pgboss CASCADE`;
      await tx`DROP SCHEMA public CASCADE`;
      await tx`CREATE SCHEMA public`;
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
  await migrate(ownerUrl);
}

if (import.meta.main)
  await runScript(() =>
    withOwnerUrl(async (ownerUrl) => {
      await reset(ownerUrl);
      // The next start fills it with the demo again.
      rmSync(join(import.meta.dirname, '../.data/seeded'), { force: true });
      console.log('The database is empty and up to date.');
    }),
  );
