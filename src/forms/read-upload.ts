import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { FormEntries } from '#src/domain/shared/form-data.ts';

const LIMITS = { fields: 20, fieldSize: 2000, fieldNameSize: 100, files: 1, parts: 25, headerPairs: 20 };

export interface SentFile {
  fileName: string;
  declaredType: string;
  stream: Readable;
}
export interface SentForm {
  fields: FormEntries;
  /** Null when the form ended without a file. */
  file: SentFile | null;
  /** Reads what is left, so that a browser without script gets to our answer. */
  finish: () => Promise<void>;
}

/** Reads a form up to its file. Shape: null when the body is no form of this kind. */
export async function readUploadForm(request: Request): Promise<SentForm | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null) return null;
  const fields: [string, string][] = [];
  const source = Readable.fromWeb(request.body as ReadableStream);
  const { promise, resolve } = Promise.withResolvers<SentFile | 'end' | 'broken'>();
  let parser: BusboyInstance;
  try {
    parser = new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  } catch {
    // The parser tells a type without a boundary only by throwing.
    return null;
  }
  parser.on('field', (name, value) => fields.push([name, value]));
  parser.on('file', (_name, stream, fileName, _encoding, declaredType) => {
    stream.on('error', () => undefined); // a file that breaks off is told by its iterator
    source.once('error', (error) => stream.destroy(error));
    parser.once('error', () => stream.destroy(new Error('the form broke off')));
    resolve({ fileName: fileName ?? '', declaredType, stream });
  });
  const ended = new Promise<void>((done) => {
    parser.once('finish', done).once('error', () => done());
    source.once('error', () => done()).once('close', done);
  });
  parser.once('finish', () => resolve('end')).on('error', () => resolve('broken'));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  const first = await promise;
  if (first === 'broken') return null;
  const file = first === 'end' ? null : first;
  return {
    fields,
    file,
    finish: async () => {
      file?.stream.resume();
      await ended;
      source.destroy();
    },
  };
}
