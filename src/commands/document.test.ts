import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, seenBy } from '#e2e/fixtures/cases.ts';
import { documentWorld, inPieces, queuedJobs, upload, uploaded } from '#e2e/fixtures/documents.ts';
import { heavyPdf, officeFile, photo, plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { startApplication, withdrawApplication } from '#src/commands/application.ts';
import { removeDocument, type Upload } from '#src/commands/document.ts';
import { judgeRequirement } from '#src/commands/requirement.ts';
import { decideReview } from '#src/commands/review.ts';
import type { Ctx } from '#src/context.ts';
import type { FileProblem } from '#src/domain/document.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
const world = await documentWorld(NOW);
const { db, ctx, server } = world;
after(() => world[Symbol.asyncDispose]());

const aDraft = async (): Promise<{ owner: Ctx; ref: string }> => {
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, {
    answers: blockParty('2027-06-05'),
    sessionHash: null,
  });
  return { owner, ref };
};
const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function rowsOf(ref: string) {
  return await db.owner`
    SELECT d.kind, d.label, d.version_number, d.file_name, d.content_type, d.size_bytes, d.sha256, d.scan_state, d.picture_state,
      d.is_current, d.removed_at IS NOT NULL AS is_removed, s.kept_at IS NOT NULL AS is_kept
    FROM documents d JOIN applications a ON a.id = d.application_id LEFT JOIN stored_objects s ON s.object_key = d.object_key
    WHERE a.ref = ${ref} ORDER BY d.version_number, d.file_name`;
}
async function actionsOf(ref: string): Promise<string[]> {
  const rows = await db.owner`
    SELECT h.action FROM activities h JOIN applications a ON a.id = h.application_id WHERE a.ref = ${ref} ORDER BY h.position`;
  return rows.map((row) => String(row.action));
}
async function isStored(key: string): Promise<boolean> {
  const found = await server.store.get(key);
  found?.body.destroy();
  return found !== null;
}
async function orphans(): Promise<number> {
  const [row] = await db.owner`SELECT count(*)::int AS count FROM stored_objects WHERE kept_at IS NULL`;
  return Number(row?.count);
}

test('a file is stored as it was sent and named in the case, with one line of history and one job', async () => {
  const { owner, ref } = await aDraft();
  const bytes = plainPdf({ pages: 2 });
  const document = await uploaded(owner, ref, bytes, {
    fileName: 'C:\\plans\\Señal 1.pdf',
    label: ' North  half ',
  });
  const [row, ...rest] = await rowsOf(ref);
  assert.equal(rest.length, 0);
  assert.deepEqual(
    { ...row },
    {
      kind: 'site-plan',
      label: 'North half',
      version_number: 1,
      file_name: 'Señal 1.pdf',
      content_type: 'application/pdf',
      size_bytes: bytes.length,
      sha256: sha256(bytes),
      scan_state: 'unscanned',
      picture_state: 'waiting',
      is_current: true,
      is_removed: false,
      is_kept: true,
    },
  );
  assert.match(document.object_key, /^[0-9a-f]{2}\/[0-9a-f]{62}$/);
  assert.deepEqual(await actionsOf(ref), ['start', 'upload']);
  assert.ok((await queuedJobs(db, 'make-pictures')).includes(document.id));
  assert.equal(await isStored(document.object_key), true);
});

const KINDS: [title: string, fileName: string, bytes: Buffer, pictures: string][] = [
  ['a photo', 'IMG_1.jpg', await photo('jpeg'), 'waiting'],
  ['a drawing', 'plan.PNG', await photo('png'), 'waiting'],
  ['a Word document', 'plan.docx', officeFile('docx'), 'none'],
  ['an Excel table', 'budget.xlsx', officeFile('xlsx'), 'none'],
];
for (const [title, fileName, bytes, pictures] of KINDS) {
  test(`${title} is taken without a declared type and without a known size`, async () => {
    const { owner, ref } = await aDraft();
    await uploaded(owner, ref, bytes, { fileName, declaredType: '', sizeBytes: null });
    const [row] = await rowsOf(ref);
    assert.deepEqual([row?.picture_state, row?.sha256], [pictures, sha256(bytes)]);
  });
}

async function* breaksOff() {
  yield plainPdf().subarray(0, 200);
  throw new Error('the browser went away');
}
const tooLarge = heavyPdf(27_000_000);
const REFUSED: [title: string, bytes: Buffer, more: Partial<Upload>, problem: FileProblem][] = [
  ['an empty file', Buffer.alloc(0), {}, 'empty'],
  [
    'a file of another kind',
    Buffer.from('MZ\x90\x00program'),
    { fileName: 'setup.exe', declaredType: '' },
    'wrong-kind',
  ],
  ['a renamed file', Buffer.from('MZ\x90\x00program'), {}, 'renamed'],
  ['a photo renamed to PDF', await photo('jpeg'), {}, 'renamed'],
  ['a file that says it is too large', plainPdf(), { sizeBytes: 26_214_401 }, 'too-large'],
  ['a file that turns out too large', tooLarge, { sizeBytes: null }, 'too-large'],
  ['a locked file', plainPdf({ trailer: '/Encrypt<</Filter/Standard>>' }), {}, 'encrypted'],
  ['a damaged file', plainPdf().subarray(0, 300), {}, 'damaged'],
  ['a file with a script', plainPdf({ objects: ['<</S/JavaScript/JS(x)>>'] }), {}, 'active-content'],
  ['a file that is two files', Buffer.concat([plainPdf(), Buffer.from('<html>')]), {}, 'mixed-content'],
  [
    'a document with macros',
    officeFile('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]),
    { fileName: 'a.docx', declaredType: '' },
    'macros',
  ],
  ['a file shorter than it says', plainPdf(), { sizeBytes: 100_000 }, 'not-arrived'],
  ['a file longer than it says', plainPdf(), { sizeBytes: 100 }, 'not-arrived'],
  ['a file that breaks off', Buffer.alloc(0), { body: breaksOff(), sizeBytes: 5000 }, 'not-arrived'],
];
for (const [title, bytes, more, problem] of REFUSED) {
  test(`${title} is refused as ${problem} and leaves neither row nor object`, async () => {
    const { owner, ref } = await aDraft();
    const before = server.asked.length;
    const [application] =
      await db.owner`SELECT revision, answers, updated_at FROM applications WHERE ref = ${ref}`;
    assert.deepEqual(await upload(owner, ref, bytes, more), { document: null, problem });
    assert.equal((await rowsOf(ref)).length, 0);
    assert.deepEqual(await actionsOf(ref), ['start']);
    assert.equal(await orphans(), 0);
    const written = new Set(server.asked.slice(before).flatMap(({ key }) => key || []));
    for (const key of written) assert.equal(await isStored(key), false);
    const [later] = await db.owner`SELECT revision, answers, updated_at FROM applications WHERE ref = ${ref}`;
    assert.deepEqual({ ...later }, { ...application });
  });
}

test('the same file for the same paper is taken once, however often it is sent', async () => {
  const { owner, ref } = await aDraft();
  const bytes = plainPdf();
  const answers = await Promise.all(Array.from({ length: 6 }, () => uploaded(owner, ref, bytes)));
  assert.equal(new Set(answers.map(({ id }) => id)).size, 1);
  assert.equal((await rowsOf(ref)).length, 1);
  assert.deepEqual(await actionsOf(ref), ['start', 'upload']);
  assert.equal(await orphans(), 0);
});

test('a new version takes the place of the old one and keeps its label', async () => {
  const { owner, ref } = await aDraft();
  const first = await uploaded(owner, ref, plainPdf(), { label: 'North half' });
  const second = await uploaded(owner, ref, plainPdf({ pages: 2 }), { replacesId: first.id });
  assert.deepEqual([second.version_number, second.replaces_id, second.label], [2, first.id, 'North half']);
  assert.deepEqual(
    (await rowsOf(ref)).map((row) => [row.version_number, row.is_current, row.is_removed]),
    [
      [1, false, false],
      [2, true, false],
    ],
  );
  assert.equal((await uploaded(owner, ref, plainPdf({ pages: 2 }), { replacesId: first.id })).id, second.id);
  await assert.rejects(
    upload(owner, ref, plainPdf({ pages: 3 }), { replacesId: first.id }),
    refusedWith('stale-revision'),
  );
  await assert.rejects(
    upload(owner, ref, plainPdf({ pages: 3 }), { replacesId: second.id, documentKind: 'other' }),
    refusedWith('stale-revision'),
  );
});

test('two new versions at once: one takes the place and the other is told', async () => {
  const { owner, ref } = await aDraft();
  const first = await uploaded(owner, ref);
  const results = await Promise.allSettled(
    [2, 3].map((pages) => upload(owner, ref, plainPdf({ pages }), { replacesId: first.id })),
  );
  assert.deepEqual(results.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  assert.equal((await rowsOf(ref)).filter((row) => row.is_current).length, 1);
});

test('a removed file is gone from the case and removing it again is fine', async () => {
  const { owner, ref } = await aDraft();
  const { id, object_key } = await uploaded(owner, ref);
  await removeDocument(owner, { ref, documentId: id });
  await removeDocument(owner, { ref, documentId: id });
  assert.deepEqual(
    (await rowsOf(ref)).map((row) => [row.is_current, row.is_removed]),
    [[false, true]],
  );
  assert.deepEqual(await actionsOf(ref), ['start', 'upload', 'remove']);
  assert.equal(await isStored(object_key), true);
});

test('sixty files fit into a case and 200 MB do', async () => {
  const { owner, ref } = await aDraft();
  const fill = (count: number, sizeBytes: number) => db.owner`
    INSERT INTO documents (application_id, kind, label, version_number, file_name, content_type, size_bytes, sha256, object_key,
      scan_state, created_at)
    SELECT a.id, 'other', '', 1, n || '.pdf', 'application/pdf', ${sizeBytes}, 'x' || n, a.ref || ${sizeBytes} || '/' || n, 'clean', now()
    FROM applications a, generate_series(1, ${count}) AS n WHERE a.ref = ${ref}`;
  await fill(59, 1000);
  await uploaded(owner, ref);
  assert.deepEqual(await upload(owner, ref, plainPdf({ pages: 2 })), {
    document: null,
    problem: 'too-many-files',
  });
  await db.owner`UPDATE documents SET removed_at = now() WHERE application_id = (SELECT id FROM applications WHERE ref = ${ref})`;
  await fill(8, 26_214_399);
  assert.deepEqual(await upload(owner, ref, plainPdf({ pages: 2 })), {
    document: null,
    problem: 'case-full',
  });
  await db.owner`DELETE FROM documents WHERE kind = 'other' AND sha256 LIKE 'x%'`; // they are in no store
});

test('a case takes sixty uploads an hour, good or bad', async () => {
  const { owner, ref } = await aDraft();
  for (let i = 0; i < 60; i += 1) assert.equal((await upload(owner, ref, Buffer.alloc(0))).problem, 'empty');
  await assert.rejects(upload(owner, ref), refusedWith('too-many-requests'));
  const later = { ...owner, now: new Date(NOW.getTime() + 3_600_000) };
  await uploaded(later, ref);
});

test('strangers, staff and visitors upload and remove nothing and learn nothing', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  const strangers = [
    as(ctx, await anApplicant(db)),
    as(ctx, await aStaffMember(db, 'special-events', ['coordinator'])),
    ctx,
  ];
  for (const stranger of strangers) {
    await assert.rejects(upload(stranger, ref), refusedWith('not-found'));
    await assert.rejects(upload(stranger, '00000-00000-0'), refusedWith('not-found'));
    await assert.rejects(removeDocument(stranger, { ref, documentId: id }), refusedWith('not-found'));
  }
  const other = await aDraft();
  await removeDocument(other.owner, { ref: other.ref, documentId: id });
  assert.equal((await rowsOf(ref))[0]?.is_removed, false);
});

test('a kind of paper that the city does not know is not taken', async () => {
  const { owner, ref } = await aDraft();
  await assert.rejects(upload(owner, ref, plainPdf(), { documentKind: 'secret' }), refusedWith('not-found'));
});

test('a case that is over takes no more files', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  await withdrawApplication(owner, { ref });
  await assert.rejects(upload(owner, ref, plainPdf({ pages: 2 })), refusedWith('wrong-state'));
  await assert.rejects(removeDocument(owner, { ref, documentId: id }), refusedWith('wrong-state'));
});

test('once submitted, what the case asks for moves with its files', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const [need] = await db.owner`
    SELECT document_kind FROM requirements WHERE application_id = ${one.id} AND is_current ORDER BY document_kind LIMIT 1`;
  const documentKind = String(need?.document_kind);
  const stateOf = async () => {
    const [row] = await db.owner`
      SELECT state FROM requirements WHERE application_id = ${one.id} AND document_kind = ${documentKind}`;
    return row?.state;
  };
  assert.equal(await stateOf(), 'required');
  const first = await uploaded(one.owner, one.ref, plainPdf(), { documentKind });
  const second = await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }), { documentKind });
  assert.equal(await stateOf(), 'uploaded');
  await removeDocument(one.owner, { ref: one.ref, documentId: first.id });
  assert.equal(await stateOf(), 'uploaded');
  await removeDocument(one.owner, { ref: one.ref, documentId: second.id });
  assert.equal(await stateOf(), 'required');
  const third = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), { documentKind });
  // Three files came and two went.
  const judged = {
    ref: one.ref,
    documentKind,
    action: 'accept_document' as const,
    reason: '',
    filesRevision: 5,
  };
  await judgeRequirement(one.coordinator, judged);
  assert.equal(await stateOf(), 'accepted');
  await assert.rejects(
    removeDocument(one.owner, { ref: one.ref, documentId: third.id }),
    refusedWith('wrong-state'),
  );
  const asked = server.asked.length;
  await assert.rejects(
    upload(one.owner, one.ref, plainPdf({ pages: 4 }), { documentKind }),
    refusedWith('wrong-state'),
  );
  assert.equal(server.asked.length, asked, 'not a byte was sent');
});

test('a plan that was replaced or removed while somebody read it is neither approved nor judged on that page', async () => {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const documentKind = 'sketch-plan';
  const events = await one.desk('special-events');
  const approval = { decision: 'approve', reason: null, words: '', conditions: [] } as const;
  const first = await uploaded(one.owner, one.ref, plainPdf(), { documentKind });
  const seen = await seenBy(db, one, 'special-events');
  const second = await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }), {
    documentKind,
    replacesId: first.id,
  });
  await assert.rejects(decideReview(events, { ...seen, ...approval }), refusedWith('stale-revision'));
  for (const action of ['accept_document', 'reject_document'] as const) {
    const judged = { ref: one.ref, documentKind, action, reason: 'Too small.', filesRevision: 1 };
    await assert.rejects(judgeRequirement(one.coordinator, judged), refusedWith('stale-revision'));
  }
  const seenAgain = await seenBy(db, one, 'special-events');
  await removeDocument(one.owner, { ref: one.ref, documentId: second.id });
  await assert.rejects(decideReview(events, { ...seenAgain, ...approval }), refusedWith('stale-revision'));
  await decideReview(events, { ...(await seenBy(db, one, 'special-events')), ...approval });
});

test('a store that gives back other bytes is noticed and nothing is kept', async () => {
  const { owner, ref } = await aDraft();
  const objects = server.store;
  const liar: Ctx = {
    ...owner,
    outside: {
      ...owner.outside,
      objects: {
        put: (object) => objects.put(object),
        replace: (object) => objects.replace(object),
        get: async () => ({
          body: (await import('node:stream')).Readable.from(inPieces(plainPdf({ pages: 9 }))),
          sizeBytes: 5,
        }),
        remove: (key) => objects.remove(key),
        check: () => objects.check(),
      },
    },
  };
  assert.deepEqual(await upload(liar, ref), { document: null, problem: 'not-arrived' });
  assert.equal(world.alarms.at(-1)?.alarm, 'object-mismatch');
  assert.equal((await rowsOf(ref)).length, 0);
  assert.equal(await orphans(), 0);
});

test('a store that fails is an error, the draft is as it was, and the next try is fine', async () => {
  const { owner, ref } = await aDraft();
  for (const method of ['PUT', 'GET']) {
    server.fail((request) =>
      request.method === method ? { status: 500, code: 'InternalError' } : undefined,
    );
    await assert.rejects(upload(owner, ref));
  }
  server.fail();
  assert.equal((await rowsOf(ref)).length, 0);
  await uploaded(owner, ref);
  assert.equal((await rowsOf(ref)).length, 1);
});

test('ten large files at once are all stored as they were sent', async () => {
  const { owner, ref } = await aDraft();
  const files = Array.from({ length: 8 }, () => heavyPdf(5_000_000, 2));
  const before = process.memoryUsage().rss;
  let peak = before;
  const watch = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  const documents = await Promise.all(
    files.map((bytes, i) =>
      uploaded(owner, ref, bytes, { fileName: `plan ${i}.pdf`, sizeBytes: i % 2 ? null : bytes.length }),
    ),
  ).finally(() => clearInterval(watch));
  assert.deepEqual(
    documents.map((one) => one.sha256),
    files.map(sha256),
  );
  assert.ok(peak - before < 256_000_000, `memory grew by ${Math.round((peak - before) / 1e6)} MB`);
});

test('a file named by an attacker is data and nothing else', async () => {
  const { owner, ref } = await aDraft();
  const fileName = `../../${randomBytes(4).toString('hex')}"\r\nSet-Cookie: a=b;\u202efdp.exe.pdf`;
  const document = await uploaded(owner, ref, plainPdf(), { fileName });
  assert.match(document.file_name, /^[0-9a-f]{8}"Set-Cookie: a=b;fdp\.exe\.pdf$/);
  assert.match(document.object_key, /^[0-9a-f]{2}\/[0-9a-f]{62}$/);
});
