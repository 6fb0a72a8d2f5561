import assert from 'node:assert/strict';
import { buffer } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { seedDemo } from '#db/seeds/demo.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { brokenInvariants, checkInvariants, INVARIANT_NAMES } from '#e2e/fixtures/invariants.ts';
import { listObjects } from '#e2e/fixtures/list-objects.ts';
import { as } from '#e2e/fixtures/people.ts';
import type { Actor } from '#src/domain/policy.ts';
import {
  APPLICATION_STATUSES,
  OUTSIDE_STATES,
  REQUIREMENT_STATES,
  REVIEW_STATES,
} from '#src/domain/workflow/states.ts';
import { ownApplicationFor, taskListFor } from '#src/queries/application.ts';
import { documentsFor } from '#src/queries/document.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';
import { reviewQueueFor } from '#src/queries/review-queue.ts';
import { statusFor } from '#src/queries/status.ts';
import type { Tx } from '#src/store/sql.ts';

let world: CaseWorld;
// A Wednesday at noon in Baltimore.
const NOW = new Date('2027-03-10T17:00:00Z');
const ISSUER = 'https://login.example';

before(async () => {
  world = await caseWorld(NOW);
  await seedDemo(world.ctx, { issuer: ISSUER, now: NOW });
});
after(() => world[Symbol.asyncDispose]());

/** Somebody of the demo's staff: a reviewer of an agency, or the first coordinator. */
const staffOf = async (agency: string | null): Promise<Actor> => {
  const sql = world.db.owner;
  const [row] = await sql`
    SELECT id, name, email, agency, roles FROM staff_members
    WHERE ${agency === null ? sql`'coordinator' = ANY (roles)` : sql`agency = ${agency}`} ORDER BY name LIMIT 1`;
  return { kind: 'staff', authenticatedAt: NOW, ...row } as Actor;
};

const statesOf = async (table: string, column: string): Promise<string[]> => {
  const sql = world.db.owner;
  const rows = await sql`SELECT DISTINCT ${sql(column)} AS state FROM ${sql(table)}`;
  return rows.map((row) => String(row.state)).toSorted();
};

test('there is a case in every status', async () => {
  assert.deepEqual(await statesOf('applications', 'status'), Object.keys(APPLICATION_STATUSES).toSorted());
});

test('there is a review, a paper and an outside approval in every state', async () => {
  // Baltimore takes nobody's silence as agreement.
  const seen = Object.keys(REVIEW_STATES).filter((state) => state !== 'deemed');
  assert.deepEqual(await statesOf('reviews', 'state'), seen.toSorted());
  assert.deepEqual(await statesOf('requirements', 'state'), [...REQUIREMENT_STATES].toSorted());
  assert.deepEqual(await statesOf('outside_approvals', 'state'), [...OUTSIDE_STATES].toSorted());
});

test('clocks look real: some agencies are late, some wait for the applicant, some have time', async () => {
  const [row] = await world.db.owner`
    SELECT count(*) FILTER (WHERE due_on < '2027-03-10' AND paused_at IS NULL)::int AS late,
      count(*) FILTER (WHERE paused_at IS NOT NULL)::int AS stopped,
      count(*) FILTER (WHERE due_on > '2027-03-10' AND paused_at IS NULL)::int AS running
    FROM reviews WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested')`;
  assert.ok(Number(row?.late) >= 5, `late: ${row?.late}`);
  assert.ok(Number(row?.stopped) >= 5, `stopped: ${row?.stopped}`);
  assert.ok(Number(row?.running) >= 5, `running: ${row?.running}`);
});

test('speech is denied with an alternative, and a permit is taken back', async () => {
  const [denial] = await world.db.owner`
    SELECT n.content->>'alternative' AS alternative FROM notices n JOIN applications a ON a.id = n.application_id
    WHERE n.moment = 'denial' AND a.track = 'speech'`;
  assert.match(String(denial?.alternative), /Gay Street/);
  const [revoked] = await world.db
    .owner`SELECT count(*)::int AS count FROM permits WHERE revoked_at IS NOT NULL`;
  assert.equal(revoked?.count, 1);
});

test('nothing happens in the future, and in a case nothing before what came first', async () => {
  const rows = await world.db.owner`
    SELECT seq FROM (SELECT seq, at, lag(at) OVER (PARTITION BY application_id ORDER BY position) AS before FROM activities) h
    WHERE at > ${NOW} OR before > at`;
  assert.deepEqual([...rows], []);
});

test('every case can be shown to its owner, to the coordinator and to each of its agencies', async () => {
  const { db, ctx } = world;
  const rows = await db.owner`
    SELECT a.ref, a.version_number, o.id AS owner_id, o.email,
      ARRAY(SELECT agency FROM reviews r WHERE r.application_id = a.id AND r.is_current) AS agencies
    FROM applications a JOIN applicants o ON o.id = a.owner_id`;
  for (const { ref, version_number: version, owner_id: id, email, agencies } of rows) {
    const owner = { ...ctx, actor: { kind: 'applicant', id, email, sessionHash: 'aa' } as const };
    const own = await ownApplicationFor(owner, ref);
    assert.equal((await taskListFor(owner, own)).application.ref, ref);
    assert.ok(await documentsFor(owner, ref));
    if (version === 0) continue;
    assert.equal((await statusFor(owner, ref)).application.ref, ref);
    for (const agency of [null, ...agencies]) {
      assert.equal((await reviewCaseFor(as(ctx, await staffOf(agency)), ref)).application.ref, ref);
    }
  }
});

test('agencies find open work in their queue, and those that only get copies find their copies', async () => {
  const found: Record<string, string[]> = { open: [], any: [], none: [] };
  for (const { key } of world.ctx.city.agencies) {
    const ctx = as(world.ctx, await staffOf(key));
    const countIn = async (work: string) =>
      (await reviewQueueFor(ctx, new URLSearchParams({ work }))).items.length;
    const most = (await countIn('open')) > 0 ? 'open' : (await countIn('any')) > 0 ? 'any' : 'none';
    found[most]?.push(key);
  }
  assert.deepEqual({ any: found.any, none: found.none }, { any: ['law', 'community', 'film'], none: [] });
});

test('each permit waits for its paper, each message for the mail', async () => {
  const [row] = await world.db.owner`
    SELECT (SELECT count(*)::int FROM permits) - (SELECT count(*)::int FROM pgboss.job WHERE name = 'make-permit') AS papers,
      (SELECT count(*)::int FROM notices) - (SELECT count(*)::int FROM pgboss.job WHERE name = 'send-notice') AS messages`;
  assert.deepEqual({ ...row }, { papers: 0, messages: 0 });
});

test('seeding again changes nothing, also when it does not know that it was done', async () => {
  const sum = async () =>
    (await world.db.owner`SELECT count(*)::int AS lines, max(hash) AS hash FROM activities`)[0];
  const earlier = await sum();
  assert.equal(await seedDemo(world.ctx, { issuer: ISSUER, now: NOW }), null);
  await world.db.owner`DELETE FROM idempotent_results WHERE key = 'seed:demo'`;
  assert.deepEqual(await seedDemo(world.ctx, { issuer: ISSUER, now: NOW }), { casesCount: 0 });
  assert.deepEqual(await sum(), earlier);
});

test('every invariant holds, in the database and in the store', async () => {
  const objects = listObjects(world.objects.settings);
  await checkInvariants(world.db.owner, world.ctx.city, { objects, now: NOW });
});

class TakenBack extends Error {}

/** What the invariants say of a database that somebody with all rights has changed. Nothing of the change is kept. */
async function brokenBy(change: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  let problems: string[] = [];
  const work = world.db.owner.begin(async (tx) => {
    await tx`ALTER TABLE applications DISABLE TRIGGER USER`;
    await tx`ALTER TABLE application_versions DISABLE TRIGGER USER`;
    await tx`ALTER TABLE activities DISABLE TRIGGER USER`;
    await change(tx);
    problems = await brokenInvariants(tx, world.ctx.city);
    throw new TakenBack();
  });
  await assert.rejects(work, TakenBack);
  return problems;
}

const caseIn = async (tx: Tx, status: string): Promise<string> =>
  String((await tx`SELECT id FROM applications WHERE status = ${status} ORDER BY created_at LIMIT 1`)[0]?.id);

const BREAKS: readonly (readonly [name: string, what: string, change: (tx: Tx) => Promise<unknown>])[] = [
  [
    'I1',
    'a permit whose approval is taken away',
    (tx) => tx`
      UPDATE reviews SET state = 'waiting' WHERE is_blocking AND state = 'approved'
        AND application_id IN (SELECT application_id FROM permits)`,
  ],
  [
    'I1',
    'a permit whose paper was never accepted',
    (tx) => tx`
      UPDATE requirements SET state = 'uploaded' WHERE state = 'accepted' AND document_kind = 'insurance-certificate'
        AND application_id IN (SELECT application_id FROM permits)`,
  ],
  [
    'I1',
    'a permit on an approval of an older version',
    (tx) => tx`
      UPDATE reviews SET holds_for_version = 0 WHERE is_blocking AND application_id IN (SELECT application_id FROM permits)`,
  ],
  [
    'I2',
    'a status that no rule knows',
    (tx) => tx`UPDATE applications SET status = 'lost' WHERE status = 'submitted'`,
  ],
  [
    'I2',
    'a case that waits although everybody agreed',
    (tx) => tx`
      UPDATE reviews r SET state = 'approved', holds_for_version = a.version_number FROM applications a
      WHERE a.id = r.application_id AND a.status = 'in_agency_review' AND r.is_current`,
  ],
  [
    'I3',
    'a withdrawn case that goes on',
    async (tx) => tx`
      SELECT activity_add(${await caseIn(tx, 'withdrawn')}, now(), 'system', NULL, 'x', NULL, 'clear', 'withdrawn', 'ready_to_issue', '{}')`,
  ],
  [
    'I3',
    'an agency that still reviews a denied case',
    (tx) => tx`
      UPDATE reviews SET state = 'waiting' WHERE state = 'superseded' AND is_current
        AND application_id IN (SELECT id FROM applications WHERE status = 'denied')`,
  ],
  [
    'I4',
    'a reviewer who issues',
    async (tx) => tx`
      SELECT activity_add(${await caseIn(tx, 'ready_to_issue')}, now(), 'staff',
        (SELECT id FROM staff_members WHERE agency = 'police' LIMIT 1), 'x', 'police', 'issue', 'ready_to_issue', 'permit_issued', '{}')`,
  ],
  [
    'I4',
    'an agency that answers for another',
    async (tx) => tx`
      SELECT activity_add(${await caseIn(tx, 'in_agency_review')}, now(), 'staff',
        (SELECT id FROM staff_members WHERE agency = 'police' LIMIT 1), 'x', 'fire-marshal', 'claim', 'in_agency_review',
        'in_agency_review', '{"round": 1}')`,
  ],
  [
    'I5 replay',
    'a status nobody wrote about',
    (tx) => tx`UPDATE applications SET status = 'closed' WHERE status = 'event_over'`,
  ],
  [
    'I5 replay',
    'a review whose decision nobody wrote about',
    (tx) => tx`UPDATE reviews SET state = 'approved' WHERE state = 'objected' AND is_current`,
  ],
  [
    'I5 chain',
    'a line that was rewritten',
    (tx) => tx`UPDATE activities SET actor_name = 'Somebody else' WHERE action = 'issue'`,
  ],
  ['I5 chain', 'a line that was taken out', (tx) => tx`DELETE FROM activities WHERE action = 'approve'`],
  ['I5 written', 'a paper changed by hand', (tx) => tx`UPDATE requirements SET reason = 'by hand'`],
  [
    'I6',
    'a second permit that counts',
    async (tx) => {
      await tx`DROP INDEX permits_one_live`;
      await tx`
        INSERT INTO permits (application_id, version_id, number, code, facts, facts_text, signature, key_id, issued_by, issued_at)
        SELECT application_id, version_id, 'BAL-2027-999999', 'X', facts, facts_text, signature, key_id, issued_by, issued_at
        FROM permits WHERE revoked_at IS NULL LIMIT 1`;
    },
  ],
  ['I6', 'a permit that counts on a revoked case', (tx) => tx`UPDATE permits SET revoked_at = NULL`],
  [
    'I7',
    'a decision on inputs that were never read',
    (tx) => tx`UPDATE reviews SET inputs_sha256 = repeat('0', 64) WHERE state = 'approved'`,
  ],
  [
    'I7',
    'a decision moved to another version',
    (tx) => tx`
      UPDATE reviews r SET version_id = (SELECT id FROM application_versions v WHERE v.application_id <> r.application_id LIMIT 1)
      WHERE state = 'approved'`,
  ],
  [
    'I8',
    'a second decision in the same round',
    (tx) => tx`
      SELECT activity_add(h.application_id, now(), h.actor_kind, h.actor_id, h.actor_name, h.agency, 'approve', h.to_status,
        h.to_status, h.detail)
      FROM (SELECT * FROM activities WHERE action = 'approve_with_conditions' LIMIT 1) h`,
  ],
  ['I8', 'a decision without its line', (tx) => tx`DELETE FROM activities WHERE action = 'object'`],
  ['I10 rows', 'a released file without a hash', (tx) => tx`UPDATE documents SET sha256 = ''`],
  ['I10 rows', 'a clean file that was never scanned', (tx) => tx`UPDATE documents SET scan_state = 'clean'`],
  ['I10 rows', 'a file whose object is in no list', (tx) => tx`DELETE FROM stored_objects`],
  ['I11', 'a permit nobody was told of', (tx) => tx`DELETE FROM notices WHERE moment = 'permit'`],
  ['I11', 'messages that nobody will send', (tx) => tx`DELETE FROM pgboss.job WHERE name = 'send-notice'`],
  [
    'I12',
    'a key that answers something else',
    (tx) =>
      tx`UPDATE idempotent_results SET result = jsonb_set(result, '{sha256}', '"0"') WHERE key LIKE 'submit:%'`,
  ],
  ['I12', 'a key that was forgotten', (tx) => tx`DELETE FROM idempotent_results`],
  [
    'I13',
    'an answer changed after it was sent',
    (tx) => tx`UPDATE application_versions SET answers = jsonb_set(answers, '{people,peak}', '1')`,
  ],
  [
    'I13',
    'a permit that says something else',
    (tx) => tx`UPDATE permits SET facts = jsonb_set(facts, '{eventName}', '"Another event"')`,
  ],
];

test('every invariant has something here that breaks it', () => {
  assert.deepEqual([...new Set(BREAKS.map(([name]) => name))], INVARIANT_NAMES);
});

for (const [name, what, change] of BREAKS) {
  test(`${name} names ${what}`, async () => {
    const problems = await brokenBy(change);
    assert.ok(
      problems.some((problem) => problem.startsWith(`${name}: `)),
      `nothing of ${name} in: ${problems.slice(0, 5).join(' | ')}`,
    );
  });
}

test('I10 store names an object that is gone and one that is in no list', async () => {
  const { db, objects, ctx } = world;
  const [document] = await db.owner`SELECT object_key FROM documents ORDER BY object_key LIMIT 1`;
  const key = String(document?.object_key);
  const stored = await objects.store.get(key);
  assert.ok(stored);
  const bytes = await buffer(stored.body);
  await objects.store.remove(key);
  await objects.store.put({ key: 'zz/stranger', contentType: 'text/plain', body: Buffer.from('x') });
  const options = { objects: listObjects(objects.settings), now: NOW };
  const problems = await brokenInvariants(db.owner, ctx.city, options);
  assert.deepEqual(problems.toSorted(), [
    `I10 store: object ${key} is not in the store`,
    'I10 store: object zz/stranger is in no list',
  ]);
  await objects.store.put({ key, contentType: 'application/pdf', body: bytes });
  await objects.store.remove('zz/stranger');
});
