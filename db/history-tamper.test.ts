import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  DAMAGES_OF_LINES,
  DAMAGES_OF_TABLES,
  type KeptHistory,
  keepHistory,
  LINES,
  randomFrom,
  unfoundIn,
} from '#e2e/fixtures/damage.ts';

/** The first thousand are done to the export here; all kinds of them to the tables, a thousand in the release run. */
const SEEDS = Array.from({ length: 1000 }, (_, index) => 20_270_401 + index);

let history: KeptHistory;
before(async () => {
  history = await keepHistory();
});
after(() => history[Symbol.asyncDispose]());

test('audit-tamper: what nobody touched is sound, and so is each older copy but for what is known of later', () => {
  assert.deepEqual(history.damagesIn(history.lines), []);
  assert.ok(history.lines.length > LINES);
  assert.equal(history.older.length, 5);
  for (const older of history.older) assert.match(history.damagesIn(older).join(), /^mark 6 was made once/);
});

test('audit-tamper: a thousand damages of every kind to the export are found, a thousand of a thousand', () => {
  const kinds = Object.entries(DAMAGES_OF_LINES);
  const unfound: string[] = [];
  const done = new Set<string>();
  for (const seed of SEEDS) {
    const [what, damage] = kinds[seed % kinds.length]!; // below the length
    const changed = damage(randomFrom(seed), history.lines, history.older);
    done.add(what);
    if (history.damagesIn(changed).length === 0) unfound.push(`${seed}: ${what}`);
  }
  assert.deepEqual(unfound, []);
  assert.equal(done.size, kinds.length);
});

test('audit-tamper: what a superuser does to the tables is found, ten times each kind', async () => {
  assert.deepEqual(await unfoundIn(history, SEEDS.slice(0, 10 * Object.keys(DAMAGES_OF_TABLES).length)), []);
});
