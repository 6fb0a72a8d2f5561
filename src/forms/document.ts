import { removeDocument, type Upload, type Uploaded, uploadDocument } from '#src/commands/document.ts';
import type { Ctx } from '#src/context.ts';
import type { FileProblem } from '#src/domain/document.ts';
import { cleanFileName } from '#src/domain/file-name.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { readUploadForm, type SentFile, type SentForm } from '#src/forms/read-upload.ts';
import {
  answerFor,
  type FormPage,
  fieldsNamed,
  isOwnToken,
  type Posted,
  runForm,
  seeOther,
  setRefused,
  statusOf,
} from '#src/forms/run-form.ts';
import { paths } from '#src/paths.ts';

/** What the page shows of a file that was not taken. */
export interface UploadAgain {
  documentKind: string;
  replacesId: string | null;
  label: string;
  fileName: string;
  problem: FileProblem;
}

const REMOVE = /^remove:([0-9a-f-]{36})$/; // remove:3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11

/** The file as the command takes it: what it leaves unread must still flow, or the form never ends. */
const upstream = ({ stream, declaredType }: SentFile) => ({
  declaredType,
  body: { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) },
});

/** Answers every form of the documents page: a file to add or to replace, or one to remove. */
export async function postDocument(page: FormPage, ref: string): Promise<Posted<UploadAgain>> {
  const isUpload = page.request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  if (isUpload) return await postUpload(page, ref);
  const answerPlain = async (ctx: Ctx, form: FormEntries) => {
    // An upload that met an outage is sent again from the page that kept its words; no page can keep its file.
    if (fieldOf(form, 'documentKind') !== '')
      return { ...wordsOf(form), fileName: '', problem: 'missing' } as const;
    const documentId = REMOVE.exec(fieldOf(form, 'intent'))?.[1];
    if (documentId === undefined) throw new Refused('not-found');
    await removeDocument(ctx, { ref, documentId });
    return seeOther(`${paths.documents(page.locals.locale, ref)}?removed=1`);
  };
  return await runForm<UploadAgain>(page, answerPlain, fieldsNamed('documentKind', 'replaces', 'label'));
}

const wordsOf = (form: FormEntries) => ({
  documentKind: fieldOf(form, 'documentKind'),
  replacesId: fieldOf(form, 'replaces') || null,
  label: fieldOf(form, 'label'),
});

async function postUpload(page: FormPage, ref: string): Promise<Posted<UploadAgain>> {
  const sent = await readUploadForm(page.request);
  if (sent === null) return new Response(null, { status: 400 });
  page.locals.typed = sent.fields;
  const { ctx } = await page.locals.context();
  try {
    if (ctx.isReadOnly) throw new Refused('read-only');
    return await answerUpload(page, ctx, ref, sent);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const answer = answerFor(error.code, ctx.actor, page);
    if (answer !== null) return answer;
    setRefused(page, error.code);
    return { form: sent.fields, refusal: error.code, view: null };
  } finally {
    await sent.finish();
  }
}

async function answerUpload(
  page: FormPage,
  ctx: Ctx,
  ref: string,
  sent: SentForm,
): Promise<Posted<UploadAgain>> {
  const { fields, file } = sent;
  if (!isOwnToken(fieldOf(fields, '_token'), page.locals)) throw new Refused('bad-token');
  const again = { ...wordsOf(fields), fileName: cleanFileName(file?.fileName ?? '') };
  const uploaded: Uploaded =
    file === null || file.fileName === ''
      ? { document: null, problem: 'missing' }
      : await uploadDocument(ctx, { ...again, ref, ...upstream(file), sizeBytes: null });
  if (uploaded.document === null) {
    page.response.status = 422;
    return { form: fields, refusal: null, view: { ...again, problem: uploaded.problem } };
  }
  const { id, kind } = uploaded.document;
  const { locale } = page.locals;
  return seeOther(`${paths.documents(locale, ref)}?added=${id}#paper-${encodeURIComponent(kind)}`);
}

/** What a script is told about its upload. */
export type UploadAnswer = { id: string } | { message: string; retry: boolean };

const decoded = (header: string | null): string => {
  try {
    return decodeURIComponent(header ?? '');
  } catch {
    // decodeURIComponent tells broken escapes only by throwing.
    return '';
  }
};

/** Takes a file from a script: the body is the file, everything else stands in the headers and the query. */
export async function putDocument(page: Asked, ref: string): Promise<Response> {
  const { request, locals } = page;
  if (!isOwnToken(request.headers.get('x-form-token') ?? '', locals)) return told(page, 'bad-token');
  const upload = { ref, ...sentByScript(page) };
  const { ctx } = await locals.context();
  try {
    if (ctx.isReadOnly) throw new Refused('read-only');
    const { document, problem } = await uploadDocument(ctx, upload);
    if (document !== null) return tell(200, { id: document.id });
    const message = locals.text.documents.problem(problem, { file: cleanFileName(upload.fileName) });
    return tell(422, { message, retry: problem === 'not-arrived' });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return told(page, error.code);
  }
}

type Asked = Pick<FormPage, 'request' | 'url' | 'locals'>;

const tell = (status: number, answer: UploadAnswer) => Response.json(answer, { status });

const told = ({ locals }: Asked, code: RefusalCode) =>
  tell(code === 'not-found' ? 404 : statusOf(code), {
    message: locals.text.errors.refusal(code),
    retry: false,
  });

const sentByScript = ({ request, url }: Asked): Omit<Upload, 'ref'> => ({
  documentKind: url.searchParams.get('kind') ?? '',
  label: decoded(request.headers.get('x-file-label')),
  replacesId: url.searchParams.get('replaces'),
  fileName: decoded(request.headers.get('x-file-name')),
  declaredType: request.headers.get('content-type') ?? '',
  sizeBytes: sizeOf(request),
  body: (request.body ?? []) as AsyncIterable<Uint8Array>,
});

function sizeOf(request: Request): number | null {
  const length = request.headers.get('content-length');
  return length !== null && /^\d{1,12}$/.test(length) ? Number(length) : null;
}
