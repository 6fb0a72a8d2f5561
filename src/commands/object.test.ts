import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { documentWorld, queuedJobs, uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startApplication } from '#src/commands/application.ts';
import { newObjectKey } from '#src/commands/document.ts';
import { makePictures } from '#src/commands/document-pictures.ts';
import { sweepObjects } from '#src/commands/object.ts';
import { insertObject } from '#src/store/object.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
const HOUR_MS = 3_600_000;
const world = await documentWorld(NOW);
const { db, ctx, system, server } = world;
after(() => world[Symbol.asyncDispose]());

async function orphan(hoursAgo: number): Promise<string> {
  const key = newObjectKey();
  await db.app.begin((tx) => insertObject(tx, key, new Date(NOW.getTime() - hoursAgo * HOUR_MS)));
  await server.store.put({ key, contentType: 'application/pdf', body: Buffer.from('orphan') });
  return key;
}
async function isStored(key: string): Promise<boolean> {
  const found = await server.store.get(key);
  found?.body.destroy();
  return found !== null;
}
const isKnown = async (key: string) =>
  (await db.owner`SELECT FROM stored_objects WHERE object_key = ${key}`).length === 1;
const aDraft = async () => {
  const owner = as(ctx, await anApplicant(db));
  const answers = blockParty('2027-06-05');
  const { ref } = await startApplication(owner, { answers, sessionHash: null });
  return { owner, ref };
};

test('an object that nobody kept for a day is removed, a younger one is not', async () => {
  const old = await orphan(24.1);
  const young = await orphan(23.9);
  assert.equal((await sweepObjects(system)).removed, 1);
  assert.deepEqual([await isStored(old), await isKnown(old)], [false, false]);
  assert.deepEqual([await isStored(young), await isKnown(young)], [true, true]);
});

test('an object that was announced and never written is forgotten', async () => {
  const key = newObjectKey();
  await db.app.begin((tx) => insertObject(tx, key, new Date(0)));
  await sweepObjects(system);
  assert.equal(await isKnown(key), false);
});

test('what a document or a picture refers to is never removed, whatever the announcement says', async () => {
  const { owner, ref } = await aDraft();
  const document = await uploaded(owner, ref, plainPdf());
  await makePictures(system, { documentId: document.id });
  const [page] = await db.owner`SELECT object_key FROM document_pages WHERE document_id = ${document.id}`;
  await db.owner`UPDATE stored_objects SET kept_at = NULL, announced_at = ${new Date(0)}`;
  const before = (await sweepObjects(system)).removed;
  for (const key of [document.object_key, String(page?.object_key)]) {
    assert.deepEqual([await isStored(key), await isKnown(key)], [true, true]);
  }
  assert.equal((await sweepObjects(system)).removed, 0, `the first sweep removed ${before}`);
  await db.owner`
    UPDATE stored_objects SET kept_at = ${NOW}
    WHERE object_key IN (${document.object_key}, ${String(page?.object_key)})`;
});

test('what could not be removed is removed the next time', async () => {
  const key = await orphan(30);
  server.fail(({ method }) => (method === 'DELETE' ? { status: 500, code: 'InternalError' } : undefined));
  await assert.rejects(sweepObjects(system));
  assert.deepEqual([await isStored(key), await isKnown(key)], [true, true]);
  server.fail();
  assert.equal((await sweepObjects(system)).removed, 1);
  assert.deepEqual([await isStored(key), await isKnown(key)], [false, false]);
});

test('a file whose work was forgotten is taken up again', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, plainPdf());
  await db.owner`DELETE FROM pgboss.job`;
  await sweepObjects(system);
  assert.deepEqual(await queuedJobs(db, 'make-pictures'), []);
  const later = { ...system, now: new Date(NOW.getTime() + HOUR_MS) };
  assert.equal((await sweepObjects(later)).takenUp, 1);
  await sweepObjects(later);
  assert.deepEqual(await queuedJobs(db, 'make-pictures'), [id]);
  await db.owner`UPDATE documents SET scan_state = 'quarantined' WHERE id = ${id}`;
  await sweepObjects(later);
  assert.deepEqual(await queuedJobs(db, 'scan-document'), [id]);
});
