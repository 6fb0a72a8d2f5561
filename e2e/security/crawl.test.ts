import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { openBrowser, type Sent, send } from '#e2e/security/browser.ts';
import { startCachingProxy } from '#e2e/security/caching-proxy.ts';
import { CANARIES, leakedTo } from '#e2e/security/canaries.ts';
import { addressesIn, crawl, type Seen } from '#e2e/security/crawl-site.ts';
import { headerFaults } from '#e2e/security/headers.ts';
import { INTERNAL_COLUMNS, internalValues, plantInternalWords } from '#e2e/security/internal-columns.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { readableText, wordsOfPdf } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import {
  browserOf,
  buildQuietWorld,
  ctxOf,
  PRINCIPALS,
  type Principal,
  type World,
} from '#e2e/security/world.ts';
import { makeReturnCode } from '#src/commands/return-code.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { waitUntil } from '#src/embedded/processes.ts';

const OUTSIDERS: readonly Principal[] = [
  'nobody',
  'visitor',
  'owner',
  'other',
  'delegate',
  'asked',
  'endedOwner',
];

/** No case of this world has a value there. */
const EMPTY_COLUMNS: readonly string[] = [
  'permit_conditions.id',
  'permit_conditions.review_id',
  'permit_conditions.pin_id',
  'corrections.pin_id',
  'applicant_messages.applicant_id',
  'document_tickets.token_hash',
  'document_tickets.session_hash',
  'upload_pieces.object_key',
  'sessions.provider_session',
];

let site: Site;
let world: World;
let workerLines: unknown[];
let pages: Seen[];

before(async () => {
  site = await startSite();
  ({ world, workerLines } = await buildQuietWorld(site));
  await plantInternalWords(site.db.owner);
  await beginSignIns();
  pages = await crawl(world, PRINCIPALS);
  assert.ok(pages.length > 1000, `only ${pages.length} answers`);
});
after(() => site[Symbol.asyncDispose]());

/** Somebody is just about to sign in, by mail or by paper, so that what is kept of that has values too. */
async function beginSignIns(): Promise<void> {
  const browser = openBrowser(site.origin);
  await browser.post('/sign-in', { _token: await browser.token(), email: 'new.canary@example.org' });
  await makeReturnCode(ctxOf(world, 'visitor'), { ref: world.visitorDraft });
  const member = openBrowser(site.origin);
  await member.post('/staff/sign-in', { _token: await member.token() });
}

test('field-leak: no internal field reaches organizers or the public by page, paper, message or endpoint', async () => {
  const values = await internalValues(site.db.owner);
  const columns = new Set([...values.values()].flat());
  const silent = Object.entries(INTERNAL_COLUMNS)
    .flatMap(([table, names]) => names.map((name) => `${table}.${name}`))
    .filter((name) => !columns.has(name));
  assert.deepEqual(silent, EMPTY_COLUMNS, 'columns without a value to look for');
  const leaks = new Set<string>();
  // Whoever typed an address may read it again.
  const look = (text: string, where: string, typed = '') => {
    for (const [value, from] of values)
      if (text.includes(value) && !typed.includes(value)) leaks.add(`${from.join(', ')} at ${where}`);
  };
  for (const one of pages.filter(({ who }) => OUTSIDERS.includes(who)))
    look(readableText(one.reply), `${one.path} for ${one.who}`, one.path);
  for (const message of site.mail.messages()) {
    const { id: _, messageId: __, headers: ___, ...shown } = message;
    look(JSON.stringify(shown), `mail "${message.subject}"`);
  }
  assert.deepEqual([...leaks], []);
});

test('public-canary: what anybody may read holds nothing of a person', () => {
  const open = pages.filter(({ who }) => who === 'nobody');
  const leaks = open.flatMap(({ path, reply }) =>
    leakedTo('nobody', readableText(reply)).map((canary) => `${canary} at ${path}`),
  );
  assert.deepEqual(leaks, []);
  const permits = open.filter(({ path, reply }) => path.includes('/v/') && reply.status === 200);
  assert.ok(permits.length >= 2, 'the permit was not looked at');
  for (const { reply } of permits) {
    assert.match(reply.text, /<meta name="robots" content="noindex/);
    assert.match(String(reply.headers['cache-control']), /no-store/);
  }
});

test('url-privacy: no address, anywhere, names a person or lends a session', () => {
  const secrets = [
    ...Object.values(CANARIES),
    ...PRINCIPALS.map((who) => world.people[who].cookie.slice(8)),
  ].filter((text) => text !== '');
  const logged = [...site.web.lines, ...(workerLines as Record<string, unknown>[])].flatMap(({ path }) =>
    typeof path === 'string' ? [path] : [],
  );
  const links = site.mail
    .messages()
    .flatMap(({ html }) => [...html.matchAll(/href="([^"]*)"/g)].map(([, to = '']) => to));
  const addresses = [
    ...new Set([
      ...pages.flatMap(addressesIn).filter((to) => /^(?:\/|https?:)/.test(to)),
      ...logged,
      ...links,
    ]),
  ];
  assert.ok(addresses.length > 200, `only ${addresses.length} addresses`);
  const wrong = addresses.filter((address) => {
    const plain = decodeURIComponent(
      address.replaceAll('+', ' ').replaceAll(/%(?![0-9a-f]{2})/gi, '%25'),
    ).toLowerCase();
    return (
      /@|%40|4105550177|_token=/.test(plain) || secrets.some((text) => plain.includes(text.toLowerCase()))
    );
  });
  assert.deepEqual(wrong, []);
  for (const { reply, path } of pages) {
    assert.match(String(reply.headers['referrer-policy']), /^(?:same-origin|no-referrer)$/, path);
  }
});

test('presign-leak: no address of the store is shown, and an address of ours is worth nothing to anybody else', async () => {
  const {
    S3_ENDPOINT: endpoint,
    S3_ACCESS_KEY_ID: key,
    S3_SECRET_ACCESS_KEY: secret,
  } = site.objects.settings;
  const store = new URL(String(endpoint)).host;
  const everything = [
    ...pages.map(({ reply }) => readableText(reply)),
    ...site.mail.messages().map((message) => JSON.stringify(message)),
    JSON.stringify([site.web.lines, workerLines]),
  ];
  const marks = [store, String(key), String(secret), 'X-Amz-', 'x-amz-', 'Signature=', 'AWSAccessKeyId'];
  assert.deepEqual(
    marks.filter((mark) => everything.some((text) => text.includes(mark))),
    [],
  );

  const files = [...new Set(pages.flatMap(addressesIn))].filter(
    // What is the other applicant's own is theirs.
    (to) => /^\/(?:es\/)?api\//.test(to) && !to.includes(world.elsewhere),
  );
  assert.ok(files.length >= 4, `only ${files.length} files`);
  const got: string[] = [];
  for (const path of files) {
    for (const who of ['nobody', 'visitor', 'other', 'endedOwner', 'outsider'] as const) {
      const { status, body } = await browserOf(world, who).get(path);
      if (status < 300 || /%PDF|RIFF|PNG/.test(body.toString('latin1')))
        got.push(`${who} at ${path}: ${status}`);
    }
  }
  assert.deepEqual(got, []);
});

test('headers: every answer says what a browser may do with it, mistakes and files of the site too', async () => {
  const { token, send: sendAs } = browserOf(world, 'owner');
  const form = { origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' };
  const odd: [string, Sent][] = [
    ['/help', { method: 'HEAD' }],
    ['/help', { method: 'DELETE', headers: { origin: site.origin } }],
    ['/help', { method: 'POST', headers: form }],
    ['/help', { headers: { host: 'evil.example' } }],
    ['/help', { headers: { range: 'bytes=0-1' } }],
    ['/sign-in', { method: 'POST', body: 'x' }],
    ['/start', { method: 'POST', body: '_token=x' }],
    ['/start', { method: 'POST', body: '_token=x', headers: form }],
    [
      '/start',
      { method: 'POST', body: `_token=${await token()}&kind=${'x'.repeat(300_000)}`, headers: form },
    ],
    ['/start', { method: 'POST', body: '{}', headers: { ...form, 'content-type': 'application/json' } }],
    ['//help', {}],
    ['/start/', {}],
    ['/_astro/none.js', {}],
    ['/health/live', {}],
    ['/health/ready', {}],
    [`/${'a'.repeat(3000)}`, {}],
  ];
  const build = join(import.meta.dirname, '../..', process.env.TEST_BUILD ?? 'dist', 'client');
  const files = globSync('**/*.*', { cwd: build }).map((name) => `/${name}`);
  assert.ok(files.length >= 5, `only ${files.length} files`);
  const replies: Pick<Seen, 'path' | 'reply'>[] = [...pages];
  for (const [path, sent] of odd) replies.push({ path, reply: await sendAs(path, sent) });
  for (const path of files)
    for (const method of ['GET', 'HEAD'])
      replies.push({ path, reply: await send(site.origin, path, { method }) });
  assert.deepEqual([...new Set(replies.flatMap(({ path, reply }) => headerFaults(path, reply)))], []);
  const seen = new Set(replies.map(({ reply }) => reply.status));
  for (const status of [200, 303, 308, 400, 403, 404, 405, 413, 421])
    assert.ok(seen.has(status), `no answer was a ${status}`);
});

test('receipt-hash: the fingerprint on the receipt and on the record is that of what was sent', async () => {
  const [row] = await site.db.owner`
    SELECT v.* FROM application_versions v JOIN applications a ON a.id = v.application_id
    WHERE a.ref = ${world.review} AND v.number = 1`;
  assert.ok(row);
  const { number, answers, evaluation, documents, form_version, rules_version, locale } = row;
  const sent = {
    ref: world.review,
    number,
    answers,
    evaluation,
    documents,
    form_version,
    rules_version,
    locale,
  };
  const hash = createHash('sha256').update(canonicalJson(sent)).digest('hex');
  assert.equal(row.sha256, hash);
  const owner = browserOf(world, 'owner');
  const receipt = await owner.get(`/applications/${world.review}/sent`);
  assert.ok(receipt.text.includes(hash.slice(0, 16)), 'the receipt says another');
  const record = await owner.get(`/api/records/${world.review}/1`);
  assert.ok(wordsOfPdf(record.body).join('').replaceAll(/\s/g, '').includes(hash), 'the record says another');
});

test("cache-cross: a cache that keeps all it may gives nobody what is another's", async () => {
  await using proxy = await startCachingProxy(site.origin);
  const paths = [...new Set(pages.map(({ path }) => path))];
  const cells = PRINCIPALS.flatMap((who, w) =>
    // Everybody asks for everything of some people first and of others later, in an order of their own.
    paths.filter((_, i) => (i + w) % 2 === 0).map((path) => ({ who, path })),
  );
  const order = cells.toSorted((a, b) => (hashOf(a) < hashOf(b) ? -1 : 1));
  const wrong = new Set<string>();
  await inTurns(6, order, async ({ who, path }) => {
    const { cookie } = world.people[who];
    const reply = await send(proxy.origin, path, {
      headers: { 'x-forwarded-for': '198.51.100.7', ...(cookie === '' ? {} : { cookie }) },
    });
    for (const canary of leakedTo(who, readableText(reply))) wrong.add(`${who} reads ${canary} at ${path}`);
    if (reply.headers['set-cookie'] !== undefined && !/no-store/.test(String(reply.headers['cache-control'])))
      wrong.add(`${path} hands a session to a cache`);
  });
  assert.deepEqual([...wrong], []);
  assert.ok(order.length > 1000, `only ${order.length} requests`);
  const pagesKept = proxy
    .kept()
    .filter(
      (path) =>
        !/^\/(?:_astro\/|favicon|robots\.txt|site\.|[\w-]+\.(?:svg|ico|png|txt|webmanifest))/.test(path),
    );
  // The key that permits are checked with is the same for everybody.
  assert.deepEqual(pagesKept, ['/.well-known/permit-key.json']);
});

const hashOf = ({ who, path }: { who: string; path: string }) =>
  createHash('md5')
    .update(who + path)
    .digest('hex');

test('object-swap: a file that was changed in the store is given to nobody, and an alarm is raised', async () => {
  const { owner } = site.db;
  const [document] = await owner`SELECT object_key FROM documents WHERE id = ${world.securityPlan}`;
  const [picture] =
    await owner`SELECT object_key FROM document_pages WHERE document_id = ${world.plan} AND page_number = 1`;
  const [permit] = await owner`SELECT object_key FROM permits WHERE code = ${world.permitCode}`;
  const [record] = await owner`
    SELECT r.object_key FROM application_records r JOIN application_versions v ON v.id = r.version_id
    JOIN applications a ON a.id = v.application_id WHERE a.ref = ${world.review}`;
  const targets = [
    [`/api/documents/${world.securityPlan}`, document],
    [`/api/documents/${world.plan}/pages/1`, picture],
    [`/api/permits/${world.permitCode}`, permit],
    [`/api/records/${world.review}/1`, record],
  ] as const;
  const { settings } = site.objects;
  const client = new S3Client({
    region: settings.S3_REGION,
    endpoint: String(settings.S3_ENDPOINT),
    forcePathStyle: true,
    credentials: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
  });
  const browser = browserOf(world, 'owner');
  for (const [path, row] of targets) {
    const good = (await browser.get(path)).body;
    const key = String(row?.object_key);
    const put = (body: Buffer) =>
      client.send(new PutObjectCommand({ Bucket: settings.S3_BUCKET, Key: key, Body: body }));
    const flipped = Buffer.from(good);
    flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
    for (const bad of [
      flipped,
      Buffer.concat([good, Buffer.from('x')]),
      good.subarray(1),
      Buffer.alloc(good.length),
    ]) {
      await put(bad);
      const alarms = site.web.lines.filter(({ alarm }) => alarm === 'object-mismatch').length;
      const reply = await browser.get(path).catch(() => null);
      const isWhole = reply !== null && reply.status === 200 && reply.body.length === bad.length;
      assert.ok(!isWhole, `${path} gave out a changed file`);
      assert.ok(
        await waitUntil(
          async () => site.web.lines.filter(({ alarm }) => alarm === 'object-mismatch').length > alarms,
          30_000,
        ),
        `${path} raised no alarm`,
      );
    }
    await put(good);
    assert.deepEqual((await browser.get(path)).body, good);
  }
});
