import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Field, FieldKind, Issue } from '#src/domain/application/field.ts';
import { openToAll } from '#src/domain/application/readers.ts';
import { blankIssue, valueIssue } from '#src/domain/application/schema.ts';

const field = (kind: FieldKind, more: Partial<Field> = {}): Field => ({
  name: 'x',
  kind,
  ...more,
  ...openToAll,
});

const CASES: [string, Field, unknown, Omit<Issue, 'path'> | null][] = [
  ['text', field('text'), 'Fair', null],
  ['text over its limit', field('text', { maxLength: 4 }), 'Fairs', { code: 'too-long', params: { max: 4 } }],
  ['text at its limit', field('text', { maxLength: 5 }), 'Fairs', null],
  [
    'long text over the usual limit',
    field('longtext'),
    'x'.repeat(4001),
    { code: 'too-long', params: { max: 4000 } },
  ],
  ['an email address', field('email'), 'ana@example.org', null],
  ['an email address without a dot', field('email'), 'ana@example', { code: 'not-an-email' }],
  ['a phone number', field('phone'), '+14105550123', null],
  ['a phone number kept as typed', field('phone'), '555-0123', { code: 'not-a-phone' }],
  ['a count', field('integer'), 12, null],
  ['a count kept as typed', field('integer'), 'many', { code: 'not-a-number' }],
  ['half a person', field('integer'), 1.5, { code: 'not-whole' }],
  ['a count below its least', field('integer', { min: 1 }), 0, { code: 'too-small', params: { min: 1 } }],
  ['a count without a least, below zero', field('integer'), -1, { code: 'too-small', params: { min: 0 } }],
  ['a count above its most', field('integer', { max: 9 }), 10, { code: 'too-large', params: { max: 9 } }],
  ['a measure', field('decimal'), 3.1, null],
  ['a measure that is no number', field('decimal'), Number.NaN, { code: 'not-a-number' }],
  ['money', field('money'), 1999, null],
  ['a day', field('date'), '2028-02-29', null],
  ['a day that does not exist', field('date'), '2|30|2027', { code: 'not-a-date', params: { missing: [] } }],
  ['a day without its year', field('date'), '6|6|', { code: 'not-a-date', params: { missing: ['year'] } }],
  ['a day in words', field('date'), 'soon', { code: 'not-a-date', params: { missing: ['day', 'year'] } }],
  ['a time', field('time'), '23:59', null],
  ['a time that needs AM or PM', field('time'), '7:30', { code: 'am-or-pm' }],
  ['a time in words', field('time'), 'late', { code: 'not-a-time' }],
  ['a time that does not exist', field('time'), '24:00', { code: 'not-a-time' }],
  ['yes', field('yesno'), 'yes', null],
  ['maybe', field('yesno'), 'maybe', { code: 'not-an-option' }],
  ['an option', field('choice', { options: ['a', 'b'] }), 'b', null],
  ['an unknown option', field('choice', { options: ['a', 'b'] }), 'c', { code: 'not-an-option' }],
  [
    'a key of the register',
    field('choice', { options: ['other'], optionsFrom: 'places' }),
    'druid-hill-park',
    null,
  ],
  [
    'a listed option beside the register',
    field('choice', { options: ['other'], optionsFrom: 'places' }),
    'other',
    null,
  ],
  ['no key of the register', field('choice', { optionsFrom: 'places' }), 'A Park', { code: 'not-an-option' }],
  ['several options', field('choices', { options: ['a', 'b'] }), ['a', 'b'], null],
  [
    'an unknown one among several',
    field('choices', { options: ['a'] }),
    ['a', 'z'],
    { code: 'not-an-option' },
  ],
  ['no options', field('choices', { options: ['a'] }), [], { code: 'required' }],
  ['a checked box', field('confirm'), 'yes', null],
  ['an unchecked box', field('confirm'), 'no', { code: 'not-yes' }],
  ['enough rows', field('rows', { minRows: 1 }), [{ id: 'a1' }], null],
  [
    'too many rows',
    field('rows', { maxRows: 1 }),
    [{ id: 'a1' }, { id: 'b2' }],
    { code: 'too-many-rows', params: { max: 1 } },
  ],
  [
    'too few rows',
    field('rows', { minRows: 2 }),
    [{ id: 'a1' }],
    { code: 'too-few-rows', params: { min: 2 } },
  ],
];
for (const [title, definition, value, expected] of CASES)
  test(`${title} gives ${expected?.code ?? 'no issue'}`, () =>
    assert.deepEqual(valueIssue(definition, 'x', value), expected && { path: 'x', ...expected }));

test('a blank answer says what it needs by its kind', () => {
  assert.deepEqual(blankIssue(field('text'), 'x'), { path: 'x', code: 'required' });
  assert.deepEqual(blankIssue(field('confirm'), 'x'), { path: 'x', code: 'not-yes' });
  assert.deepEqual(blankIssue(field('rows'), 'x'), { path: 'x', code: 'too-few-rows', params: { min: 1 } });
});
