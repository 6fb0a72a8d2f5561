import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { EICAR, startClamd, type TestScanner } from '#e2e/fixtures/clamd.ts';
import { heavyPdf, officeFile, pdfStream, photo, plainPdf } from '#e2e/fixtures/files.ts';
import { type Browser, multipart, type Reply } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { type Site, startSite } from '#e2e/security/site.ts';
import { changedBetween, contentOf } from '#e2e/security/tables.ts';
import { browserOf, buildWorld, ctxOf, type World } from '#e2e/security/world.ts';
import { startApplication } from '#src/commands/application.ts';
import type { FileProblem } from '#src/domain/document.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { textFor } from '#src/text/index.ts';

let clamd: TestScanner;
let site: Site;
let world: World;
let browser: Browser;

before(async () => {
  clamd = await startClamd();
  site = await startSite({ settings: { CLAMD_SOCKET: clamd.settings.CLAMD_SOCKET } });
  world = await buildWorld(site);
  browser = browserOf(world, 'owner');
});
after(async () => {
  await site[Symbol.asyncDispose]();
  await clamd[Symbol.asyncDispose]();
});

async function aDraft(): Promise<string> {
  const answers = ownAnswers(addDays(world.today, 200));
  return (await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null })).ref;
}

interface SentFile {
  name: string;
  type?: string;
  bytes: Buffer;
}

/** As a browser without script sends it. */
async function post(ref: string, { name, type = '', bytes }: SentFile, label = ''): Promise<Reply> {
  const body = multipart([
    { name: '_token', value: await browser.token() },
    { name: 'documentKind', value: 'other' }, // the one that has words beside it
    { name: 'label', value: label },
    { name: 'file', value: bytes, fileName: name, type: type || 'application/octet-stream' },
  ]);
  const headers = { origin: site.origin, 'content-type': 'multipart/form-data; boundary=x-boundary-x' };
  return await browser.send(`/applications/${ref}/documents`, { method: 'POST', body, headers });
}

/** As our script sends it. */
async function put(ref: string, { name, type = '', bytes }: SentFile): Promise<Reply> {
  const headers = {
    origin: site.origin,
    accept: 'application/json',
    'content-type': type || 'application/octet-stream',
    'x-form-token': await browser.token(),
    'x-file-name': encodeURIComponent(name),
  };
  return await browser.send(`/api/documents/${ref}?kind=site-plan`, { method: 'PUT', body: bytes, headers });
}

const JPEG = await photo('jpeg');
/** Longer than a scan is put off that found no scanner. */
const AGAIN_AND_MORE_MS = 150_000;
const PDF = 'application/pdf';
const BAD: readonly [what: string, file: SentFile, problem: FileProblem][] = [
  ['empty', { name: 'plan.pdf', type: PDF, bytes: Buffer.alloc(0) }, 'empty'],
  ['a program', { name: 'setup.exe', bytes: Buffer.from('MZ\x90\0program') }, 'wrong-kind'],
  [
    'a page',
    { name: 'plan.html', type: 'text/html', bytes: Buffer.from('<script>1</script>') },
    'wrong-kind',
  ],
  [
    'a drawing with a script',
    { name: 'plan.svg', type: 'image/svg+xml', bytes: Buffer.from('<svg onload="1"/>') },
    'wrong-kind',
  ],
  ['a renamed program', { name: 'plan.pdf', type: PDF, bytes: Buffer.from('MZ\x90\0program') }, 'renamed'],
  ['a renamed photo', { name: 'plan.pdf', type: PDF, bytes: JPEG }, 'renamed'],
  ['too large', { name: 'plan.pdf', type: PDF, bytes: heavyPdf(26_500_000) }, 'too-large'],
  [
    'a photo and a page at once',
    { name: 'plan.jpg', type: 'image/jpeg', bytes: Buffer.concat([JPEG, Buffer.from('<html><script>')]) },
    'mixed-content',
  ],
  [
    'a plan and a page at once',
    { name: 'plan.pdf', type: PDF, bytes: Buffer.concat([plainPdf(), Buffer.from('<html>')]) },
    'mixed-content',
  ],
  [
    'locked',
    { name: 'plan.pdf', type: PDF, bytes: plainPdf({ trailer: '/Encrypt<</Filter/Standard>>' }) },
    'encrypted',
  ],
  ['cut off', { name: 'plan.pdf', type: PDF, bytes: plainPdf().subarray(0, 300) }, 'damaged'],
  [
    'with a script inside',
    { name: 'plan.pdf', type: PDF, bytes: plainPdf({ objects: ['<</S/JavaScript/JS(x)>>'] }) },
    'active-content',
  ],
  [
    'with macros',
    { name: 'plan.docx', bytes: officeFile('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]) },
    'macros',
  ],
];

// The limit on files is counted, and an object is announced before its first byte.
const TRACES = new Set(['rate_limits', 'stored_objects']);

for (const [what, file, problem] of BAD) {
  test(`a file that is ${what} is refused as ${problem}, with and without script, and the draft is as it was`, async () => {
    const words = textFor('en').documents.problem(problem, { file: file.name });
    const ref = await aDraft();
    const before = await contentOf(site.db.owner);
    const posted = await post(ref, file, 'North half');
    assert.equal(posted.status, 422);
    assert.ok(posted.text.includes(words), words);
    assert.ok(posted.text.includes('value="North half"'), 'the words beside the file are lost');
    const told = await put(ref, file);
    assert.equal(told.status, 422);
    assert.deepEqual(JSON.parse(told.text), { message: words, retry: false });
    const changed = changedBetween(before, await contentOf(site.db.owner));
    assert.deepEqual(
      changed.filter((table) => !TRACES.has(table)),
      [],
    );
    const [row] = await site.db
      .owner`SELECT count(*)::int AS count FROM stored_objects WHERE kept_at IS NULL`;
    assert.equal(row?.count, 0, 'an object stayed behind');
  });
}

test('a script is told at once that its file is far too large, and a form gets a page', async () => {
  const ref = await aDraft();
  const bytes = Buffer.alloc(27_500_000, 7);
  const told = await put(ref, { name: 'plan.pdf', type: PDF, bytes });
  assert.equal(told.status, 413);
  const posted = await post(ref, { name: 'plan.pdf', type: PDF, bytes });
  assert.equal(posted.status, 422);
  assert.match(posted.text, /<h1[ >]/);
});

test('names that lie or attack are only ever shown', async () => {
  const ref = await aDraft();
  const names: [string, string][] = [
    ['../../etc/passwd.pdf', 'passwd.pdf'],
    ['a\0b.pdf', 'ab.pdf'],
    ['\u202efdp.exe.pdf', 'fdp.exe.pdf'],
    ['<img src=x>.pdf', '<img src=x>.pdf'],
    [`${'x'.repeat(400)}.pdf`, `${'x'.repeat(146)}.pdf`],
  ];
  for (const [i, [given, shown]] of names.entries()) {
    const reply = await put(ref, { name: given, type: PDF, bytes: plainPdf({ pages: i + 1 }) });
    assert.equal(reply.status, 200, given);
    const { id } = JSON.parse(reply.text) as { id: string };
    const [row] = await site.db.owner`SELECT file_name, object_key FROM documents WHERE id = ${id}`;
    assert.equal(row?.file_name, shown);
    assert.match(String(row?.object_key), /^[0-9a-f]{2}\/[0-9a-f]{62}$/);
    const original = await browser.get(`/api/documents/${id}`);
    assert.match(
      String(original.headers['content-disposition']),
      /^attachment; filename="[^"\r\n]*"; filename\*=/,
    );
  }
  const { text } = await browser.get(`/applications/${ref}/documents`);
  const outsideOfTags = text.replaceAll(/="[^"]*"/g, '');
  assert.ok(!outsideOfTags.includes('<img src=x>') && outsideOfTags.includes('&lt;img src=x&gt;.pdf'));
});

const stateOf = async (id: string) =>
  (await site.db.owner`SELECT scan_state FROM documents WHERE id = ${id}`)[0]?.scan_state;

test('while the scanner is away files are taken; back again it finds the infected one, and its owner is told', async () => {
  const ref = await aDraft();
  await clamd.stop();
  const infected = plainPdf({ objects: [pdfStream('', Buffer.from(EICAR))] });
  const ids = [];
  for (const bytes of [infected, plainPdf({ pages: 3 })]) {
    const reply = await put(ref, { name: 'plan.pdf', type: PDF, bytes });
    assert.equal(reply.status, 200);
    ids.push((JSON.parse(reply.text) as { id: string }).id);
  }
  const [bad = '', good = ''] = ids;
  const before = await site.db.owner`SELECT revision, answers FROM applications WHERE ref = ${ref}`;
  const worker = await site.startWorker();
  assert.equal(await stateOf(bad), 'quarantined');
  await clamd.start();
  assert.ok(
    await waitUntil(async () => (await stateOf(bad)) === 'infected', AGAIN_AND_MORE_MS),
    'nobody scanned it',
  );
  assert.ok(await waitUntil(async () => (await stateOf(good)) === 'clean', AGAIN_AND_MORE_MS));
  await worker.stop();
  assert.deepEqual(
    await site.db.owner`SELECT revision, answers FROM applications WHERE ref = ${ref}`,
    before,
  );
  assert.equal((await browser.get(`/api/documents/${bad}`)).status, 404);
  assert.equal((await browser.get(`/api/documents/${good}`)).status, 200);
  const { text } = await browser.get(`/applications/${ref}/documents`);
  assert.ok(text.includes(textFor('en').documents.scan.infected), 'its owner is not told');
});
