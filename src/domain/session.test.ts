import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSlideDue, parseSignInCode, sessionEnd } from '#src/domain/session.ts';
import { sessionCookie } from '#src/domain/shared/session-cookie.ts';

const at = (time: string) => new Date(`2027-03-01T${time}Z`);

test('a session of staff ends half an hour after its last use', () => {
  assert.deepEqual(sessionEnd('staff', at('08:00:00'), at('09:00:00')), at('09:30:00'));
});
test('a session of staff in constant use ends after twelve hours', () => {
  assert.deepEqual(sessionEnd('staff', at('08:00:00'), at('19:50:00')), at('20:00:00'));
});
test('a session of an applicant ends twelve hours after its last use', () => {
  assert.deepEqual(sessionEnd('applicant', at('08:00:00'), at('09:00:00')), at('21:00:00'));
});
test('a session of an applicant in constant use ends after seven days', () => {
  const end = sessionEnd('applicant', at('08:00:00'), new Date('2027-03-08T02:00:00Z'));
  assert.deepEqual(end, new Date('2027-03-08T08:00:00Z'));
});

test('the use of a session is written down at most every five minutes', () => {
  assert.equal(isSlideDue(at('08:00:00'), at('08:04:59')), false);
  assert.equal(isSlideDue(at('08:00:00'), at('08:05:00')), true);
});

for (const [typed, code] of [
  ['12345678', '12345678'],
  [' 1234 5678\n', '12345678'],
  ['1234-5678', '12345678'],
  ['１２３４５６７８', '12345678'],
  ['1234567', null],
  ['123456789', null],
  ['1234567a', null],
  ['', null],
] as const) {
  test(`${JSON.stringify(typed)} is the code ${code}`, () => {
    assert.equal(parseSignInCode(typed), code);
  });
}

test('the cookie of a public service is bound to its host and to https', () => {
  const { name, options } = sessionCookie('https://permits.example.gov');
  assert.equal(name, '__Host-permits');
  assert.deepEqual(options, { httpOnly: true, sameSite: 'lax', path: '/', secure: true, maxAge: 604_800 });
});
test('on plain http of this machine the cookie has a name that needs no https', () => {
  const { name, options } = sessionCookie('http://localhost:4321', 'staff');
  assert.equal(name, 'permits');
  assert.deepEqual(options, { httpOnly: true, sameSite: 'lax', path: '/', secure: false });
});
