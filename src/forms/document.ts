import { removeDocument, type Upload, uploadDocument } from '#src/commands/document.ts';
import { cancelUpload } from '#src/commands/upload.ts';
import type { Ctx } from '#src/context.ts';
import type { FileProblem } from '#src/domain/document.ts';
import { cleanFileName } from '#src/domain/file-name.ts';
import { type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
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
} from '#src/forms/run-form.ts';
import {
  type Asked,
  answerScript,
  decodedHeader,
  idOf,
  refusedFile,
  tell,
} from '#src/forms/script-answer.ts';
import { paths } from '#src/paths.ts';

/** What the page shows of a form with files that were not taken. */
export interface UploadAgain {
  documentKind: string;
  /** The condition that the files prove; papers have none. */
  conditionId?: string;
  replacesId: string | null;
  label: string;
  /** Files of the same form that were taken. */
  added: string[];
  refused: { fileName: string; problem: FileProblem }[];
}

const FORGET = /^forget:([0-9a-f-]{36})$/; // forget:3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11
const REMOVE = /^remove:([0-9a-f-]{36})$/; // remove:3f0c1c0e-6d0e-4b58-8f0e-0d7a4f5d1c11

/** The file as the command takes it: what it leaves unread must still flow, or the form never ends. */
const upstream = ({ stream, declaredType }: SentFile) => ({
  declaredType,
  body: { [Symbol.asyncIterator]: () => stream.iterator({ destroyOnReturn: false }) },
});

/** Answers every form of the documents page: a file to add or to replace, or one to remove. */
export async function postDocument(page: FormPage, ref: string): Promise<Posted<UploadAgain>> {
  const isUpload = page.request.headers.get('content-type')?.startsWith('multipart/') ?? false;
  if (isUpload) return await postUpload(page, ref, PAPERS);
  const answerPlain = async (ctx: Ctx, form: FormEntries) => {
    // An upload that met an outage is sent again from the page that kept its words; no page can keep its file.
    if (fieldOf(form, 'documentKind') !== '')
      return { ...wordsOf(form), added: [], refused: [{ fileName: '', problem: 'missing' } as const] };
    const uploadId = FORGET.exec(fieldOf(form, 'intent'))?.[1];
    if (uploadId !== undefined) return await forget(ctx, page, ref, uploadId);
    const documentId = REMOVE.exec(fieldOf(form, 'intent'))?.[1];
    if (documentId === undefined) throw new Refused('not-found');
    await removeDocument(ctx, { ref, documentId });
    return seeOther(`${paths.documents(page.locals.locale, ref)}?removed=1`);
  };
  return await runForm<UploadAgain>(page, answerPlain, fieldsNamed('documentKind', 'replaces', 'label'));
}

async function forget(ctx: Ctx, page: FormPage, ref: string, uploadId: string): Promise<Response> {
  await cancelUpload(ctx, { ref, uploadId: idOf(uploadId) });
  return seeOther(`${paths.documents(page.locals.locale, ref)}?forgotten=1`);
}

const wordsOf = (form: FormEntries) => ({
  documentKind: fieldOf(form, 'documentKind'),
  replacesId: fieldOf(form, 'replaces') || null,
  label: fieldOf(form, 'label'),
});

/** What the files of a page are for, and where its form comes back to. */
export interface UploadPage {
  wordsOf: (form: FormEntries) => Omit<UploadAgain, 'added' | 'refused'>;
  back: (locale: Locale, ref: string, sent: UploadAgain) => string;
}

const PAPERS: UploadPage = {
  wordsOf,
  back: (locale, ref, sent) => {
    const added = new URLSearchParams(sent.added.map((id) => ['added', id]));
    return `${paths.documents(locale, ref)}?${added}#paper-${encodeURIComponent(sent.documentKind)}`;
  },
};

/** Takes the files of a form, on whichever page it stands. */
export async function postUpload(page: FormPage, ref: string, on: UploadPage): Promise<Posted<UploadAgain>> {
  const sent = await readUploadForm(page.request);
  if (sent === null) return new Response(null, { status: 400 });
  page.locals.typed = sent.fields;
  try {
    return await unlessRefused(page, sent, (ctx) => answerUpload(page, ctx, ref, sent, on));
  } finally {
    await sent.finish();
  }
}

async function unlessRefused(
  page: FormPage,
  { fields }: SentForm,
  answer: (ctx: Ctx) => Promise<Posted<UploadAgain>>,
): Promise<Posted<UploadAgain>> {
  const { ctx } = await page.locals.context();
  try {
    if (ctx.isReadOnly) throw new Refused('read-only');
    return await answer(ctx);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const elsewhere = answerFor(error.code, ctx.actor, page);
    if (elsewhere !== null) return elsewhere;
    setRefused(page, error.code);
    return { form: fields, refusal: error.code, view: null };
  }
}

async function answerUpload(
  page: FormPage,
  ctx: Ctx,
  ref: string,
  sent: SentForm,
  on: UploadPage,
): Promise<Posted<UploadAgain>> {
  const { fields } = sent;
  if (!isOwnToken(fieldOf(fields, '_token'), page.locals)) throw new Refused('bad-token');
  const view: UploadAgain = { ...on.wordsOf(fields), added: [], refused: [] };
  const refusal = await takeFiles(ctx, ref, sent, view);
  if (refusal !== null) {
    setRefused(page, refusal);
    return { form: fields, refusal, view };
  }
  if (view.refused.length > 0) {
    page.response.status = 422;
    return { form: fields, refusal: null, view };
  }
  return seeOther(on.back(page.locals.locale, ref, view));
}

/**
 * Takes the files of a form one by one: a bad one does not stand in the way of the others.
 * Shape: what ended it, where some were taken before. Errors: that same refusal, where none was.
 */
async function takeFiles(
  ctx: Ctx,
  ref: string,
  sent: SentForm,
  view: UploadAgain,
): Promise<RefusalCode | null> {
  try {
    for await (const file of sent.files) {
      if (file.fileName === '') continue;
      const fileName = cleanFileName(file.fileName);
      const upload = { ...view, ref, fileName, ...upstream(file), sizeBytes: null };
      const { document, problem } = await uploadDocument(ctx, upload);
      if (document === null) view.refused.push({ fileName, problem });
      else view.added.push(document.id);
    }
  } catch (error) {
    if (!(error instanceof Refused) || view.added.length === 0) throw error;
    return error.code;
  }
  if (sent.hasMore()) view.refused.push({ fileName: '', problem: 'too-many-at-once' });
  if (view.added.length + view.refused.length === 0) view.refused.push({ fileName: '', problem: 'missing' });
  return null;
}

/** Takes a file from a script: the body is the file, everything else stands in the headers and the query. */
export function putDocument(page: Asked, ref: string): Promise<Response> {
  return answerScript(page, page.request.headers.get('x-form-token') ?? '', async (ctx) => {
    const upload = { ref, ...sentByScript(page) };
    const { document, problem } = await uploadDocument(ctx, upload);
    return document === null ? refusedFile(page, problem, upload.fileName) : tell(200, { id: document.id });
  });
}

const sentByScript = ({ request, url }: Asked): Omit<Upload, 'ref'> => ({
  documentKind: url.searchParams.get('kind') ?? '',
  label: decodedHeader(request, 'x-file-label'),
  replacesId: url.searchParams.get('replaces'),
  fileName: decodedHeader(request, 'x-file-name'),
  declaredType: request.headers.get('content-type') ?? '',
  sizeBytes: sizeOf(request),
  body: (request.body ?? []) as AsyncIterable<Uint8Array>,
});

function sizeOf(request: Request): number | null {
  const length = request.headers.get('content-length');
  return length !== null && /^\d{1,12}$/.test(length) ? Number(length) : null;
}
