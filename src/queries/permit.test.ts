import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { aCaseInReview, everybodyAgrees, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { startTestStore, type TestStore } from '#e2e/fixtures/object-store.ts';
import { anApplicant, aStaffMember, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { makePermit } from '#src/jobs/make-permit.ts';
import { makeRecord } from '#src/jobs/make-record.ts';
import { createSigner } from '#src/outside/sign.ts';
import { permitPaperFor, publicPermit, recordPaperFor } from '#src/queries/permit.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
const PARTY = new Date('2027-06-05T18:00:00Z');
const signer = createSigner({
  SIGNING_KEY: generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  RETIRED_PUBLIC_KEYS: undefined,
});
const ATTEMPT = { attempt: 1, signal: new AbortController().signal };
let db: TestDatabase;
let store: TestStore;
let ctx: Ctx;

before(async () => {
  db = await createTestDatabase();
  store = await startTestStore();
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: NOW,
    outside: { signer, objects: store.store } as Ctx['outside'], // all that permits need
  });
});
after(async () => {
  await store[Symbol.asyncDispose]();
  // Permits are forged here.
  await db.drop({ except: ['I13'] });
});

async function anIssuedCase(): Promise<{ one: TestCase; code: string; number: string; permitId: string }> {
  const one = await aCaseInReview(db, ctx, blockParty('2027-06-05'));
  await everybodyAgrees(db, one);
  await waivePapers(db, one);
  const { code, number } = await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
  const [row] = await db.owner`SELECT id FROM permits WHERE code = ${code}`;
  return { one, code, number, permitId: String(row?.id) };
}

const system = (): Ctx => as(ctx, systemActor('test'));
const at = (now: Date): Ctx => ({ ...ctx, now });
const notFound = { code: 'not-found' };
async function bytesOf(paper: Awaited<ReturnType<typeof permitPaperFor>>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of paper?.body ?? []) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

test('a permit is proven and its standing follows the clock and the city', async () => {
  const { one, code, number } = await anIssuedCase();
  assert.equal((await publicPermit(ctx, code))?.standing, 'valid_later');
  const now = await publicPermit(at(PARTY), code.toLowerCase());
  assert.equal(now?.standing, 'valid_now');
  assert.equal(now?.number, number);
  assert.equal((await publicPermit(at(new Date('2027-06-07T00:00:00Z')), code))?.standing, 'over');
  await revokePermit(one.coordinator, { ref: one.ref, reason: 'The plan was not true.' });
  const revoked = await publicPermit(at(PARTY), code);
  assert.equal(revoked?.standing, 'revoked');
  assert.ok(!JSON.stringify(revoked).includes('The plan was not true.'));
});

test('nothing that is not public reaches the page', async () => {
  const { one, code } = await anIssuedCase();
  const seen = JSON.stringify(await publicPermit(ctx, code));
  const [row] = await db.owner`
    SELECT a.answers ->> 'applicant' AS applicant, o.email FROM applications a JOIN applicants o ON o.id = a.owner_id
    WHERE a.id = ${one.id}`;
  const person = JSON.parse(String(row?.applicant)) as Record<string, string>;
  for (const secret of [person.name, person.phone, person.address, String(row?.email), one.ref, one.id]) {
    assert.ok(secret && !seen.includes(secret), secret);
  }
});

test('a permit changed in the database is not confirmed, whatever was changed', async () => {
  const changes: ((id: string) => Promise<unknown>)[] = [
    (id) => db.owner`UPDATE permits SET facts = jsonb_set(facts, '{eventName}', '"Other"') WHERE id = ${id}`,
    (id) =>
      db.owner`UPDATE permits SET facts_text = replace(facts_text, 'Keswick', 'Roland') WHERE id = ${id}`,
    (id) => db.owner`
      UPDATE permits SET facts = jsonb_set(facts, '{eventName}', '"Other"'),
        facts_text = replace(facts_text, 'Keswick Road block party', 'Other') WHERE id = ${id}`,
    (id) =>
      db.owner`UPDATE permits SET signature = 'A' || substr(signature, 2) WHERE id = ${id} AND signature NOT LIKE 'A%'`,
    (id) => db.owner`UPDATE permits SET number = number || '9' WHERE id = ${id}`,
    (id) => db.owner`UPDATE permits SET key_id = 'ffff' WHERE id = ${id}`,
  ];
  for (const change of changes) {
    const { code, permitId } = await anIssuedCase();
    assert.equal((await publicPermit(ctx, code))?.standing, 'valid_later');
    await change(permitId);
    const seen = await publicPermit(ctx, code);
    assert.equal(seen?.standing, 'unproven', String(change));
    assert.ok(seen && !('facts' in seen));
  }
});

test('no guess finds a permit', async () => {
  const { code } = await anIssuedCase();
  for (const guess of [
    '',
    'x',
    code.slice(0, -1),
    `${code}0`,
    `${code.slice(0, -1)}${code.endsWith('Z') ? 'Y' : 'Z'}`,
    '%',
    '_'.repeat(26),
  ]) {
    assert.equal(await publicPermit(ctx, guess), null, guess);
  }
});

test('the paper is made once, kept with its hash, and given to holder and agencies only', async () => {
  const { one, code, number, permitId } = await anIssuedCase();
  assert.equal(await permitPaperFor(one.owner, code), null);
  await Promise.all([
    makePermit.run(system(), { permitId }, ATTEMPT),
    makePermit.run(system(), { permitId }, ATTEMPT),
  ]);
  await makePermit.run(system(), { permitId }, ATTEMPT);
  const [row] = await db.owner`
    SELECT p.sha256, (SELECT kept_at IS NOT NULL FROM stored_objects s WHERE s.object_key = p.object_key) AS is_kept
    FROM permits p WHERE p.id = ${permitId}`;
  const paper = await permitPaperFor(one.owner, code);
  assert.equal(paper?.fileName, `${number}.pdf`);
  const bytes = await bytesOf(paper);
  assert.equal(bytes.subarray(0, 5).toString(), '%PDF-');
  assert.equal(createHash('sha256').update(bytes).digest('hex'), row?.sha256);
  assert.equal(row?.is_kept, true);
  assert.ok(await permitPaperFor(one.coordinator, code));
  const stranger = as(ctx, await anApplicant(db));
  const elsewhere = as(ctx, await aStaffMember(db, 'liquor'));
  for (const other of [ctx, stranger, elsewhere]) {
    await assert.rejects(permitPaperFor(other, code), notFound);
  }
});

test('a paper whose store fails is made at the next try, and what is left over can be swept', async () => {
  const { one, code, permitId } = await anIssuedCase();
  store.fail((request) => (request.method === 'PUT' ? { status: 403, code: 'AccessDenied' } : undefined));
  await assert.rejects(makePermit.run(system(), { permitId }, ATTEMPT));
  store.fail();
  assert.equal(await permitPaperFor(one.owner, code), null);
  await makePermit.run(system(), { permitId }, ATTEMPT);
  assert.ok(await permitPaperFor(one.owner, code));
  const [row] = await db.owner`
    SELECT count(*)::int AS count FROM stored_objects WHERE object_key LIKE 'permits/%' AND kept_at IS NULL`;
  assert.ok(Number(row?.count) >= 1);
});

test('the record of a submission is made once and given to its sender and the coordinator only', async () => {
  const { one } = await anIssuedCase();
  const [row] = await db.owner`SELECT id FROM application_versions WHERE application_id = ${one.id}`;
  const versionId = String(row?.id);
  const [job] = await db.owner`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'make-record' AND data ->> 'versionId' = ${versionId}`;
  assert.equal(job?.count, 1);
  const input = { ref: one.ref, version: 1 };
  assert.equal(await recordPaperFor(one.owner, input), null);
  await makeRecord.run(system(), { versionId }, ATTEMPT);
  await makeRecord.run(system(), { versionId }, ATTEMPT);
  assert.equal((await bytesOf(await recordPaperFor(one.owner, input))).subarray(0, 5).toString(), '%PDF-');
  assert.ok(await recordPaperFor(one.coordinator, input));
  await assert.rejects(recordPaperFor(one.owner, { ref: one.ref, version: 2 }), notFound);
  for (const other of [ctx, as(ctx, await anApplicant(db)), await one.desk('special-events')]) {
    await assert.rejects(recordPaperFor(other, input), notFound);
  }
});
