import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { openSession } from '#src/commands/session.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { startEmbedded } from '#src/embedded/environment.ts';

const ROOT = join(import.meta.dirname, '../..');
export const ORIGIN = 'http://localhost';

export interface World extends AsyncDisposable {
  db: TestDatabase;
  origin: string;
  pid: number;
  coldStartMs: number;
  bare: { origin: string; pid: number };
  /** A signed-in organizer's cookie, and references of drafts and of a sent case. */
  cookie: string;
  email: string;
  drafts: string[];
  sentRef: string;
  env: Record<string, string>;
}

async function portSaidBy(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error('the server has no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as { msg?: string; port?: number };
    if (said.msg === 'listening' && said.port) return said.port;
  }
  throw new Error('the server did not start');
}

/** The built service and the bare server on the same database, with one organizer, drafts and a sent case. */
export async function openWorld(): Promise<World> {
  const db = await createTestDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const given = { DATABASE_URL: db.appUrl };
  const embedded = await startEmbedded({ dataDir, publicOrigin: ORIGIN, people: [], given, fast: true });
  const env = {
    ...embedded.env,
    ...given,
    NODE_ENV: 'production',
    PORT: '0',
    VISITOR_REQUESTS: '0',
    VISITOR_LOOK_UPS: '0',
    LOG_LEVEL: 'warn',
  };
  const ctx = testContext(db.app, { city: cityNamed('baltimore') });
  const person = await anApplicant(db, 'bench@example.org');
  const owner = as(ctx, person);
  const answers = blockParty(addDays(calendarDateAt(ctx.now, ctx.city.timeZone), 120));
  const drafts: string[] = [];
  for (let n = 0; n < 50; n += 1)
    drafts.push((await startApplication(owner, { answers, sessionHash: null })).ref);
  const { ref: sentRef } = await startApplication(owner, { answers, sessionHash: null });
  await submitApplication(owner, { ref: sentRef, revision: 1, key: 'bench' });
  if (person.kind !== 'applicant') throw new Error('the organizer of the bench is an applicant');
  const token = await db.app.begin((tx) =>
    openSession(tx, owner, { kind: 'applicant', applicantId: person.id }, null),
  );
  await db.owner`CREATE TABLE bench_bare (id int PRIMARY KEY, n int NOT NULL)`;
  await db.owner`INSERT INTO bench_bare SELECT i, 0 FROM generate_series(0, 99) i`;
  await db.owner`GRANT SELECT, UPDATE ON bench_bare TO permits_app`;

  const began = performance.now();
  const child = spawn(process.execPath, ['src/http/server.mjs'], {
    cwd: ROOT,
    env: { ...process.env, ...env, LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await portSaidBy(child);
  child.stdout?.resume();
  const origin = `http://localhost:${port}`;
  await fetch(`http://127.0.0.1:${port}/health/live`);
  const coldStartMs = performance.now() - began;
  const bareChild = fork(join(import.meta.dirname, 'bare.ts'), {
    env: { ...process.env, DATABASE_URL: db.appUrl, BENCH_REF: drafts[0] },
  });
  const barePort = await new Promise<number>((resolve) =>
    bareChild.once('message', (said) => resolve((said as { port: number }).port)),
  );
  return {
    db,
    origin,
    pid: child.pid ?? 0,
    coldStartMs,
    bare: { origin: `http://127.0.0.1:${barePort}`, pid: bareChild.pid ?? 0 },
    cookie: `permits=${token}`,
    email: 'bench@example.org',
    drafts,
    sentRef,
    env,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      bareChild.kill('SIGTERM');
      await embedded.stop();
      await db.remove();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
