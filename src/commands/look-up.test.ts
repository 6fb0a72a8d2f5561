import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { anApplication } from '#e2e/fixtures/applications.ts';
import { aSubmittedCase, type TestCase } from '#e2e/fixtures/cases.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import { newReference } from '#src/commands/application.ts';
import { countLookUp } from '#src/commands/look-up.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { lookUpStatus } from '#src/queries/status.ts';

const NOW = new Date('2027-04-01T14:00:00Z');
let db: TestDatabase;
let ctx: Ctx;
let one: TestCase;
const alarms: unknown[] = [];

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, {
    city: cityNamed('baltimore'),
    now: NOW,
    log: { info: () => undefined, warn: (facts: unknown) => alarms.push(facts), error: () => undefined },
  });
  one = await aSubmittedCase(db, ctx, blockParty('2027-06-05'));
});
after(() => db.drop());

const isRefused = (error: unknown) => error instanceof Refused && error.code === 'too-many-requests';
const lookUpsOf = async (clientAddress: string, count: number, at: Date): Promise<number> => {
  let taken = 0;
  for (let i = 0; i < count; i++) {
    try {
      await countLookUp({ ...ctx, now: at }, { clientAddress });
      taken += 1;
    } catch (error) {
      assert.ok(isRefused(error), String(error));
    }
  }
  return taken;
};

test('one address looks up twenty times in a minute, and again in the next', async () => {
  assert.equal(await lookUpsOf('203.0.113.1', 25, NOW), 20);
  assert.equal(await lookUpsOf('203.0.113.1', 1, new Date('2027-04-01T14:01:00Z')), 1);
  assert.deepEqual(alarms, []);
});

test('more than two hundred look-ups of all in a minute raise an alarm and refuse nobody', async () => {
  const at = new Date('2027-04-01T15:00:00Z');
  let taken = 0;
  for (let i = 1; i <= 11; i++) taken += await lookUpsOf(`198.51.100.${i}`, 20, at);
  assert.equal(taken, 220);
  assert.equal(alarms.length, 20);
  assert.deepEqual(alarms[0], { alarm: 'look-ups' });
});

test('a guess is answered as fast where the reference exists as where it does not, and finds nothing', async () => {
  const { email } = (one.owner.actor.kind === 'applicant' && one.owner.actor) || { email: '' };
  assert.equal((await lookUpStatus(ctx, { ref: one.ref, email }))?.status, 'submitted');
  const tookMs = { wrongEmail: [] as number[], wrongRef: [] as number[] };
  for (let i = 0; i < 400; i++) {
    for (const kind of i % 2 === 0
      ? (['wrongEmail', 'wrongRef'] as const)
      : (['wrongRef', 'wrongEmail'] as const)) {
      const guess =
        kind === 'wrongEmail'
          ? { ref: one.ref, email: `guess${i}@example.org` }
          : { ref: newReference(), email };
      const started = performance.now();
      assert.equal(await lookUpStatus(ctx, guess), null);
      tookMs[kind].push(performance.now() - started);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length / 2] ?? 0;
  const apart = Math.abs(median(tookMs.wrongEmail) - median(tookMs.wrongRef));
  assert.ok(apart < 5, `the medians are ${apart.toFixed(2)} ms apart`);
});

test('a look-up tells eight coarse facts, whatever became of the case', async () => {
  const told = [
    'agencies_count',
    'agencies_done_count',
    'has_open_question',
    'next_due_on',
    'ref',
    'status',
    'status_since',
    'submitted_at',
  ];
  for (const status of [
    'submitted',
    'returned_incomplete',
    'in_agency_review',
    'changes_requested',
    'denied',
    'withdrawn',
  ] as const) {
    const { ref, owner } = await anApplication(db, ctx, { status });
    const email = owner.actor.kind === 'applicant' ? owner.actor.email : '';
    const found = await lookUpStatus(ctx, { ref, email });
    assert.deepEqual(Object.keys(found ?? {}).toSorted(), told, status);
    assert.equal(found?.status, status);
  }
});
