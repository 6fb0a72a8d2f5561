// The program of the confined process: is given one file after the other, says what it is or draws it.
// It has no network, no rights to files but the code of this service, and little memory and time.
import { fileTypeFromBuffer } from 'file-type';
import { FILE_KINDS, FILE_LIMITS, type FileKind, type FileProblem } from '#src/domain/document.ts';
import { readFrames, writeFrame } from '#src/outside/confined/frames.ts';
import type { Picture } from '#src/outside/confined/picture.ts';

const CHUNK_LIMIT = 5_000_000;
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

type Message = { task?: 'inspect' | 'draw'; kind: FileKind; from?: number; isEnd?: true };

// One piece of the largest size: the system gives memory only for what is written to it, and no byte is copied twice.
let bytes = Buffer.alloc(0);
let length = 0;
let asked: Message | null = null;
let reader: Promise<Reader> | null = null;

await writeFrame(process.stdout, { ready: true });
for await (const { header, payload } of readFrames(process.stdin, CHUNK_LIMIT)) {
  const message = header as Message;
  if (message.task) {
    asked = message;
    reader = readerOf(message.kind);
    bytes = Buffer.alloc(FILE_LIMITS.fileBytes);
    length = 0;
  }
  if (length + payload.length > bytes.length) throw new RangeError('the input is too long');
  payload.copy(bytes, length);
  length += payload.length;
  if (!message.isEnd || !asked || !reader) continue;
  const whole = bytes.subarray(0, length);
  if (asked.task === 'draw') await draw(await reader, whole, asked.from ?? 1);
  else await writeFrame(process.stdout, { problem: await inspect(asked.kind, await reader, whole) });
  bytes = Buffer.alloc(0);
}
