import { type Drawing, INK, PAPER, Sheet } from '#db/seeds/plan-drawing.ts';
import { fireLane, street, TABLOID, tent } from '#db/seeds/plan-parts.ts';

const PARTS = [
  'Overview',
  'Street closures',
  'Fire lanes and hydrants',
  'Stages and audience',
  'Food row',
  'Tents and structures',
  'Power and lighting',
  'Toilets and water',
  'Waste and recycling',
  'First aid and security',
  'Accessible routes',
  'Load-in and load-out',
];

/** The sheets of a consultant, each over its own aerial photo. Shape: as many as there are photos. */
export function largePlanPages(
  photos: readonly { bytes: Buffer; width: number; height: number }[],
): Drawing[] {
  return photos.map((photo, i) => {
    const sheet = new Sheet({ ...TABLOID, origin: [90, 150], feetPerInch: 50 });
    sheet.drawing.photo = photo;
    sheet.box(-60, 380, 500, 90, { fill: PAPER });
    sheet.frame(`Harborplace Lights, ${PARTS[i] ?? 'sheet'}`, [
      `Sheet ${i + 1} of ${photos.length}. Scale 1 inch = 50 feet`,
    ]);
    street(sheet, { name: 'E Pratt Street', y: 0, width: 60, length: 720 });
    fireLane(sheet, 10, 700, 20, 20);
    for (let stall = 0; stall < 6 + i; stall += 1) {
      tent(
        sheet,
        30 + stall * 38,
        90 + (i % 3) * 40,
        20,
        20,
        `S${stall + 1}`,
        i % 2 ? [0.99, 0.9, 0.7] : [0.82, 0.9, 0.97],
      );
    }
    sheet.box(560, 150 + i * 8, 90, 50, { fill: [0.85, 0.75, 0.9], line: INK });
    sheet.text(562, 204 + i * 8, `Zone ${String.fromCharCode(65 + i)}`, { size: 9, bold: true });
    sheet.scaleBar(90, 62, 200);
    return sheet.drawing;
  });
}
