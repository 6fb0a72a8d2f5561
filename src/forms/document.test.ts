import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { documentWorld, uploaded } from '#e2e/fixtures/documents.ts';
import { heavyPdf, plainPdf } from '#e2e/fixtures/files.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { startApplication } from '#src/commands/application.ts';
import type { Ctx } from '#src/context.ts';
import { postDocument, putDocument } from '#src/forms/document.ts';
import { getOriginal, getPicture } from '#src/forms/document-file.ts';
import { type FormPage, formToken } from '#src/forms/run-form.ts';
import { textFor } from '#src/text/index.ts';

const world = await documentWorld(new Date('2027-04-01T14:00:00Z'));
const { db, ctx } = world;
after(() => world[Symbol.asyncDispose]());

const SESSION = 'a-session-of-somebody';
const TOKEN = formToken(SESSION, ctx.secretKey);
const text = textFor('es');

const aDraft = async () => {
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, { answers: blockParty('2027-06-05'), sessionHash: null });
  return { owner, ref };
};

function pageOf(actor: Ctx, path: string, init: RequestInit = {}): FormPage {
  const url = new URL(path, 'https://permits.example.gov');
  return {
    url,
    request: new Request(url, init),
    response: {},
    locals: {
      ctx: actor,
      locale: 'es',
      text,
      requestId: 'test',
      clientAddress: '192.0.2.1',
      sessionToken: SESSION,
      sessionHash: () => Buffer.alloc(32),
      stepFile: (id) => id,
      formToken: () => TOKEN,
      renew: () => undefined,
      context: async () => ({ ctx: actor, session: null, draft: null }),
      reading: (run) => run(actor, null),
      isReadOnly: () => false,
    },
  };
}

const file = (bytes: Uint8Array, name: string, type = 'application/pdf') =>
  new File([new Uint8Array(bytes)], name, { type });

function formOf(fields: Record<string, string>, sent?: File): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({ _token: TOKEN, documentKind: 'site-plan', ...fields })) {
    form.append(name, value);
  }
  if (sent) form.append('file', sent);
  return form;
}
const post = (owner: Ctx, ref: string, body: BodyInit, headers: Record<string, string> = {}) => {
  const page = pageOf(owner, `/applications/${ref}/documents`, { method: 'POST', body, headers });
  return { page, posted: postDocument(page, ref) };
};
const namesOf = async (ref: string) => {
  const rows = await db.owner`
    SELECT d.file_name FROM documents d JOIN applications a ON a.id = d.application_id
    WHERE a.ref = ${ref} AND d.removed_at IS NULL ORDER BY d.created_at, d.file_name`;
  return rows.map((row) => String(row.file_name));
};

test('a plain form with a file is taken and the browser sent on', async () => {
  const { owner, ref } = await aDraft();
  const answer = await post(owner, ref, formOf({ label: 'Norte' }, file(plainPdf(), 'plano señal.pdf')))
    .posted;
  assert.ok(answer instanceof Response);
  assert.equal(answer.status, 303);
  assert.match(
    answer.headers.get('location') ?? '',
    new RegExp(`^/es/applications/${ref}/documents\\?added=[0-9a-f-]{36}#paper-site-plan$`),
  );
  assert.deepEqual(await namesOf(ref), ['plano señal.pdf']);
});

test('a large file comes through a plain form', async () => {
  const { owner, ref } = await aDraft();
  const answer = await post(owner, ref, formOf({}, file(heavyPdf(24_000_000), 'plan.pdf'))).posted;
  assert.ok(answer instanceof Response && answer.status === 303);
});

const AGAIN: [title: string, sent: File | undefined, problem: string][] = [
  ['a form without a file', undefined, 'missing'],
  ['a form with an empty file box', file(Buffer.alloc(0), '', 'application/octet-stream'), 'missing'],
  ['an empty file', file(Buffer.alloc(0), 'plan.pdf'), 'empty'],
  ['a wrong kind', file(Buffer.from('MZ'), 'setup.exe', ''), 'wrong-kind'],
  ['a file that is too large', file(heavyPdf(27_000_000), 'plan.pdf'), 'too-large'],
  ['a damaged file', file(plainPdf().subarray(0, 300), 'plan.pdf'), 'damaged'],
];
for (const [title, sent, problem] of AGAIN) {
  test(`${title} brings the page again with the reason ${problem}`, { timeout: 120_000 }, async () => {
    const { owner, ref } = await aDraft();
    const { page, posted } = post(owner, ref, formOf({ label: 'Norte' }, sent));
    const again = await posted;
    assert.ok(!(again instanceof Response));
    assert.equal(page.response.status, 422);
    assert.deepEqual(again.view, {
      documentKind: 'site-plan',
      replacesId: null,
      label: 'Norte',
      added: [],
      refused: [{ fileName: sent?.name ?? '', problem }],
    });
    assert.deepEqual(await namesOf(ref), []);
  });
}

test('without the token of the session nothing is stored', async () => {
  const { owner, ref } = await aDraft();
  const { page, posted } = post(owner, ref, formOf({ _token: 'forged' }, file(plainPdf(), 'plan.pdf')));
  const again = await posted;
  assert.ok(!(again instanceof Response) && again.refusal === 'bad-token');
  assert.equal(page.response.status, 403);
  const answer = await putDocument(
    pageOf(owner, `/api/documents/${ref}?kind=site-plan`, {
      method: 'PUT',
      body: new Uint8Array(plainPdf()),
    }),
    ref,
  );
  assert.equal(answer.status, 403);
  assert.deepEqual(await namesOf(ref), []);
});

const TYPE = 'multipart/form-data; boundary=x';
const PART = `--x\r\nContent-Disposition: form-data; name="_token"\r\n\r\n${TOKEN}\r\n`;
const FILE_PART = `${PART}--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n`;
const BROKEN: [title: string, body: BodyInit, type: string][] = [
  ['no boundary', PART, 'multipart/form-data'],
  ['nothing', '', TYPE],
  ['no end', PART, TYPE],
  ['a file without an end', `${FILE_PART}%PDF-1.7 and then`, TYPE],
  ['noise', Buffer.alloc(5000, 7), TYPE],
  ['ten thousand fields', PART.repeat(10_000), TYPE],
  [
    'a field of a megabyte',
    `--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n${'a'.repeat(1_000_000)}\r\n--x--\r\n`,
    TYPE,
  ],
  ['endless headers', `--x\r\n${'X-A: b\r\n'.repeat(10_000)}\r\n\r\n--x--\r\n`, TYPE],
  ['another boundary', `--y\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--y--\r\n`, TYPE],
];
for (const [title, body, type] of BROKEN) {
  test(`a broken form is an answer and never a failure: ${title}`, { timeout: 120_000 }, async () => {
    const { owner, ref } = await aDraft();
    const { page, posted } = post(owner, ref, body, { 'content-type': type });
    const answer = await posted;
    const status = answer instanceof Response ? answer.status : page.response.status;
    assert.ok(status !== undefined && status >= 400 && status < 500, String(status));
    assert.deepEqual(await namesOf(ref), []);
  });
}

test('a browser that goes away in the middle of its file ends the request and leaves nothing', {
  timeout: 120_000,
}, async () => {
  const { owner, ref } = await aDraft();
  const body = new ReadableStream({
    start(stream) {
      stream.enqueue(Buffer.from(FILE_PART));
      stream.enqueue(Buffer.concat([plainPdf(), Buffer.alloc(200_000)]));
    },
    pull(stream) {
      stream.error(new Error('the connection ended before the body did'));
    },
  });
  const init = { method: 'POST', body, duplex: 'half', headers: { 'content-type': TYPE } } as RequestInit;
  const page = pageOf(owner, `/applications/${ref}/documents`, init);
  const answer = await postDocument(page, ref);
  assert.ok(!(answer instanceof Response) || answer.status >= 400);
  assert.deepEqual(await namesOf(ref), []);
});

test('a file is removed by its button', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  const answer = await post(owner, ref, new URLSearchParams({ _token: TOKEN, intent: `remove:${id}` }))
    .posted;
  assert.ok(answer instanceof Response && answer.status === 303);
  assert.deepEqual(await namesOf(ref), []);
});

test('strangers get the page that says nothing is there', async () => {
  const { ref } = await aDraft();
  const stranger = as(ctx, await anApplicant(db));
  const sent = await post(stranger, ref, formOf({}, file(plainPdf(), 'plan.pdf'))).posted;
  assert.ok(sent instanceof Response && sent.status === 404);
  const removed = await post(stranger, ref, new URLSearchParams({ _token: TOKEN, intent: 'remove:x' }))
    .posted;
  assert.ok(removed instanceof Response && removed.status === 404);
});

const put = (
  owner: Ctx,
  ref: string,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
  query = 'kind=site-plan',
) =>
  putDocument(
    pageOf(owner, `/api/documents/${ref}?${query}`, {
      method: 'PUT',
      body: new Uint8Array(bytes),
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(bytes.length),
        'x-form-token': TOKEN,
        'x-file-name': encodeURIComponent('plano señal.pdf'),
        ...headers,
      },
    }),
    ref,
  );

test('a script sends a file and is told in the language of the page', async () => {
  const { owner, ref } = await aDraft();
  const taken = await put(owner, ref, plainPdf(), { 'x-file-label': encodeURIComponent('Mitad norte') });
  assert.equal(taken.status, 200);
  const { id } = (await taken.json()) as { id: string };
  const [row] = await db.owner`SELECT file_name, label FROM documents WHERE id = ${id}`;
  assert.deepEqual({ ...row }, { file_name: 'plano señal.pdf', label: 'Mitad norte' });
  const refused = await put(owner, ref, plainPdf().subarray(0, 200));
  assert.equal(refused.status, 422);
  assert.deepEqual(await refused.json(), {
    message: '«plano señal.pdf» parece dañado. Ábralo, guárdelo otra vez y suba la copia nueva',
    retry: false,
  });
  const cut = await put(owner, ref, plainPdf(), { 'content-length': '999999' });
  assert.deepEqual([cut.status, ((await cut.json()) as { retry: boolean }).retry], [422, true]);
  const replaced = await put(owner, ref, plainPdf({ pages: 2 }), {}, `kind=site-plan&replaces=${id}`);
  assert.equal(replaced.status, 200);
  const stale = await put(owner, ref, plainPdf({ pages: 3 }), {}, `kind=site-plan&replaces=${id}`);
  assert.equal(stale.status, 409);
  assert.equal((await put(as(ctx, await anApplicant(db)), ref, plainPdf())).status, 404);
  assert.equal((await put(owner, ref, plainPdf(), { 'x-file-name': '%zz' })).status, 422);
});

test('an original leaves as an attachment under a policy that lets it do nothing', async () => {
  const { owner, ref } = await aDraft();
  const bytes = plainPdf();
  const { id } = await uploaded(owner, ref, bytes, { fileName: 'plano "A"; señal.pdf' });
  const answer = await getOriginal(pageOf(owner, `/api/documents/${id}`), id);
  assert.equal(answer.status, 200);
  assert.deepEqual(Object.fromEntries(answer.headers), {
    'cache-control': 'private, no-store',
    'content-disposition': `attachment; filename="plano _A_; se_al.pdf"; filename*=UTF-8''plano%20%22A%22%3B%20se%C3%B1al.pdf`,
    'content-length': String(bytes.length),
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'content-type': 'application/pdf',
  });
  assert.deepEqual(Buffer.from(await answer.arrayBuffer()), bytes);
  const stranger = as(ctx, await anApplicant(db));
  for (const key of [id, 'x', '../etc', '00000000-0000-4000-8000-000000000000']) {
    assert.equal((await getOriginal(pageOf(stranger, '/api/documents/x'), key)).status, 404);
    assert.equal((await getPicture(pageOf(stranger, '/api/documents/x'), key, '1')).status, 404);
  }
});

test('a city with a host for documents sends the browser there with a ticket', async () => {
  const { owner, ref } = await aDraft();
  const { id } = await uploaded(owner, ref);
  const elsewhere = { ...owner, documentsOrigin: 'https://documents.example.gov' };
  const answer = await getOriginal(pageOf(elsewhere, `/api/documents/${id}`), id);
  assert.equal(answer.status, 303);
  assert.match(
    answer.headers.get('location') ?? '',
    new RegExp(`^https://documents\\.example\\.gov/api/documents/${id}/original\\?token=[\\w-]{43}$`),
  );
});
