import { AMBER, BLUE, type Drawing, GREEN, GREY, INK, PAPER, RED, Sheet } from '#db/seeds/plan-drawing.ts';
import { barricade, fireLane, LETTER, street, TABLOID, tent } from '#db/seeds/plan-parts.ts';

/** A block party of one block, on one sheet. Units: 20 feet to the inch. */
export function blockSketch(): Drawing {
  const sheet = new Sheet({ ...LETTER, origin: [60, 190], feetPerInch: 30 });
  sheet.frame('Keswick Road block party', [
    'Keswick Road from W 36th Street to W 37th Street',
    'Scale 1 inch = 30 feet',
  ]);
  street(sheet, { name: 'Keswick Road', y: 0, width: 36, length: 280 });
  barricade(sheet, 6, 0, 36, 'Barricade, W 36th Street');
  barricade(sheet, 264, 0, 36, '');
  sheet.text(200, 40, 'Barricade, W 37th Street', { size: 7, color: RED });
  fireLane(sheet, 14, 258, 11, 14);
  for (const x of [40, 70, 100]) sheet.box(x, 27, 18, 6, { fill: AMBER, line: INK });
  sheet.text(40, 21, '', { size: 6 });
  sheet.text(124, 29, 'Tables for potluck', { size: 7 });
  sheet.circle(180, 31, 4, { fill: [0.9, 0.5, 0.4], line: INK });
  sheet.text(187, 30, 'Grill, 10 ft from houses', { size: 7 });
  sheet.box(40, 2, 46, 7, { fill: [0.8, 0.9, 0.8], line: INK });
  sheet.text(42, 4, 'Games', { size: 7 });
  for (let x = 20; x < 260; x += 24) {
    sheet.box(x, 62, 20, 26, { line: INK, weight: 0.5 });
    sheet.box(x, -52, 20, 26, { line: INK, weight: 0.5 });
  }
  sheet.scaleBar(60, 70, 60);
  return sheet.drawing;
}

/** A festival on a shopping street: the site, and the crossing drawn large. */
export function streetFestival(): Drawing[] {
  const site = new Sheet({ ...TABLOID, origin: [70, 330], feetPerInch: 50 });
  site.frame('Hampden Summer Fair, site plan', [
    'W 36th Street from Falls Road to Chestnut Avenue, 9:00 AM to 8:00 PM',
    'Scale 1 inch = 50 feet. Sheet 1 of 2',
  ]);
  street(site, { name: 'W 36th Street', y: 0, width: 44, length: 700 });
  for (const [x, name] of [
    [8, 'Barricade A'],
    [680, 'Barricade D'],
  ] as const) {
    barricade(site, x, 0, 44, name);
  }
  for (const x of [240, 470]) {
    site.box(x, -120, 34, 300, { fill: [0.95, 0.95, 0.94] });
    site.path(
      [
        [x, -120],
        [x, 180],
      ],
      { line: INK },
    );
    site.path(
      [
        [x + 34, -120],
        [x + 34, 180],
      ],
      { line: INK },
    );
  }
  site.text(230, 186, 'Hickory Avenue', { size: 8, bold: true });
  site.text(462, 186, 'Elm Avenue', { size: 8, bold: true });
  fireLane(site, 20, 670, 12, 20);
  for (let i = 0; i < 20; i += 1) {
    const x = 30 + i * 31;
    if (Math.abs(x - 240) < 40 || Math.abs(x - 470) < 40) continue;
    tent(site, x, 33, 10, 10, `F${i + 1}`, [0.99, 0.9, 0.7]);
    tent(site, x, 1, 10, 10, `V${i + 1}`, [0.82, 0.9, 0.97]);
  }
  site.box(640, 60, 32, 24, { fill: [0.85, 0.75, 0.9], line: INK });
  site.text(636, 88, 'Stage 32 x 24 ft, 4 ft high', { size: 7 });
  site.box(560, 60, 60, 40, { line: INK, weight: 0.6 });
  site.text(562, 78, 'Audience, standing', { size: 7 });
  for (let i = 0; i < 8; i += 1) site.box(60 + i * 6, -40, 4, 4, { fill: BLUE });
  site.text(60, -50, '8 toilets, 2 accessible, hand washing', { size: 7, color: BLUE });
  site.box(160, -44, 12, 12, { fill: PAPER, line: RED, weight: 1.2 });
  site.path(
    [
      [166, -42],
      [166, -34],
    ],
    { line: RED, weight: 2 },
  );
  site.path(
    [
      [162, -38],
      [170, -38],
    ],
    { line: RED, weight: 2 },
  );
  site.text(176, -40, 'First aid', { size: 7, color: RED });
  site.box(340, -60, 14, 8, { fill: AMBER, line: INK });
  site.text(357, -59, 'Generator 60 kW, fenced, 20 ft from tents', { size: 7 });
  for (const x of [100, 330, 560]) {
    site.circle(x, 48, 2.2, { fill: RED });
    site.text(x + 4, 50, 'Hydrant', { size: 6, color: RED });
  }
  site.scaleBar(70, 70, 200);
  const crossing = new Sheet({ ...LETTER, origin: [120, 130], feetPerInch: 20 });
  crossing.frame('Hampden Summer Fair, food row', [
    'Stalls F1 to F4 in detail',
    'Scale 1 inch = 20 feet. Sheet 2 of 2',
  ]);
  for (let i = 0; i < 4; i += 1) {
    tent(crossing, 10 + i * 32, 60, 20, 20, `F${i + 1}, 20 x 20 ft`, [0.99, 0.9, 0.7]);
    crossing.circle(15 + i * 32, 84, 1.2, { fill: GREEN });
    crossing.text(18 + i * 32, 83, '2 x 20 lb gas, chained', { size: 6 });
    crossing.box(24 + i * 32, 62, 3, 3, { fill: RED });
    crossing.text(10 + i * 32, 54, 'Extinguisher 2A:10BC', { size: 6, color: RED });
  }
  fireLane(crossing, 0, 140, 24, 20);
  crossing.scaleBar(120, 70, 40);
  return [site.drawing, crossing.drawing];
}

/** A fair on a lawn, labelled in Spanish. */
export function parkFair(): Drawing {
  const sheet = new Sheet({ ...TABLOID, origin: [90, 120], feetPerInch: 40 });
  sheet.frame('Feria de la Familia, plano del parque', [
    'Patterson Park, césped junto a la pagoda',
    'Escala 1 pulgada = 40 pies',
  ]);
  sheet.box(0, 0, 580, 300, { fill: [0.88, 0.94, 0.86], line: GREEN, weight: 1.4 });
  sheet.path(
    [
      [0, 90],
      [160, 110],
      [330, 80],
      [580, 130],
    ],
    { line: GREY, weight: 12 },
  );
  sheet.text(250, 92, 'Sendero de 10 pies, libre', { size: 7 });
  for (const [x, y] of [
    [60, 200],
    [130, 250],
    [500, 230],
    [540, 60],
    [300, 260],
    [420, 270],
  ] as const) {
    sheet.circle(x, y, 14, { fill: [0.65, 0.8, 0.62], line: GREEN });
  }
  tent(sheet, 200, 160, 40, 60, 'Carpa 40 x 60 pies', [0.97, 0.97, 0.97]);
  tent(sheet, 290, 170, 20, 20, 'Comida 1', [0.99, 0.9, 0.7]);
  tent(sheet, 320, 170, 20, 20, 'Comida 2', [0.99, 0.9, 0.7]);
  sheet.box(400, 150, 36, 24, { fill: [0.85, 0.75, 0.9], line: INK });
  sheet.text(400, 178, 'Tarima', { size: 8 });
  sheet.box(460, 160, 60, 40, { line: AMBER, weight: 1.4 });
  sheet.text(462, 204, 'Juegos inflables', { size: 7 });
  for (let i = 0; i < 4; i += 1) sheet.box(30 + i * 7, 30, 5, 5, { fill: BLUE });
  sheet.text(30, 22, '4 baños, 1 accesible', { size: 7, color: BLUE });
  fireLane(sheet, 0, 580, 40, 20);
  sheet.scaleBar(90, 62, 100);
  return sheet.drawing;
}

const TURNS = [
  [0, 0],
  [180, 10],
  [240, 70],
  [420, 80],
  [520, 160],
  [500, 300],
  [360, 330],
  [300, 260],
  [140, 270],
  [60, 180],
  [0, 0],
] as const;

/** A five-kilometer run: the course, and when each street is closed. */
export function raceRoute(): Drawing[] {
  const course = new Sheet({ ...TABLOID, origin: [180, 170], feetPerInch: 40 });
  course.frame('Canton 5K, course', [
    'Start and finish at Canton Waterfront Park',
    'Not to scale between the turns. Sheet 1 of 2',
  ]);
  for (let x = -20; x <= 560; x += 60) {
    course.path(
      [
        [x, -40],
        [x, 350],
      ],
      { line: GREY, weight: 2 },
    );
  }
  for (let y = -20; y <= 340; y += 60) {
    course.path(
      [
        [-60, y],
        [580, y],
      ],
      { line: GREY, weight: 2 },
    );
  }
  course.path(TURNS, { line: BLUE, weight: 4 });
  TURNS.slice(0, -1).forEach(([x, y], i) => {
    course.circle(x, y, 7, { fill: PAPER, line: BLUE });
    course.text(x - 3, y - 3, String(i + 1), { size: 8, bold: true, color: BLUE });
  });
  course.text(-50, -24, 'Start and finish', { size: 9, bold: true });
  course.text(430, 92, 'Water, km 2', { size: 8, color: GREEN });
  course.text(300, 340, 'Water, km 4', { size: 8, color: GREEN });
  course.scaleBar(90, 62, 60);
  const times = new Sheet({ ...LETTER, origin: [60, 100], feetPerInch: 72 });
  times.frame('Canton 5K, timetable', ['First runner 8:00 AM, last walker 9:20 AM. Sheet 2 of 2']);
  const rows = [
    'Turn   Street                        Closed from   First runner   Last walker   Open again',
    '1      Boston Street                 7:30 AM       8:00 AM        8:04 AM       8:20 AM',
    '2      S Linwood Avenue              7:40 AM       8:03 AM        8:14 AM       8:30 AM',
    '3      Eastern Avenue                7:40 AM       8:06 AM        8:27 AM       8:45 AM',
    '4      S Patterson Park Avenue       7:50 AM       8:09 AM        8:39 AM       8:55 AM',
    '5      E Baltimore Street            7:50 AM       8:12 AM        8:52 AM       9:10 AM',
    '6      S Linwood Avenue              7:55 AM       8:15 AM        9:05 AM       9:20 AM',
    '7      Boston Street                 8:00 AM       8:18 AM        9:20 AM       9:40 AM',
  ];
  rows.forEach((row, i) => {
    times.note(60, 470 - i * 26, row, { size: 10, bold: i === 0 });
  });
  return [course.drawing, times.drawing];
}

/** A festival at the water, with edges nobody may fall over. */
export function harborFestival(): Drawing {
  const sheet = new Sheet({ ...TABLOID, origin: [80, 110], feetPerInch: 40 });
  sheet.frame('Harbor Lights, site plan', ['Rash Field and the promenade', 'Scale 1 inch = 40 feet']);
  sheet.box(0, 0, 590, 110, { fill: [0.78, 0.87, 0.95] });
  sheet.text(240, 40, 'Inner Harbor', { size: 16, color: BLUE });
  sheet.path(
    [
      [0, 110],
      [590, 110],
    ],
    { line: BLUE, weight: 3 },
  );
  sheet.box(0, 112, 590, 28, { fill: [0.93, 0.9, 0.85], line: INK, weight: 0.5 });
  sheet.text(20, 122, 'Promenade, 28 ft', { size: 8 });
  fireLane(sheet, 120, 590, 116, 20);
  sheet.box(20, 160, 330, 140, { fill: [0.88, 0.94, 0.86], line: GREEN });
  sheet.box(40, 240, 60, 40, { fill: [0.85, 0.75, 0.9], line: INK });
  sheet.text(40, 284, 'Main stage 60 x 40 ft', { size: 7 });
  sheet.box(120, 180, 200, 100, { line: INK, weight: 0.6 });
  sheet.text(170, 226, 'Audience 2,400', { size: 9 });
  for (let i = 0; i < 10; i += 1)
    tent(sheet, 370 + (i % 5) * 40, 180 + Math.floor(i / 5) * 60, 20, 20, `Stall ${i + 1}`);
  sheet.box(560, 112, 6, 28, { fill: RED });
  sheet.text(520, 146, 'Guard rail and watch', { size: 7, color: RED });
  for (const [x, y] of [
    [360, 300],
    [20, 150],
    [580, 150],
  ] as const) {
    sheet.circle(x, y, 6, { fill: GREEN });
    sheet.text(x + 8, y, 'Exit 20 ft', { size: 7, color: GREEN });
  }
  sheet.scaleBar(90, 62, 100);
  return sheet.drawing;
}

/** The inside of one tent: seats, aisles, exits. Units: 8 feet to the inch. */
export function tentLayout(): Drawing {
  const sheet = new Sheet({ ...LETTER, origin: [110, 120], feetPerInch: 10 });
  sheet.frame('Beer garden tent, floor plan', [
    'Tent 60 x 40 ft, 300 people standing or 180 seated',
    'Scale 1 inch = 10 feet',
  ]);
  sheet.box(0, 0, 60, 40, { line: INK, weight: 2 });
  for (const [x, y] of [
    [27, -0.6],
    [27, 39.4],
    [-0.6, 17],
  ] as const) {
    const isSide = x < 0;
    sheet.box(x, y, isSide ? 1.2 : 6, isSide ? 6 : 1.2, { fill: GREEN });
    sheet.text(x + 1, y < 0 ? y - 2 : y + 2.4, 'Exit 6 ft', { size: 7, color: GREEN });
  }
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 4; column += 1) {
      const x = 5 + column * 11 + (column > 1 ? 4 : 0);
      const y = 5 + row * 11;
      sheet.box(x, y, 8, 2.5, { fill: AMBER, line: INK, weight: 0.5 });
      sheet.box(x, y - 1.2, 8, 0.8, { line: INK, weight: 0.4 });
      sheet.box(x, y + 2.9, 8, 0.8, { line: INK, weight: 0.4 });
    }
  }
  sheet.box(54, 8, 4, 24, { fill: [0.85, 0.75, 0.9], line: INK });
  sheet.text(53, 34, 'Bar', { size: 8 });
  sheet.path(
    [
      [25.5, 1],
      [25.5, 39],
    ],
    { line: RED, dashed: true },
  );
  sheet.text(26.5, 36, 'Aisle 4 ft', { size: 7, color: RED });
  sheet.scaleBar(110, 70, 20);
  return sheet.drawing;
}
