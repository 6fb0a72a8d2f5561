import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openChance } from '#e2e/faults/chance.ts';
import { pdfByChance } from '#e2e/faults/clients.ts';
import { brokenPromises } from '#e2e/faults/promises.ts';
import { type Attempted, DEATHS, type Death, dieAtEveryStep, liveOn } from '#e2e/faults/steps.ts';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { startClamd, type TestScanner } from '#e2e/fixtures/clamd.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { as } from '#e2e/fixtures/people.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { aReadyCase, aSentCase, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { messageIdOf } from '#src/commands/notice.ts';
import { issuePermit } from '#src/commands/permit.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { addDays, instantAt } from '#src/domain/shared/calendar-date.ts';
import { endDrafts } from '#src/jobs/end-drafts.ts';
import { finishEvents } from '#src/jobs/finish-events.ts';
import { makeCheckpoint } from '#src/jobs/make-checkpoint.ts';
import { makePermit } from '#src/jobs/make-permit.ts';
import { makePictures } from '#src/jobs/make-pictures.ts';
import { makeRecord } from '#src/jobs/make-record.ts';
import { scanDocument } from '#src/jobs/scan-document.ts';
import { sendNotice } from '#src/jobs/send-notice.ts';
import { sweepObjects } from '#src/jobs/sweep-objects.ts';
import { sweepSessions } from '#src/jobs/sweep-sessions.ts';
import { createScanner } from '#src/outside/scan.ts';

const chance = openChance('jobs');
const DAY_MS = 24 * 60 * 60_000;
let site: Site;
let world: World;
let scanner: TestScanner;

before(async () => {
  [site, scanner] = await Promise.all([startSite(), startClamd()]);
  world = await buildWorld(site);
});
after(async () => {
  await site[Symbol.asyncDispose]();
  await scanner[Symbol.asyncDispose]();
});

const count = async (rows: Promise<readonly unknown[]> | PromiseLike<readonly unknown[]>): Promise<number> =>
  (await rows).length;
const system = (): Ctx => as(site.ctx(), systemActor('test'));

async function idOf(rows: PromiseLike<readonly { id?: unknown }[]>): Promise<string> {
  const [row] = await rows;
  assert.ok(row, 'what a job works on is not there');
  return String(row.id);
}

interface Subject {
  attempted: Attempted<never>;
  /** How often the effect is there: must be 1. */
  effects: () => Promise<number>;
}
const subject = <Name extends Parameters<typeof dieAtEveryStep>[1]['job']['name']>(
  attempted: Attempted<Name>,
  effects: Subject['effects'],
): Subject => ({ attempted: attempted as unknown as Attempted<never>, effects });

const aSent = () => aSentCase(world, ownAnswers(addDays(world.today, 200)));

async function aDocument(isScanned: boolean): Promise<string> {
  const ctx = ctxOf(world, 'owner');
  const { ref } = await startApplication(ctx, {
    answers: ownAnswers(addDays(world.today, 200)),
    sessionHash: null,
  });
  const outside = isScanned ? { ...ctx.outside, scanner: createScanner(scanner.settings) } : ctx.outside;
  return (await uploaded({ ...ctx, outside }, ref, pdfByChance(chance))).id;
}

const ARRANGE: Record<string, () => Promise<Subject>> = {
  'send-notice': async () => {
    const { id } = await aSent();
    const { owner } = site.db;
    const noticeId = await idOf(owner`SELECT id FROM notices WHERE application_id = ${id}`);
    const [notice] = await owner`SELECT dedupe_key FROM notices WHERE id = ${noticeId}`;
    const messageId = messageIdOf(String(notice?.dedupe_key), site.origin);
    // A mail server's yes that nobody lived to write down brings the message again, under the same Message-ID.
    return subject({ job: sendNotice, payload: { noticeId } }, async () => {
      const arrived = site.mail.messages().filter((one) => one.messageId === messageId).length;
      const sent = await count(owner`SELECT FROM notices WHERE id = ${noticeId} AND state = 'sent'`);
      return arrived >= 1 ? sent : 0;
    });
  },
  'scan-document': async () => {
    const documentId = await aDocument(true);
    return subject(
      { job: scanDocument, payload: { documentId }, scannerSocket: scanner.settings.CLAMD_SOCKET },
      () => count(site.db.owner`SELECT FROM documents WHERE id = ${documentId} AND scan_state = 'clean'`),
    );
  },
  'make-pictures': async () => {
    const documentId = await aDocument(false);
    return subject({ job: makePictures, payload: { documentId } }, () =>
      count(site.db.owner`
        SELECT FROM document_pages p JOIN documents d ON d.id = p.document_id
        WHERE d.id = ${documentId} AND d.picture_state = 'made'`),
    );
  },
  'make-permit': async () => {
    const one = await aReadyCase(world, blockParty(addDays(world.today, 200)));
    await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
    const permitId = await idOf(site.db.owner`SELECT id FROM permits WHERE application_id = ${one.id}`);
    return subject({ job: makePermit, payload: { permitId } }, () =>
      count(site.db.owner`SELECT FROM permits WHERE id = ${permitId} AND object_key IS NOT NULL`),
    );
  },
  'make-record': async () => {
    const { id } = await aSent();
    const versionId = await idOf(
      site.db.owner`SELECT id FROM application_versions WHERE application_id = ${id}`,
    );
    return subject({ job: makeRecord, payload: { versionId } }, () =>
      count(site.db.owner`SELECT FROM application_records WHERE version_id = ${versionId}`),
    );
  },
  'sweep-objects': async () => {
    const key = `ab/${chance.bytes(8).toString('hex')}`;
    const objects = system().outside.objects;
    await objects.put({ key, contentType: 'application/pdf', body: pdfByChance(chance) });
    const announced = new Date(Date.now() - 2 * DAY_MS);
    await site.db.owner`INSERT INTO stored_objects (object_key, announced_at) VALUES (${key}, ${announced})`;
    return subject({ job: sweepObjects, payload: {} }, async () => {
      const rows = await count(site.db.owner`SELECT FROM stored_objects WHERE object_key = ${key}`);
      return rows === 0 && (await objects.get(key)) === null ? 1 : 0;
    });
  },
  'sweep-sessions': async () => {
    const { owner } = site.db;
    const ended = () => count(owner`SELECT FROM sessions WHERE expires_at < now() - interval '1 minute'`);
    await owner`UPDATE sessions SET expires_at = now() - interval '1 hour' WHERE expires_at < now()`;
    return subject({ job: sweepSessions, payload: {} }, async () => ((await ended()) === 0 ? 1 : 0));
  },
  'finish-events': async () => {
    const one = await aReadyCase(world, blockParty(addDays(world.today, 200)));
    await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
    const now = instantAt(addDays(world.today, 260), '00:10', site.city.timeZone);
    return subject({ job: finishEvents, payload: {}, now }, () =>
      count(site.db.owner`
        SELECT FROM activities l JOIN applications a ON a.id = l.application_id
        WHERE a.id = ${one.id} AND a.status = 'event_over' AND l.action = 'finish'`),
    );
  },
  'end-drafts': async () => {
    const answers = ownAnswers(addDays(world.today, 200));
    const owner = ctxOf(world, 'owner');
    const back = new Date(Date.now() - (site.city.draftKeptDays - 10) * DAY_MS);
    const { ref } = await startApplication({ ...owner, now: back }, { answers, sessionHash: null });
    return subject({ job: endDrafts, payload: {} }, () =>
      count(site.db.owner`
        SELECT FROM notices n JOIN applications a ON a.id = n.application_id
        WHERE a.ref = ${ref} AND a.status = 'draft' AND n.moment = 'draft-ending'`),
    );
  },
  'make-checkpoint': async () => {
    await aSent();
    const { owner } = site.db;
    return subject({ job: makeCheckpoint, payload: {} }, async () => {
      const rows = await owner`SELECT number FROM activity_checkpoints ORDER BY number`;
      const copies = await Promise.all(
        rows.map(async ({ number }) => {
          const key = `history/checkpoints/${String(number).padStart(9, '0')}.json`;
          const copy = await system().outside.objects.get(key);
          copy?.body.destroy();
          return copy !== null;
        }),
      );
      return copies.length > 0 && copies.every(Boolean) ? 1 : 0;
    });
  },
};

const HOW: Record<Death, string> = {
  before: 'with something unsaid',
  after: 'before it hears the answer',
};

for (const [name, arrange] of Object.entries(ARRANGE)) {
  for (const death of DEATHS) {
    test(`${name} is done once although a worker dies at every step of it, ${HOW[death]}`, async () => {
      const { attempted, effects } = await arrange();
      const deaths = await dieAtEveryStep(site, attempted, death);
      console.log(`${name}: ${deaths} deaths ${HOW[death]}`);
      assert.ok(deaths > 3);
      assert.equal(await effects(), 1);
      // Once more, as a queue may ask for, changes nothing.
      await liveOn(site, attempted);
      assert.equal(await effects(), 1);
    });
  }
}

test('nothing is half done afterwards, and what dead workers left is swept', async () => {
  const { halfDone } = await brokenPromises(site, []);
  assert.deepEqual(halfDone, []);
  const now = new Date(Date.now() + DAY_MS + 60_000);
  const ctx = { ...system(), now };
  await sweepObjects.run(ctx, {}, { attempt: 1, signal: AbortSignal.timeout(60_000) });
  const left = await count(site.db.owner`SELECT FROM stored_objects WHERE kept_at IS NULL`);
  assert.equal(left, 0);
  assert.deepEqual((await brokenPromises(site, [])).halfDone, []);
});
