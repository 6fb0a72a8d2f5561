import type { Organizer } from '#db/seeds/organizers.ts';
import { INK, pdfOfDrawings, Sheet } from '#db/seeds/plan-drawing.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { City } from '#src/domain/city.ts';

/** A file that somebody of the demo uploads. */
export interface SeedFile {
  fileName: string;
  contentType: 'application/pdf' | 'image/jpeg' | 'image/png';
  bytes: Uint8Array;
}

const PAGE = { width: 612, height: 792 } as const;
const MARGIN = 72;
const TOP = 720;

/** One page of plain text. Shape: pure; letters beyond Latin become question marks. */
export function formPdf(title: string, lines: readonly string[]): Uint8Array {
  const sheet = new Sheet({ ...PAGE, origin: [0, 0], feetPerInch: 72 });
  const rule = (y: number, end: number) =>
    sheet.path(
      [
        [MARGIN, y],
        [end, y],
      ],
      { line: INK, weight: 0.6 },
    );
  sheet.note(MARGIN, TOP, title, { size: 18, bold: true });
  rule(TOP - 14, PAGE.width - MARGIN);
  lines.forEach((line, i) => {
    sheet.note(MARGIN, TOP - 48 - i * 22, line, { size: 11 });
  });
  rule(130, 300);
  sheet.note(MARGIN, 116, 'Signature');
  sheet.note(MARGIN, 60, 'Specimen. Made for trying the service.', { size: 8 });
  return pdfOfDrawings([sheet.drawing]);
}

const CITY_NAMED = 'Certificate holder and additional insured: Mayor and City Council of Baltimore';

/** What stands on a paper besides the event and who holds it. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'insurance-certificate': [
    'General liability: $1,000,000 each occurrence, $2,000,000 in all',
    CITY_NAMED,
    'In force from the first day of set-up to the last day of clean-up',
  ],
  'liquor-insurance': ['Liquor liability: $1,000,000 each occurrence', CITY_NAMED],
  'participant-insurance': ['Participants: $1,000,000 each occurrence', CITY_NAMED],
  'alcohol-license': ['One-day license, beer only', 'Issued to the seller named in the application'],
  'food-licenses': ['One temporary license for each stand on the list of food vendors'],
  'neighbor-notice': [
    'The letter below went to every door on the block.',
    'Questions: call the number of the organizer.',
  ],
  'security-plan': [
    'Two guards at each entrance, two at the bar, one on the stage',
    'Radio channel 4, lost children at the first-aid tent',
  ],
  'medical-plan': [
    'One first-aid tent beside the stage',
    'Ambulance at the north entrance, way out kept free',
  ],
  'gas-list': ['Two cylinders of 20 pounds at each gas stand, upright and chained'],
  'toilet-plan': [
    'Portable toilets in two clusters, an accessible one in each',
    'Hand washing beside each cluster',
  ],
};

const PLANS_IN_WORDS = [
  'site-plan',
  'closure-diagram',
  'alcohol-area-plan',
  'traffic-control-plan',
  'film-set',
];

/** A plan in words: everything that will stand there, with its size. */
function groundLines({ structures, food, power, safety, closures }: Answers): string[] {
  return [
    ...(closures ?? []).map((row) => `${row.street}, ${row.from} to ${row.to}`),
    ...(structures?.list ?? []).map(
      (one) => `${one.count} x ${one.kind}, ${one.widthFeet} x ${one.lengthFeet} ft`,
    ),
    ...(food?.vendors ?? []).slice(0, 8).map((one) => `${one.id}: ${one.name}, 10 x 10 ft`),
    ...(power?.generators ?? []).map((one) => `Generator, ${one.kilowatts} kW, 20 ft from any tent`),
    ...(safety?.toilets ? [`${safety.toilets} toilets, ${safety.accessibleToilets} of them accessible`] : []),
    'A way of 20 ft for fire trucks is free from end to end.',
  ];
}

/**
 * A believable paper of a kind: its name, the event, who holds it, and what such a paper says.
 * Shape: pure; the same case gives the same bytes, two cases never do.
 */
export function paperOf(city: City, documentKind: string, answers: Answers, by: Organizer): SeedFile {
  const kind = city.documentKinds.find((one) => one.key === documentKind);
  const title = kind?.name[by.locale] ?? documentKind;
  const days = (answers.dates?.days ?? []).flatMap((row) => row.date ?? []);
  const lines = [
    answers.event?.name ?? '',
    by.organization?.name ?? by.name,
    by.address,
    days.join(', '),
    '',
    ...(LINES[documentKind] ?? (PLANS_IN_WORDS.includes(documentKind) ? groundLines(answers) : [])),
  ];
  return { fileName: `${documentKind}.pdf`, contentType: 'application/pdf', bytes: formPdf(title, lines) };
}
