import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { confirmSignInCode, requestSignInCode } from '#src/commands/sign-in.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { signInCodeOf } from '#src/domain/sign-in-secret.ts';

const MINUTE = 60_000;
const CODES = 100_000_000;
const VICTIM = 'ana@example.org';

const database = await createTestDatabase();
after(() => database.drop());
const at = (start: Date, minutes: number) =>
  testContext(database.app, { now: new Date(start.getTime() + minutes * MINUTE) });

/** The words of a refusal; anything else is a failure of the test. */
async function refusalOf(work: Promise<unknown>): Promise<string | null> {
  try {
    await work;
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.code;
    throw error;
  }
}

test('code-guess: somebody who guesses for a day from everywhere has less than six chances in a million', async () => {
  // A day of the limits begins at midnight UTC: whoever begins at noon has the codes of two of them.
  const start = new Date('2027-03-01T12:00:00Z');
  const browsers: string[] = [];
  let asked = 0;
  for (let minute = 0; minute < 24 * 60; minute += 10) {
    const ctx = at(start, minute);
    const browserToken = newBrowser();
    asked += 1;
    // Each time another browser and another network, so that nothing but the address of the victim is the same.
    const request = { email: VICTIM, returnTo: null, browserToken, clientAddress: `2001:db8:${asked}::1` };
    if ((await refusalOf(requestSignInCode(ctx, request))) === null) browsers.push(browserToken);
    // Every code that may still be open is tried until nothing is looked at any more, and some tries beyond that.
    for (const open of browsers.slice(-2)) {
      const [row] = await database.owner`
        SELECT c.id FROM sign_in_codes c WHERE c.browser_hash = ${createHash('sha256').update(open).digest()}`;
      const right = Number(signInCodeOf(ctx.secretKey, String(row?.id)));
      for (let guess = 1; guess <= 7; guess += 1) {
        const code = String((right + guess) % CODES).padStart(8, '0');
        const refusal = await refusalOf(
          confirmSignInCode(at(start, minute + guess), { code, browserToken: open }),
        );
        assert.ok(refusal === 'code-wrong' || refusal === 'code-expired', `${refusal} at minute ${minute}`);
      }
    }
  }
  const [row] =
    await database.owner`SELECT count(*)::int AS codes, sum(attempts_count)::int AS tries FROM sign_in_codes`;
  assert.deepEqual({ ...row }, { codes: 20, tries: 100 });
  assert.ok(Number(row?.tries) / CODES <= 6e-6);
  assert.equal((await database.owner`SELECT FROM sessions`).length, 0);
});

test('code-guess: codes are spread evenly, so that no guess is better than another', () => {
  const secretKey = Buffer.alloc(32, 7);
  const count = 20_000;
  const places = Array.from({ length: 8 }, () => Array.from({ length: 10 }, () => 0));
  const seen = new Set<string>();
  for (let i = 0; i < count; i += 1) {
    const code = signInCodeOf(secretKey, `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
    assert.match(code, /^\d{8}$/);
    seen.add(code);
    for (const [place, digit] of [...code].entries()) places[place]![Number(digit)]! += 1;
  }
  // The ids never change, so neither does the outcome.
  for (const digits of places)
    for (const found of digits) assert.ok(Math.abs(found - count / 10) < 200, String(digits));
  assert.ok(seen.size > count - 10, `${count - seen.size} codes came twice`);
});
