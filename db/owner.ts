import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '#src/embedded/postgres.ts';
import { findOwnerUrl } from '#src/env.ts';

/** Databases and stores that `npm start` brings, in one folder. */
export const LOCAL_DATA = join(import.meta.dirname, '../.data');
const LOCAL = join(LOCAL_DATA, 'postgres');

/** The database that a script works on: the one of the environment, else the one that `npm start` made. */
export async function withOwnerUrl(work: (ownerUrl: string) => Promise<void>): Promise<void> {
  const given = findOwnerUrl();
  if (given !== null) return work(given);
  if (!existsSync(LOCAL))
    throw new Error('There is no database yet. Run npm start once, or set DATABASE_OWNER_URL.');
  const postgres = await startPostgres({ dataDir: LOCAL });
  try {
    await work(postgres.ownerUrl);
  } finally {
    if (!postgres.isAdopted) await postgres.stop();
  }
}

/** Runs the main part of a script: a mistake is one sentence and an exit code, not a stack. */
export async function runScript(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
