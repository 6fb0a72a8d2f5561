import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { test } from 'node:test';
import { atDangerousMoments, atEveryMoment, openOrderRuns } from '#e2e/faults/order-runs.ts';
import { SCENES } from '#e2e/faults/order-scenes.ts';

const seed = Number(process.env.ORDERS_SEED ?? randomInt(2 ** 31));
process.stdout.write(`ORDERS_SEED=${seed}\n`);

const TRIPLES: Partial<Record<keyof typeof SCENES, readonly string[][]>> = {
  draft: [['submit', 'submit from another window', 'upload']],
  submitted: [['accept', 'return', 'withdraw']],
  review: [
    ['approve, police', 'object, colleague', 'approve, traffic'],
    ['approve, police', 'approve, traffic', 'issue'],
    ['approve, police', 'replace', 'request changes'],
    ['accept paper', 'replace', 'read paper'],
  ],
  changing: [['submit', 'answer', 'deny']],
  ready: [['issue', 'issue, other coordinator', 'look again, fire']],
  issued: [['revoke', 'revoke, other coordinator', 'finish']],
};
// Behind its first lock a command waits for nobody, so every moment there is like the one right behind it: that is what the
// sample over every moment is for.
const ORDERS_PER_GROUP = 9;

for (const scene of Object.keys(SCENES) as (keyof typeof SCENES)[]) {
  test(`no order of two or three who act on a case in ${scene} comes to anything else than one after the other`, async () => {
    await using runs = await openOrderRuns(scene);
    const pairs = runs.names.flatMap((first, i) => runs.names.slice(i).map((second) => [first, second]));
    const problems: string[] = [];
    for (const [i, names] of [...pairs, ...(TRIPLES[scene] ?? [])].entries()) {
      const locking = { mayLeave: atDangerousMoments, switches: 2, looksAtAll: true };
      const sample = { orders: ORDERS_PER_GROUP, seed: seed + i };
      for (const how of [locking, { mayLeave: atEveryMoment, switches: 3, looksAtAll: true, sample }])
        problems.push(...(await runs.problemsOf(names, how)).problems);
    }
    assert.deepEqual(problems, []);
  });
}
