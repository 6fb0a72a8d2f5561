import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { confirmSignInCode, requestSignInCode } from '#src/commands/sign-in.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { signInCodeOf } from '#src/domain/sign-in-secret.ts';
import { codeScreenFor } from '#src/queries/session.ts';

const database = await createTestDatabase();
after(() => database.drop());
beforeEach(async () => {
  await database.owner`TRUNCATE sessions, sign_in_codes, rate_limits, notices`;
});

const sql = database.app;
const ctx = testContext(sql);
const later = (minutes: number) => testContext(sql, { now: new Date(ctx.now.getTime() + minutes * 60_000) });
const isRefused = (code: string) => (error: unknown) => error instanceof Refused && error.code === code;

const ANA = 'ana@example.org';
let lastAddress = 0;
const anAddress = () => {
  lastAddress += 1;
  return `192.0.2.${lastAddress}`;
};
async function ask(browserToken: string, email = ANA, context = ctx, clientAddress = anAddress()) {
  return await requestSignInCode(context, { email, returnTo: null, browserToken, clientAddress });
}

test('an address gets five messages in an hour, under fifty requests at once', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 50 }, () => ask(newBrowser())));
  assert.equal(asked.filter((one) => one.status === 'fulfilled').length, 5);
  for (const one of asked) if (one.status === 'rejected') assert(isRefused('too-many-requests')(one.reason));
  assert.equal((await database.owner`SELECT FROM notices`).length, 5);
  assert.deepEqual(await ask(newBrowser(), 'ben@example.org'), { issues: [] });
});

test('an address gets ten messages in a day', async () => {
  const morning = new Date('2027-03-01T00:10:00Z');
  let sent = 0;
  for (let hour = 0; hour < 24; hour++) {
    const at = testContext(sql, { now: new Date(morning.getTime() + hour * 3_600_000) });
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => ask(newBrowser(), ANA, at)));
    sent += asked.filter((one) => one.status === 'fulfilled').length;
  }
  assert.equal(sent, 10);
});

test('twenty messages in an hour can be asked for from one network address', async () => {
  const asked = Array.from({ length: 50 }, (_, i) =>
    ask(newBrowser(), `person${i}@example.org`, ctx, '198.51.100.7'),
  );
  const results = await Promise.allSettled(asked);
  assert.equal(results.filter((one) => one.status === 'fulfilled').length, 20);
});

test('known and unknown addresses are treated alike', async () => {
  const known = newBrowser();
  await ask(known);
  const [row] = await database.owner`SELECT id FROM sign_in_codes`;
  const code = signInCodeOf(ctx.secretKey, String(row?.id));
  await confirmSignInCode(ctx, { code, browserToken: known });
  const seen = [];
  for (const email of [ANA, 'stranger@example.org']) {
    const browserToken = newBrowser();
    const answer = await ask(browserToken, email, later(1));
    const open = await codeScreenFor(later(1), { browserToken });
    const [notice] = await database.owner`
      SELECT moment, locale, state, application_id FROM notices WHERE recipient = ${email} ORDER BY created_at DESC LIMIT 1`;
    seen.push({ answer, open: { ...open, email: '' }, notice: { ...notice } });
  }
  assert.deepEqual(seen[0], seen[1]);
  const people = await database.owner`SELECT FROM applicants WHERE email = 'stranger@example.org'`;
  assert.equal(people.length, 0);
});

for (const [typed, issue] of [
  ['', 'required'],
  ['  ', 'required'],
  ['ana', 'not-an-email'],
  ['ana@', 'not-an-email'],
  ['ana@example', 'not-an-email'],
  ['ana@example.org, ben@example.org', 'not-an-email'],
  ['ana@example.org\r\nbcc: ben@example.org', 'not-an-email'],
  ['Ana <ana@example.org>', 'not-an-email'],
  ['аna@example.org', 'not-an-email'],
  [`${'a'.repeat(250)}@example.org`, 'not-an-email'],
] as const) {
  test(`${JSON.stringify(typed).slice(0, 40)} is no address and no message is sent`, async () => {
    assert.deepEqual(await ask(newBrowser(), typed), { issues: [{ path: 'email', code: issue }] });
    assert.equal((await database.owner`SELECT FROM notices`).length, 0);
  });
}
