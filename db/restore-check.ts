import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { createExportSql, exportHistory } from '#db/export-history.ts';
import { type ExportedCheckpoint, type HistoryReport, HistoryVerifier } from '#db/history-chain.ts';
import { checkpointKey } from '#src/commands/checkpoint.ts';
import { readSecrets } from '#src/embedded/secrets.ts';
import type { ObjectStore } from '#src/outside/s3.ts';
import { publicKeyFrom } from '#src/outside/sign.ts';
import type { Sql } from '#src/store/sql.ts';

/** The public keys of a folder's own signing key, and of those given. */
export function keysOf(data: string, given: readonly string[]): KeyObject[] {
  const path = join(data, 'secrets.json');
  const own = existsSync(path) ? [createPublicKey(createPrivateKey(readSecrets(path).signingKey))] : [];
  return [...own, ...given.map(publicKeyFrom)];
}

/** Proves the history of a database, beside the newest mark kept outside of it. */
export async function checkHistory(
  ownerUrl: string,
  store: ObjectStore,
  keys: readonly KeyObject[],
): Promise<HistoryReport> {
  const sql = createExportSql(ownerUrl);
  try {
    const [row] = await sql<
      { number: number }[]
    >`SELECT coalesce(max(number), 0)::int AS number FROM activity_checkpoints`;
    const copy = await store.get(checkpointKey(row?.number ?? 0));
    const mark = copy === null ? null : (JSON.parse(await text(copy.body)) as ExportedCheckpoint);
    const verifier = new HistoryVerifier(keys, mark);
    await exportHistory(sql, (line) => verifier.take(line));
    return verifier.report();
  } finally {
    await sql.end({ timeout: 5 });
  }
}

class RolledBack extends Error {}

/**
 * Reads every table and index of a database to its last page, by PostgreSQL's own checker.
 * Shape: findings, empty when there are none; the extension it needs is gone again afterwards.
 */
export async function checkPages(sql: Sql): Promise<{ relations: number; problems: string[] }> {
  const problems: string[] = [];
  let relations = 0;
  const check = sql.begin(async (tx) => {
    await tx`SET LOCAL idle_in_transaction_session_timeout = 0`;
    await tx`CREATE EXTENSION amcheck`;
    const tables = await tx<{ id: string; name: string }[]>`
      SELECT oid AS id, oid::regclass::text AS name FROM pg_class
      WHERE relkind IN ('r', 't', 'm') AND relpersistence = 'p' AND relam = (SELECT oid FROM pg_am WHERE amname = 'heap')`;
    for (const { id, name } of tables) {
      const found = await tx<{ msg: string }[]>`SELECT msg FROM verify_heapam(${id}::oid::regclass)`;
      problems.push(...found.map(({ msg }) => `${name}: ${msg}`));
    }
    const indexes = await tx<{ id: string; name: string; kind: string }[]>`
      SELECT c.oid AS id, c.oid::regclass::text AS name, a.amname AS kind
      FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_am a ON a.oid = c.relam
      WHERE c.relkind = 'i' AND a.amname IN ('btree', 'gin') AND i.indisvalid AND c.relpersistence = 'p'`;
    for (const { id, name, kind } of indexes) {
      try {
        await tx.savepoint((inner) =>
          kind === 'gin'
            ? inner`SELECT gin_index_check(${id}::oid::regclass)`
            : inner`SELECT bt_index_check(${id}::oid::regclass, true)`,
        );
      } catch (error) {
        problems.push(`${name}: ${(error as Error).message}`);
      }
    }
    relations = tables.length + indexes.length;
    throw new RolledBack();
  });
  await check.catch((error: unknown) => {
    if (!(error instanceof RolledBack)) throw error;
  });
  return { relations, problems };
}
