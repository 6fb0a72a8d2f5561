import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrate, readMigrations } from '#db/migrate.ts';
import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { DESK, DESK_ISSUER, fillCases } from '#e2e/bench/cases.ts';
import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { acceptApplication } from '#src/commands/case.ts';
import { openSession } from '#src/commands/session.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { askedFields, stepsFor } from '#src/domain/application/journey.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { startPostgres } from '#src/embedded/postgres.ts';
import { parseDatabaseUrl, socketDatabaseUrl } from '#src/env.ts';
import { paths } from '#src/paths.ts';
import { reviewQueueFor } from '#src/queries/review-queue.ts';
import { insertApplicant } from '#src/store/applicant.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const KEPT = join(import.meta.dirname, '../../.data/bench');
const DRAFT_COUNT = 60;

/** Rows read from the tables that grow with the cases, whole tables and by an index. */
export interface RowsRead {
  wholeTables: number;
  byIndex: number;
}

const GROWING = ['applicants', 'applications', 'application_versions', 'reviews', 'activities', 'case_looks'];

/** A table of so few pages is read whole because it costs less than an index; only what has grown beyond it is counted. */
const FEW_PAGES = 4;

/** A database on disk with so many cases in it, and one organizer who has drafts. */
export interface Store extends AsyncDisposable {
  cases: number;
  appUrl: string;
  /** The organizer's session. */
  token: string;
  drafts: string[];
  /** Of the event that is asked most, and the pages of its questions. */
  largest: { draft: string; steps: string[] };
  /** Address of a case with the answers of a festival, in review. */
  oneCase: string;
  /** What one page of the queue reads in the tables that grow with the cases. */
  rowsRead: (who: keyof typeof DESK, address: URLSearchParams) => Promise<RowsRead>;
  /** The sessions of those who work on the cases. */
  desk: Record<keyof typeof DESK, string>;
}

// Filling a large database takes minutes, so it is kept until the tables or the cases are others.
function stateOfTables(): string {
  const hash = createHash('sha256').update(readFileSync(join(import.meta.dirname, 'cases.ts')));
  for (const migration of readMigrations()) hash.update(migration.hash);
  return hash.digest('hex');
}

const questionsOf = (answers: Answers): number =>
  stepsFor(answers).reduce((total, step) => total + askedFields(step, answers).length, 0);

async function makeDrafts(sql: Sql): Promise<Pick<Store, 'token' | 'drafts' | 'largest'>> {
  const ctx = testContext(sql, { city: cityNamed('baltimore') });
  const email = 'bench@example.org';
  const { id, token } = await sql.begin(async (tx) => {
    const applicantId = await insertApplicant(tx, { email, locale: 'en', now: ctx.now });
    return { id: applicantId, token: await openSession(tx, ctx, { kind: 'applicant', applicantId }, null) };
  });
  const owner = as(ctx, { kind: 'applicant', id, email, sessionHash: '' });
  const day = addDays(calendarDateAt(ctx.now, ctx.city.timeZone), 120);
  const answers = blockParty(day);
  const drafts: string[] = [];
  for (let n = 0; n < DRAFT_COUNT; n += 1)
    drafts.push((await startApplication(owner, { answers, sessionHash: null })).ref);
  const [most] = Object.values(SEED_EVENTS)
    .map((event): Answers => event(day))
    .toSorted((a, b) => questionsOf(b) - questionsOf(a));
  if (most === undefined) throw new Error('there are no events');
  const { ref: draft } = await startApplication(owner, { answers: most, sessionHash: null });
  const steps = stepsFor(most).filter(({ fields }) => fields.length > 0);
  return { token, drafts, largest: { draft, steps: steps.map(({ id }) => id) } };
}

async function deskId(sql: Sql, subject: string): Promise<string> {
  const [row] =
    await sql`SELECT id FROM staff_members WHERE issuer = ${DESK_ISSUER} AND subject = ${subject}`;
  return String(row?.id);
}

/** A case with answers, as those of the bench have none: a festival of somebody new, sent and accepted. */
async function makeCase(sql: Sql): Promise<string> {
  const ctx = testContext(sql, { city: cityNamed('baltimore') });
  const email = `${randomUUID()}@example.org`;
  const id = await sql.begin((tx) => insertApplicant(tx, { email, locale: 'en', now: ctx.now }));
  const owner = as(ctx, { kind: 'applicant', id, email, sessionHash: '' });
  const day = addDays(calendarDateAt(ctx.now, ctx.city.timeZone), 200);
  const { ref } = await startApplication(owner, { answers: festival(day), sessionHash: null });
  await submitApplication(owner, { ref, revision: 1, key: 'first' });
  const { agency, roles, subject: name } = DESK.coordinator;
  const staffId = await deskId(sql, name);
  const coordinator = { kind: 'staff', id: staffId, name, email: name, agency, roles } as const;
  await acceptApplication(as(ctx, { ...coordinator, authenticatedAt: ctx.now }), { ref });
  return paths.reviewCase('en', ref);
}

async function openDeskSession(sql: Sql, subject: string): Promise<string> {
  const ctx = testContext(sql, { city: cityNamed('baltimore') });
  const staffId = await deskId(sql, subject);
  return await sql.begin((tx) =>
    openSession(
      tx,
      ctx,
      { kind: 'staff', staffId, providerSession: subject, authenticatedAt: ctx.now },
      null,
    ),
  );
}

/** Shape: from what the database counts within one transaction, so that nobody else's reading is among it. */
async function rowsReadFor(sql: Sql, who: keyof typeof DESK, address: URLSearchParams): Promise<RowsRead> {
  const { agency, roles, subject: name } = DESK[who];
  const id = await deskId(sql, name);
  return await sql.begin(async (tx) => {
    const ctx = testContext(tx as unknown as Sql, { city: cityNamed('baltimore') });
    const actor = { kind: 'staff', id, name, email: name, agency, roles, authenticatedAt: ctx.now } as const;
    await reviewQueueFor({ ...ctx, actor }, address);
    const [row] = await tx`
      SELECT coalesce(sum(seq_scan) FILTER (WHERE pg_relation_size(relid) > ${FEW_PAGES} * 8192), 0)::int AS whole,
        sum(coalesce(idx_tup_fetch, 0))::int AS found
      FROM pg_stat_xact_user_tables WHERE relname = ANY(${tx.array([...GROWING])}::text[])`;
    return { wholeTables: Number(row?.whole), byIndex: Number(row?.found) };
  });
}

/** Opens the database with this many cases, filling it when it is not there. What it commits is on disk. */
export async function openStore(cases: number): Promise<Store> {
  const folder = join(KEPT, String(cases));
  const marker = join(folder, 'filled');
  const state = stateOfTables();
  const isFilled = existsSync(marker) && readFileSync(marker, 'utf8') === state;
  if (!isFilled) rmSync(folder, { recursive: true, force: true });
  const server = await startPostgres({ dataDir: join(folder, 'postgres') });
  const owner = createSql({ url: server.ownerUrl, poolSize: 1 });
  const app = createSql({ url: server.appUrl, poolSize: 2 });
  const close = async () => {
    await Promise.all([owner.end({ timeout: 1 }), app.end({ timeout: 1 })]);
    await server.stop();
  };
  try {
    if (!isFilled) {
      await migrate(server.ownerUrl);
      const { database } = parseDatabaseUrl(server.ownerUrl);
      await fillCases(socketDatabaseUrl({ ...server, user: 'postgres', database }), cases);
      await owner`CREATE TABLE bench_bare (id int PRIMARY KEY, n int NOT NULL)`;
      await owner`INSERT INTO bench_bare SELECT i, 0 FROM generate_series(0, 99) i`;
      await owner`GRANT SELECT, UPDATE ON bench_bare TO permits_app`;
      writeFileSync(marker, state);
    }
    const made = await makeDrafts(app);
    const desk = {
      reviewer: await openDeskSession(app, DESK.reviewer.subject),
      coordinator: await openDeskSession(app, DESK.coordinator.subject),
    };
    const oneCase = await makeCase(app);
    const rowsRead = (who: keyof typeof DESK, address: URLSearchParams) => rowsReadFor(app, who, address);
    return { cases, appUrl: server.appUrl, ...made, desk, oneCase, rowsRead, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}
