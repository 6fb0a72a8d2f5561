import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { aCaseInReview, type TestCase } from '#e2e/fixtures/cases.ts';
import { askForCorrections, explainAll, sendBack } from '#e2e/fixtures/corrections.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { reviewCaseFor } from '#src/queries/review-case.ts';

let world: CaseWorld;
before(async () => {
  world = await caseWorld(new Date('2027-04-01T14:00:00Z'));
});
after(() => world[Symbol.asyncDispose]());

const aFestival = (): Promise<TestCase> => aCaseInReview(world.db, world.ctx, festival('2027-08-07'));

/** Sends answers again with some of them changed. */
async function sendChanged(one: TestCase, change: object): Promise<void> {
  const [row] = await world.db.owner`
    UPDATE applications SET answers = answers || ${world.db.owner.json(change as never)} WHERE id = ${one.id} RETURNING revision`;
  const revision = Number(row?.revision);
  await submitApplication(one.owner, { ref: one.ref, revision, key: `changed ${revision}` });
}

test('any two versions are compared: answers by row, files by what replaced what, as far as the reader may', async () => {
  const one = await aFestival();
  const { safety, structures } = festival('2027-08-07');
  const targets = [{ target: 'question:structures.list' }, { target: 'question:safety.toilets' }];
  await askForCorrections(one.coordinator, one.ref, ...targets, { target: 'document:site-plan' });
  const first = await uploaded(one.owner, one.ref, plainPdf({ pages: 1 }), { documentKind: 'site-plan' });
  const [tent] = structures?.list ?? [];
  await sendChanged(one, {
    safety: { ...safety, toilets: 14 },
    structures: { ...structures, list: [{ ...tent, lengthFeet: 33 }] },
  });
  await askForCorrections(
    one.coordinator,
    one.ref,
    { target: 'question:safety.toilets' },
    { target: 'document:site-plan' },
  );
  await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }), {
    documentKind: 'site-plan',
    replacesId: first.id,
  });
  await sendChanged(one, { safety });
  const between = async (who: Ctx, from: string | null, to: string | null) => {
    const { changes } = await reviewCaseFor(who, one.ref, { from, to });
    return changes && { ...changes, answers: changes.answers.map(({ path, row }) => [path, row]) };
  };
  const names = (change: Awaited<ReturnType<typeof between>>) =>
    change?.files.map((file) => [file.before?.version_number, file.after?.version_number]);
  const whole = await between(one.coordinator, '3', '1');
  assert.deepEqual([whole?.since, whole?.until, whole?.isAsked], [1, 3, true]);
  assert.deepEqual(whole?.answers, [['structures.list.t1.lengthFeet', 1]]);
  assert.deepEqual(names(whole), [[undefined, 2]]);
  const last = await between(one.coordinator, '2', '3');
  assert.deepEqual(last?.answers, [['safety.toilets', null]]);
  assert.deepEqual(names(last), [[1, 2]]);
  // Nonsense in the address is no question.
  assert.deepEqual((await between(one.coordinator, '9', 'x'))?.since, 2);
});

test('a guarded file is no difference for whoever may not read it', async () => {
  const one = await aFestival();
  await askForCorrections(one.coordinator, one.ref, { target: 'question:event.description' });
  await uploaded(one.owner, one.ref, plainPdf({ pages: 1 }), { documentKind: 'security-plan' });
  await explainAll(one.owner, one.ref);
  await sendBack(one.owner, one.ref);
  const kindsFor = async (who: Ctx) =>
    (await reviewCaseFor(who, one.ref, { from: '1', to: '2' })).changes?.files.map((file) => file.kind);
  assert.deepEqual(await kindsFor(await one.desk('police')), ['security-plan']);
  assert.deepEqual(await kindsFor(await one.desk('traffic')), []);
});
