import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { documentWorld, uploaded } from '#e2e/fixtures/documents.ts';
import { officeFile, photo, plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startApplication } from '#src/commands/application.ts';
import { makePictures } from '#src/commands/document-pictures.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

const world = await documentWorld(new Date('2027-04-01T14:00:00Z'));
const { db, ctx, system, server } = world;
after(() => world[Symbol.asyncDispose]());

const aDraft = async () => {
  const owner = as(ctx, await anApplicant(db));
  const answers = blockParty('2027-06-05');
  const { ref } = await startApplication(owner, { answers, sessionHash: null });
  return { owner, ref };
};
const pagesOf = async (id: string) => {
  const rows = await db.owner`
    SELECT p.page_number, p.width_pixels, p.height_pixels, p.content_type, s.kept_at IS NOT NULL AS is_kept
    FROM document_pages p LEFT JOIN stored_objects s ON s.object_key = p.object_key WHERE document_id = ${id} ORDER BY page_number`;
  return rows.map((row) => ({ ...row }));
};
const stateOf = async (id: string) => {
  const [row] = await db.owner`SELECT picture_state, pages_count FROM documents WHERE id = ${id}`;
  return { ...row };
};

test('pictures of all pages are made and kept', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, plainPdf({ pages: 2 }));
  await makePictures(system, { documentId: id });
  const page = { width_pixels: 1275, height_pixels: 1650, content_type: 'image/webp', is_kept: true };
  assert.deepEqual(await pagesOf(id), [
    { page_number: 1, ...page },
    { page_number: 2, ...page },
  ]);
  assert.deepEqual(await stateOf(id), { picture_state: 'made', pages_count: 2 });
});

test('a photo gets one picture', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, await photo('jpeg'), {
    fileName: 'a.jpg',
    declaredType: 'image/jpeg',
  });
  await makePictures(system, { documentId: id });
  assert.deepEqual(await pagesOf(id), [
    { page_number: 1, width_pixels: 640, height_pixels: 480, content_type: 'image/webp', is_kept: true },
  ]);
});

test('a Word document has none and nothing is tried', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, officeFile('docx'), { fileName: 'a.docx', declaredType: '' });
  await makePictures(system, { documentId: id });
  assert.deepEqual(await stateOf(id), { picture_state: 'none', pages_count: 0 });
});

test('made twice, at once or after a crash half way, each page has one picture', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, plainPdf({ pages: 4 }));
  let puts = 0;
  const failing: Ctx = {
    ...system,
    outside: {
      ...system.outside,
      objects: {
        put: (object) => {
          puts += 1;
          return puts > 2 ? Promise.reject(new Error('the store went away')) : server.store.put(object);
        },
        replace: (object) => server.store.replace(object),
        get: (key) => server.store.get(key),
        remove: (key) => server.store.remove(key),
        check: () => server.store.check(),
      },
    },
  };
  await assert.rejects(makePictures(failing, { documentId: id }), { message: 'the store went away' });
  assert.deepEqual(
    (await pagesOf(id)).map((page) => page.page_number),
    [1, 2],
  );
  await Promise.all([1, 2].map(() => makePictures(system, { documentId: id })));
  assert.deepEqual(
    (await pagesOf(id)).map((page) => page.page_number),
    [1, 2, 3, 4],
  );
  assert.deepEqual(await stateOf(id), { picture_state: 'made', pages_count: 4 });
});

test('a file that its reader gives up on is said to have no pictures', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref, plainPdf({ pages: 3 }));
  const tired: Ctx = {
    ...system,
    outside: {
      ...system.outside,
      confined: {
        ...system.outside.confined,
        draw: async function* () {
          yield { isBroken: true as const, complaint: 'out of memory' };
        },
      },
    },
  };
  await makePictures(tired, { documentId: id });
  assert.equal((await stateOf(id)).picture_state, 'failed');
  await makePictures(system, { documentId: id });
  assert.deepEqual(await pagesOf(id), []);
});

test('nothing is drawn of a file that waits for its scan', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  await db.owner`UPDATE documents SET scan_state = 'quarantined' WHERE id = ${id}`;
  await makePictures(system, { documentId: id });
  assert.deepEqual(await pagesOf(id), []);
});

test('only the service itself has pictures made', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  await assert.rejects(
    makePictures(owner, { documentId: id }),
    (error) => error instanceof Refused && error.code === 'forbidden',
  );
});
