import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { TestWorker } from '#e2e/fixtures/worker.ts';
import type { Browser, Reply } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { BOMBS } from '#e2e/security/file-bombs-files.ts';
import { type CorpusFile, corpusFiles } from '#e2e/security/file-corpus-files.ts';
import { inTurns } from '#e2e/security/pace.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { browserOf, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import { FILE_KINDS, FILE_PROBLEMS, type FileProblem } from '#src/domain/document.ts';
import { cleanFileName } from '#src/domain/file-name.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { textFor } from '#src/text/index.ts';

const FILES_OF_A_CASE = 50;

let site: Site;
let world: World;
let browser: Browser;
let worker: TestWorker;

async function aDraft(): Promise<string> {
  const answers = ownAnswers(addDays(world.today, 200));
  return (await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null })).ref;
}

async function put(ref: string, file: Pick<CorpusFile, 'name' | 'type' | 'bytes'>): Promise<Reply> {
  const headers = {
    origin: site.origin,
    accept: 'application/json',
    'content-type': file.type,
    'x-form-token': await browser.token(),
    'x-file-name': encodeURIComponent(file.name.toWellFormed()),
  };
  return await browser.send(`/api/documents/${ref}?kind=site-plan`, {
    method: 'PUT',
    body: file.bytes,
    headers,
  });
}

/** What the service said of a file. Shape: null when it was taken, a status when it said something else. */
function verdict(reply: Reply, name: string): FileProblem | null | number {
  if (reply.status === 200) return null;
  if (reply.status !== 422) return reply.status;
  const { message } = JSON.parse(reply.text) as { message: string };
  const file = cleanFileName(name);
  const say = textFor('en').documents.problem;
  return FILE_PROBLEMS.find((problem) => say(problem, { file }) === message) ?? 422;
}

/** Files that no case names must be gone. */
async function leftBehind(): Promise<number> {
  const [row] = await site.db.owner`SELECT count(*)::int AS count FROM stored_objects WHERE kept_at IS NULL`;
  return Number(row?.count);
}

const mistakes = () => [...site.web.lines, ...worker.lines].filter(({ level }) => Number(level) >= 50);

/** The tests of rows O3 and O4. Of the files that a reader must open, one of `oneOf` is sent. */
export function fileTests({ oneOf, bombs }: { oneOf: number; bombs: boolean }): void {
  before(async () => {
    site = await startSite();
    world = await buildWorld(site);
    browser = browserOf(world, 'owner');
    worker = await site.startWorker();
  });
  after(() => site[Symbol.asyncDispose]());

  test('file-corpus: every file is taken or refused for its reason, and what is taken does nothing in a browser', async () => {
    const all = await corpusFiles();
    assert.ok(all.length >= 400, `only ${all.length} files`);
    const files = all.filter(({ isCheap }, i) => isCheap || i % oneOf === 0);
    const wrong: string[] = [];
    const send = async (ref: string, file: CorpusFile) => {
      const reply = await put(ref, file);
      const said = verdict(reply, file.name);
      if (!(file.expected as readonly unknown[]).includes(said)) {
        wrong.push(`${file.what}: ${said}, not ${file.expected.join(' or ')}`);
        return;
      }
      if (said !== null) return;
      const { id } = JSON.parse(reply.text) as { id: string };
      const original = await browser.get(`/api/documents/${id}`);
      const headers = original.headers;
      const isHarmless =
        original.body.equals(file.bytes) &&
        /^attachment; filename="[^"\r\n]+"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/.test(
          String(headers['content-disposition']),
        ) &&
        headers['content-security-policy'] === "sandbox; default-src 'none'; frame-ancestors 'none'" &&
        headers['x-content-type-options'] === 'nosniff' &&
        headers['cache-control'] === 'private, no-store' &&
        Object.values(FILE_KINDS).some(({ contentType }) => contentType === headers['content-type']);
      if (!isHarmless) wrong.push(`${file.what}: comes back as ${JSON.stringify(headers)}`);
    };
    const lots = Array.from({ length: Math.ceil(files.length / FILES_OF_A_CASE) }, (_, i) =>
      files.slice(i * FILES_OF_A_CASE, (i + 1) * FILES_OF_A_CASE),
    );
    await inTurns(3, lots, async (lot) => {
      const ref = await aDraft();
      // One after the other, as a case takes them: its limit is one row.
      for (const file of lot) await send(ref, file);
    });
    assert.deepEqual(wrong, []);
    assert.equal(await leftBehind(), 0, 'objects of refused files stayed behind');
    assert.deepEqual(mistakes(), []);
    assert.equal(site.web.child.exitCode, null, 'the web process ended');
    assert.equal(worker.child.exitCode, null, 'the worker ended');
  });

  test('file-bombs: a file that wants to be large is refused or does no harm, and pages are answered meanwhile', async () => {
    const ref = await aDraft();
    const wrong: string[] = [];
    for (const { what, kind, bytes, expected } of BOMBS.filter((_, i) => bombs || i % 3 === 0)) {
      const file = {
        name: `plan.${FILE_KINDS[kind].extensions[0]}`,
        type: FILE_KINDS[kind].contentType,
        bytes: bytes(),
      };
      assert.ok(file.bytes.length <= 26 * 1024 * 1024, `${what} is too large to be sent`);
      const answer = put(ref, file);
      const page = await browser.get('/help');
      if (page.status !== 200) wrong.push(`${what}: a page was answered ${page.status}`);
      const said = verdict(await answer, file.name);
      if (!(expected as readonly unknown[]).includes(said)) wrong.push(`${what}: ${said}`);
    }
    assert.deepEqual(wrong, []);
    assert.equal(await leftBehind(), 0, 'objects of refused files stayed behind');
    assert.deepEqual(mistakes(), []);
    assert.equal(site.web.child.exitCode, null, 'the web process ended');
    assert.equal(worker.child.exitCode, null, 'the worker ended');
  });
}
