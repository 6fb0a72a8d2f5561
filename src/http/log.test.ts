import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isOutage } from '#src/domain/shared/outage.ts';
import { describeError, loggablePath } from '#src/http/log.ts';

const coded = (code: string, more: object = {}) => Object.assign(new Error('x'), { code, ...more });

test('a path keeps its words and references and loses what may be a secret', () => {
  assert.equal(loggablePath('/applications/7K3QW-9XM2P-4/event'), '/applications/7K3QW-9XM2P-4/event');
  assert.equal(loggablePath('/s/8f14e45fceea167a5a36dedd4bea2543'), '/s/…');
});

test('an error is written down without what people typed', () => {
  const cause = new Error('Key (email)=(ana@example.org) already exists');
  const error = new Error('invalid input for "Ana Pérez" and 4105550147', { cause });
  const text = JSON.stringify(describeError(error));
  assert.doesNotMatch(text, /Ana|4105550147|ana@/);
  assert.match(text, /invalid input for/);
  assert.match(text, /log\.test\.ts/);
});

test('a quoted value is left out however long it is', () => {
  for (const [open, close] of [
    ['"', '"'],
    ["'", "'"],
    ['“', '”'],
  ]) {
    const text = JSON.stringify(describeError(new Error(`bad value ${open}${'Ana '.repeat(5000)}${close}`)));
    assert.doesNotMatch(text, /Ana/);
    assert.match(text, /bad value/);
  }
});

test('something thrown that is no error is only named', () => {
  assert.deepEqual(describeError('secret'), { error: 'string' });
});

test('parts that cannot be reached are an outage', () => {
  const outages = [
    coded('ECONNREFUSED'),
    coded('CONNECTION_CLOSED'),
    coded('POOL_TIMEOUT'),
    coded('57P01'),
    coded('57014'),
    coded('53300'),
    coded('08006'),
    coded('ENOENT', { syscall: 'connect' }),
    Object.assign(new Error('slow'), { name: 'TimeoutError' }),
    new Error('outer', { cause: coded('ETIMEDOUT') }),
    new AggregateError([coded('ECONNREFUSED')], 'every address'),
    Object.assign(new Error('Please reduce your request rate.'), { name: 'SlowDown', $fault: 'server' }),
  ];
  for (const error of outages) assert.equal(isOutage(error), true, String((error as { code?: string }).code));
});

test('mistakes of ours are no outage', () => {
  for (const error of [
    new Error('x'),
    new TypeError('x'),
    Object.assign(new Error('Access Denied'), { name: 'AccessDenied', $fault: 'client' }),
    coded('23505'),
    coded('42P01'),
    coded('ENOENT'),
    'x',
    null,
  ]) {
    assert.equal(isOutage(error), false, String(error));
  }
});
