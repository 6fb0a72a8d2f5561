import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, afterEach, test } from 'node:test';
import { LIES, startLyingProvider } from '#e2e/fixtures/lying-provider.ts';
import { createIdentity, type SignInChecks } from '#src/outside/identity.ts';

const provider = await startLyingProvider();
after(() => provider.stop());
afterEach(() => {
  provider.setDown(false);
  provider.describe({});
});

const settings = {
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: provider.clientId,
  OIDC_CLIENT_SECRET: provider.clientSecret,
  PUBLIC_ORIGIN: 'https://permits.example.gov',
};
const identity = createIdentity(settings);

async function sent(): Promise<{ url: URL; checks: SignInChecks }> {
  const start = await identity.begin('en', new Date());
  assert.equal(start.outcome, 'ready');
  assert(start.outcome === 'ready');
  return { url: new URL(start.url), checks: start };
}
const back = (state: string, more: Record<string, string> = {}) =>
  new URLSearchParams({ code: 'the-code', state, iss: provider.issuer, ...more });

test('a browser is sent with state, nonce and a challenge, and no secret', async () => {
  const { url, checks } = await sent();
  const given = Object.fromEntries(url.searchParams);
  assert.equal(url.origin + url.pathname, `${provider.issuer}/authorize`);
  assert.equal(given.response_type, 'code');
  assert.equal(given.redirect_uri, 'https://permits.example.gov/staff/callback');
  assert.equal(given.state, checks.state);
  assert.equal(given.nonce, checks.nonce);
  assert.equal(given.code_challenge_method, 'S256');
  assert.equal(given.code_challenge, createHash('sha256').update(checks.codeVerifier).digest('base64url'));
  assert(!url.href.includes(checks.codeVerifier));
  assert.equal(given.prompt, undefined);
});

test('whoever must prove again who they are is asked by the provider although it knows them', async () => {
  const start = await identity.begin('en', new Date(), true);
  assert(start.outcome === 'ready');
  const { searchParams: given } = new URL(start.url);
  assert.deepEqual([given.get('prompt'), given.get('max_age')], ['login', '0']);
});

test('a true token names the person, the verifier goes with the code', async () => {
  const { checks } = await sent();
  provider.answerWith(await provider.sign(provider.claims(checks.nonce, { auth_time: 1_700_000_000 })));
  const result = await identity.finish(back(checks.state), checks, new Date());
  assert.deepEqual(result, {
    outcome: 'known',
    claims: {
      issuer: provider.issuer,
      subject: 'person-1',
      name: 'Rosa Field',
      email: 'rosa.field@city.example',
      agency: 'transportation',
      isEmailVerified: false,
      roles: ['reviewer'],
      providerSession: 'provider-session-1',
      authenticatedAt: new Date(1_700_000_000_000),
    },
  });
  const form = provider.asked.at(-1);
  assert.equal(form?.get('code_verifier'), checks.codeVerifier);
  assert.equal(form?.get('redirect_uri'), 'https://permits.example.gov/staff/callback');
});

test('oidc-evil: there are twenty-five wrong answers to refuse', () => {
  assert.equal(Object.keys(LIES).length, 25);
});

for (const [name, lie] of Object.entries(LIES)) {
  test(`${name} is refused`, async () => {
    const { checks } = await sent();
    provider.answerWith(await lie(provider, checks.nonce));
    assert.equal((await identity.finish(back(checks.state), checks, new Date())).outcome, 'refused');
  });
}

test('an answer for another state is refused before the code is used', async () => {
  const { checks } = await sent();
  const before = provider.asked.length;
  assert.equal((await identity.finish(back('another state'), checks, new Date())).outcome, 'refused');
  assert.equal(provider.asked.length, before);
});
test('an answer of another issuer is refused before the code is used', async () => {
  const { checks } = await sent();
  const before = provider.asked.length;
  const mixed = back(checks.state, { iss: 'https://evil.example' });
  assert.equal((await identity.finish(mixed, checks, new Date())).outcome, 'refused');
  assert.equal(provider.asked.length, before);
});
test('a person who said no at the provider is refused', async () => {
  const { checks } = await sent();
  const no = new URLSearchParams({ error: 'access_denied', state: checks.state, iss: provider.issuer });
  assert.equal((await identity.finish(no, checks, new Date())).outcome, 'refused');
});
test('a provider that is out of order for a moment is down, not refusing', async () => {
  const { checks } = await sent();
  provider.answerWith({ status: 503, body: {} });
  assert.equal((await identity.finish(back(checks.state), checks, new Date())).outcome, 'down');
  provider.setDown(true);
  assert.equal((await identity.finish(back(checks.state), checks, new Date())).outcome, 'down');
});

test('the age of a token goes by the clock that is given, whatever the clock of this process says', async () => {
  const later = new Date(Date.now() + 3 * 24 * 60 * 60_000);
  const ahead = createIdentity(settings);
  const start = await ahead.begin('en', later);
  assert(start.outcome === 'ready');
  const seconds = Math.floor(later.getTime() / 1000);
  provider.answerWith(await provider.sign(provider.claims(start.nonce)));
  assert.equal((await ahead.finish(back(start.state), start, later)).outcome, 'refused');
  const fresh = { iat: seconds, exp: seconds + 300 };
  provider.answerWith(await provider.sign(provider.claims(start.nonce, fresh)));
  assert.equal((await ahead.finish(back(start.state), start, later)).outcome, 'known');
});

test('a provider that was down at first is asked again, without a restart', async () => {
  const fresh = createIdentity(settings);
  provider.setDown(true);
  assert.equal((await fresh.begin('en', new Date())).outcome, 'down');
  assert.equal(await fresh.endSessionUrl(new Date()), null);
  provider.setDown(false);
  assert.equal((await fresh.begin('en', new Date())).outcome, 'ready');
});
for (const [what, description] of Object.entries({
  'that calls itself something else': { issuer: 'https://evil.example' },
  'without keys': { jwks_uri: undefined },
  'whose issuer is https and whose token endpoint is not': { token_endpoint: 'ftp://127.0.0.1/token' },
})) {
  test(`a provider ${what} is not used`, async () => {
    provider.describe(description);
    assert.equal((await createIdentity(settings).begin('en', new Date())).outcome, 'down');
  });
}

const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };
const order = (more: object = {}) => {
  const { iss, aud, iat, exp } = provider.claims('');
  return {
    iss,
    aud,
    iat,
    exp,
    jti: 'order-1',
    sid: 'provider-session-1',
    sub: 'person-1',
    events: EVENTS,
    ...more,
  };
};

test('a true order to sign out names the session and the person', async () => {
  const token = await provider.sign(order(), { typ: 'logout+jwt' });
  assert.deepEqual(await identity.readLogoutToken(token, new Date()), {
    outcome: 'valid',
    claims: { issuer: provider.issuer, subject: 'person-1', providerSession: 'provider-session-1' },
  });
});
for (const [name, make] of Object.entries({
  'an unsigned order': async () => provider.signWithNothing(order()),
  'an order signed by another key': () => provider.signWithOtherKey(order()),
  'an order signed with the client secret': () => provider.signWithClientSecret(order()),
  'an order signed with the public key': () => provider.signWithPublicKey(order()),
  'an order for another client': () => provider.sign(order({ aud: 'another-client' })),
  'an order of another issuer': () => provider.sign(order({ iss: 'https://evil.example' })),
  'an order from an hour ago': () => provider.sign(order({ iat: Math.floor(Date.now() / 1000) - 3600 })),
  'an expired order': () => provider.sign(order({ exp: Math.floor(Date.now() / 1000) - 60 })),
  'an order without its sign': () => provider.sign(order({ events: {} })),
  'an order that names nobody': () => provider.sign(order({ sub: undefined, sid: undefined })),
  'an ID token': () => provider.sign(provider.claims('a nonce')),
  'an ID token dressed as an order': () => provider.sign(order({ nonce: 'a nonce' })),
  'no token at all': async () => 'x',
} satisfies Record<string, () => Promise<string>>)) {
  test(`${name} signs nobody out`, async () => {
    assert.equal((await identity.readLogoutToken(await make(), new Date())).outcome, 'refused');
  });
}
