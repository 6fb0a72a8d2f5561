import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atDangerousMoments, openOrderRuns, type SceneName } from '#e2e/faults/order-runs.ts';

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
    assert.ok(orders >= 2 * names.length ** 2 - names.length, `only ${orders} orders`);
    assert.deepEqual(problems, []);
  });
}
