import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAddressLimiter } from '#src/http/limiter.ts';

function limiterAt(count: number) {
  const clock = { nowMs: 0 };
  return { clock, limiter: createAddressLimiter({ count, windowMs: 60_000, nowMs: () => clock.nowMs }) };
}

test('an address is over after its number of requests and others are not', () => {
  const { limiter } = limiterAt(3);
  for (let i = 0; i < 3; i++) {
    assert.equal(limiter.isOver('192.0.2.1'), false);
    limiter.count('192.0.2.1');
  }
  assert.equal(limiter.isOver('192.0.2.1'), true);
  assert.equal(limiter.isOver('192.0.2.2'), false);
});

test('one household on IPv6 counts as one address', () => {
  const { limiter } = limiterAt(2);
  limiter.count('2001:db8:1:2::1');
  limiter.count('2001:db8:1:2:ffff::9');
  assert.equal(limiter.isOver('2001:db8:1:2::77'), true);
  assert.equal(limiter.isOver('2001:db8:1:3::77'), false);
});

test('requests leave the window little by little', () => {
  const { limiter, clock } = limiterAt(10);
  for (let i = 0; i < 10; i++) limiter.count('192.0.2.1');
  clock.nowMs = 59_000;
  assert.equal(limiter.isOver('192.0.2.1'), true);
  clock.nowMs = 66_000;
  assert.equal(limiter.isOver('192.0.2.1'), false);
  limiter.count('192.0.2.1');
  assert.equal(limiter.isOver('192.0.2.1'), true);
});

test('after two quiet windows nothing is left', () => {
  const { limiter, clock } = limiterAt(1);
  limiter.count('192.0.2.1');
  clock.nowMs = 121_000;
  assert.equal(limiter.isOver('192.0.2.1'), false);
});
