import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { EICAR, startClamd } from '#e2e/fixtures/clamd.ts';
import { documentWorld, queuedJobs, uploaded } from '#e2e/fixtures/documents.ts';
import { pdfStream, plainPdf } from '#e2e/fixtures/files.ts';
import { openOriginal } from '#src/commands/document-reading.ts';
import { scanDocument } from '#src/commands/document-scan.ts';
import { decideReview } from '#src/commands/review.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { scanDocument as scanJob } from '#src/jobs/scan-document.ts';
import { createScanner } from '#src/outside/scan.ts';
import { listSubmittedDocuments } from '#src/store/document.ts';
import { listRequirements } from '#src/store/requirement.ts';

const clamd = await startClamd();
const world = await documentWorld(new Date('2027-04-01T14:00:00Z'), {
  scanner: createScanner(clamd.settings),
});
const { db, ctx, system } = world;
after(async () => {
  await clamd[Symbol.asyncDispose]();
  await world[Symbol.asyncDispose]();
});

const infected = plainPdf({ objects: [pdfStream('', Buffer.from(EICAR))] });
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const scan = (documentId: string) =>
  scanJob.run(system, { documentId }, { attempt: 1, signal: AbortSignal.timeout(60_000) });
const stateOf = async (id: string) =>
  (await db.owner`SELECT scan_state, scan_result, is_current FROM documents WHERE id = ${id}`)[0];

/** A case in review and the first paper it needs. */
async function aCase(): Promise<TestCase & { documentKind: string }> {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const [need] = await listRequirements(db.app, one.id);
  return { ...one, documentKind: need?.document_kind ?? '' };
}

async function canOpen(context: typeof ctx, documentId: string): Promise<boolean> {
  try {
    const { body } = await openOriginal(context, { documentId });
    for await (const _ of body);
    return true;
  } catch (error) {
    if (error instanceof Refused && error.code === 'not-found') return false;
    throw error;
  }
}

test('until it is scanned a file is open to its owner and to nobody else', async () => {
  const one = await aCase();
  const { id, scan_state } = await uploaded(one.owner, one.ref, plainPdf(), {
    documentKind: one.documentKind,
  });
  assert.equal(scan_state, 'quarantined');
  assert.ok((await queuedJobs(db, 'scan-document')).includes(id));
  assert.ok(!(await queuedJobs(db, 'make-pictures')).includes(id));
  assert.equal(await canOpen(one.owner, id), true);
  assert.equal(await canOpen(one.coordinator, id), false);
  assert.equal(await scan(id), null);
  assert.deepEqual({ ...(await stateOf(id)) }, { scan_state: 'clean', scan_result: null, is_current: true });
  assert.equal(await canOpen(one.coordinator, id), true);
  assert.ok((await queuedJobs(db, 'make-pictures')).includes(id));
});

test('a file that was still being scanned when the page was opened is not accepted along with the approval', async () => {
  const one = await aCase();
  const { id } = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), { documentKind: 'sketch-plan' });
  const seen = await seenBy(db, one, 'special-events');
  await scan(id);
  await assert.rejects(
    decideReview(await one.desk('special-events'), {
      ...seen,
      decision: 'approve',
      reason: null,
      words: '',
      conditions: [],
    }),
    refusedWith('stale-revision'),
  );
});

test('an infected file is open to nobody, counts for nothing, and its paper is asked for again', async () => {
  const one = await aCase();
  const { documentKind } = one;
  const { id } = await uploaded(one.owner, one.ref, infected, { documentKind });
  await scan(id);
  const state = await stateOf(id);
  assert.deepEqual([state?.scan_state, state?.is_current], ['infected', false]);
  assert.match(String(state?.scan_result), /EICAR/);
  for (const person of [one.owner, one.coordinator]) assert.equal(await canOpen(person, id), false);
  assert.deepEqual(await listSubmittedDocuments(db.app, one.id), []);
  const [need] = (await listRequirements(db.app, one.id)).filter(
    (need) => need.document_kind === documentKind,
  );
  assert.deepEqual([need?.state, need?.file_count], ['required', 0]);
  assert.equal(world.alarms.at(-1)?.alarm, 'infected');
  const [line] = await db.owner`
    SELECT action, actor_kind, detail FROM activities WHERE application_id = ${one.id} ORDER BY position DESC LIMIT 1`;
  assert.deepEqual(
    { ...line },
    {
      action: 'refuse_infected',
      actor_kind: 'system',
      detail: { document: documentKind, file: id, result: 'infected' },
    },
  );
  const better = await uploaded(one.owner, one.ref, plainPdf(), { documentKind, replacesId: id });
  assert.equal(better.version_number, 2);
});

test('a second scan of the same file changes nothing', async () => {
  const one = await aCase();
  const { id } = await uploaded(one.owner, one.ref, plainPdf(), { documentKind: one.documentKind });
  await Promise.all([scan(id), scan(id), scan(id)]);
  await scan(id);
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM activities WHERE application_id = ${one.id} AND action = 'scan'`;
  assert.equal(row?.count, 1);
});

test('while the scanner is away a file waits, is asked about again, and is released when it is back', async () => {
  const one = await aCase();
  await clamd.stop();
  const { id } = await uploaded(one.owner, one.ref, plainPdf(), { documentKind: one.documentKind });
  assert.deepEqual(await scan(id), { againInSeconds: 60 });
  assert.equal((await stateOf(id))?.scan_state, 'quarantined');
  await clamd.start();
  assert.equal(await scan(id), null);
  assert.equal((await stateOf(id))?.scan_state, 'clean');
});

test('a file that waits when the city takes its scanner away is released as not scanned', async () => {
  const one = await aCase();
  const { id } = await uploaded(one.owner, one.ref, plainPdf(), { documentKind: one.documentKind });
  const without = { ...system, outside: { ...system.outside, scanner: null } };
  assert.equal(await scanDocument(without, { documentId: id }), 'done');
  assert.equal((await stateOf(id))?.scan_state, 'unscanned');
});

test('a file sent while there was no scanner is scanned once there is one', async () => {
  const one = await aCase();
  const without = { ...one.owner, outside: { ...one.owner.outside, scanner: null } };
  const { id, scan_state } = await uploaded(without, one.ref, infected, { documentKind: one.documentKind });
  assert.equal(scan_state, 'unscanned');
  await scan(id);
  assert.equal((await stateOf(id))?.scan_state, 'infected');
});

test('a file that is not there or was removed is no error', async () => {
  assert.equal(await scan('00000000-0000-4000-8000-000000000000'), null);
});

test('only the service itself has files scanned', async () => {
  const one = await aCase();
  await assert.rejects(scanDocument(one.coordinator, { documentId: one.id }), refusedWith('forbidden'));
});
