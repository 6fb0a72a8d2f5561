import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { type EventStream, openStream } from '#e2e/fixtures/stream.ts';
import { startWeb, type Web } from '#e2e/fixtures/web.ts';
import { CANARIES } from '#e2e/security/canaries.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { buildWorld, ctxOf, type Principal, type World } from '#e2e/security/world.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { paths } from '#src/paths.ts';

const SOON_MS = 10_000;

let site: Site;
let world: World;
/** A second process of the same service, as behind one address. */
let second: Web;

before(async () => {
  site = await startSite();
  const { PORT: _, ...settings } = site.settings;
  [world, second] = await Promise.all([buildWorld(site), startWeb(settings)]);
});
after(async () => {
  await (second as Web | undefined)?.stop();
  await site[Symbol.asyncDispose]();
});

const opened: EventStream[] = [];
async function listen(
  who: Principal,
  path: string = paths.live(),
  origin = site.origin,
): Promise<EventStream> {
  const headers = { host: `localhost:${site.port}`, cookie: world.people[who].cookie };
  const stream = await openStream(origin, path, headers);
  opened.push(stream);
  if (stream.status === 200)
    assert.ok(await waitUntil(async () => stream.events().length > 0, SOON_MS), 'nothing was said');
  return stream;
}
const until = async (what: string, isTrue: () => boolean) =>
  assert.ok(await waitUntil(async () => isTrue(), SOON_MS), what);
async function closeAll(): Promise<void> {
  for (const stream of opened.splice(0)) stream.close();
  await waitUntil(async () => Number((await site.db.owner`SELECT FROM open_cases`).count) === 0, SOON_MS);
}
// The same words once more would be no new note.
const note = () =>
  addInternalNote(ctxOf(world, 'police'), {
    ref: world.review,
    body: `${CANARIES.policeNote} ${randomUUID()}`,
  });
const changes = (stream: EventStream) =>
  stream.events().filter(({ name, line }) => name === 'case' && line.isChanged === true);
const readersOf = (stream: EventStream) =>
  stream
    .events()
    .filter(({ name }) => name === 'case')
    .at(-1)?.line.readers;

test('a change is told at once, by both processes, to whoever may read the case, and names nothing but it', async () => {
  const streams = await Promise.all([
    listen('police'),
    listen('fire', paths.live(), second.origin),
    listen('coordinator', paths.live(), second.origin),
    listen('auditor'),
  ]);
  const outsiders = await Promise.all([listen('outsider'), listen('outsider', paths.live(), second.origin)]);
  const started = performance.now();
  await note();
  for (const stream of streams) await until('a change was not told', () => changes(stream).length > 0);
  const ms = performance.now() - started;
  assert.ok(ms < 2000, `${ms} ms`);
  for (const stream of streams) {
    assert.deepEqual(changes(stream)[0]?.line, { ref: world.review, isChanged: true });
    const lines = stream.text().split('\n').filter(Boolean);
    const known = [
      /^:$/,
      /^retry: 2000$/,
      /^event: (look|case)$/,
      /^data: (\{\}|\{"ref":"[\w-]+","isChanged":(true|false)\})$/,
    ];
    assert.deepEqual(
      lines.filter((line) => !known.some((one) => one.test(line))),
      [],
    );
  }
  for (const stream of outsiders)
    assert.deepEqual(
      stream.events().map(({ name }) => name),
      ['look'],
    );
  const [first] = streams;
  assert.match(String(first?.headers['content-type']), /^text\/event-stream/);
  assert.equal(first?.headers['cache-control'], 'no-store');
  assert.equal(first?.headers['content-encoding'], undefined);
  assert.equal(first?.headers['x-content-type-options'], 'nosniff');
  await closeAll();
});

test('who has a case open is seen by others of the case on both processes, and no more when they leave', async () => {
  const path = paths.live(world.review);
  const fire = await listen('fire', path);
  const police = await listen('police', path, second.origin);
  await until(
    'fire does not see police',
    () => JSON.stringify(readersOf(fire)) === JSON.stringify([CANARIES.policeName]),
  );
  await until(
    'police do not see fire',
    () => JSON.stringify(readersOf(police)) === JSON.stringify([CANARIES.fireName]),
  );
  assert.equal((await listen('outsider', path)).status, 404);
  assert.equal((await listen('owner', path)).status, 404);
  assert.equal((await listen('police', paths.live(world.draft))).status, 404);
  police.close();
  await until('police are still there', () => JSON.stringify(readersOf(fire)) === '[]');
  await closeAll();
});

test('whoever loses their role or session loses the stream, and hears nothing on the way', async () => {
  const { actor } = world.people.fire;
  const staffId = actor.kind === 'staff' ? actor.id : '';
  const [queue, page] = [await listen('fire'), await listen('fire', paths.live(world.review), second.origin)];
  const other = await listen('coordinator');
  const [row] = await site.db.owner`SELECT roles FROM staff_members WHERE id = ${staffId}`;
  const before = changes(queue).length + changes(page).length;
  await site.db.owner`UPDATE staff_members SET roles = '{}' WHERE id = ${staffId}`;
  await note();
  await until('the change was not told', () => changes(other).length > 0);
  const started = performance.now();
  await until('a stream goes on', () => queue.hasEnded() && page.hasEnded());
  assert.ok(performance.now() - started < 4000);
  assert.equal(changes(queue).length + changes(page).length, before);
  assert.equal((await listen('fire')).status, 404);
  await site.db.owner`UPDATE staff_members SET roles = ${row?.roles as string[]} WHERE id = ${staffId}`;
  await closeAll();
});

test('each process listens on one connection, however many pages are open, and one person has at most twelve', async () => {
  const streams = await Promise.all(Array.from({ length: 12 }, () => listen('auditor')));
  assert.equal((await listen('auditor')).status, 429);
  assert.ok(streams.every(({ status }) => status === 200));
  await listen('auditor', paths.live(), second.origin);
  const [row] = await site.db.owner`
    SELECT count(*)::int AS count FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'web listening'`;
  assert.equal(row?.count, 2);
  await closeAll();
  assert.equal((await listen('auditor')).status, 200);
  await closeAll();
});

test('a line to the database that breaks is made anew, and every page is told to look again', async () => {
  const stream = await listen('coordinator');
  await site.db.app`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'web listening'`;
  await until('nobody looks again', () => stream.hasEnded() || stream.events().length > 1);
  const again = stream.hasEnded() ? await listen('coordinator') : stream;
  const before = changes(again).length;
  await note();
  await until('the new line is deaf', () => changes(again).length > before);
  await closeAll();
});

test('a process that is told to end closes its streams and ends in time', async () => {
  const stream = await listen('coordinator', paths.live(), second.origin);
  const page = await listen('coordinator', paths.live(world.review), second.origin);
  const started = performance.now();
  assert.equal(await second.stop(), 0);
  assert.ok(performance.now() - started < 15_000);
  assert.ok(stream.hasEnded() && page.hasEnded());
  const [row] = await site.db.owner`SELECT count(*)::int AS count FROM open_cases`;
  assert.equal(row?.count, 0);
});
