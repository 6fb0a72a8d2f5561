import type { Sql } from '#src/store/sql.ts';

/** A word that nobody types, so that wherever it is found it was written by a field that no page has. */
export const INJECTED = 'zqInjectedCanary';

/** Every name of a column of the service's own tables. */
export async function columnNames(owner: Sql): Promise<string[]> {
  const rows = await owner`
    SELECT DISTINCT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`;
  return rows.map(({ name }) => String(name));
}

/** The ways in which programs that read forms into objects spell a column. */
export const SPELLINGS: readonly ((name: string) => string)[] = [
  (name) => name,
  (name) => name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  (name) => `application.${name}`,
  (name) => `application[${name}]`,
  (name) => `answers.${name}`,
  (name) => `answers[applicant][${name}]`,
  (name) => `${name}[]`,
  (name) => `__proto__.${name}`,
  (name) => `__proto__[${name}]`,
  (name) => `constructor.prototype.${name}`,
  (name) => `input.${name}`,
];

/** JSON that sets a column at every depth a reader could take it from. */
export const columnJson = (names: readonly string[]): string => {
  const flat = Object.fromEntries(names.map((name) => [name, INJECTED]));
  return JSON.stringify({
    _token: '{token}',
    ...flat,
    application: flat,
    answers: { applicant: flat, ...flat },
  });
};

/** Tables of the service and of its jobs in which the word stands. Shape: empty when all is well. */
export async function tablesWith(owner: Sql, word: string): Promise<string[]> {
  const tables = await owner`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' UNION ALL SELECT 'pgboss', 'job' ORDER BY 1, 2`;
  const found = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const [row] = await owner`
        SELECT count(*)::int AS count FROM ${owner(String(schema))}.${owner(String(name))} t
        WHERE t::text ILIKE ${`%${word}%`}`;
      return Number(row?.count) > 0 ? [String(name)] : [];
    }),
  );
  return found.flat();
}
