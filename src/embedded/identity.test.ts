import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { type IdentityPerson, startIdentity } from '#src/embedded/identity.ts';
import { createIdentity } from '#src/outside/identity.ts';

const people: IdentityPerson[] = [
  {
    subject: 'rosa',
    name: 'Rosa Núñez',
    email: 'rosa@city.example',
    roles: ['reviewer'],
    agency: 'police',
    description: 'Police',
  },
  {
    subject: 'carl',
    name: 'Carl <Hill>',
    email: 'carl@city.example',
    roles: ['coordinator'],
    agency: null,
    description: 'Coordinator',
  },
];
const logoutTokens: string[] = [];
const service = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  if (request.url === '/api/sign-in-ended')
    logoutTokens.push(new URLSearchParams(body).get('logout_token') ?? '');
  response.end();
});
await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
const publicOrigin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
const client = { clientId: 'permits', clientSecret: 'local secret' };
const provider = await startIdentity({ publicOrigin, people, ...client });
const identity = createIdentity({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: client.clientId,
  OIDC_CLIENT_SECRET: client.clientSecret,
  PUBLIC_ORIGIN: publicOrigin,
});

after(async () => {
  await provider.stop();
  service.close();
});

/** A browser that keeps cookies and follows redirects until one leaves the provider. */
function newBrowser() {
  const cookies = new Map<string, string>();
  const open = async (
    address: string,
    form?: Record<string, string>,
  ): Promise<{ url: URL; text: string; status: number }> => {
    const url = new URL(address, provider.issuer);
    if (url.origin !== provider.issuer) return { url, text: '', status: 0 };
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const body = form === undefined ? undefined : new URLSearchParams(form);
    const answer = await fetch(url, {
      method: body ? 'POST' : 'GET',
      body,
      headers: { cookie },
      redirect: 'manual',
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next !== null) return open(new URL(next, url).href);
    return { url, text: await answer.text(), status: answer.status };
  };
  return { open };
}

async function signInAs(subject: string, browser = newBrowser()) {
  const start = await identity.begin('en', new Date());
  assert(start.outcome === 'ready');
  const list = await browser.open(start.url);
  assert.match(list.text, /<h1>Sign in as<\/h1>/);
  const end = await browser.open(list.url.href, { subject });
  assert.equal(end.url.origin + end.url.pathname, `${publicOrigin}/staff/callback`);
  const result = await identity.finish(end.url.searchParams, start, new Date());
  assert(result.outcome === 'known', JSON.stringify(result));
  return { browser, claims: result.claims, list: list.text };
}

test('a chosen person arrives with name, roles, agency and the time of the sign-in', async () => {
  const { claims, list } = await signInAs('rosa');
  const { providerSession, authenticatedAt, ...rest } = claims;
  assert.deepEqual(rest, {
    issuer: provider.issuer,
    subject: 'rosa',
    name: 'Rosa Núñez',
    email: 'rosa@city.example',
    isEmailVerified: true,
    agency: 'police',
    roles: ['reviewer'],
  });
  assert.ok(providerSession !== null && providerSession.length > 10);
  assert.ok(Math.abs(Date.now() - (authenticatedAt?.getTime() ?? 0)) < 60_000);
  assert.match(list, /Carl &lt;Hill&gt;/);
});

test('the list is shown at each sign-in, so that one browser can be several people', async () => {
  const { browser } = await signInAs('rosa');
  const { claims } = await signInAs('carl', browser);
  assert.equal(claims.subject, 'carl');
  assert.equal(claims.agency, null);
});

test('somebody who is not on the list cannot sign in', async () => {
  const start = await identity.begin('en', new Date());
  assert(start.outcome === 'ready');
  const browser = newBrowser();
  const list = await browser.open(start.url);
  const again = await browser.open(list.url.href, { subject: 'mallory' });
  assert.match(again.text, /<h1>Sign in as<\/h1>/);
});

test('a sign-in without a challenge is refused', async () => {
  const start = await identity.begin('en', new Date());
  assert(start.outcome === 'ready');
  const url = new URL(start.url);
  url.searchParams.delete('code_challenge');
  url.searchParams.delete('code_challenge_method');
  const end = await newBrowser().open(url.href);
  assert.equal(end.url.searchParams.get('error'), 'invalid_request');
});

test('a return address of another site is refused on a page, not followed', async () => {
  const start = await identity.begin('en', new Date());
  assert(start.outcome === 'ready');
  const url = new URL(start.url);
  url.searchParams.set('redirect_uri', 'https://evil.example/');
  const end = await newBrowser().open(url.href);
  assert.equal(end.status, 400);
  assert.match(end.text, /<h1>This sign-in did not work<\/h1>/);
});

test('signing out of the provider tells the service and comes back', async () => {
  const { browser, claims } = await signInAs('rosa');
  const question = await browser.open((await identity.endSessionUrl(new Date())) ?? '');
  assert.match(question.text, /<h1>Do you want to sign out\?<\/h1>/);
  const action = /action="([^"]+)"/.exec(question.text)?.[1] ?? '';
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)?.[1] ?? '';
  const end = await browser.open(action, { xsrf, logout: 'yes' });
  assert.equal(end.url.href, `${publicOrigin}/staff/signed-out`);
  const token = await identity.readLogoutToken(logoutTokens.at(-1) ?? '', new Date());
  assert(token.outcome === 'valid', JSON.stringify(token));
  assert.equal(token.claims.providerSession, claims.providerSession);
});

test('it refuses to run for a service that others can reach', async () => {
  for (const origin of [
    'https://permits.example.gov',
    'http://192.168.1.5:4321',
    'http://localhost.evil.example',
  ])
    await assert.rejects(
      startIdentity({ publicOrigin: origin, people, ...client }),
      /runs only for a service on this machine/,
    );
});
