import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { PLANS, type PlanName } from '#db/seeds/plans.ts';
import { headKind } from '#src/domain/document.ts';

const HEADS: Record<PlanName, string> = {
  blockSketch: 'pdf',
  streetFestival: 'pdf',
  parkFair: 'pdf',
  raceRoute: 'pdf',
  harborFestival: 'pdf',
  tentLayout: 'pdf',
  photographedSketch: 'jpeg',
  screenPicture: 'png',
  largePlan: 'pdf',
};
const sha256Of = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('every plan is another file, of the kind its name says, and the same each time', async () => {
  const seen = new Set<string>();
  for (const [name, draw] of Object.entries(PLANS)) {
    const [first, second] = [await draw(), await draw()];
    assert.equal(headKind(first.bytes), HEADS[name as PlanName], name);
    assert.equal(sha256Of(first.bytes), sha256Of(second.bytes), name);
    seen.add(sha256Of(first.bytes));
  }
  assert.equal(seen.size, 9);
});

test('the large plan weighs 24 MB on twelve pages', async () => {
  const { bytes } = await PLANS.largePlan();
  assert(bytes.length > 23_500_000 && bytes.length < 25_000_000, String(bytes.length));
  const pages = Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type ?\/Page\b/g);
  assert.equal(pages?.length, 12);
});
