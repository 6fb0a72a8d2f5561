/** A drawing in points (72 to the inch), with its origin at the lower left, as PDF has it. */
export interface Drawing {
  width: number;
  height: number;
  /** Drawing commands of PDF. */
  commands: string[];
  /** A grey photo behind everything, as it came out of a JPEG encoder. */
  photo?: { bytes: Buffer; width: number; height: number };
}

export type Color = readonly [red: number, green: number, blue: number];
export const INK: Color = [0.13, 0.16, 0.2];
export const RED: Color = [0.75, 0.16, 0.13];
export const BLUE: Color = [0.12, 0.33, 0.6];
export const GREEN: Color = [0.2, 0.46, 0.26];
export const AMBER: Color = [0.93, 0.69, 0.2];
export const GREY: Color = [0.82, 0.84, 0.86];
export const PAPER: Color = [1, 1, 1];

const rgb = (color: Color) => color.map((part) => part.toFixed(2)).join(' ');
const n = (value: number) => Number(value.toFixed(2)).toString();

// Text of this PDF is in Latin letters; the three signs that mean something to it are kept from it.
const literal = (text: string): string =>
  `(${text
    .replaceAll('’', "'")
    .replaceAll(/[\u0100-\uffff]/g, '?')
    .replaceAll(/[\\()]/g, '\\$&')})`;

/** A sheet to draw on, at a scale. Units: feet on the ground, from the lower left of the drawn area; the origin is in points. */
export class Sheet {
  readonly drawing: Drawing;
  readonly #origin: readonly [number, number];
  readonly #pointsPerFoot: number;

  constructor(options: {
    width: number;
    height: number;
    origin: readonly [number, number];
    feetPerInch: number;
  }) {
    this.drawing = { width: options.width, height: options.height, commands: [] };
    this.#origin = options.origin;
    this.#pointsPerFoot = 72 / options.feetPerInch;
  }

  #at(x: number, y: number): string {
    return `${n(this.#origin[0] + x * this.#pointsPerFoot)} ${n(this.#origin[1] + y * this.#pointsPerFoot)}`;
  }

  #add(...commands: string[]): void {
    this.drawing.commands.push(...commands);
  }

  box(
    x: number,
    y: number,
    width: number,
    height: number,
    style: { fill?: Color; line?: Color; weight?: number },
  ): void {
    const size = `${n(width * this.#pointsPerFoot)} ${n(height * this.#pointsPerFoot)}`;
    if (style.fill) this.#add(`${rgb(style.fill)} rg ${this.#at(x, y)} ${size} re f`);
    if (style.line)
      this.#add(`${rgb(style.line)} RG ${n(style.weight ?? 1)} w ${this.#at(x, y)} ${size} re S`);
  }

  path(
    points: readonly (readonly [number, number])[],
    style: { line: Color; weight?: number; dashed?: boolean },
  ): void {
    const [first, ...rest] = points;
    if (!first) return;
    const steps = rest.map(([x, y]) => `${this.#at(x, y)} l`).join(' ');
    const dash = style.dashed ? '[7 4] 0 d' : '[] 0 d';
    this.#add(
      `${rgb(style.line)} RG ${n(style.weight ?? 1)} w ${dash} ${this.#at(...first)} m ${steps} S [] 0 d`,
    );
  }

  circle(x: number, y: number, radius: number, style: { fill?: Color; line?: Color }): void {
    const points = Array.from({ length: 33 }, (_, i): readonly [number, number] => {
      const angle = (i / 32) * 2 * Math.PI;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    });
    const [first = [x, y] as const, ...rest] = points;
    const round = `${this.#at(...first)} m ${rest.map(([a, b]) => `${this.#at(a, b)} l`).join(' ')}`;
    if (style.fill) this.#add(`${rgb(style.fill)} rg ${round} f`);
    if (style.line) this.#add(`${rgb(style.line)} RG 1 w ${round} S`);
  }

  /** Units: `size` in points. */
  text(
    x: number,
    y: number,
    words: string,
    options: { size?: number; color?: Color; bold?: boolean } = {},
  ): void {
    const { size = 8, color = INK, bold = false } = options;
    this.#add(
      `BT ${rgb(color)} rg /${bold ? 'F2' : 'F1'} ${n(size)} Tf ${this.#at(x, y)} Td ${literal(words)} Tj ET`,
    );
  }

  /** Words at a place of the sheet and not of the ground. Units: points. */
  note(
    x: number,
    y: number,
    words: string,
    options: { size?: number; color?: Color; bold?: boolean } = {},
  ): void {
    const { size = 9, color = INK, bold = false } = options;
    this.#add(
      `BT ${rgb(color)} rg /${bold ? 'F2' : 'F1'} ${n(size)} Tf ${n(x)} ${n(y)} Td ${literal(words)} Tj ET`,
    );
  }

  /** A bar that says how long so many feet are, and which way north is. Units: feet; the place in points. */
  scaleBar(x: number, y: number, feet: number): void {
    const length = feet * this.#pointsPerFoot;
    const half = n(length / 2);
    this.#add(
      `${rgb(INK)} rg ${n(x)} ${n(y)} ${half} 4 re f ${rgb(INK)} RG 0.8 w ${n(x)} ${n(y)} ${n(length)} 4 re S`,
    );
    this.note(x, y - 11, '0', { size: 7 });
    this.note(x + length - 8, y - 11, `${feet} ft`, { size: 7 });
    const up = x + length + 40;
    this.#add(
      `1.4 w ${n(up)} ${n(y - 8)} m ${n(up)} ${n(y + 22)} l S ${n(up - 5)} ${n(y + 13)} m ${n(up)} ${n(y + 24)} l ${n(up + 5)} ${n(y + 13)} l S`,
    );
    this.note(up - 3, y + 27, 'N', { size: 8, bold: true });
  }

  /** Frame, title and signature of a plan, as plan readers look for them. */
  frame(title: string, lines: readonly string[]): void {
    const { width, height } = this.drawing;
    this.#add(`${rgb(INK)} RG 1.2 w 24 24 ${n(width - 48)} ${n(height - 48)} re S`);
    this.note(40, height - 50, title, { size: 15, bold: true });
    lines.forEach((line, i) => {
      this.note(40, height - 66 - i * 12, line, { size: 9 });
    });
    this.note(width - 196, 34, 'Specimen. Made for trying the service.', { size: 8 });
  }
}

interface Bodies {
  add: (body: Buffer) => number;
  all: Buffer[];
}
const latin = (text: string) => Buffer.from(text, 'latin1');
const streamOf = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([latin(`<<${dictionary}/Length ${bytes.length}>>\nstream\n`), bytes, latin('\nendstream')]);

function addPage(bodies: Bodies, drawing: Drawing): number {
  const { width, height, photo } = drawing;
  const image = photo
    ? bodies.add(
        streamOf(
          `/Type/XObject/Subtype/Image/Width ${photo.width}/Height ${photo.height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode`,
          photo.bytes,
        ),
      )
    : null;
  const behind = image === null ? '' : `q ${width} 0 0 ${height} 0 0 cm /P Do Q\n`;
  const content = bodies.add(streamOf('', latin(behind + drawing.commands.join('\n'))));
  const pictures = image === null ? '' : `/XObject<</P ${image} 0 R>>`;
  return bodies.add(
    latin(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${width} ${height}]/Contents ${content} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>${pictures}>>>>`,
    ),
  );
}

/** Writes drawings as the pages of a PDF. Shape: pure; the same drawings give the same bytes. */
export function pdfOfDrawings(drawings: readonly Drawing[]): Buffer {
  const all: Buffer[] = [];
  const bodies: Bodies = { all, add: (body) => all.push(body) };
  bodies.add(latin('<</Type/Catalog/Pages 2 0 R>>'));
  bodies.add(latin(''));
  const font = (name: string) =>
    latin(`<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`);
  bodies.add(font('Helvetica'));
  bodies.add(font('Helvetica-Bold'));
  const pages = drawings.map((drawing) => addPage(bodies, drawing));
  all[1] = latin(
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`,
  );
  const parts = [latin('%PDF-1.6\n%\xe2\xe3\xcf\xd3\n')];
  let length = parts[0]?.length ?? 0;
  const offsets = all.map((body, i) => {
    const offset = length;
    const whole = Buffer.concat([latin(`${i + 1} 0 obj\n`), body, latin('\nendobj\n')]);
    parts.push(whole);
    length += whole.length;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    latin(
      `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${entries}trailer\n<</Size ${all.length + 1}/Root 1 0 R>>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}
