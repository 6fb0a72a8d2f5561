import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { CANARIES, leakedTo } from '#e2e/security/canaries.ts';
import { crawl } from '#e2e/security/crawl-site.ts';
import { MISSING, ROUTES } from '#e2e/security/matrix.ts';
import type { Resource } from '#e2e/security/matrix-cells.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type ReadCell, readCells } from '#e2e/security/read-cells.ts';
import { lasting, readableText } from '#e2e/security/readable.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildQuietWorld, PRINCIPALS, type Principal, type World } from '#e2e/security/world.ts';

let site: Site;
let world: World;
let workerLines: unknown[];

before(async () => {
  site = await startSite();
  ({ world, workerLines } = await buildQuietWorld(site));
});
after(() => site[Symbol.asyncDispose]());

test('everybody sees what the matrix says, nothing changes by looking, and no secret shows', async () => {
  const before = await contentOf(site.db.owner);
  const seen = await crawl(world, PRINCIPALS);
  const wrong = seen.flatMap(({ who, path, reply, cell }) => {
    const what = `${who} reads ${cell?.resource ?? ''} at ${path}`;
    const secrets = leakedTo(who, readableText(reply));
    return [
      ...(cell && reply.status !== cell.expected ? [`${what}: ${reply.status}, not ${cell.expected}`] : []),
      ...(secrets.length > 0 ? [`${what}: shows ${secrets.join(', ')}`] : []),
    ];
  });
  assert.deepEqual(wrong, []);
  assert.ok(seen.length > 1600, `only ${seen.length} answers`);
  // A reading of an original by staff is itself a line of the history, and how far somebody has read is their own mark.
  const read = ['activities', 'activity_heads', 'case_looks'];
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), read);
});

test('the canaries are alive: whoever may read each of them does', async () => {
  const read = async (who: Principal, path: string) => readableText(await browserOf(world, who).get(path));
  const byPolice = await read('police', `/review/${world.review}`);
  const record = await read('owner', `/api/records/${world.review}/1`);
  const own = await read('owner', `/applications/${world.review}/documents`);
  const permit = await read('owner', `/api/permits/${world.permitCode}`);
  const all = await read('coordinator', '/review?work=any');
  for (const canary of [
    'policeNote',
    'coordinatorNote',
    'meetingOutcome',
    'draftedCorrection',
    'guardsCompany',
    'alternateName',
    'fireName',
  ] as const)
    assert.ok(byPolice.includes(CANARIES[canary]), canary);
  for (const canary of ['ownerAddress', 'guardsCompany'] as const)
    assert.ok(record.replaceAll(/\s+/g, ' ').includes(CANARIES[canary]), canary);
  for (const canary of ['securityLabel', 'securityFile'] as const)
    assert.ok(own.includes(CANARIES[canary]), canary);
  const [meeting] = await world.site.db.owner`SELECT id FROM meetings WHERE place = ${CANARIES.meetingPlace}`;
  const agenda = await read('police', `/review/meetings/${meeting?.id}`);
  for (const canary of ['meetingPlace', 'meetingNote'] as const)
    assert.ok(agenda.includes(CANARIES[canary]), canary);
  assert.ok(permit.includes(CANARIES.ownerName));
  assert.ok(all.includes(CANARIES.otherEvent));
});

test('what is not yours looks to the last byte like what does not exist', async () => {
  const strangers: readonly Principal[] = [
    'nobody',
    'visitor',
    'other',
    'delegate',
    'asked',
    'endedOwner',
    'outsider',
    'roleless',
  ];
  const different: string[] = [];
  let count = 0;
  for (const route of ROUTES.filter(({ reads }) => reads.missing)) {
    for (const who of strangers) {
      for (const [name, expected] of Object.entries(route.reads)) {
        const resource = name as Resource;
        const seen = route.reads.missing?.[who] ?? route.reads.missing?.rest;
        // What is one's own, or open to all, has its own answer.
        if (resource === 'missing' || (expected[who] ?? expected.rest) !== seen) continue;
        const [theirs, none] = [route.at(world, resource), route.at(world, 'missing')];
        const browser = browserOf(world, who);
        const [reply, missing] = [await browser.get(theirs), await browser.get(none)];
        count += 1;
        const asked = theirs.split('/').find((part, i) => part !== none.split('/')[i]) ?? '';
        const there = Object.values<string>(MISSING).find((one) => none.includes(one)) ?? '';
        if (lasting(reply, asked) !== lasting(missing, there)) different.push(`${who} at ${theirs}`);
      }
    }
  }
  assert.deepEqual(different, []);
  assert.ok(count > 150, `only ${count} pairs`);
});

test('no spelling of an address opens what the address itself does not', async () => {
  const spellings: ((path: string) => string)[] = [
    (path) => `${path}/`,
    (path) => `/${path}`,
    (path) => path.toUpperCase(),
    (path) => path.replace('/', '/./'),
    (path) => `/x/..${path}`,
    (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    (path) => path.replaceAll('/', '%2f'),
    (path) => `${path};admin=1`,
    (path) => `${path}%00`,
    (path) => `${path}?who=owner`,
    (path) => `/es/es${path}`,
    (path) => `${path}.json`,
    (path) => `/en${path}`,
  ];
  const refused = readCells(world).filter(
    ({ who, expected, resource }) =>
      ['nobody', 'other', 'outsider'].includes(who) && expected >= 300 && resource !== 'none',
  );
  const opened: string[] = [];
  await inTurns(8, refused, async ({ who, path, expected }) => {
    for (const spell of spellings) {
      const reply = await browserOf(world, who).get(spell(path));
      const isRefused = reply.status >= 300 && reply.status < 500;
      // A letter case that the lookup forgives leads to the same refusal.
      if (!isRefused)
        opened.push(`${who} at ${spell(path)}: ${reply.status} where ${path} gives ${expected}`);
      if (leakedTo(who, readableText(reply)).length > 0)
        opened.push(`${who} at ${spell(path)} reads secrets`);
    }
  });
  assert.deepEqual(opened, []);
});

/** One thing of each page that each of these may not have. */
function refusals(): ReadCell[] {
  const cells = readCells(world).filter(
    ({ who, expected, resource }) =>
      ['nobody', 'other', 'outsider'].includes(who) &&
      expected >= 300 &&
      !['none', 'missing'].includes(resource),
  );
  return cells.filter(
    (cell, index) => cells.findIndex(({ who, route }) => who === cell.who && route === cell.route) === index,
  );
}

test('authz-matrix: no trick with slashes, dots, codes or languages opens an address either', async () => {
  const tricks: ((path: string) => string)[] = [
    (path) => path.replace(/\/(?=[^/]*$)/, '//'),
    (path) => path.replace(/\/(?=[^/]*$)/, '/./'),
    (path) => path.replace(/\/(?=[^/]*$)/, '/x/../'),
    (path) => path.replace(/\/(?=[^/]*$)/, '/%2e%2e/'),
    (path) => path.replace(/\/(?=[^/]*$)/, '/x/..%2f'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%2f'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%252f'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%5c'),
    (path) => path.replace(/\/(?=[^/]*$)/, '\\'),
    (path) => path.replace(/\/(?=[^/]*$)/, ';x=1/'),
    (path) => path.replace(/\/(?=[^/]*$)/, '%c0%af'),
    (path) => `/es/es${path}`,
    (path) => `/es//es/${path}`,
    (path) => `/ES${path}`,
    (path) => `/es/..${path}`,
    (path) => `/${path}/`,
    (path) => `${path}.`,
    (path) => `${path}%20`,
    (path) => `${path}%23`,
    (path) => `${path}/index`,
    (path) => `/_astro/..${path}`,
    (path) => `/.well-known/..${path}`,
    (path) => `/help?x=${path}`.replace('?', '%3f'),
    (path) => `${site.origin}${path}`,
    (path) => `http://owner@localhost:${site.port}${path}`,
    (path) => `//localhost:${site.port}${path}`,
  ];
  const opened: string[] = [];
  const cells = refusals();
  await inTurns(8, cells, async ({ who, path }) => {
    for (const trick of tricks) {
      const reply = await browserOf(world, who).get(trick(path));
      const isRefused = reply.status >= 300 && reply.status < 500;
      if (!isRefused) opened.push(`${who} at ${trick(path)}: ${reply.status}`);
      const to = String(reply.headers.location ?? '/');
      if (!/^\/(?![/\\])/.test(to)) opened.push(`${who} at ${trick(path)} is sent to ${to}`);
      if (leakedTo(who, readableText(reply)).length > 0)
        opened.push(`${who} at ${trick(path)} reads secrets`);
    }
  });
  assert.deepEqual(opened, []);
  assert.ok(cells.length >= 30, `only ${cells.length} refusals`);
});

test('authz-matrix: HEAD tells nobody more than GET, and not even the length of what is not theirs', async () => {
  const wrong: string[] = [];
  await inTurns(8, refusals(), async ({ who, path, route, resource, expected }) => {
    const browser = browserOf(world, who);
    const head = await browser.send(path, { method: 'HEAD' });
    if (head.status !== expected) wrong.push(`${who} HEAD ${path}: ${head.status}, not ${expected}`);
    if (head.body.length > 0) wrong.push(`${who} HEAD ${path} has a body`);
    if (leakedTo(who, readableText(head)).length > 0) wrong.push(`${who} HEAD ${path} reads secrets`);
    if (expected === 303 || !route.reads.missing) return;
    const none = await browser.send(route.at(world, 'missing'), { method: 'HEAD' });
    if (head.headers['content-length'] !== none.headers['content-length'])
      wrong.push(`${who} HEAD ${path} of ${resource} is ${head.headers['content-length']} long`);
  });
  assert.deepEqual(wrong, []);
});

test('authz-matrix: no header and no letter case turns a request into another', async () => {
  const overrides: Record<string, string>[] = [
    ...['x-http-method-override', 'x-http-method', 'x-method-override'].flatMap((name) =>
      ['POST', 'PUT', 'DELETE', 'HEAD'].map((method) => ({ [name]: method })),
    ),
    { 'x-original-url': `/review/${world.review}`, 'x-rewrite-url': `/review/${world.review}` },
    { 'x-original-uri': `/api/permits/${world.permitCode}`, 'x-forwarded-uri': '/review' },
    { 'x-forwarded-prefix': '/es', 'x-forwarded-path': '/review', 'x-matched-path': '/review' },
    {
      'x-shell-session': 'owner',
      'x-user-id': 'owner',
      'x-remote-user': 'owner',
      authorization: 'Bearer owner',
    },
    { 'x-astro-locals': '{"session":"owner"}', 'x-astro-path': '/review', 'x-middleware-subrequest': '1' },
  ];
  const before = await contentOf(site.db.owner);
  const wrong: string[] = [];
  for (const path of [
    `/applications/${world.draft}`,
    `/review/${world.review}`,
    `/api/permits/${world.permitCode}`,
  ]) {
    const browser = browserOf(world, 'nobody');
    const look = async (headers = {}) => lasting(await browser.get(path, headers), '-');
    for (const headers of overrides)
      if (!(await inTheEnd(async () => (await look(headers)) === (await look()))))
        wrong.push(`${path} with ${JSON.stringify(headers)}`);
    for (const query of ['?_method=DELETE', '?_method=POST', '?method=PUT'])
      if ((await browserOf(world, 'owner').get(path + query)).status === 405) wrong.push(path + query);
  }
  for (const method of ['get', 'Get', 'post', 'gEt', 'head'])
    if (
      !(await inTheEnd(
        async () => (await statusOf(`${method} /applications/${world.draft} HTTP/1.1`)) === 400,
      ))
    )
      wrong.push(method);
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedBetween(before, await contentOf(site.db.owner)), []);
});

/** Whether something holds at one of three looks: a busy machine may answer once that it is busy, a trick works always. */
async function inTheEnd(look: () => Promise<boolean>): Promise<boolean> {
  return (await look()) || (await look()) || (await look());
}

/** The status of an answer to a request line that no well-made client would send. */
async function statusOf(line: string): Promise<number> {
  const socket = connect(site.port, 'localhost');
  socket.write(`${line}\r\nHost: localhost:${site.port}\r\nConnection: close\r\n\r\n`);
  const answer = await text(socket);
  return Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);
}

test('the look-up shows neither names nor agencies, and the same to a wrong address as to a wrong reference', async () => {
  const browser = browserOf(world, 'nobody');
  const ask = async (ref: string, email: string) =>
    browser.post('/status', { _token: await browser.token(), ref, email });
  const found = await ask(world.review, CANARIES.ownerEmail);
  assert.equal(found.status, 200);
  assert.deepEqual(leakedTo('nobody', readableText(found)), []);
  assert.doesNotMatch(found.text, /Hampden|Police|Fire/);
  const [wrongEmail, wrongRef, others] = [
    await ask(world.review, 'nobody@example.org'),
    await ask(MISSING.ref, 'nobody@example.org'),
    await ask(world.elsewhere, 'nobody@example.org'),
  ];
  assert.equal(wrongEmail.status, 422);
  assert.equal(lasting(wrongEmail, world.review), lasting(wrongRef, MISSING.ref));
  assert.equal(lasting(others, world.elsewhere), lasting(wrongRef, MISSING.ref));
});

test('mail holds nothing that its reader may not know', () => {
  const inboxes: Record<string, Principal> = {
    [CANARIES.ownerEmail]: 'owner',
    [CANARIES.otherEmail]: 'other',
  };
  const messages = site.mail.messages();
  assert.ok(messages.length >= 5, `only ${messages.length} messages`);
  const wrong = messages.flatMap((message) => {
    const who = inboxes[message.to.join(' ')] ?? 'nobody';
    return leakedTo(who, JSON.stringify(message)).map((canary) => `${message.subject}: ${canary}`);
  });
  assert.deepEqual(wrong, []);
});

test('the logs of web and worker hold no personal data', () => {
  const lines = JSON.stringify([site.web.lines, workerLines]);
  const canaries = Object.entries(CANARIES).filter(([, words]) => lines.includes(words));
  assert.deepEqual(canaries, []);
  assert.ok(PRINCIPALS.every((who) => !lines.includes(world.people[who].cookie.slice(8) || 'none')));
});
