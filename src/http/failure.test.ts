import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { drawFailure, FAILURE_POLICY, failurePage, keptFields } from '#src/http/failure.ts';

test('a failure in a known language speaks that language only', () => {
  const page = failurePage({ status: 503, locale: 'es', requestId: 'r-1' });
  assert.match(page, /<html lang="es" dir="ltr">/);
  assert.match(page, /El servicio no está disponible/);
  assert.doesNotMatch(page, /not available/);
  assert.match(page, /href="\/es\/"/);
});

test('a failure before the language is known speaks every language', () => {
  const page = failurePage({ status: 400, requestId: 'r-1' });
  assert.match(page, /<section lang="en" dir="ltr">/);
  assert.match(page, /<section lang="es" dir="ltr">/);
});

test('the number to call with is on the page', () => {
  assert.match(failurePage({ status: 500, locale: 'en', requestId: 'r-77' }), /r-77/);
});

test('a status without words of its own is a problem of the service', () => {
  assert.match(failurePage({ status: 418, locale: 'en', requestId: 'r' }), /The service has a problem/);
});

test('typed words are kept letter by letter and cannot leave their attribute', () => {
  const page = failurePage({
    status: 503,
    locale: 'en',
    requestId: 'r',
    kept: {
      action: '/applications/A"B/event',
      fields: [['event.about', '\nline 1\r\n<script>alert("x")</script>\'&amp;']],
      hadFiles: false,
    },
  });
  assert.ok(
    page.includes(
      'value="&#10;line 1&#13;&#10;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;amp;"',
    ),
  );
  assert.ok(page.includes('action="/applications/A&quot;B/event"'));
  assert.ok(!page.includes('<script'));
});

test('tokens, codes and passwords are not kept, and the token is a fresh one', () => {
  const kept = keptFields(
    [
      ['_token', 'old'],
      ['event.name', 'Picnic'],
      ['code', '12345678'],
      ['sign-in.code', '12345678'],
      ['new-password', 'x'],
      ['venue.zipcode', '21201'],
    ],
    'fresh',
  );
  assert.deepEqual(kept, [
    ['_token', 'fresh'],
    ['event.name', 'Picnic'],
    ['venue.zipcode', '21201'],
  ]);
});

test('the style of the page is the one that its policy allows', () => {
  const style = /<style>(.*)<\/style>/.exec(failurePage({ status: 500, requestId: 'r' }))?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  assert.ok(FAILURE_POLICY.includes(`'sha256-${hash}'`));
});

test('a script that asks for JSON gets JSON', () => {
  const drawn = drawFailure({ status: 413, requestId: 'r-1' }, 'application/json');
  assert.equal(drawn.headers['content-type'], 'application/json');
  assert.deepEqual(JSON.parse(drawn.body), { status: 413, requestId: 'r-1' });
});

test('an outage says when to come back', () => {
  const drawn = drawFailure({ status: 503, requestId: 'r', retryAfterSeconds: 30 }, 'text/html');
  assert.equal(drawn.headers['retry-after'], '30');
});
