import type { Sql } from '#src/store/sql.ts';

/** The content of every table in short. */
export type Content = Record<string, string>;

/** Reads the content of every table, jobs included, each as one number that changes with any byte of any row. */
export async function contentOf(owner: Sql): Promise<Content> {
  const tables = await owner`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' UNION ALL SELECT 'pgboss', 'job' ORDER BY 1, 2`;
  const found = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const [row] = await owner`
        SELECT count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') AS content
        FROM ${owner(String(schema))}.${owner(String(name))} t`;
      return [String(name), String(row?.content)] as const;
    }),
  );
  return Object.fromEntries(found);
}

/** Names of tables that differ. */
export const changedBetween = (before: Content, after: Content): string[] =>
  Object.keys({ ...before, ...after }).filter((name) => before[name] !== after[name]);
