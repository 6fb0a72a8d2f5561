import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describedBy, type FieldView, fieldId, focusId, summaryOf } from '#src/components/form/field-view.ts';

const name: FieldView = { kind: 'text', name: 'event.name', label: 'Event name', issues: ['Enter the name'] };

test('the summary leads to the control that can be mended, in the order of the page', () => {
  const fields: FieldView[] = [
    name,
    { kind: 'date', name: 'dates.first', label: 'First day', wrong: ['year'], issues: ['Add the year'] },
    {
      kind: 'rows',
      name: 'closures',
      label: 'Streets',
      addLabel: 'Add',
      issues: ['Add at least 1'],
      rows: [
        {
          id: 'k3f9',
          label: 'Street 1',
          fields: [
            { kind: 'text', name: 'closures.k3f9.street', label: 'Street', issues: ['Enter the street'] },
          ],
        },
      ],
    },
    { kind: 'address', name: 'host', label: 'Address', partIssues: { zip: ['Enter the ZIP code'] } },
  ];
  assert.deepEqual(summaryOf(fields), [
    { message: 'Enter the name', href: '#event-name' },
    { message: 'Add the year', href: '#dates-first-year' },
    { message: 'Add at least 1', href: '#closures-add' },
    { message: 'Enter the street', href: '#closures-k3f9-street' },
    { message: 'Enter the ZIP code', href: '#host-zip' },
  ]);
});

test('a question inside an answer is found too', () => {
  const choice: FieldView = {
    kind: 'choice',
    name: 'kind',
    label: 'Kind',
    options: [{ value: 'other', label: 'Other', reveals: [{ ...name, name: 'event.other' }] }],
  };
  assert.deepEqual(summaryOf([choice]), [{ message: 'Enter the name', href: '#event-other' }]);
});

test('a list that is full has no button to lead to', () => {
  const rows: FieldView = { kind: 'rows', name: 'a.b', label: 'L', rows: [], addLabel: 'Add', full: true };
  assert.equal(focusId(rows), 'a-b');
  assert.equal(fieldId('a.b.c'), 'a-b-c');
});

test('a control names its hint before its error', () => {
  assert.equal(
    describedBy({ ...name, hint: 'As printed' }, ['limit']),
    'event-name-hint event-name-limit event-name-error',
  );
  assert.equal(describedBy({ kind: 'text', name: 'x', label: 'X' }), undefined);
});
