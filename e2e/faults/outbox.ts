import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startTestWorker, type TestWorker } from '#e2e/fixtures/worker.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { messageIdOf, queueNotice } from '#src/commands/notice.ts';
import { systemActor } from '#src/domain/policy.ts';
import { type MailStage, startMail } from '#src/embedded/mail.ts';

export interface OutboxRun {
  /** Message-IDs that had to arrive, by case and in the order in which they were queued. */
  expected: string[][];
  /** Message-IDs as they arrived, repeated ones included. */
  arrived: string[];
  /** From the return of the mail server to the last message. */
  drainedMs: number;
  states: Record<string, number>;
}

const ORIGIN = 'https://permits.example.gov';
const PER_CASE = 5;

/**
 * Queues messages while the mail server is away, brings it back, lets it stumble, and kills the worker again and again.
 * Shape: ends when every message has been sent or given up.
 */
export async function runOutbox(options: {
  messages: number;
  kills: number;
  pauseMs: number;
}): Promise<OutboxRun> {
  const folder = mkdtempSync(join(tmpdir(), 'outbox-'));
  const db = await createTestDatabase();
  const ctx = testContext(db.app, { city: cityNamed('baltimore'), actor: systemActor('test') });
  let deliveries = 0;
  // Every seventh message is put off once it has arrived, as busy servers do.
  const stumble = (stage: MailStage) => {
    if (stage !== 'message') return undefined;
    deliveries += 1;
    return deliveries % 7 === 0 ? { code: 451, message: 'busy' } : undefined;
  };
  const away = await startMail({ dataDir: folder });
  const { smtpPort, smtpUrl } = away;
  await away.stop();
  const startWorkers = () =>
    Promise.all(
      [0, 1].map(() => startTestWorker({ DATABASE_URL: db.appUrl, SMTP_URL: smtpUrl, LOG_LEVEL: 'info' })),
    );
  let workers: TestWorker[] = await startWorkers();
  const expected: string[][] = [];
  for (let one = 0; one < options.messages / PER_CASE; one += 1) {
    const owner = await anApplicant(db);
    const recipient = owner.kind === 'applicant' ? owner.email : '';
    const { ref } = await startApplication(as(ctx, owner), {
      answers: {},
      sessionHash: null,
    });
    const [row] = await db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
    const keys = Array.from({ length: PER_CASE }, () => randomUUID());
    for (const [index, dedupeKey] of keys.entries()) {
      await db.app.begin((tx) =>
        queueNotice(
          tx,
          { now: new Date(Date.now() + index) },
          {
            applicationId: String(row?.id),
            moment: 'receipt',
            recipient,
            locale: 'en',
            dedupeKey,
            content: { ref, eventName: 'Waverly', versionNumber: index + 1 },
          },
        ),
      );
    }
    expected.push(keys.map((key) => messageIdOf(key, ORIGIN)));
  }
  const mail = await startMail({ dataDir: folder, smtpPort, onStage: stumble });
  const back = performance.now();
  for (let kill = 0; kill < options.kills; kill += 1) {
    await pause(options.pauseMs);
    const victim = workers[kill % 2]!; // there are two
    await victim.kill();
    workers[kill % 2] = await startTestWorker({ DATABASE_URL: db.appUrl, SMTP_URL: smtpUrl });
  }
  for (;;) {
    const [row] = await db.owner`SELECT count(*)::int AS waiting FROM notices WHERE state = 'waiting'`;
    if (row?.waiting === 0) break;
    if (performance.now() - back > 10 * 60_000) break;
    await pause(200);
  }
  const drainedMs = performance.now() - back;
  const rows = await db.owner`SELECT state, count(*)::int AS count FROM notices GROUP BY state`;
  const arrived = mail
    .messages()
    .map((message) => message.messageId)
    .reverse();
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
  await mail.stop();
  // Its messages are queued without the changes that they tell of.
  await db.drop({ except: ['I11'] });
  rmSync(folder, { recursive: true, force: true });
  return {
    expected,
    arrived,
    drainedMs,
    states: Object.fromEntries(rows.map((row) => [String(row.state), Number(row.count)])),
  };
}

/** What is wrong with a run. Shape: sentences, empty when all is as it must be. */
export function outboxProblems(run: OutboxRun, kills: number): string[] {
  const problems: string[] = [];
  const counts = new Map<string, number>();
  for (const id of run.arrived) counts.set(id, (counts.get(id) ?? 0) + 1);
  for (const ids of run.expected) {
    const first = ids.map((id) => run.arrived.indexOf(id));
    if (first.includes(-1)) problems.push(`a message never arrived: ${ids[first.indexOf(-1)]}`);
    if (first.some((at, index) => index > 0 && at < first[index - 1]!)) {
      problems.push(`messages of one case arrived out of order: ${first.join(', ')}`);
    }
  }
  const known = new Set(run.expected.flat());
  if (run.arrived.some((id) => !known.has(id))) problems.push('a message arrived that nobody queued');
  const repeated = [...counts.values()].filter((count) => count > 1);
  if (repeated.some((count) => count > 2)) problems.push('a message was repeated more than once');
  if (repeated.length > kills * 4)
    problems.push(`${repeated.length} messages were repeated after ${kills} kills`);
  if (run.drainedMs > 5 * 60_000) problems.push(`it took ${Math.round(run.drainedMs / 1000)} s`);
  return problems;
}
