import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressGroup, clientAddress } from '#src/http/address.ts';

test('without proxies the socket is the client, whatever the header says', () => {
  assert.equal(clientAddress('192.0.2.7', '6.6.6.6', 0), '192.0.2.7');
});

test('with one proxy the right-most entry is the client', () => {
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9', 1), '203.0.113.9');
});

test('with two proxies the second entry from the right is the client', () => {
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2), '203.0.113.9');
});

test('fewer entries than proxies fall back to the socket', () => {
  assert.equal(clientAddress('10.0.0.1', '6.6.6.6', 2), '10.0.0.1');
});

test('something that is no address falls back to the socket', () => {
  for (const text of ['', 'unknown', 'a.example', '1.2.3.4.5', '<script>', '999.1.1.1']) {
    assert.equal(clientAddress('10.0.0.1', text, 1), '10.0.0.1', text);
  }
});

test('ports, brackets and mapped addresses are taken off', () => {
  assert.equal(clientAddress('::ffff:192.0.2.7', undefined, 0), '192.0.2.7');
  assert.equal(clientAddress('10.0.0.1', '203.0.113.9:5123', 1), '203.0.113.9');
  assert.equal(clientAddress('10.0.0.1', '[2001:db8::1]:443', 1), '2001:db8::1');
});

test('a connection without an address is called unknown', () => {
  assert.equal(clientAddress(undefined, undefined, 0), 'unknown');
});

test('a household on IPv6 is counted as one', () => {
  assert.equal(addressGroup('2001:db8:1:2:aaaa::1'), '2001:db8:1:2::/64');
  assert.equal(addressGroup('2001:db8::1'), '2001:db8:0:0::/64');
  assert.equal(addressGroup('::1'), '0:0:0:0::/64');
  assert.equal(addressGroup('192.0.2.7'), '192.0.2.7');
});

test('the zone of an address is no part of it', () => {
  assert.equal(clientAddress('10.0.0.1', 'fe80::1%eth0', 1), 'fe80::1');
  assert.equal(clientAddress('10.0.0.1', '::%c3', 1), '::');
  assert.equal(clientAddress('10.0.0.1', '192.0.2.7%eth0', 1), '10.0.0.1');
});
