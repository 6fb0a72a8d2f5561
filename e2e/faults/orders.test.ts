import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDangerousMoments, openOrderRuns, type SceneName } from '#e2e/faults/order-runs.ts';
import { type Choice, everyOrder, following } from '#e2e/faults/orders.ts';

/** What moves a case or what it needs. The rest of each scene, also what asks the store, and every moment, is for the release run. */
const CRITICAL: Record<SceneName, readonly string[]> = {
  draft: ['submit', 'submit from another window', 'withdraw'],
  submitted: ['return', 'accept', 'deny', 'withdraw', 'waive'],
  review: [
    'approve, police',
    'object, colleague',
    'approve, traffic',
    'claim, police',
    'request changes',
    'deny',
    'withdraw',
    'waive',
    'accept paper',
    'issue',
  ],
  changing: ['submit', 'answer', 'deny', 'withdraw', 'waive'],
  ready: ['issue', 'issue, other coordinator', 'look again, fire', 'deny', 'withdraw', 'reject paper'],
  issued: ['revoke', 'revoke, other coordinator', 'finish'],
};

/** Three at once, where one of them changes what the two others look at. */
const THREE: Partial<Record<SceneName, readonly (readonly string[])[]>> = {
  submitted: [['accept', 'return', 'withdraw']],
  review: [
    ['approve, police', 'object, colleague', 'withdraw'],
    ['approve, police', 'approve, traffic', 'issue'],
  ],
  ready: [['issue', 'issue, other coordinator', 'look again, fire']],
};

for (const scene of Object.keys(CRITICAL) as SceneName[]) {
  test(`whoever is faster on a case in ${scene}, it comes to what one after the other comes to`, async () => {
    await using runs = await openOrderRuns(scene);
    const names = CRITICAL[scene];
    const problems: string[] = [];
    let orders = 0;
    for (const [i, first] of names.entries()) {
      for (const second of names.slice(i)) {
        const found = await runs.problemsOf([first, second], {
          mayLeave: atDangerousMoments,
          switches: 1,
          looksAtAll: false,
        });
        problems.push(...found.problems);
        orders += found.orders;
      }
    }
    for (const three of THREE[scene] ?? []) {
      const how = { mayLeave: atDangerousMoments, switches: 1, looksAtAll: false };
      problems.push(...(await runs.problemsOf(three, how)).problems);
    }
    assert.ok(orders >= 2 * names.length ** 2 - names.length, `only ${orders} orders`);
    assert.deepEqual(problems, []);
  });
}

/** Two wait for a row of a third; the database lets one of them have it first, and then both could go on. */
async function takeTurns(picks: readonly number[], first: number, waiting: number) {
  const choose = following(picks);
  const choices: Choice[] = [];
  for (const ready of [[0], [first], [first, 3 - first], [1, 2]]) {
    const picked = choose(ready, choices, []);
    choices.push({ ready, waiting, picked, statement: '', sentBefore: [''] });
  }
  return await Promise.resolve({ choices, outcomes: [] });
}

test('where two wait for one row, every order is gone through although the database chooses who has it next', async () => {
  const ways = new Set<string>();
  let runs = 0;
  await everyOrder(
    async (picks) => {
      runs += 1;
      const met = await takeTurns(picks, runs % 3 === 0 ? 2 : 1, 2);
      ways.add(met.choices.map(({ picked }) => picked).join(''));
      return met;
    },
    { mayLeave: () => true, switches: 2 },
  );
  assert.deepEqual([...ways].toSorted(), ['0111', '0112', '0121', '0122', '0211', '0212', '0221', '0222']);
});

test('where nobody waits, the same commands may take no other way', async () => {
  await assert.rejects(takeTurns([0, 1, 2], 2, 1), /took another way/);
});
