import { beginUpload, cancelUpload, finishUpload, takePiece, type UploadWish } from '#src/commands/upload.ts';
import type { Ctx } from '#src/context.ts';
import { FORM_CONTROLS, type FormEntries, fieldOf } from '#src/domain/shared/form-data.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { PIECE_BYTES } from '#src/domain/upload.ts';
import { readForm } from '#src/forms/read-form.ts';
import { fieldsNamed, type KnownField } from '#src/forms/run-form.ts';
import {
  type Asked,
  answerScript,
  decodedHeader,
  idOf,
  refusedFile,
  tell,
} from '#src/forms/script-answer.ts';

const isControl = (name: string): boolean => FORM_CONTROLS.some((control) => control === name);

/** A form of our script: read, proven to be ours, and with no field that it does not have. */
async function answerForm(
  page: Asked,
  isKnown: KnownField,
  work: (ctx: Ctx, form: FormEntries) => Promise<Response>,
): Promise<Response> {
  const read = await readForm(page.request, page.locals.whole);
  if ('status' in read) return new Response(null, { status: read.status });
  return await answerScript(page, fieldOf(read.form, '_token'), (ctx) => {
    if (read.form.some(([name]) => !isControl(name) && !isKnown(name))) throw new Refused('invalid-input');
    return work(ctx, read.form);
  });
}

/** Begins an upload in pieces, or tells where the one of the same file stands. */
export function postUpload(page: Asked, ref: string): Promise<Response> {
  const isKnown = fieldsNamed('documentKind', 'replaces', 'fileName', 'fileType', 'size', 'modified');
  return answerForm(page, isKnown, async (ctx, form) => {
    const wish = wishOf(ref, form);
    const { standing, problem } = await beginUpload(ctx, wish);
    if (problem !== null) return refusedFile(page, problem, wish.fileName);
    return tell(200, { ...standing, pieceBytes: PIECE_BYTES });
  });
}

function wishOf(ref: string, form: FormEntries): UploadWish {
  const replaces = fieldOf(form, 'replaces');
  return {
    ref,
    documentKind: fieldOf(form, 'documentKind'),
    replacesId: replaces === '' ? null : idOf(replaces),
    fileName: fieldOf(form, 'fileName'),
    declaredType: fieldOf(form, 'fileType'),
    sizeBytes: wholeNumber(fieldOf(form, 'size')),
    modifiedMs: wholeNumber(fieldOf(form, 'modified')),
  };
}

/** Errors: Refused `invalid-input` for anything but a number without sign that every side holds exactly. */
function wholeNumber(typed: string): number {
  if (!/^\d{1,15}$/.test(typed)) throw new Refused('invalid-input'); // 1048576
  return Number(typed);
}

/** Takes one piece of a file: the body is the piece, where it begins stands in the query, its hash in a header. */
export function putPiece(page: Asked, ref: string, id: string): Promise<Response> {
  const { request, url } = page;
  return answerScript(page, request.headers.get('x-form-token') ?? '', async (ctx) => {
    const { offset, isTaken, problem } = await takePiece(ctx, {
      ref,
      uploadId: idOf(id),
      offset: wholeNumber(url.searchParams.get('offset') ?? ''),
      sha256: request.headers.get('x-piece-sha256') ?? '',
      body: (request.body ?? []) as AsyncIterable<Uint8Array>,
    });
    // Nothing of this file stays, so its name is known to the script alone.
    if (problem !== null) return refusedFile(page, problem, decodedHeader(request, 'x-file-name'));
    return tell(isTaken ? 200 : 409, { offset });
  });
}

/** Makes a document of an upload whose pieces are all there, or gives an upload up. */
export function postUploadEnd(page: Asked, ref: string, id: string): Promise<Response> {
  return answerForm(page, fieldsNamed('label', 'fileName'), async (ctx, form) => {
    const input = { ref, uploadId: idOf(id) };
    if (fieldOf(form, 'intent') === 'cancel') {
      await cancelUpload(ctx, input);
      return tell(200, {});
    }
    if (fieldOf(form, 'intent') !== 'finish') throw new Refused('invalid-input');
    const end = await finishUpload(ctx, { ...input, label: fieldOf(form, 'label') });
    if ('documentId' in end) return tell(200, { id: end.documentId });
    if (end.offset !== null) return tell(409, { offset: end.offset });
    if (end.document !== null) return tell(200, { id: end.document.id });
    return refusedFile(page, end.problem, fieldOf(form, 'fileName'));
  });
}
