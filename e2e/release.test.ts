import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figuresOf } from '#e2e/release.ts';

test('of what a long run says, its seeds and figures are kept on one line', () => {
  const said = [
    'storm: seed 20261122',
    'RUNS_SEED=7',
    'a page is built',
    '{"seed":20261122,"webKills":35,"met":{"submit":70,"upload":2},"lost":{},"seconds":[3,4]}',
    '{"half a line',
    '',
  ].join('\n');
  assert.equal(
    figuresOf(said),
    'seed 20261122, seed 7, webKills 35, met (submit 70, upload 2), lost none, seconds 3 / 4',
  );
});
