import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { documentWorld, uploaded } from '#e2e/fixtures/documents.ts';
import { heavyPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { makePictures } from '#src/commands/document-pictures.ts';
import { lendTicket, openOriginal, openPicture, openWithTicket } from '#src/commands/document-reading.ts';
import { type Ctx, tokenHashOf } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { deleteSession, insertSession } from '#src/store/session.ts';

const world = await documentWorld(new Date('2027-04-01T14:00:00Z'));
const { db, ctx, system, server } = world;
after(() => world[Symbol.asyncDispose]());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const plan = heavyPdf(2_000_000, 2);

async function read(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
const readsOf = async (one: TestCase) => {
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM activities WHERE application_id = ${one.id} AND action = 'read_document'`;
  return Number(row?.count);
};

async function aCaseWithPlan(documentKind = 'site-plan'): Promise<TestCase & { documentId: string }> {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  const { id } = await uploaded(one.owner, one.ref, plan, { documentKind });
  return { ...one, documentId: id };
}
const agencyOf = async (one: TestCase) => {
  const [row] =
    await db.owner`SELECT agency FROM reviews WHERE application_id = ${one.id} AND is_current ORDER BY agency LIMIT 1`;
  return String(row?.agency);
};

test('the owner, the coordinator and an agency of the case read the original; each reading by staff is a line', async () => {
  const one = await aCaseWithPlan();
  const agency = await agencyOf(one);
  const people: [Ctx, number][] = [
    [one.owner, 0],
    [one.coordinator, 1],
    [await one.desk(agency), 2],
    [await one.desk(agency), 3],
  ];
  for (const [person, lines] of people) {
    const opened = await openOriginal(person, { documentId: one.documentId });
    assert.deepEqual(
      [opened.fileName, opened.contentType, opened.sizeBytes],
      ['site plan.pdf', 'application/pdf', plan.length],
    );
    assert.equal(sha256(await read(opened.body)), sha256(plan));
    assert.equal(await readsOf(one), lines);
  }
  const [line] = await db.owner`
    SELECT actor_kind, agency, detail FROM activities WHERE application_id = ${one.id} ORDER BY position DESC LIMIT 1`;
  assert.deepEqual(
    { ...line },
    { actor_kind: 'staff', agency, detail: { document: 'site-plan', file: one.documentId, number: 1 } },
  );
});

test('everybody else is told that there is nothing, and leaves no line', async () => {
  const one = await aCaseWithPlan();
  const strangers: Ctx[] = [
    ctx,
    as(ctx, await anApplicant(db)),
    as(ctx, await aStaffMember(db, 'film')),
    as(ctx, await aStaffMember(db, null, ['administrator'])),
    { ...ctx, actor: { kind: 'visitor', sessionHash: randomBytes(32).toString('hex') } },
  ];
  for (const stranger of strangers) {
    const { documentId } = one;
    await assert.rejects(openOriginal(stranger, { documentId }), refusedWith('not-found'));
    await assert.rejects(
      openPicture(stranger, { documentId, pageNumber: 1, knownSha256: null }),
      refusedWith('not-found'),
    );
    await assert.rejects(
      lendTicket(stranger, { documentId, sessionHash: randomBytes(32) }),
      refusedWith('not-found'),
    );
  }
  assert.equal(await readsOf(one), 0);
  await assert.rejects(
    openOriginal(one.owner, { documentId: '00000000-0000-4000-8000-000000000000' }),
    refusedWith('not-found'),
  );
});

test('a security plan is closed to agencies that the city does not name', async () => {
  const one = await aCaseWithPlan('security-plan');
  const agency = await agencyOf(one);
  const kind = ctx.city.documentKinds.find(({ key }) => key === 'security-plan');
  assert.equal(kind?.visibility, 'security');
  const isNamed = kind?.readers.includes(agency) ?? false;
  const desk = await one.desk(agency);
  if (isNamed) await read((await openOriginal(desk, { documentId: one.documentId })).body);
  else await assert.rejects(openOriginal(desk, { documentId: one.documentId }), refusedWith('not-found'));
  await read((await openOriginal(one.coordinator, { documentId: one.documentId })).body);
});

test('a removed file is open to nobody', async () => {
  const one = await aCaseWithPlan();
  await db.owner`UPDATE documents SET removed_at = now() WHERE id = ${one.documentId}`;
  for (const person of [one.owner, one.coordinator]) {
    await assert.rejects(openOriginal(person, { documentId: one.documentId }), refusedWith('not-found'));
  }
});

test('an object that was swapped never arrives whole and sets off the alarm', async () => {
  const one = await aCaseWithPlan();
  const [row] = await db.owner`SELECT object_key FROM documents WHERE id = ${one.documentId}`;
  const key = String(row?.object_key);
  const swapped = Buffer.from(plan);
  swapped[swapped.length - 100] = (swapped[swapped.length - 100] ?? 0) ^ 1;
  await server.store.remove(key);
  await server.store.put({ key, contentType: 'application/pdf', body: swapped });
  const { body } = await openOriginal(one.owner, { documentId: one.documentId });
  let arrived = 0;
  await assert.rejects(async () => {
    for await (const chunk of body) arrived += chunk.length;
  });
  assert.ok(arrived < plan.length);
  assert.deepEqual(world.alarms.at(-1), { alarm: 'object-mismatch', objectKey: key });
  await server.store.remove(key);
  await server.store.put({ key, contentType: 'application/pdf', body: Buffer.from('short') });
  await assert.rejects(openOriginal(one.owner, { documentId: one.documentId }));
  await server.store.remove(key);
  await assert.rejects(openOriginal(one.owner, { documentId: one.documentId }));
});

test('a picture is read by whoever reads its file, and not sent twice', async () => {
  const one = await aCaseWithPlan();
  await makePictures(system, { documentId: one.documentId });
  const asked = { documentId: one.documentId, pageNumber: 2, knownSha256: null };
  const picture = await openPicture(one.coordinator, asked);
  assert.equal(picture.contentType, 'image/webp');
  assert.equal(sha256(picture.bytes ?? Buffer.alloc(0)), picture.sha256);
  assert.equal((await openPicture(one.owner, { ...asked, knownSha256: picture.sha256 })).bytes, null);
  await assert.rejects(openPicture(one.owner, { ...asked, pageNumber: 3 }), refusedWith('not-found'));
});

async function aSession(person: Ctx): Promise<Buffer> {
  const tokenHash = tokenHashOf(randomBytes(32).toString('base64url'));
  const { actor } = person;
  await db.app.begin((tx) =>
    insertSession(tx, {
      tokenHash,
      applicantId: actor.kind === 'applicant' ? actor.id : null,
      staffId: actor.kind === 'staff' ? actor.id : null,
      providerSession: null,
      authenticatedAt: actor.kind === 'staff' ? new Date() : null,
      now: new Date(),
      expiresAt: new Date(Date.now() + 3_600_000),
    }),
  );
  return tokenHash;
}

test('a ticket opens one original once, for a minute, as long as its session lives', async () => {
  const one = await aCaseWithPlan();
  const other = await aCaseWithPlan();
  const { documentId } = one;
  const sessionHash = await aSession(one.coordinator);
  const lend = () => lendTicket(one.coordinator, { documentId, sessionHash });

  const token = await lend();
  await assert.rejects(
    openWithTicket(ctx, { documentId: other.documentId, token }),
    refusedWith('not-found'),
  );
  assert.equal(sha256(await read((await openWithTicket(ctx, { documentId, token })).body)), sha256(plan));
  assert.equal(await readsOf(one), 1);
  await assert.rejects(openWithTicket(ctx, { documentId, token }), refusedWith('not-found'));

  const late = await lend();
  const later = { ...ctx, now: new Date(ctx.now.getTime() + 61_000) };
  await assert.rejects(openWithTicket(later, { documentId, token: late }), refusedWith('not-found'));

  const parallel = await lend();
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () => openWithTicket(ctx, { documentId, token: parallel })),
  );
  const opened = results.filter((result) => result.status === 'fulfilled');
  assert.equal(opened.length, 1);
  for (const { value } of opened) await read(value.body);

  const orphaned = await lend();
  await db.app.begin((tx) => deleteSession(tx, sessionHash));
  await assert.rejects(openWithTicket(ctx, { documentId, token: orphaned }), refusedWith('not-found'));
  await assert.rejects(openWithTicket(ctx, { documentId, token: 'made up' }), refusedWith('not-found'));
  assert.equal(await readsOf(one), 2);
});

test('a ticket has the rights that its session has now', async () => {
  const one = await aCaseWithPlan();
  const sessionHash = await aSession(one.coordinator);
  const token = await lendTicket(one.coordinator, { documentId: one.documentId, sessionHash });
  await db.owner`UPDATE staff_members SET roles = '{}' WHERE id = (SELECT staff_id FROM sessions WHERE token_hash = ${sessionHash})`;
  await assert.rejects(openWithTicket(ctx, { documentId: one.documentId, token }), refusedWith('not-found'));
});
