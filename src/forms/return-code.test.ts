import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { newBrowser, testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase } from '#e2e/fixtures/database.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { contextFor } from '#src/context.ts';
import { postMakeReturnCode, postReturnCode } from '#src/forms/return-code.ts';
import { formToken } from '#src/forms/run-form.ts';
import type { SessionPage } from '#src/forms/session-page.ts';
import { tokenHashOf } from '#src/store/session.ts';
import { textFor } from '#src/text/index.ts';

const database = await createTestDatabase();
after(() => database.drop());
beforeEach(() => database.owner`TRUNCATE rate_limits`);
const service = testContext(database.app, { city: cityNamed('baltimore') });

/** A page in a browser with this session, and what it did to the cookie. */
function page(token: string, path: string, fields: Record<string, string>): SessionPage & { kept: string[] } {
  const url = new URL(path, 'https://permits.example.gov');
  const body = new URLSearchParams({ _token: formToken(token, service.secretKey), ...fields });
  const kept: string[] = [];
  return {
    url,
    kept,
    request: new Request(url, { method: 'POST', body }),
    response: {},
    cookies: { set: (_name, value) => kept.push(value) },
    locals: {
      ctx: service,
      locale: 'es',
      text: textFor('es'),
      requestId: 'test',
      clientAddress: '192.0.2.1',
      sessionToken: token,
      sessionHash: () => tokenHashOf(token),
      stepFile: (id) => id,
      formToken: () => formToken(token, service.secretKey),
      renew: () => undefined,
      context: () => contextFor(service, { sessionToken: token, locale: 'es', requestId: 'test' }),
      reading: () => assert.fail('a code changes something'),
      isReadOnly: () => false,
    },
  };
}
async function aDraft(): Promise<{ ref: string; token: string }> {
  const { ref, token } = await startApplication(service, {
    answers: blockParty('2027-06-05'),
    sessionHash: null,
  });
  return { ref, token: token ?? '' };
}

test('a code is shown in the answer, and typed elsewhere it leads to the tasks with a new cookie', async () => {
  const one = await aDraft();
  const making = page(one.token, `/applications/${one.ref}/code`, { intent: 'make' });
  const made = await postMakeReturnCode(making, one.ref);
  assert(!(made instanceof Response));
  assert.equal(making.response.status, 200);
  const code = made.view?.code ?? '';
  const there = page(newBrowser(), '/sign-in/paper', { code });
  const opened = await postReturnCode(there);
  assert(opened instanceof Response);
  assert.equal(opened.status, 303);
  assert.equal(opened.headers.get('location'), `/es/applications/${one.ref}`);
  assert.equal(there.kept.length, 1);
});

test('a wrong code comes back with what was typed, and the cookie stays', async () => {
  const there = page(newBrowser(), '/sign-in/paper', { code: 'wrong' });
  const again = await postReturnCode(there);
  assert(!(again instanceof Response));
  assert.equal(again.refusal, 'return-code-wrong');
  assert.equal(there.response.status, 422);
  assert.deepEqual(there.kept, []);
});

test('somebody else’s draft gets no code', async () => {
  const one = await aDraft();
  const making = page(newBrowser(), `/applications/${one.ref}/code`, { intent: 'make' });
  const refused = await postMakeReturnCode(making, one.ref);
  // Who is not signed in is led to the sign-in.
  assert(refused instanceof Response);
  assert.equal(refused.status, 303);
  assert.equal(
    (
      await database.owner`SELECT FROM return_codes c JOIN applications a ON a.id = c.application_id WHERE a.ref = ${one.ref}`
    ).length,
    0,
  );
});
