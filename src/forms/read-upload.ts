import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { FILE_LIMITS } from '#src/domain/document.ts';
import type { FormEntries } from '#src/domain/shared/form-data.ts';

const LIMITS = {
  fields: 20,
  fieldSize: 2000,
  fieldNameSize: 100,
  files: FILE_LIMITS.filesAtOnce,
  parts: 35,
  headerPairs: 20,
};

export interface SentFile {
  fileName: string;
  declaredType: string;
  stream: Readable;
}
export interface SentForm {
  fields: FormEntries;
  /** The files one after the other, as they arrive. What is not read of one is skipped when the next is asked for. */
  files: AsyncIterable<SentFile>;
  /** Whether more files came than one form may bring. Known when the last one is read. */
  hasMore: () => boolean;
  /** Reads what is left, so that a browser without script gets to our answer. */
  finish: () => Promise<void>;
}

/** Files in the order of their arrival, for a reader that may be slower or faster than they are. */
class Arrivals {
  readonly #files: SentFile[] = [];
  #isOver = false;
  #news = Promise.withResolvers<void>();

  add(file: SentFile): void {
    this.#files.push(file);
    this.#news.resolve();
  }

  end(): void {
    this.#isOver = true;
    this.#news.resolve();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SentFile> {
    for (;;) {
      const file = this.#files.shift();
      if (file) {
        yield file;
        file.stream.resume();
      } else if (this.#isOver) return;
      else {
        await this.#news.promise;
        this.#news = Promise.withResolvers();
      }
    }
  }

  /** Lets go of what nobody asked for. */
  skipRest(): void {
    for (const { stream } of this.#files) stream.resume();
  }
}

/** Reads a form up to its first file. Shape: null when the body is no form of this kind. */
export async function readUploadForm(request: Request): Promise<SentForm | null> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type) || request.body === null) return null;
  const fields: [string, string][] = [];
  const source = Readable.fromWeb(request.body as ReadableStream);
  const { promise, resolve } = Promise.withResolvers<'readable' | 'broken'>();
  const files = new Arrivals();
  let isFinishing = false;
  let hasMore = false;
  let parser: BusboyInstance;
  try {
    parser = new Busboy({ headers: { 'content-type': type }, limits: LIMITS });
  } catch {
    // The parser tells a type without a boundary only by throwing.
    return null;
  }
  parser.on('field', (name, value) => fields.push([name, value]));
  parser.on('filesLimit', () => {
    hasMore = true;
  });
  parser.on('file', (_name, stream, fileName, _encoding, declaredType) => {
    stream.on('error', () => undefined); // a file that breaks off is told by its iterator
    source.once('error', (error) => stream.destroy(error));
    parser.once('error', () => stream.destroy(new Error('the form broke off')));
    if (isFinishing) stream.resume();
    else files.add({ fileName: fileName ?? '', declaredType, stream });
    resolve('readable');
  });
  const ended = new Promise<void>((done) => {
    parser.once('finish', done).once('error', () => done());
    source.once('error', () => done()).once('close', done);
  });
  void ended.then(() => files.end());
  parser.once('finish', () => resolve('readable')).on('error', () => resolve('broken'));
  source.on('error', (error) => parser.destroy(error));
  source.setMaxListeners(0);
  parser.setMaxListeners(0);
  source.pipe(parser);
  if ((await promise) === 'broken') return null;
  let current: SentFile | null = null;
  async function* inTurn() {
    for await (const file of files) {
      current = file;
      yield file;
    }
  }
  return {
    fields,
    files: inTurn(),
    hasMore: () => hasMore,
    finish: async () => {
      isFinishing = true;
      current?.stream.resume();
      files.skipRest();
      await ended;
      source.destroy();
    },
  };
}
