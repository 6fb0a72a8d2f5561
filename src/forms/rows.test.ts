import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormEntries } from '#src/domain/shared/form-data.ts';
import { rowChange } from '#src/forms/rows.ts';

const form: FormEntries = [
  ['closures.order', 'a1'],
  ['closures.a1.street', 'Abell Avenue'],
  ['closures.order', 'b2'],
  ['closures.b2.street', 'Keswick Road'],
  ['closures.order', 'c3'],
  ['closures.c3.street', ''],
  ['event.name', 'Fair'],
];
const orderOf = (entries: FormEntries | undefined) =>
  entries?.filter(([name]) => name === 'closures.order').map(([, value]) => value);

test('a row moves up and down, and not beyond the ends', () => {
  assert.deepEqual(orderOf(rowChange(form, 'up:closures:b2')?.entries), ['b2', 'a1', 'c3']);
  assert.deepEqual(orderOf(rowChange(form, 'down:closures:b2')?.entries), ['a1', 'c3', 'b2']);
  assert.deepEqual(orderOf(rowChange(form, 'up:closures:a1')?.entries), ['a1', 'b2', 'c3']);
  assert.deepEqual(orderOf(rowChange(form, 'down:closures:c3')?.entries), ['a1', 'b2', 'c3']);
  assert.deepEqual(orderOf(rowChange(form, 'down:closures:zz')?.entries), ['a1', 'b2', 'c3']);
});

test('a row that was taken away can be put back where it stood, with all that was typed', () => {
  const taken = rowChange(form, 'remove:closures:b2');
  assert.deepEqual(orderOf(taken?.entries), ['a1', 'c3']);
  assert.equal(
    taken?.entries.some(([name]) => name.startsWith('closures.b2.')),
    false,
  );
  const gone = taken?.removed;
  assert.ok(gone);
  const shownAgain: FormEntries = [
    ...(taken?.entries ?? []),
    ...gone.entries.map(([name, value]): [string, string] => [`removed.${name}`, value]),
  ];
  const back = rowChange(shownAgain, `restore:closures:b2:${gone.at}`);
  assert.deepEqual(orderOf(back?.entries), ['a1', 'b2', 'c3']);
  assert.ok(back?.entries.some(([name, value]) => name === 'closures.b2.street' && value === 'Keswick Road'));
  assert.equal(
    back?.entries.some(([name]) => name.startsWith('removed.')),
    false,
  );
});

test('what is put back is only the row that the button names', () => {
  const forged: FormEntries = [...form, ['removed.event.name', 'Other'], ['removed.closures.d4.street', 'X']];
  const back = rowChange(forged, 'restore:closures:d4:0');
  assert.deepEqual(
    back?.entries.filter(([name]) => name === 'event.name'),
    [['event.name', 'Fair']],
  );
  assert.deepEqual(orderOf(back?.entries), ['d4', 'a1', 'b2', 'c3']);
});

test('every other button leaves the form as it is', () => {
  for (const intent of ['continue', 'save-exit', '', 'remove', 'up:'])
    assert.equal(rowChange(form, intent), null);
});
