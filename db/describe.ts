import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createOwnerSql } from '#db/migrate.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import type { Sql } from '#src/store/sql.ts';

const FOLDER = join(import.meta.dirname, 'schema');

type Described = { name: string; text: string };
type Line = { subject: string; line: string };

/** Adds a headed, indented list to a description when there is anything to list. */
function section(title: string, lines: readonly Line[], subject: string): string {
  const own = lines
    .filter((line) => line.subject === subject)
    .map(({ line }) => `  ${line.replaceAll('\n', '\n  ')}\n`);
  return own.length === 0 ? '' : `\n${title}\n${own.join('')}`;
}

async function readTables(sql: Sql) {
  const tables = await sql<{ name: string; comment: string | null; kind: string }[]>`
    SELECT relname AS name, obj_description(oid, 'pg_class') AS comment,
      CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' ELSE 'table' END
        || CASE WHEN relrowsecurity THEN ', row security' ELSE '' END AS kind
    FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
    ORDER BY relname`;
  const columns = await sql<Line[]>`
    SELECT c.relname AS subject,
      concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        CASE WHEN a.attidentity <> '' THEN 'IDENTITY'
          WHEN a.attgenerated <> '' THEN 'GENERATED ' || pg_get_expr(d.adbin, d.adrelid)
          WHEN d.adbin IS NOT NULL THEN 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END) AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
      AND a.attnum > 0 AND NOT a.attisdropped
    ORDER BY c.relname, a.attnum`;
  // NOT NULL stands with its column; servers before 18 do not list it here at all.
  const constraints = await sql<Line[]>`
    SELECT conrelid::regclass::text AS subject, conname || ' ' || pg_get_constraintdef(oid) AS line
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0 AND contype <> 'n'
    ORDER BY conname`;
  const indexes = await sql<Line[]>`
    SELECT tablename AS subject, indexdef AS line FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname`;
  const triggers = await sql<Line[]>`
    SELECT tgrelid::regclass::text AS subject, pg_get_triggerdef(t.oid) AS line
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace = 'public'::regnamespace AND NOT tgisinternal ORDER BY tgname`;
  const policies = await sql<Line[]>`
    SELECT tablename AS subject, concat_ws(' ', policyname, permissive, cmd, 'TO', roles::text, 'USING', qual, 'CHECK', with_check) AS line
    FROM pg_policies WHERE schemaname = 'public' ORDER BY policyname`;
  const grants = await sql<Line[]>`
    SELECT table_name AS subject, grantee || ': ' || string_agg(privilege_type, ', ' ORDER BY privilege_type) AS line
    FROM information_schema.role_table_grants
    WHERE table_schema = 'public' AND grantee IN ('permits_app', 'PUBLIC')
    GROUP BY table_name, grantee ORDER BY grantee`;
  const columnGrants = await sql<Line[]>`
    SELECT c.relname AS subject, 'permits_app: ' || p.privilege_type || ' (' || string_agg(a.attname, ', ' ORDER BY a.attnum) || ')' AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) p
    WHERE c.relnamespace = 'public'::regnamespace AND p.grantee = 'permits_app'::regrole
    GROUP BY c.relname, p.privilege_type ORDER BY p.privilege_type`;
  return tables.map(
    ({ name, comment, kind }): Described => ({
      name,
      text: [
        `${kind} ${name}\n`,
        comment === null ? '' : `${comment}\n`,
        section('columns', columns, name),
        section('constraints', constraints, name),
        section('indexes', indexes, name),
        section('triggers', triggers, name),
        section('row security', policies, name),
        section('grants', [...grants, ...columnGrants], name),
      ].join(''),
    }),
  );
}

async function readOthers(sql: Sql): Promise<Described[]> {
  // What an extension brings is the extension's.
  const functions = await sql<{ text: string }[]>`
    SELECT pg_get_functiondef(p.oid) || concat(E'\n-- may execute: ', coalesce(
        (SELECT string_agg(DISTINCT CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END, ', ')
          FROM aclexplode(p.proacl) WHERE privilege_type = 'EXECUTE'), 'PUBLIC')) AS text
    FROM pg_proc p
    WHERE pronamespace = 'public'::regnamespace AND prokind IN ('f', 'p')
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    ORDER BY proname`;
  const sequences = await sql<{ text: string }[]>`
    SELECT concat_ws(' ', 'sequence', s.sequencename, s.data_type, 'from', s.start_value, 'by', s.increment_by) || coalesce(
      (SELECT E'\n  ' || grantee::regrole::text || ': ' || string_agg(privilege_type, ', ' ORDER BY privilege_type)
        FROM pg_class c, aclexplode(c.relacl) WHERE c.oid = s.sequencename::regclass AND grantee = to_regrole('permits_app')
        GROUP BY grantee), '') AS text
    FROM pg_sequences s WHERE schemaname = 'public' ORDER BY sequencename`;
  const types = await sql<{ text: string }[]>`
    SELECT 'enum ' || typname || ': ' || string_agg(enumlabel, ', ' ORDER BY enumsortorder) AS text
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid
    WHERE typnamespace = 'public'::regnamespace GROUP BY typname ORDER BY typname`;
  const extensions = await sql<{ text: string }[]>`
    SELECT 'extension ' || extname AS text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname`;
  const join = (rows: { text: string }[]) => rows.map(({ text }) => `${text.trim()}\n`).join('\n');
  return [
    { name: '_functions', text: join(functions) },
    { name: '_others', text: join([...extensions, ...types, ...sequences]) },
  ];
}

/** Describes every table, function and grant of a database, one text for each table, in an order that never varies. */
export async function describe(ownerUrl: string): Promise<Described[]> {
  const sql = createOwnerSql(ownerUrl);
  try {
    return [...(await readTables(sql)), ...(await readOthers(sql))].filter(({ text }) => text !== '');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Names the description files that differ from what the migrations make. */
export function findDrift(described: readonly Described[], folder: string = FOLDER): string[] {
  const wanted = new Map(described.map(({ name, text }) => [`${name}.txt`, text]));
  const present = readdirSync(folder);
  const stale = present.filter((file) => wanted.get(file) !== readFileSync(join(folder, file), 'utf8'));
  return [...stale, ...[...wanted.keys()].filter((file) => !present.includes(file))].toSorted();
}

if (import.meta.main) {
  // Described from the migrations alone, never from a database that somebody may have changed by hand.
  await using database = await createTestDatabase();
  const described = await describe(database.ownerUrl);
  mkdirSync(FOLDER, { recursive: true });
  const drift = findDrift(described);
  if (process.argv.includes('--check')) {
    if (drift.length > 0) {
      console.error(`db/schema differs from the migrations in ${drift.join(', ')}. Run: npm run db:describe`);
      process.exitCode = 1;
    }
  } else {
    rmSync(FOLDER, { recursive: true, force: true });
    mkdirSync(FOLDER, { recursive: true });
    for (const { name, text } of described) writeFileSync(join(FOLDER, `${name}.txt`), text);
    console.log(drift.length === 0 ? 'db/schema was up to date.' : `Written: ${drift.join(', ')}`);
  }
}
