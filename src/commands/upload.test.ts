import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import {
  begunUpload,
  documentWorld,
  inPieces,
  pieceOf,
  sentPiece,
  uploaded,
} from '#e2e/fixtures/documents.ts';
import { heavyPdf, plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startApplication, withdrawApplication } from '#src/commands/application.ts';
import { sweepObjects } from '#src/commands/object.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { beginUpload, cancelUpload, finishUpload, takePiece } from '#src/commands/upload.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
const HOUR_MS = 3_600_000;
const MIB = 1_048_576;
const world = await documentWorld(NOW);
const { db, ctx, system, server } = world;
after(() => world[Symbol.asyncDispose]());

const PLAN = heavyPdf(2 * MIB + 300_000);
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const aDraft = async () => {
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, { answers: blockParty('2027-06-05'), sessionHash: null });
  return { owner, ref };
};
const refusedAs = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

async function documentsOf(ref: string) {
  const rows = await db.owner`
    SELECT d.id, d.file_name, d.sha256, d.label, d.is_current, d.object_key FROM documents d JOIN applications a ON a.id = d.application_id
    WHERE a.ref = ${ref} ORDER BY d.created_at, d.id`;
  return rows.map((row) => ({ ...row }) as Record<string, unknown>);
}
async function bytesAt(key: string): Promise<Buffer> {
  const stored = await server.store.get(key);
  const chunks: Buffer[] = [];
  for await (const chunk of stored?.body ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
/** Pieces named in the database, and objects in the store that are nobody's. */
async function leftOver() {
  const [row] = await db.owner`
    SELECT (SELECT count(*) FROM upload_pieces)::int AS pieces,
      (SELECT count(*) FROM uploads WHERE document_id IS NULL)::int AS uploads,
      (SELECT count(*) FROM stored_objects WHERE kept_at IS NULL)::int AS objects`;
  return { ...row };
}
const NOTHING = { pieces: 0, uploads: 0, objects: 0 };

async function sendAll(owner: Ctx, ref: string, bytes: Buffer, more = {}) {
  const { standing } = await begunUpload(owner, ref, bytes, more);
  for (let i = standing.offset / MIB; i * MIB < bytes.length; i += 1) {
    const taken = await sentPiece(owner, ref, standing.id, bytes, i);
    assert.equal(taken.isTaken, true, JSON.stringify(taken));
  }
  return standing.id;
}

test('a file that comes in pieces is the file that was sent, goes the way of all files, and leaves no piece', async () => {
  const { owner, ref } = await aDraft();
  const uploadId = await sendAll(owner, ref, PLAN, { documentKind: 'other', fileName: '../plan.pdf' });
  const end = await finishUpload(owner, { ref, uploadId, label: ' North  half ' });
  assert.ok('document' in end && end.document);
  const [document, ...others] = await documentsOf(ref);
  assert.equal(others.length, 0);
  assert.equal(document?.file_name, 'plan.pdf');
  assert.equal(document?.label, 'North half');
  assert.equal(document?.sha256, sha256Of(PLAN));
  assert.ok((await bytesAt(String(document?.object_key))).equals(PLAN));
  const [line] = await db.owner`
    SELECT count(*)::int AS count FROM activities v JOIN applications a ON a.id = v.application_id
    WHERE a.ref = ${ref} AND v.action = 'upload'`;
  assert.equal(line?.count, 1);
  assert.deepEqual(await leftOver(), NOTHING);
});

test('the same file chosen again goes on from what is there, and another one begins anew', async () => {
  const { owner, ref } = await aDraft();
  const { standing } = await begunUpload(owner, ref, PLAN);
  assert.deepEqual([standing.offset, standing.pieces], [0, []]);
  await sentPiece(owner, ref, standing.id, PLAN, 0);
  const again = (await begunUpload(owner, ref, PLAN)).standing;
  assert.deepEqual(again, { id: standing.id, offset: MIB, pieces: [pieceOf(PLAN, 0).sha256] });
  for (const more of [
    { fileName: 'other plan.pdf' },
    { sizeBytes: PLAN.length - 1 },
    { modifiedMs: 1 },
    { documentKind: 'other' },
  ]) {
    const other = (await begunUpload(owner, ref, PLAN, more)).standing;
    assert.notEqual(other.id, standing.id, JSON.stringify(more));
    assert.equal(other.offset, 0);
    await cancelUpload(owner, { ref, uploadId: other.id });
  }
  await cancelUpload(owner, { ref, uploadId: standing.id });
  assert.deepEqual(await leftOver(), NOTHING);
});

test('a piece that comes twice, early, late, short, long or changed never enters the file', async () => {
  const { owner, ref } = await aDraft();
  const { id } = (await begunUpload(owner, ref, PLAN)).standing;
  const send = (number: number, more = {}) => sentPiece(owner, ref, id, PLAN, number, more);
  const first = pieceOf(PLAN, 0);
  assert.deepEqual(await send(1), { offset: 0, isTaken: false, problem: null });
  assert.deepEqual(await send(0, { body: inPieces(first.bytes.subarray(1)) }), {
    offset: 0,
    isTaken: false,
    problem: 'not-arrived',
  });
  const long = Buffer.concat([first.bytes, Buffer.from('x')]);
  assert.equal((await send(0, { body: inPieces(long) })).problem, 'not-arrived');
  assert.equal((await send(0, { sha256: 'f'.repeat(64) })).problem, 'not-arrived');
  assert.equal((await send(0, { sha256: '' })).problem, 'not-arrived');
  const broken = (async function* () {
    yield first.bytes.subarray(0, 400_000);
    throw new Error('the connection ended before the body did');
  })();
  assert.equal((await send(0, { body: broken })).problem, 'not-arrived');
  assert.deepEqual(await send(0), { offset: MIB, isTaken: true, problem: null });
  assert.deepEqual(await send(0), { offset: MIB, isTaken: true, problem: null });
  assert.deepEqual(await send(0, { sha256: 'a'.repeat(64) }), { offset: MIB, isTaken: false, problem: null });
  assert.deepEqual(await send(2), { offset: MIB, isTaken: false, problem: null });
  assert.deepEqual(await finishUpload(owner, { ref, uploadId: id, label: '' }), { offset: MIB });
  assert.deepEqual(await documentsOf(ref), []);
  await cancelUpload(owner, { ref, uploadId: id });
  assert.deepEqual(await leftOver(), NOTHING);
});

test('two tabs that send the same pieces at once and finish at once make one file of the right bytes', async () => {
  const { owner, ref } = await aDraft();
  const { id } = (await begunUpload(owner, ref, PLAN)).standing;
  for (let number = 0; number < 3; number += 1) {
    const both = await Promise.all([1, 2].map(() => sentPiece(owner, ref, id, PLAN, number)));
    assert.deepEqual(
      both.map((one) => one.isTaken),
      [true, true],
    );
  }
  const ends = await Promise.all([1, 2, 3].map(() => finishUpload(owner, { ref, uploadId: id, label: '' })));
  const ids = ends.map((end) =>
    'documentId' in end ? end.documentId : 'document' in end && end.document?.id,
  );
  const [document, ...others] = await documentsOf(ref);
  assert.equal(others.length, 0);
  assert.deepEqual(ids, [document?.id, document?.id, document?.id]);
  assert.equal(document?.sha256, sha256Of(PLAN));
  const later = await finishUpload(owner, { ref, uploadId: id, label: '' });
  assert.deepEqual(later, { documentId: document?.id });
  assert.deepEqual(await leftOver(), NOTHING);
});

test('a file of the wrong kind is refused with its first piece, and a bad one at its end, and nothing stays', async () => {
  const { owner, ref } = await aDraft();
  const program = Buffer.concat([Buffer.from('MZ\x90\0'), PLAN]);
  const begun = (await begunUpload(owner, ref, program)).standing;
  const taken = await sentPiece(owner, ref, begun.id, program, 0);
  assert.deepEqual(taken, { offset: 0, isTaken: false, problem: 'renamed' });
  await assert.rejects(sentPiece(owner, ref, begun.id, program, 0), refusedAs('not-found'));
  const damaged = PLAN.subarray(0, PLAN.length - 200_000);
  const uploadId = await sendAll(owner, ref, damaged);
  const end = await finishUpload(owner, { ref, uploadId, label: '' });
  assert.ok('problem' in end);
  assert.equal(end.problem, 'damaged');
  assert.deepEqual(await documentsOf(ref), []);
  assert.deepEqual(await leftOver(), NOTHING);
});

test('what cannot end well does not begin', async () => {
  const { owner, ref } = await aDraft();
  const begin = (more: object) =>
    beginUpload(owner, {
      ref,
      documentKind: 'site-plan',
      replacesId: null,
      fileName: 'plan.pdf',
      declaredType: '',
      sizeBytes: 5,
      modifiedMs: 0,
      ...more,
    });
  assert.equal((await begin({ sizeBytes: 0 })).problem, 'empty');
  assert.equal((await begin({ sizeBytes: 26_214_401 })).problem, 'too-large');
  assert.equal((await begin({ sizeBytes: 26_214_400 })).problem, null);
  await assert.rejects(begin({ documentKind: 'no-such-kind' }), refusedAs('not-found'));
  const others = [];
  for (let i = 0; i < 8; i += 1) others.push((await begin({ sizeBytes: 25_000_000, modifiedMs: i })).problem);
  assert.deepEqual(others, [null, null, null, null, null, null, null, 'case-full']);
  await db.owner`DELETE FROM uploads`;
  const many = [];
  for (let i = 0; i < 21; i += 1) many.push((await begin({ modifiedMs: i })).problem);
  assert.deepEqual(many, [...Array.from({ length: 20 }, () => null), 'too-many-unfinished']);
  assert.equal((await begin({ modifiedMs: 3 })).problem, null, 'going on is always possible');
  const { ref: second } = await startApplication(owner, { answers: {}, sessionHash: null });
  const { ref: third } = await startApplication(owner, { answers: {}, sessionHash: null });
  for (let i = 0; i < 20; i += 1) assert.equal((await begin({ ref: second, modifiedMs: i })).problem, null);
  assert.equal((await begin({ ref: third })).problem, 'too-many-unfinished');
  await db.owner`DELETE FROM uploads`;
});

test('an hour has a limit on uploads that begin, and going on with one is free', async () => {
  const { owner, ref } = await aDraft();
  let begun = 0;
  const begin = async (number: number) => {
    const { standing } = await begunUpload(owner, ref, PLAN, { modifiedMs: number });
    begun += 1;
    return standing.id;
  };
  for (let i = 0; i < 119; i += 1) await cancelUpload(owner, { ref, uploadId: await begin(i) });
  const last = await begin(119);
  await assert.rejects(begin(120), refusedAs('too-many-requests'));
  assert.equal(await begin(119), last);
  assert.equal(begun, 121);
  await cancelUpload(owner, { ref, uploadId: last });
});

test('strangers learn nothing of an upload and change nothing about it', async () => {
  const { owner, ref } = await aDraft();
  const { id } = (await begunUpload(owner, ref, PLAN)).standing;
  await sentPiece(owner, ref, id, PLAN, 0);
  const theirs = await aDraft();
  const notFound = refusedAs('not-found');
  await assert.rejects(begunUpload(theirs.owner, ref, PLAN), notFound);
  for (const at of [ref, theirs.ref]) {
    await assert.rejects(sentPiece(theirs.owner, at, id, PLAN, 1), notFound, at);
    await assert.rejects(finishUpload(theirs.owner, { ref: at, uploadId: id, label: '' }), notFound, at);
  }
  await assert.rejects(cancelUpload(theirs.owner, { ref, uploadId: id }), notFound);
  await cancelUpload(theirs.owner, { ref: theirs.ref, uploadId: id });
  assert.equal((await begunUpload(owner, ref, PLAN)).standing.offset, MIB);
  await cancelUpload(owner, { ref, uploadId: id });
});

test('a draft is deleted with files that came in pieces and files that are still on their way', async () => {
  const { owner, ref } = await aDraft();
  const uploadId = await sendAll(owner, ref, PLAN, { documentKind: 'other' });
  await finishUpload(owner, { ref, uploadId, label: '' });
  const { standing } = await begunUpload(owner, ref, PLAN, { fileName: 'the plan of Ana.pdf' });
  await sentPiece(owner, ref, standing.id, PLAN, 0);
  await withdrawApplication(owner, { ref });
  assert.deepEqual(await documentsOf(ref), []);
  assert.deepEqual(await leftOver(), NOTHING);
  const uploads = await db.owner`
    SELECT FROM uploads u JOIN applications a ON a.id = u.application_id WHERE a.ref = ${ref}`;
  assert.equal(uploads.length, 0);
});

test('a draft that was sent or given up meanwhile takes no file that was begun before, and says so', async () => {
  for (const meanwhile of ['sent', 'given up']) {
    const { owner, ref } = await aDraft();
    await uploaded(owner, ref, plainPdf());
    const uploadId = await sendAll(owner, ref, PLAN, { documentKind: 'other' });
    if (meanwhile === 'sent') await submitApplication(owner, { ref, revision: 1, key: 'k' });
    else await withdrawApplication(owner, { ref });
    const before = await documentsOf(ref);
    await assert.rejects(
      finishUpload(owner, { ref, uploadId, label: '' }),
      refusedAs('wrong-state'),
      meanwhile,
    );
    assert.deepEqual(await documentsOf(ref), before);
    await cancelUpload(owner, { ref, uploadId });
    assert.equal((await leftOver()).pieces, 0);
  }
});

test('a draft that is sent while its last upload finishes keeps what it was sent with', async () => {
  const { owner, ref } = await aDraft();
  const uploadId = await sendAll(owner, ref, PLAN, { documentKind: 'other' });
  // The store answers when the case has moved: after the upload was looked at, and before its file is kept.
  const moved = submitApplication(owner, { ref, revision: 1, key: 'k' });
  const { store } = server;
  const slow = Object.assign(Object.create(store) as typeof store, {
    put: store.put.bind(store),
    remove: store.remove.bind(store),
    get: async (key: string) => {
      await moved;
      return await store.get(key);
    },
  });
  const later = { ...owner, outside: { ...owner.outside, objects: slow } };
  const said = await finishUpload(later, { ref, uploadId, label: '' }).then(
    () => 'kept',
    (error: unknown) => (error instanceof Refused ? error.code : String(error)),
  );
  assert.equal(said, 'wrong-state');
  assert.deepEqual(await documentsOf(ref), []);
  await cancelUpload(owner, { ref, uploadId });
});

test('a new version of a file comes in pieces too, and only once', async () => {
  const { owner, ref } = await aDraft();
  const old = await uploaded(owner, ref, plainPdf());
  const first = await sendAll(owner, ref, PLAN, { replacesId: old.id });
  const other = heavyPdf(MIB + 100_000);
  const second = await sendAll(owner, ref, other, { replacesId: old.id });
  await finishUpload(owner, { ref, uploadId: first, label: '' });
  await assert.rejects(
    finishUpload(owner, { ref, uploadId: second, label: '' }),
    refusedAs('stale-revision'),
  );
  const current = (await documentsOf(ref)).filter((one) => one.is_current);
  assert.deepEqual(
    current.map((one) => one.sha256),
    [sha256Of(PLAN)],
  );
  await cancelUpload(owner, { ref, uploadId: second });
  assert.deepEqual(await leftOver(), NOTHING);
});

test('an upload goes on after every answer of the store that was lost, late or wrong', async () => {
  const { owner, ref } = await aDraft();
  const { id } = (await begunUpload(owner, ref, PLAN)).standing;
  const isPut = ({ method }: { method: string }) => method === 'PUT';
  server.fail((request) => (isPut(request) ? { status: 500, code: 'InternalError' } : undefined));
  await assert.rejects(sentPiece(owner, ref, id, PLAN, 0));
  server.fail((request) => (isPut(request) ? 'lost-answer' : undefined));
  // The store has the piece and never said so: the try fails, or a repeated one finds the key taken by itself.
  await sentPiece(owner, ref, id, PLAN, 0).catch(() => undefined);
  server.fail();
  for (let number = (await begunUpload(owner, ref, PLAN)).standing.offset / MIB; number < 3; number += 1)
    assert.equal((await sentPiece(owner, ref, id, PLAN, number)).isTaken, true);
  const finish = () => finishUpload(owner, { ref, uploadId: id, label: '' });
  server.fail(({ method }) => (method === 'GET' ? { status: 503, code: 'SlowDown' } : undefined));
  const away = await finish();
  assert.ok('problem' in away);
  assert.equal(away.problem, 'not-arrived');
  server.fail();
  assert.equal((await begunUpload(owner, ref, PLAN)).standing.offset, PLAN.length, 'the pieces are gone');
  const end = await finish();
  assert.ok('document' in end && end.document);
  assert.equal(end.document.sha256, sha256Of(PLAN));
  assert.equal((await documentsOf(ref)).length, 1);
});

test('pieces that the store gives back changed are never joined: the file begins anew', async () => {
  const { owner, ref } = await aDraft();
  const uploadId = await sendAll(owner, ref, PLAN);
  server.fail(({ method }) => (method === 'GET' ? 'wrong-bytes' : undefined));
  const end = await finishUpload(owner, { ref, uploadId, label: '' });
  server.fail();
  assert.ok('problem' in end);
  assert.equal(end.problem, 'not-arrived');
  assert.equal(world.alarms.at(-1)?.alarm, 'object-mismatch');
  const again = (await begunUpload(owner, ref, PLAN)).standing;
  assert.notEqual(again.id, uploadId);
  assert.equal(again.offset, 0);
  await cancelUpload(owner, { ref, uploadId: again.id });
});

test('an upload that nobody finished in a day is swept with its pieces, and a younger one stays whole', async () => {
  await db.owner`DELETE FROM uploads`;
  await sweepObjects({ ...system, now: new Date(NOW.getTime() + 48 * HOUR_MS) });
  const { owner, ref } = await aDraft();
  const old = (await begunUpload({ ...owner, now: new Date(NOW.getTime() - 24.1 * HOUR_MS) }, ref, PLAN))
    .standing;
  // The last piece came just now, and still belongs to an upload that is too old.
  await sentPiece(owner, ref, old.id, PLAN, 0);
  const young = (await begunUpload(owner, ref, PLAN, { modifiedMs: 7 })).standing;
  await sentPiece(owner, ref, young.id, PLAN, 0);
  const swept = await sweepObjects(system);
  assert.deepEqual([swept.uploads, swept.removed], [1, 1]);
  assert.deepEqual(await leftOver(), { pieces: 1, uploads: 1, objects: 1 });
  await assert.rejects(takePiece(owner, { ...pieceSent(1), ref, uploadId: old.id }), refusedAs('not-found'));
  assert.equal((await sentPiece(owner, ref, young.id, PLAN, 1)).isTaken, true);
  await cancelUpload(owner, { ref, uploadId: young.id });
});

const pieceSent = (number: number) => {
  const { bytes, offset, sha256 } = pieceOf(PLAN, number);
  return { offset, sha256, body: inPieces(bytes) };
};
