import { AMBER, type Color, GREY, INK, RED, type Sheet } from '#db/seeds/plan-drawing.ts';

export const LETTER = { width: 792, height: 612 };
export const TABLOID = { width: 1224, height: 792 };

interface Street {
  name: string;
  y: number;
  width: number;
  length: number;
}

/** A street from left to right with curbs, its name, and barricades at both ends. */
export function street(sheet: Sheet, { name, y, width, length }: Street): void {
  sheet.box(0, y, length, width, { fill: [0.95, 0.95, 0.94] });
  for (const curb of [y, y + width]) {
    sheet.path(
      [
        [0, curb],
        [length, curb],
      ],
      { line: INK, weight: 1.3 },
    );
  }
  sheet.text(length * 0.42, y + width + 3, name, { size: 9, bold: true });
}

export function barricade(sheet: Sheet, x: number, y: number, width: number, name: string): void {
  for (let i = 0; i < width; i += 8) {
    sheet.box(x - 1, y + i + 1, 2, 6, { fill: AMBER, line: RED, weight: 0.6 });
  }
  sheet.text(x + 3, y + width - 5, name, { size: 7, color: RED });
}

/** The way for fire trucks, which nothing may stand in. */
export function fireLane(sheet: Sheet, from: number, to: number, y: number, width: number): void {
  sheet.box(from, y, to - from, width, { line: RED, weight: 0.8 });
  sheet.path(
    [
      [from, y + width / 2],
      [to, y + width / 2],
    ],
    { line: RED, dashed: true },
  );
  sheet.text((from + to) / 2 - 20, y + width / 2 + 2, `Fire lane ${width} ft, kept clear`, {
    size: 7,
    color: RED,
  });
}

export function tent(
  sheet: Sheet,
  x: number,
  y: number,
  width: number,
  depth: number,
  name: string,
  fill: Color = GREY,
): void {
  sheet.box(x, y, width, depth, { fill, line: INK, weight: 0.8 });
  sheet.path(
    [
      [x, y],
      [x + width, y + depth],
    ],
    { line: INK, weight: 0.3 },
  );
  sheet.path(
    [
      [x, y + depth],
      [x + width, y],
    ],
    { line: INK, weight: 0.3 },
  );
  sheet.text(x + 1, y + depth + 2, name, { size: 6 });
}
