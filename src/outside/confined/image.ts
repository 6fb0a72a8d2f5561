import { FILE_LIMITS, type FileProblem } from '#src/domain/document.ts';
import { hasArchiveTail, hasMarkup } from '#src/outside/confined/mixed.ts';
import type { Picture } from '#src/outside/confined/picture.ts';
import { sharp } from '#src/outside/confined/sharp.ts';

const LONGEST_SIDE = 2400;
const MARK = 0xff;
const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** What a JPEG carries besides its picture. Shape: null when its segments are whole and none holds something to run. */
function jpegProblem(bytes: Buffer): FileProblem | null {
  // Phones put depth maps, second pictures and films behind the picture, so bytes after its end are fine by themselves.
  if (bytes.includes('%PDF-', 0, 'latin1') || hasArchiveTail(bytes)) return 'mixed-content';
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== MARK) return 'damaged';
    const marker = bytes[at + 1] as number;
    if (marker === START_OF_SCAN || marker === END_OF_IMAGE) break;
    if (marker === MARK) at += 1;
    else {
      const length = bytes.readUInt16BE(at + 2);
      const segment = bytes.subarray(at + 4, at + 2 + length);
      const isMeta = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
      if (isMeta && hasMarkup(segment)) return 'mixed-content';
      at += 2 + length;
    }
  }
  const end = bytes.lastIndexOf(Buffer.from([MARK, END_OF_IMAGE]));
  if (end < 0) return 'damaged';
  return hasMarkup(bytes.subarray(end + 2).subarray(0, 100_000)) ? 'mixed-content' : null;
}

/** What a PNG carries besides its picture. Shape: null when its chunks are whole and end with the file. */
function pngProblem(bytes: Buffer): FileProblem | null {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const end = at + 12 + length;
    if (end > bytes.length) return 'damaged';
    const isText = type === 'tEXt' || type === 'iTXt' || type === 'zTXt' || type === 'eXIf';
    if (isText && hasMarkup(bytes.subarray(at + 8, end - 4))) return 'mixed-content';
    if (type === 'IEND') return end === bytes.length ? null : 'mixed-content';
    at = end;
  }
  return 'damaged';
}

/** Reads a whole photo, every row of it. Shape: null when nothing is wrong with it. */
export async function inspectImage(bytes: Buffer, kind: 'jpeg' | 'png'): Promise<FileProblem | null> {
  const problem = kind === 'jpeg' ? jpegProblem(bytes) : pngProblem(bytes);
  if (problem) return problem;
  try {
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (format !== kind) return 'renamed';
    if (width * height > FILE_LIMITS.pixels) return 'too-many-pixels';
    await sharp(bytes, { limitInputPixels: FILE_LIMITS.pixels, failOn: 'warning', sequentialRead: true })
      .resize(8, 8, { fit: 'fill', kernel: 'nearest' })
      .raw()
      .toBuffer();
    return null;
  } catch {
    // The decoder tells damaged files only by throwing.
    return 'damaged';
  }
}

/** Draws a photo the right way up and without what it says of its maker and place. Shape: one picture. */
export async function* drawImage(bytes: Buffer): AsyncGenerator<Picture> {
  const { data, info } = await sharp(bytes, {
    limitInputPixels: FILE_LIMITS.pixels,
    failOn: 'warning',
    sequentialRead: true,
  })
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality: 82, effort: 2 })
    .toBuffer({ resolveWithObject: true });
  yield { page: 1, pagesCount: 1, width: info.width, height: info.height, bytes: data };
}
