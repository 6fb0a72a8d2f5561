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
import { type MailFault, type MailStage, startMail } from '#src/embedded/mail.ts';

export interface OutboxRun {
  /** Message-IDs that had to arrive, by case and in the order in which they were queued. */
  expected: string[][];
  /** Message-IDs as they arrived, repeated ones included. */
  arrived: string[];
  /** From the return of the mail server to the last message. */
  drainedMs: number;
  states: Record<string, number>;
  /** Messages that the server kept without its yes getting through: each may come once more. */
  answersLost: number;
}

const ORIGIN = 'https://permits.example.gov';
const PER_CASE = 5;

const BUSY = { code: 421, message: 'too many of you' };
const GREYLISTED = { code: 450, message: 'come back later' };
const PUT_OFF = { code: 451, message: 'busy' };
/** Takes the longest of all, since a sender waits for its own limit: once is enough. */
const HANGS_AT = 23;

/** A mail server as it is on a bad day. Shape: which request meets what is always the same. */
class StumblingServer {
  answersLost = 0;
  readonly #seen: Record<MailStage, number> = { connect: 0, recipient: 0, message: 0 };

  at(stage: MailStage): MailFault | undefined {
    this.#seen[stage] += 1;
    const number = this.#seen[stage];
    if (stage === 'connect') return number % 17 === 0 ? BUSY : undefined;
    if (stage === 'recipient') return number % 19 === 0 ? GREYLISTED : undefined;
    if (number === HANGS_AT) return 'hang';
    if (number % 7 === 0) return PUT_OFF;
    const fault = number % 11 === 0 ? 'kept-then-reset' : number % 13 === 0 ? 'taken-then-reset' : undefined;
    if (fault) this.answersLost += 1;
    return fault;
  }
}

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
  const faults = new StumblingServer();
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
  const mail = await startMail({ dataDir: folder, smtpPort, onStage: (stage) => faults.at(stage) });
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
    answersLost: faults.answersLost,
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
  const repeated = [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
  if (repeated > kills * 4 + run.answersLost)
    problems.push(`${repeated} came again after ${kills} kills and ${run.answersLost} lost answers`);
  if (run.drainedMs > 5 * 60_000) problems.push(`it took ${Math.round(run.drainedMs / 1000)} s`);
  return problems;
}
