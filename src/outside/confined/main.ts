// The program of the confined process: is given one file after the other, says what it is or draws it.
// It has no network, no rights to files but the code of this service, and little memory and time.
import { fileTypeFromBuffer } from 'file-type';
import { FILE_KINDS, FILE_LIMITS, type FileKind, type FileProblem } from '#src/domain/document.ts';
import { takeHead, writeFrame } from '#src/outside/confined/frames.ts';
import type { Picture } from '#src/outside/confined/picture.ts';

/** A drawing process hands over to a fresh one after so much work, so that a long plan is never cut off. */
const DRAWING_MS = 8000;

interface Reader {
  inspect: (bytes: Buffer) => Promise<FileProblem | null>;
  draw: (bytes: Buffer, from: number) => AsyncGenerator<Picture>;
}

async function readerOf(kind: FileKind): Promise<Reader> {
  if (kind === 'pdf') {
    const { inspectPdf } = await import('#src/outside/confined/pdf.ts');
    return {
      inspect: inspectPdf,
      draw: async function* (bytes, from) {
        yield* (await import('#src/outside/confined/pdf-pictures.ts')).drawPdf(bytes, from);
      },
    };
  }
  if (kind === 'jpeg' || kind === 'png') {
    const { drawImage, inspectImage } = await import('#src/outside/confined/image.ts');
    return { inspect: (bytes) => inspectImage(bytes, kind), draw: drawImage };
  }
  const { inspectOffice } = await import('#src/outside/confined/office.ts');
  return {
    inspect: (bytes) => inspectOffice(bytes, kind),
    draw: () => {
      throw new RangeError(`no pictures are made of ${kind}`);
    },
  };
}

async function inspect(kind: FileKind, reader: Reader, bytes: Buffer): Promise<FileProblem | null> {
  const problem = await reader.inspect(bytes);
  if (problem) return problem;
  const sniffed = await fileTypeFromBuffer(bytes);
  return sniffed?.mime === FILE_KINDS[kind].contentType ? null : 'renamed';
}

const cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function draw(reader: Reader, bytes: Buffer, from: number): Promise<void> {
  let pagesCount = 0;
  const begun = cpuMs();
  for await (const picture of reader.draw(bytes, from)) {
    const { page, width, height } = picture;
    pagesCount = picture.pagesCount;
    await writeFrame(process.stdout, { page, pagesCount, width, height }, picture.bytes);
    if (cpuMs() - begun > DRAWING_MS && page < Math.min(pagesCount, FILE_LIMITS.picturedPages)) {
      await writeFrame(process.stdout, { next: page + 1, pagesCount });
      return;
    }
  }
  await writeFrame(process.stdout, { next: null, pagesCount });
}

interface Request {
  task: 'inspect' | 'draw';
  kind: FileKind;
  from?: number;
  size: number;
}

/** Takes requests and their files from the input as they come, each byte copied once. */
async function* requests(
  input: AsyncIterable<Buffer>,
): AsyncGenerator<{ request: Request; bytes: Promise<Buffer> }> {
  let rest: Buffer = Buffer.alloc(0);
  const chunks = input[Symbol.asyncIterator]();
  const more = async (): Promise<Buffer | null> => {
    const next = await chunks.next();
    return next.done ? null : next.value;
  };
  const fill = async (size: number): Promise<Buffer> => {
    // The system gives memory only for what is written to it.
    const bytes = Buffer.alloc(size);
    let length = rest.copy(bytes);
    rest = rest.subarray(length);
    while (length < size) {
      const chunk = await more();
      if (chunk === null) throw new Error('the input ended in the middle of a file');
      const taken = chunk.copy(bytes, length);
      length += taken;
      rest = chunk.subarray(taken);
    }
    return bytes;
  };
  for (;;) {
    const head = takeHead(rest);
    if (head === null) {
      const chunk = await more();
      if (chunk === null) return;
      rest = Buffer.concat([rest, chunk]);
      continue;
    }
    const request = head.header as Request;
    if (request.size > FILE_LIMITS.fileBytes) throw new RangeError('the file is too long');
    rest = rest.subarray(head.length);
    const bytes = fill(request.size);
    yield { request, bytes };
    await bytes;
  }
}

await writeFrame(process.stdout, { ready: true });
for await (const { request, bytes } of requests(process.stdin)) {
  const { kind, task, from } = request;
  // What reads the kind is loaded while the file is on its way.
  const [reader, whole] = await Promise.all([readerOf(kind), bytes]);
  if (task === 'draw') await draw(reader, whole, from ?? 1);
  else await writeFrame(process.stdout, { problem: await inspect(kind, reader, whole) });
}
