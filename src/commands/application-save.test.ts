import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { appendActivity } from '#src/commands/activity.ts';
import { saveStep, startApplication, withdrawApplication } from '#src/commands/application.ts';
import type { Ctx } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { type Draft, findDraftByRef, updateDraftOwners } from '#src/store/application.ts';
import { tokenHashOf } from '#src/store/session.ts';

let db: TestDatabase;
let ctx: Ctx;

before(async () => {
  db = await createTestDatabase();
  ctx = testContext(db.app, { city: cityNamed('baltimore'), now: new Date('2027-04-01T14:00:00Z') });
});
after(() => db.drop());

const refusedWith = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;
const answers = blockParty('2027-06-05');

const aDraft = async () => {
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, { answers, sessionHash: null });
  return { owner, ref };
};

/** The draft as a page had it before something else happened. */
const readNow = async (ref: string): Promise<Draft> => {
  const draft = await findDraftByRef(db.app, ref);
  assert.ok(draft);
  return draft;
};

const saveName = (who: Ctx, ref: string, name: string, read: Draft) =>
  saveStep(who, { ref, revision: 1, step: 'applicant', entries: [['applicant.name', name]], read });

async function kept(ref: string) {
  const [row] = await db.owner`
    SELECT a.answers -> 'applicant' ->> 'name' AS name, a.revision,
      (SELECT array_agg(h.action ORDER BY h.position) FROM activities h WHERE h.application_id = a.id) AS actions
    FROM applications a WHERE a.ref = ${ref}`;
  return { ...row };
}

test('a save over a draft that somebody saved since it was read is refused and writes nothing', async () => {
  const { owner, ref } = await aDraft();
  const read = await readNow(ref);
  await saveName(owner, ref, 'Ana Ruiz', read);
  await assert.rejects(saveName(owner, ref, 'Ben Cole', read), refusedWith('stale-revision'));
  assert.deepEqual(await kept(ref), { name: 'Ana Ruiz', revision: 2, actions: ['start', 'save'] });
});

test('the same words saved twice from one reading stand once', async () => {
  const { owner, ref } = await aDraft();
  const read = await readNow(ref);
  const saves = await Promise.all([1, 2, 3].map(() => saveName(owner, ref, 'Ana Ruiz', read)));
  assert.deepEqual(
    saves.map((saved) => saved.draft.revision),
    [2, 2, 2],
  );
  assert.deepEqual(await kept(ref), { name: 'Ana Ruiz', revision: 2, actions: ['start', 'save'] });
});

test('a save over a draft that was given up since it was read is refused and writes nothing', async () => {
  const { owner, ref } = await aDraft();
  const read = await readNow(ref);
  const before = await kept(ref);
  await withdrawApplication(owner, { ref });
  await assert.rejects(saveName(owner, ref, 'Ana Ruiz', read), refusedWith('wrong-state'));
  assert.deepEqual(await kept(ref), { ...before, name: null, revision: 2, actions: ['start', 'withdraw'] });
});

test('a visitor cannot save over a draft that has become a person’s since it was read', async () => {
  const visitor = as(ctx, { kind: 'visitor', sessionHash: null });
  const { ref, token } = await startApplication(visitor, { answers, sessionHash: null });
  assert.ok(token);
  const hash = tokenHashOf(token);
  const again = as(ctx, { kind: 'visitor', sessionHash: hash.toString('hex') });
  const read = await readNow(ref);
  const before = await kept(ref);
  const person = await anApplicant(db);
  assert.equal(person.kind, 'applicant');
  await db.app.begin(async (tx) => {
    for (const draft of await updateDraftOwners(tx, hash, person.id)) {
      await appendActivity(tx, { actor: person, now: ctx.now }, draft, 'adopt', {
        from: 'draft',
        to: 'draft',
      });
    }
  });
  await assert.rejects(saveName(again, ref, 'Ana Ruiz', read), refusedWith('not-found'));
  assert.deepEqual(await kept(ref), { ...before, actions: ['start', 'adopt'] });
});

test('answers whose line of history fails are not kept', async () => {
  const { owner, ref } = await aDraft();
  const read = await readNow(ref);
  const before = await kept(ref);
  await db.owner`ALTER TABLE activities ADD CONSTRAINT no_saves CHECK (action <> 'save') NOT VALID`;
  try {
    await assert.rejects(saveName(owner, ref, 'Ana Ruiz', read), { code: '23514' });
  } finally {
    await db.owner`ALTER TABLE activities DROP CONSTRAINT no_saves`;
  }
  assert.deepEqual(await kept(ref), before);
});
