// The program of the confined process: is given one file after the other, says what it is or draws it.
// It has no network, no rights to files but the code of this service, and little memory and time.
import { readSync } from 'node:fs';
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

const INPUT = 0;
const HEAD_PIECE = 16_384;

/** Reads what is there into these bytes. Shape: 0 at the end of the input. */
const readInto = (bytes: Buffer, at: number): number => readSync(INPUT, bytes, at, bytes.length - at, null);

/**
 * Takes one request and its file after the other from the input.
 * It waits for each piece and does nothing else meanwhile: so each byte lands where it stays, and a large file costs a third of
 * what it costs as a stream.
 */
function* requests(): Generator<{ request: Request; bytes: () => Buffer }> {
  let rest: Buffer = Buffer.alloc(0);
  const fill = (size: number): Buffer => {
    // The system gives memory only for what is written to it.
    const bytes = Buffer.alloc(size);
    let length = rest.copy(bytes);
    rest = rest.subarray(length);
    while (length < size) {
      const taken = readInto(bytes, length);
      if (taken === 0) throw new Error('the input ended in the middle of a file');
      length += taken;
    }
    return bytes;
  };
  for (;;) {
    const head = takeHead(rest);
    if (head === null) {
      const more = Buffer.alloc(HEAD_PIECE);
      const taken = readInto(more, 0);
      if (taken === 0) return;
      rest = Buffer.concat([rest, more.subarray(0, taken)]);
      continue;
    }
    const request = head.header as Request;
    if (request.size > FILE_LIMITS.fileBytes) throw new RangeError('the file is too long');
    rest = rest.subarray(head.length);
    yield { request, bytes: () => fill(request.size) };
  }
}

await writeFrame(process.stdout, { ready: true });
for (const { request, bytes } of requests()) {
  const { kind, task, from } = request;
  const reader = await readerOf(kind);
  const whole = bytes();
  if (task === 'draw') await draw(reader, whole, from ?? 1);
  else await writeFrame(process.stdout, { problem: await inspect(kind, reader, whole) });
}
