import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sessionCookie } from '#src/domain/shared/session-cookie.ts';
import { cookiesOf } from '#src/http/cookies.ts';

test('a cookie is found by its whole name, and the first of two counts', () => {
  const cookies = cookiesOf('xpermits=no; permits=first; permits=second; permits2=no');
  assert.equal(cookies.get('permits')?.value, 'first');
  assert.equal(cookies.get('permit'), undefined);
  assert.equal(cookiesOf(null).get('permits'), undefined);
});

test('an encoded value is decoded, and one that is badly encoded stands for itself', () => {
  assert.equal(cookiesOf('permits=a%20b').get('permits')?.value, 'a b');
  assert.equal(cookiesOf('permits=100%').get('permits')?.value, '100%');
});

test('the session cookie is set with every attribute, and read back in the same request', () => {
  const cookies = cookiesOf('__Host-permits=old');
  const { name, options } = sessionCookie('https://permits.example.gov');
  cookies.set(name, 'new', options);
  assert.equal(cookies.get(name)?.value, 'new');
  assert.deepEqual(cookies.headers(), [
    '__Host-permits=new; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax',
  ]);
});

test('a cookie that is taken away is set empty and ends at once', () => {
  const cookies = cookiesOf(null);
  const { name, options } = sessionCookie('http://localhost:4321');
  cookies.set(name, '', { ...options, maxAge: 0 });
  assert.deepEqual(cookies.headers(), ['permits=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax']);
});
