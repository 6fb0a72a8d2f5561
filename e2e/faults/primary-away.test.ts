import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { festival } from '#e2e/fixtures/answers.ts';
import { type DatabaseLine, openDatabaseLine } from '#e2e/fixtures/database-line.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { openBrowser, type Reply } from '#e2e/security/browser.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { aReadyCase, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { keepPermitCopies } from '#src/commands/permit-copy.ts';
import { STANDING_KEY } from '#src/domain/permit-copy.ts';
import { systemActor } from '#src/domain/policy.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { createSigner } from '#src/outside/sign.ts';

const LATER = 'Was in order when we last looked, for the days below';
const HEADING = 'We cannot reach the city’s records right now';

let site: Site;
let world: World;
let revokedRef: string;
let revokedCode: string;
/** A web process with a copy of the database behind a line of its own. */
let replica: DatabaseLine;
let withCopy: Web;

const asSystem = () => ({ ...site.ctx(), actor: systemActor('test') });
const signer = () =>
  createSigner({ SIGNING_KEY: PLACEHOLDERS.SIGNING_KEY ?? '', RETIRED_PUBLIC_KEYS: undefined });

async function issue(weeks: number): Promise<{ ref: string; code: string }> {
  const one = await aReadyCase(world, festival(addDays(world.today, 200 + weeks * 7)));
  return { ref: one.ref, ...(await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 })) };
}

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  ({ ref: revokedRef, code: revokedCode } = await issue(3));
  await keepPermitCopies(asSystem());
  replica = await openDatabaseLine(site.db.appUrl);
  withCopy = await startWeb({ ...site.settings, PORT: '0', DATABASE_READ_URL: replica.url });
});
after(async () => {
  await (withCopy as Web | undefined)?.stop();
  await replica[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** Opens a page of a process as somebody at the public address does. */
async function openAt(web: Web, path: string): Promise<Reply> {
  const port = web.lines.find(({ msg }) => msg === 'listening')?.port;
  return await openBrowser(`http://127.0.0.1:${port}`).get(path, { host: new URL(site.origin).host });
}
const open = (path: string) => openAt(site.web, path);

async function whileAway<T>(look: () => Promise<T>): Promise<T> {
  await site.line.cut();
  try {
    return await look();
  } finally {
    await site.line.mend();
  }
}

const keptList = async (): Promise<string> => {
  const stored = await site.ctx().outside.objects.get(STANDING_KEY);
  const pieces: Buffer[] = [];
  for await (const piece of stored?.body ?? []) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString('utf8');
};
const putList = (text: string) =>
  site.ctx().outside.objects.replace({
    key: STANDING_KEY,
    contentType: 'application/json',
    body: Buffer.from(text),
  });

test('with the database away and no copy of it a permit is shown as it was kept, with the moment', async () => {
  const live = await open(`/v/${world.permitCode}`);
  assert.doesNotMatch(live.text, /cannot reach/);
  const [english, spanish] = await whileAway(async () => [
    await open(`/v/${world.permitCode}`),
    await open(`/es/v/${world.permitCode}`),
  ]);
  assert.equal(english?.status, 200);
  assert.equal(english?.headers['cache-control'], 'no-store');
  assert.ok(english?.text.includes(LATER));
  assert.ok(english?.text.includes(HEADING));
  assert.match(english?.text ?? '', /This page shows what they said on [A-Z][a-z]+ \d+, \d{4}/);
  assert.ok(!english?.text.includes('Checked just now'));
  assert.ok(spanish?.text.includes('Estaba en orden la última vez que miramos'));
  // The facts are those of the live page.
  const table = (text: string) =>
    /<h2[^>]*>Compare with the paper[\s\S]*?<h2 class="section">Are you/.exec(text)?.[0];
  assert.equal(table(english?.text ?? ''), table(live.text));
});

test('a permit that was taken back in time says so, and one that was taken back later stands beside its moment', async () => {
  await revokePermit(ctxOf(world, 'coordinator'), {
    ref: revokedRef,
    reason: 'The street is closed for works.',
  });
  const stale = await whileAway(() => open(`/v/${revokedCode}`));
  assert.equal(stale.status, 200);
  assert.ok(stale.text.includes(LATER) && stale.text.includes(HEADING));
  assert.match(stale.text, /If the city took the permit back after that, you do not see it here/);
  await keepPermitCopies(asSystem());
  const known = await whileAway(() => open(`/v/${revokedCode}`));
  assert.ok(known.text.includes('Not valid: the city took this permit back'));
});

test('a permit that nothing is kept of is not called false', async () => {
  const { code } = await issue(4);
  const away = await whileAway(() => open(`/v/${code}`));
  assert.equal(away.status, 503);
  const unknown = await whileAway(() => open(`/v/${'0'.repeat(26)}`));
  assert.equal(unknown.status, 503);
  const isBack = async () => (await open(`/v/${'0'.repeat(26)}`)).status === 404;
  assert.ok(await waitUntil(isBack, 60_000), 'the database is not asked again');
});

test('a list that was changed, signed by somebody else, of another kind or too old is worth nothing', async () => {
  const good = await keptList();
  const { text, signature, keyId } = JSON.parse(good) as { text: string; signature: string; keyId: string };
  const signed = (list: object) => {
    const words = JSON.stringify(list);
    return JSON.stringify({ text: words, ...signer().sign(words) });
  };
  const list = JSON.parse(text) as Record<string, unknown>;
  const hours = (count: number) => new Date(Date.now() - count * 3_600_000).toISOString();
  const worthless: [string, string][] = [
    [
      'changed',
      JSON.stringify({ text: text.replace(/"revoked":\{[^}]*\}/, '"revoked":{}'), signature, keyId }),
    ],
    ['no signature', JSON.stringify({ text, signature: '', keyId })],
    ['another kind', signed({ ...list, kind: 'other' })],
    ['another city', signed({ ...list, city: 'elsewhere' })],
    ['too old', signed({ ...list, asOf: hours(73) })],
    ['of the future', signed({ ...list, asOf: hours(-1) })],
    ['no JSON', 'nonsense'],
  ];
  for (const [what, body] of worthless) {
    await putList(body);
    const reply = await whileAway(() => open(`/v/${world.permitCode}`));
    assert.equal(reply.status, 503, what);
  }
  await putList(signed({ ...list, asOf: hours(71) }));
  assert.equal((await whileAway(() => open(`/v/${world.permitCode}`))).status, 200);
  await putList(good);
});

test('who may list the store finds no code of a permit in it', async () => {
  const keys = [
    `public/permits/${createHash('sha256').update(world.permitCode).digest('hex')}.json`,
    STANDING_KEY,
  ];
  for (const key of keys) {
    const stored = await site.ctx().outside.objects.get(key);
    assert.ok(stored, key);
    stored.body.destroy();
    assert.ok(!key.includes(world.permitCode));
  }
  assert.ok(!(await keptList()).includes(revokedCode));
});

test('with a copy of the database both public pages go on, and say what they show', async () => {
  const [row] = await site.db.owner`
    SELECT a.ref, o.email FROM applications a JOIN applicants o ON o.id = a.owner_id WHERE a.ref = ${world.review}`;
  const port = withCopy.lines.find(({ msg }) => msg === 'listening')?.port;
  const host = new URL(site.origin).host;
  const guest = openBrowser(`http://127.0.0.1:${port}`);
  const form = await guest.get('/status', { host });
  const token = /name="_token" value="([^"]+)"/.exec(form.text)?.[1] ?? '';
  const lookUp = (email: string) =>
    guest.post('/status', { _token: token, ref: String(row?.ref), email }, { host, origin: site.origin });
  await whileAway(async () => {
    const permit = await openAt(withCopy, `/v/${world.permitCode}`);
    assert.equal(permit.status, 200);
    assert.ok(permit.text.includes(LATER) && permit.text.includes(HEADING));
    const taken = await openAt(withCopy, `/v/${revokedCode}`);
    assert.ok(taken.text.includes('Not valid: the city took this permit back'));
    const found = await lookUp(String(row?.email));
    assert.equal(found.status, 200);
    assert.match(found.text, /This is what they said on/);
    const [wrong, other] = [await lookUp('nobody@example.org'), await lookUp('somebody@example.org')];
    assert.deepEqual([wrong.status, other.status], [422, 422]);
    // Everything else waits for the first database.
    assert.equal((await openAt(withCopy, '/start')).status, 503);
    assert.equal((await openAt(withCopy, `/v/${'0'.repeat(26)}`)).status, 503);
    await replica.cut();
    assert.equal((await openAt(withCopy, `/v/${world.permitCode}`)).status, 200);
    assert.equal((await lookUp(String(row?.email))).status, 503);
    await replica.mend();
  });
  assert.doesNotMatch((await openAt(withCopy, '/help')).text, /class="notice"/);
});

test('once the database is back the page speaks of now', async () => {
  const isLive = async () => (await open(`/v/${world.permitCode}`)).text.includes('Checked just now');
  assert.ok(await waitUntil(isLive, 60_000));
});
