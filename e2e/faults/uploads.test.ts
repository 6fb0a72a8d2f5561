import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Agent } from 'node:http';
import { after, before, test } from 'node:test';
import { pieceOf } from '#e2e/fixtures/documents.ts';
import { heavyPdf } from '#e2e/fixtures/files.ts';
import { type Line, openLine, type Passes } from '#e2e/fixtures/line.ts';
import { type Browser, type Reply, type Sent, send, urlencoded } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const PLAN = heavyPdf(3_000_000);
const PIECES = 3;
/** A piece travels in some twenty of these; a connection that ends after so many ends in the middle of it. */
const MIDDLE = 5;
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What goes wrong with the next request, once. */
type Mishap = 'cut in the middle' | 'answer lost' | null;

let site: Site;
let world: World;
let line: Line;
let owner: Browser;
let mishap: Mishap = null;
let there = 0;

const passes: Passes = (way) => {
  if (mishap === 'answer lost' && way === 'back') return 'ends';
  if (way === 'there') there += 1;
  return mishap === 'cut in the middle' && there > MIDDLE ? 'ends' : true;
};

before(async () => {
  site = await startSite();
  world = await buildWorld(site);
  owner = browserOf(world, 'owner');
  line = await openLine({ port: site.port, host: '127.0.0.1' }, { passes });
});
after(async () => {
  await line[Symbol.asyncDispose]();
  await site[Symbol.asyncDispose]();
});

/** Sends something over the line. Shape: null when no answer came. */
async function over(path: string, sent: Sent, goesWrong: Mishap = null): Promise<Reply | null> {
  mishap = goesWrong;
  there = 0;
  const agent = new Agent();
  const headers = {
    host: new URL(site.origin).host,
    origin: site.origin,
    cookie: owner.cookie,
    accept: 'application/json',
    ...sent.headers,
  };
  try {
    return await send(`http://127.0.0.1:${line.port}`, path, { ...sent, headers, agent });
  } catch {
    return null;
  } finally {
    agent.destroy();
    mishap = null;
  }
}

const post = async (path: string, fields: Record<string, string>, goesWrong: Mishap = null) =>
  over(
    path,
    {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: urlencoded({ _token: await owner.token(), ...fields }),
    },
    goesWrong,
  );

interface Answer {
  id: string;
  offset: number;
  pieces: string[];
}
const answerOf = (reply: Reply | null): Answer => {
  assert.ok(reply, 'no answer came');
  return JSON.parse(reply.text) as Answer;
};

async function begin(ref: string): Promise<Answer> {
  const fields = {
    documentKind: 'site-plan',
    fileName: 'plan.pdf',
    fileType: 'application/pdf',
    size: String(PLAN.length),
    modified: '1800000000000',
  };
  return answerOf(await post(`/api/uploads/${ref}`, fields));
}

async function put(ref: string, id: string, number: number, goesWrong: Mishap = null): Promise<Reply | null> {
  const { bytes, offset, sha256 } = pieceOf(PLAN, number);
  const headers = {
    'content-type': 'application/octet-stream',
    'x-form-token': await owner.token(),
    'x-piece-sha256': sha256,
  };
  const path = `/api/uploads/${ref}/${id}?offset=${offset}`;
  return await over(path, { method: 'PUT', headers, body: bytes }, goesWrong);
}

const aDraft = async () =>
  (
    await startApplication(ctxOf(world, 'owner'), {
      answers: ownAnswers(addDays(world.today, 200)),
      sessionHash: null,
    })
  ).ref;

async function filesOf(ref: string): Promise<string[]> {
  const rows = await site.db.owner`
    SELECT d.id FROM documents d JOIN applications a ON a.id = d.application_id WHERE a.ref = ${ref}`;
  return rows.map((row) => String(row.id));
}

test('a file whose pieces are cut off and whose answers are lost arrives whole, in order and once', async () => {
  const ref = await aDraft();
  const { id } = await begin(ref);
  for (let number = 0; number < PIECES; number += 1) {
    assert.equal(await put(ref, id, number, 'cut in the middle'), null);
    assert.equal((await begin(ref)).offset, pieceOf(PLAN, number).offset, 'half a piece counts');
    assert.equal(await put(ref, id, number, 'answer lost'), null);
    // Sent again it is known, whether or not the first one is through already.
    assert.equal((await put(ref, id, number))?.status, 200);
    const standing = await begin(ref);
    assert.deepEqual([standing.id, standing.pieces.length], [id, number + 1]);
  }
  const end = { intent: 'finish' };
  assert.equal(await post(`/api/uploads/${ref}/${id}`, end, 'answer lost'), null);
  const told = answerOf(await post(`/api/uploads/${ref}/${id}`, end));
  const again = answerOf(await post(`/api/uploads/${ref}/${id}`, end));
  assert.deepEqual(await filesOf(ref), [told.id]);
  assert.equal(again.id, told.id);
  const original = await owner.get(`/api/documents/${told.id}`);
  assert.equal(sha256Of(original.body), sha256Of(PLAN));
});

test('two windows that send the same file over each other make it once', async () => {
  const ref = await aDraft();
  const window = async () => {
    for (;;) {
      const { id, offset } = await begin(ref);
      const number = offset / 1_048_576;
      if (offset === PLAN.length) return await post(`/api/uploads/${ref}/${id}`, { intent: 'finish' });
      const reply = await put(ref, id, number);
      if (reply?.status === 404) return null; // the other one has finished it
      assert.ok(reply && [200, 409].includes(reply.status), `${reply?.status}`);
    }
  };
  // A window that begins after the other one has finished begins anew, and its file is the same file.
  const ends = await Promise.all([window(), window(), window()]);
  assert.ok(
    ends.every((end) => end === null || end.status === 200),
    ends.map((end) => end?.status).join(),
  );
  const files = await filesOf(ref);
  assert.equal(files.length, 1);
  assert.equal(sha256Of((await owner.get(`/api/documents/${files[0]}`)).body), sha256Of(PLAN));
});
