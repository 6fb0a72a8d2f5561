import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Service } from '#src/context.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { answerThrown, completed, type FailedPage } from '#src/http/page-failure.ts';
import { textFor } from '#src/text/index.ts';

const logged: object[] = [];
const log = {
  info: () => undefined,
  warn: () => undefined,
  error: (fields: object) => void logged.push(fields),
};

function pageOf(path: string, init: RequestInit = {}, typed?: [string, string][]): FailedPage {
  const url = new URL(path, 'https://permits.example.gov');
  return {
    url,
    request: new Request(url, { headers: { accept: 'text/html' }, ...init }),
    locals: {
      ctx: {} as Service,
      locale: 'en',
      text: textFor('en'),
      requestId: 'r-1',
      clientAddress: '192.0.2.1',
      sessionToken: 's',
      sessionHash: () => Buffer.alloc(32),
      stepFile: (id) => id,
      formToken: () => 'fresh',
      renew: () => undefined,
      context: () => assert.fail('a failing page asked the database'),
      reading: () => assert.fail('a failing page asked the database'),
      isReadOnly: () => false,
      ...(typed ? { typed } : {}),
    },
  };
}
const post = (path: string, body: BodyInit, typed?: [string, string][]) =>
  pageOf(path, { method: 'POST', body }, typed);
const outage = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

test('a database that takes no changes has words of its own, and what was typed is kept', async () => {
  const refused = Object.assign(new Error('cannot execute INSERT'), { code: '25006' });
  const body = new URLSearchParams({ 'event.name': 'Fiesta' });
  const sorry = await answerThrown(refused, post('/sign-in', body), log);
  const text = await sorry.text();
  assert.equal(sorry.status, 503);
  assert.equal(sorry.headers.get('retry-after'), '30');
  assert.match(text, /We cannot save anything right now/);
  assert.match(text, /name="event\.name" value="Fiesta"/);
});

test('an outage is a 503 that passes, a bug is a 500 with a number', async () => {
  const down = await answerThrown(outage(), pageOf('/status'), log);
  assert.equal(down.status, 503);
  assert.equal(down.headers.get('retry-after'), '30');
  const broken = await answerThrown(new TypeError('x is undefined'), pageOf('/status'), log);
  assert.equal(broken.status, 500);
  assert.equal(broken.headers.get('retry-after'), null);
  assert.match(await broken.text(), /r-1/);
  assert.equal(logged.length, 2);
});

test('a form that the page had read is kept', async () => {
  const page = post('/applications/7K3QW-9XM2P-4/event', new URLSearchParams({ a: '1' }), [
    ['event.name', 'Picnic'],
  ]);
  const text = await (await answerThrown(outage(), page, log)).text();
  assert.match(text, /action="\/applications\/7K3QW-9XM2P-4\/event"/);
  assert.match(text, /name="event.name" value="Picnic"/);
  assert.match(text, /name="_token" value="fresh"/);
});

test('a form that nobody had read yet is read and kept', async () => {
  const page = post('/status', new URLSearchParams({ email: 'ana@example.org', code: '1' }));
  const text = await (await answerThrown(outage(), page, log)).text();
  assert.match(text, /value="ana@example.org"/);
  assert.doesNotMatch(text, /name="code"/);
});

test('an upload that failed keeps no form it cannot keep', async () => {
  const body = new FormData();
  body.set('plan', new Blob(['x']), 'plan.pdf');
  const text = await (await answerThrown(outage(), post('/status', body), log)).text();
  assert.doesNotMatch(text, /<form/);
});

test('a refusal on reading leads to the sign-in, to the missing page or to its words', async () => {
  const answer = async (code: ConstructorParameters<typeof Refused>[0]) =>
    answerThrown(new Refused(code), pageOf('/applications/7K3QW-9XM2P-4'), log);
  assert.equal(
    (await answer('sign-in-needed')).headers.get('location'),
    '/sign-in?returnTo=%2Fapplications%2F7K3QW-9XM2P-4',
  );
  assert.equal((await answer('not-found')).status, 404);
  assert.equal((await answer('forbidden')).status, 403);
  assert.equal((await answer('wrong-state')).status, 409);
  assert.match(await (await answer('wrong-state')).text(), /This step is closed for now/);
});

test('a page of an application that is closed leads to the page of that application', async () => {
  const closed = await answerThrown(
    new Refused('wrong-state'),
    pageOf('/applications/7K3QW-9XM2P-4/dates'),
    log,
  );
  assert.match(await closed.text(), /<a href="\/applications\/7K3QW-9XM2P-4">Follow your application</);
  const other = await answerThrown(new Refused('wrong-state'), pageOf('/review/7K3QW-9XM2P-4'), log);
  assert.match(await other.text(), /<a href="\/">Go to the start page</);
});

test('a refusal on sending keeps the form', async () => {
  const page = post('/status', '', [['event.name', 'Picnic']]);
  const response = await answerThrown(new Refused('sign-in-needed'), page, log);
  assert.equal(response.status, 401);
  const shown = await response.text();
  assert.match(shown, /value="Picnic"/);
  assert.match(shown, /href="\/sign-in" target="_blank"/);
});

test('a form that can never be sent again has its words to be read, and no button', async () => {
  const typed: [string, string][] = [
    ['_token', 'secret'],
    ['intent', 'continue'],
    ['event.name', '<b>Picnic</b>'],
    ['event.website', ' '],
  ];
  const page = post('/applications/7K3QW-9XM2P-4/event', '', typed);
  const shown = await (await answerThrown(new Refused('wrong-state'), page, log)).text();
  assert.match(shown, /copy it:<\/p><ul><li>&lt;b&gt;Picnic&lt;\/b&gt;<\/li><\/ul>/);
  assert.doesNotMatch(shown, /<button|secret/);
  const empty = post('/applications/7K3QW-9XM2P-4/event', '', typed.slice(0, 2));
  assert.doesNotMatch(await (await answerThrown(new Refused('wrong-state'), empty, log)).text(), /<ul>/);
});

test('only a bare error gets a page drawn around it', async () => {
  const draw = (response: Response) => completed(response, pageOf('/status'));
  assert.match(await draw(new Response(null, { status: 413 })).text(), /This is too large/);
  const own = new Response('own words', { status: 413 });
  assert.equal(draw(own), own);
  const missing = new Response(null, { status: 404 });
  assert.equal(draw(missing), missing);
  const fine = new Response(null, { status: 204 });
  assert.equal(draw(fine), fine);
});

test('a page that never looked at what was posted has no form there', async () => {
  const page = {
    ...pageOf('/help'),
    request: new Request('https://permits.example.gov/help', { method: 'POST', body: 'a=1' }),
  };
  const drawn = () => new Response('<p>help</p>');
  assert.equal(completed(drawn(), page).status, 405);
  await page.request.text();
  assert.equal(completed(drawn(), page).status, 200);
});
