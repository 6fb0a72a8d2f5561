import type { Organizer } from '#db/seeds/organizers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { City } from '#src/domain/city.ts';

/** A file that somebody of the demo uploads. */
export interface SeedFile {
  fileName: string;
  contentType: 'application/pdf' | 'image/jpeg' | 'image/png';
  bytes: Uint8Array;
}

const MARGIN = 72;
const TOP = 720;

// Text of this PDF is in Latin letters; the three signs that mean something to it are kept from it.
const literal = (text: string): string =>
  `(${text
    .replaceAll('’', "'")
    .replaceAll(/[\u0100-\uffff]/g, '?')
    .replaceAll(/[\\()]/g, '\\$&')})`;

function page(title: string, lines: readonly string[]): string {
  const rows = lines.map((line, i) => {
    const y = TOP - 48 - i * 22;
    return `BT /F1 11 Tf ${MARGIN} ${y} Td ${literal(line)} Tj ET`;
  });
  return [
    `BT /F2 18 Tf ${MARGIN} ${TOP} Td ${literal(title)} Tj ET`,
    `0.6 w ${MARGIN} ${TOP - 14} m 540 ${TOP - 14} l S`,
    ...rows,
    `0.6 w ${MARGIN} 130 m 300 130 l S`,
    `BT /F1 9 Tf ${MARGIN} 116 Td ${literal('Signature')} Tj ET`,
    `BT /F1 8 Tf ${MARGIN} 60 Td ${literal('Specimen. Made for trying the service.')} Tj ET`,
  ].join('\n');
}

/** One page of plain text as a PDF. Shape: pure; letters beyond Latin become question marks. */
export function formPdf(title: string, lines: readonly string[]): Uint8Array {
  const content = Buffer.from(page(title, lines), 'latin1');
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`;
  const bodies = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 6 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content.toString('latin1')}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  let file = '%PDF-1.4\n%\xe2\xe3\xcf\xd3\n';
  const offsets = bodies.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<</Size ${bodies.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
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
    ...(LINES[documentKind] ?? []),
  ];
  return { fileName: `${documentKind}.pdf`, contentType: 'application/pdf', bytes: formPdf(title, lines) };
}
