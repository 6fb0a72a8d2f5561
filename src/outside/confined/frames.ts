/**
 * What a confined process and its parent say to each other: frames of a length, a JSON header of that length, and as many
 * bytes as the header's `size` names. The parent trusts nothing in what it hears.
 */
const HEADER_LIMIT = 10_000;

export interface Frame {
  header: unknown;
  payload: Buffer;
}

/** The first part of a frame; its payload follows as it is. */
export function frameHead(header: Record<string, unknown>, size = 0): Buffer {
  const json = Buffer.from(JSON.stringify({ ...header, size }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json]);
}

/** Writes one frame and waits until the other side has room again. */
export async function writeFrame(
  output: NodeJS.WritableStream,
  header: Record<string, unknown>,
  payload: Uint8Array = new Uint8Array(),
): Promise<void> {
  output.write(frameHead(header, payload.byteLength));
  if (payload.byteLength === 0 || output.write(payload)) return;
  await new Promise<void>((done) => output.once('drain', done));
}

/**
 * Takes frames apart as they arrive.
 * Errors: throws when a header is no JSON or a frame is larger than `payloadLimit`.
 */
export async function* readFrames(
  chunks: AsyncIterable<Buffer>,
  payloadLimit: number,
): AsyncGenerator<Frame> {
  let waiting: Buffer[] = [];
  let length = 0;
  let needed = 4;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= needed) {
      const bytes = waiting.length === 1 ? (waiting[0] as Buffer) : Buffer.concat(waiting, length);
      const found = takeFrame(bytes, payloadLimit);
      const rest = found.frame ? bytes.subarray(found.needed) : bytes;
      waiting = [rest];
      length = rest.length;
      needed = found.frame ? 4 : found.needed;
      if (found.frame) yield found.frame;
    }
  }
}

/** The header at the start of these bytes. Shape: null when it is not all there; `length` is where the payload begins. */
export function takeHead(bytes: Buffer): { header: { size: number }; length: number } | null {
  if (bytes.length < 4) return null;
  const headerLength = bytes.readUInt32BE(0);
  if (headerLength > HEADER_LIMIT) throw new RangeError('a frame header is too long');
  const length = 4 + headerLength;
  if (bytes.length < length) return null;
  const header: unknown = JSON.parse(bytes.toString('utf8', 4, length));
  const size = (header as { size?: unknown } | null)?.size;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 0) {
    throw new RangeError('a frame says no size');
  }
  return { header: header as { size: number }, length };
}

function takeFrame(bytes: Buffer, payloadLimit: number): { needed: number; frame?: Frame } {
  const head = takeHead(bytes);
  if (head === null) return { needed: bytes.length < 4 ? 4 : 4 + bytes.readUInt32BE(0) };
  if (head.header.size > payloadLimit) throw new RangeError('a frame is too large');
  const needed = head.length + head.header.size;
  return bytes.length < needed
    ? { needed }
    : { needed, frame: { header: head.header, payload: bytes.subarray(head.length, needed) } };
}
