import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ninthOf, pinIssues, pinOf, pinWords, type TypedPin, versionsOf } from '#src/domain/pin.ts';

const EMPTY: TypedPin = { page: '1', where: '', body: '', x: '', y: '', width: '', height: '' };
const typed = (some: Partial<TypedPin>): TypedPin => ({ ...EMPTY, body: 'Too narrow.', ...some });

const ISSUES: [what: string, pin: Partial<TypedPin>, expected: string[]][] = [
  ['words alone', { where: 'North gate' }, []],
  ['a point alone', { x: '12.5', y: '0' }, []],
  ['a point with a comma', { x: '12,5', y: '100' }, []],
  ['an area', { x: '10', y: '10', width: '5', height: '5' }, []],
  ['nothing that says where', {}, ['pin.where required']],
  ['blanks that say where', { where: '  ' }, ['pin.where required']],
  ['no words', { where: 'Gate', body: ' ' }, ['pin.body required']],
  ['half a point', { where: 'Gate', x: '10' }, ['pin.y required']],
  ['half an area', { x: '1', y: '1', width: '5' }, ['pin.height required']],
  [
    'an area without its corner',
    { where: 'Gate', width: '5', height: '5' },
    ['pin.x required', 'pin.y required'],
  ],
  ['a place off the page', { x: '100.1', y: '50' }, ['pin.x too-large']],
  ['a place before the page', { x: '-1', y: '50' }, ['pin.x not-a-number']],
  ['a place in letters', { x: 'left', y: '50' }, ['pin.x not-a-number']],
  ['no page', { where: 'Gate', page: '' }, ['pin.page required']],
  ['page zero', { where: 'Gate', page: '0' }, ['pin.page not-a-number']],
  ['the last page', { where: 'Gate', page: '3' }, []],
  ['a page after the last', { where: 'Gate', page: '4' }, ['pin.page too-large']],
  ['200 letters that say where', { where: 'g'.repeat(200) }, []],
  ['201 letters that say where', { where: 'g'.repeat(201) }, ['pin.where too-long']],
];
for (const [what, pin, expected] of ISSUES)
  test(`issues of a pin with ${what}`, () => {
    assert.deepEqual(
      pinIssues(typed(pin), 3).map(({ path, code }) => `${path} ${code}`),
      expected,
    );
  });

test('a pin keeps thousandths of its page, and no blanks around its words', () => {
  assert.deepEqual(pinOf(typed({ page: '2', where: ' Gate ', x: '12.5', y: '0.04', body: ' Wider. ' })), {
    page: 2,
    place: { x: 125, y: 0, width: null, height: null },
    where: 'Gate',
    body: 'Wider.',
  });
  assert.equal(pinOf(typed({ where: 'Gate' })).place, null);
});

test('an area ends at the edge of the page, and one of no width is a point', () => {
  assert.deepEqual(pinOf(typed({ x: '95', y: '90', width: '20', height: '10' })).place, {
    x: 950,
    y: 900,
    width: 50,
    height: 100,
  });
  assert.deepEqual(pinOf(typed({ x: '100', y: '90', width: '20', height: '10' })).place, {
    x: 1000,
    y: 900,
    width: null,
    height: null,
  });
});

const point = (x: number, y: number) => ({ x, y, width: null, height: null });
const NINTHS: [place: Parameters<typeof ninthOf>[0], row: string, column: string][] = [
  [point(0, 0), 'upper', 'left'],
  [point(333, 333), 'upper', 'left'],
  [point(334, 334), 'middle', 'center'],
  [point(666, 667), 'lower', 'center'],
  [point(1000, 1000), 'lower', 'right'],
  [{ x: 0, y: 800, width: 1000, height: 200 }, 'lower', 'center'],
];
for (const [place, row, column] of NINTHS)
  test(`a pin at ${place.x}, ${place.y} lies ${row} ${column}`, () => {
    assert.deepEqual(ninthOf(place), { row, column });
  });

test('a condition says where only when the pin does', () => {
  assert.equal(pinWords({ where: '', body: 'Keep it open.' }), 'Keep it open.');
  assert.equal(pinWords({ where: 'Gate', body: 'Keep it open.' }), 'Gate: Keep it open.');
});

test('versions of a file are found from any of them, newest first, and other files are none', () => {
  const files = [
    { id: 'b', replaces_id: 'a' },
    { id: 'a', replaces_id: null },
    { id: 'c', replaces_id: 'b' },
    { id: 'z', replaces_id: null },
  ];
  for (const from of ['a', 'b', 'c'])
    assert.deepEqual(
      versionsOf(files, from).map(({ id }) => id),
      ['c', 'b', 'a'],
    );
  assert.deepEqual(versionsOf(files, 'none'), []);
});
