import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Chance, openChance } from '#e2e/faults/chance.ts';
import { BlockCoverage, guide } from '#e2e/security/guided.ts';

/** Of what strangers send as text, by the names in readers.ts. */
const NAMES = [
  'number',
  'time',
  'day',
  'boxes',
  'phone',
  'text',
  'name',
  'label',
  'code',
  'way',
  'address',
  'cookie',
  'client',
] as const;
/** More than enough to find a planted mistake by its steps, and far from enough to find it by luck. */
const PLANTED_TRIES = 60_000;

let coverage: BlockCoverage;
let chance: Chance;

/** The readers of text again, led by what each text makes them run. */
export function guidedParserTests({ tries }: { tries: number }): void {
  before(() => {
    coverage = new BlockCoverage((url) => url.includes('/src/') || url.endsWith('/planted-reader.ts'));
    chance = openChance('parsers by coverage');
  });
  after(() => {
    coverage[Symbol.dispose]();
  });

  test('R-12: a mistake that five steps in a row lead to is found by its steps', async () => {
    const { readPlanted } = await import('#e2e/security/planted-reader.ts');
    const pieces = 'abcdefghijklmnopqrstuvwxyz'.split('');
    const { wrong } = guide((text) => readPlanted(text) >= 0, {
      tries: PLANTED_TRIES,
      pieces,
      chance,
      coverage,
    });
    assert.match(wrong ?? 'nothing was found', /^Error: found after "fault/);
  });

  for (const name of NAMES) {
    test(`R-12: the reader of ${name} is right about every text that leads further into it`, async () => {
      const { PIECES, READERS } = await import('#e2e/security/readers.ts');
      assert.deepEqual(Object.keys(READERS).toSorted(), NAMES.toSorted());
      const { wrong, tried, letters, kept } = guide(READERS[name]!, {
        tries,
        pieces: PIECES,
        chance,
        coverage,
      });
      console.log(JSON.stringify({ [name]: { tried, letters, kept: kept.length } }));
      assert.equal(wrong, null);
    });
  }
}
