import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const load = (name: string): Buffer => readFileSync(join(import.meta.dirname, 'fonts', name));
// Each weight in the order in which a letter is looked for.
const REGULAR = ['PublicSans-Regular.ttf', 'DejaVuSans.ttf'].map(load);
const BOLD = ['PublicSans-Bold.ttf', 'DejaVuSans-Bold.ttf'].map(load);

/** The fonts of every paper. Kept here so that every machine has the same. */
export const FONT_FILES: readonly Buffer[] = [...REGULAR, ...BOLD];

/** The characters a font has a sign for: table `cmap`, the two formats that fonts of today use. Source: OpenType 1.9, cmap. */
function charactersOf(font: Buffer): number[] {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index);
  const entry = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (entry === undefined) return [];
  const cmap = font.readUInt32BE(entry + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(cmap + 2) },
    (_, index) => cmap + font.readUInt32BE(cmap + 8 + 8 * index),
  );
  return subtables.flatMap((at) => {
    const format = font.readUInt16BE(at);
    if (format === 12) return groupsOf(font, at);
    return format === 4 ? segmentsOf(font, at) : [];
  });
}

const fromTo = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

function groupsOf(font: Buffer, at: number): number[] {
  return Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => at + 16 + 12 * index).flatMap(
    (group) => fromTo(font.readUInt32BE(group), font.readUInt32BE(group + 4)),
  );
}

function segmentsOf(font: Buffer, at: number): number[] {
  const bytes = font.readUInt16BE(at + 6);
  return Array.from({ length: bytes / 2 }, (_, index) => index).flatMap((index) => {
    const last = font.readUInt16BE(at + 14 + 2 * index);
    const first = font.readUInt16BE(at + 16 + bytes + 2 * index);
    const offsetAt = at + 16 + 3 * bytes + 2 * index;
    const offset = font.readUInt16BE(offsetAt);
    if (first === 0xffff) return [];
    const codes = fromTo(first, last);
    // Through a list of signs a segment may have holes: sign 0 stands for none.
    return offset === 0
      ? codes
      : codes.filter((code) => font.readUInt16BE(offsetAt + offset + 2 * (code - first)) !== 0);
  });
}

const fonts = [REGULAR, BOLD].map((weight) => weight.map((font) => new Set(charactersOf(font))));
// A letter may stand in either weight, so both must have it.
const isCovered = (code: number): boolean =>
  fonts.every((weight) => weight.some((characters) => characters.has(code)));
// A mark is drawn with the letter before it, whichever font that comes from.
const isCoveredByAll = (code: number): boolean =>
  fonts.every((weight) => weight.every((characters) => characters.has(code)));

/** Shown where our fonts have no sign for a letter, such as an emoji or a Chinese character. */
const UNKNOWN = '\ufffd';

/**
 * A text of which every letter can be printed: PDF/UA refuses a paper on which one cannot.
 * Shape: pure; line breaks stay, other controls become blanks, what is invisible anyway and marks that not every font
 * has are dropped. `latinOnly` keeps nothing but what each of our fonts has.
 */
export function printable(text: string, latinOnly = false): string {
  const tidy = text.normalize('NFC').toWellFormed().replace(/\r\n?/g, '\n');
  return [...tidy]
    .map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      if (letter === '\n') return letter;
      if (/\p{Cc}/u.test(letter)) return ' ';
      if (/\p{Cf}|\p{Variation_Selector}/u.test(letter)) return '';
      if (/\p{M}/u.test(letter)) return !latinOnly && isCoveredByAll(code) ? letter : '';
      return (latinOnly ? isCoveredByAll(code) : isCovered(code)) ? letter : UNKNOWN;
    })
    .join('');
}
