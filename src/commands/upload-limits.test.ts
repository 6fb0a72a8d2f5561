import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { documentWorld } from '#e2e/fixtures/documents.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startApplication } from '#src/commands/application.ts';
import { beginUpload } from '#src/commands/upload.ts';

const world = await documentWorld(new Date('2027-04-01T14:00:00Z'));
const { db, ctx } = world;
after(() => world[Symbol.asyncDispose]());

test('of two uploads that begin at once in two cases of one person who may begin one more, exactly one begins', async () => {
  const owner = as(ctx, await anApplicant(db));
  const answers = blockParty('2027-06-05');
  const aDraft = async () => (await startApplication(owner, { answers, sessionHash: null })).ref;
  const [first, second, third, fourth] = [await aDraft(), await aDraft(), await aDraft(), await aDraft()];
  const begin = (at: string, modifiedMs: number) =>
    beginUpload(owner, {
      ref: at,
      documentKind: 'site-plan',
      replacesId: null,
      fileName: 'plan.pdf',
      declaredType: '',
      sizeBytes: 5,
      modifiedMs,
    });
  for (let i = 0; i < 20; i += 1) assert.equal((await begin(first, i)).problem, null);
  for (let i = 0; i < 19; i += 1) assert.equal((await begin(second, i)).problem, null);
  // Both have counted, or wait to, before either can write.
  const { promise: both, resolve: letThemWrite } = Promise.withResolvers<void>();
  const { promise: held, resolve: hold } = Promise.withResolvers<void>();
  const holding = db.owner.begin(async (tx) => {
    await tx`LOCK TABLE uploads IN SHARE MODE`;
    hold();
    await both;
  });
  await held;
  const begun = Promise.all([begin(third, 0), begin(fourth, 0)]);
  for (let waiting = 0; waiting < 2; ) {
    const [row] = await db.owner`
      SELECT count(DISTINCT pid)::int AS count FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    waiting = Number(row?.count);
  }
  letThemWrite();
  await holding;
  const problems = (await begun).map(({ problem }) => problem);
  assert.deepEqual(problems.toSorted(), [null, 'too-many-unfinished']);
  await db.owner`DELETE FROM uploads`;
});
