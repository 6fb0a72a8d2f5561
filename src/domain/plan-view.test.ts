import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planQuery, planView, zoomsBeside } from '#src/domain/plan-view.ts';

const PLAN = { pagesCount: 3, otherVersions: ['old'] };
const FIRST = { page: 1, zoom: 100, other: null, mix: 50, pin: null };

const VIEWS: [query: string, view: Partial<ReturnType<typeof planView>>][] = [
  ['', {}],
  ['page=3', { page: 3 }],
  ['page=4', {}],
  ['page=0', {}],
  ['page=1.5', {}],
  ['page=x', {}],
  ['zoom=600', { zoom: 600 }],
  ['zoom=601', {}],
  ['with=old', { other: { id: 'old', as: 'side' } }],
  ['with=old&as=over&mix=20', { other: { id: 'old', as: 'over' }, mix: 20 }],
  ['with=old&as=over&mix=25', { other: { id: 'old', as: 'over' } }],
  ['with=strange', {}],
  ['pin=7', { pin: 7 }],
  ['pin=-1', {}],
];
for (const [query, view] of VIEWS)
  test(`the address "${query}" is read`, () => {
    assert.deepEqual(planView(new URLSearchParams(query), PLAN), { ...FIRST, ...view });
  });

test('an address leads to what it was made of', () => {
  for (const [query] of VIEWS) {
    const view = planView(new URLSearchParams(query), PLAN);
    assert.deepEqual(planView(new URLSearchParams(planQuery(view)), PLAN), view);
  }
  assert.equal(planQuery(FIRST), '');
});

test('sizes end at the smallest and the largest', () => {
  assert.deepEqual(zoomsBeside(100), { smaller: null, larger: 150 });
  assert.deepEqual(zoomsBeside(200), { smaller: 150, larger: 300 });
  assert.deepEqual(zoomsBeside(600), { smaller: 400, larger: null });
});
