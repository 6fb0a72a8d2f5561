import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type FileProblem,
  isDocumentKind,
  isOpenable,
  isReleased,
  judgeStart,
  quotaProblem,
  readersOf,
} from '#src/domain/document.ts';
import { inEveryLanguage } from '#src/domain/shared/locale.ts';

const PDF = Buffer.from('%PDF-1.7');
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0, 0, 0, 0]);
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ZIP = Buffer.from('PK\x03\x04\x14\x00\x00\x00', 'latin1');
const SEALED = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const PROGRAM = Buffer.from('MZ\x90\x00\x03\x00\x00\x00', 'latin1');
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const STARTS: [
  title: string,
  name: string,
  declared: string,
  head: Buffer,
  expected: string | FileProblem,
][] = [
  ['a PDF', 'plan.pdf', 'application/pdf', PDF, 'pdf'],
  ['a PDF in capitals', 'PLAN.PDF', 'Application/PDF; charset=binary', PDF, 'pdf'],
  ['a photo from a phone', 'IMG_1.JPEG', 'image/jpeg', JPEG, 'jpeg'],
  ['a drawing', 'plan.png', 'image/png', PNG, 'png'],
  ['a Word document that the browser does not know', 'plan.docx', '', ZIP, 'docx'],
  ['a Word document sent as plain bytes', 'plan.docx', 'application/octet-stream', ZIP, 'docx'],
  [
    'a table',
    'budget.xlsx',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ZIP,
    'xlsx',
  ],
  ['a name with two endings is judged by the last', 'plan.exe.pdf', 'application/pdf', PDF, 'pdf'],
  ['nothing', 'plan.pdf', 'application/pdf', Buffer.alloc(0), 'empty'],
  ['a program', 'plan.exe', 'application/octet-stream', PROGRAM, 'wrong-kind'],
  ['a PDF with a program ending', 'plan.pdf.exe', 'application/pdf', PDF, 'wrong-kind'],
  ['a web page', 'plan.html', 'text/html', Buffer.from('<html>'), 'wrong-kind'],
  ['a vector drawing', 'plan.svg', 'image/svg+xml', Buffer.from('<svg '), 'wrong-kind'],
  ['an archive', 'plans.zip', 'application/zip', ZIP, 'wrong-kind'],
  ['a file without an ending', 'plan', 'application/pdf', PDF, 'wrong-kind'],
  ['a new phone photo', 'IMG_1.HEIC', 'image/heic', Buffer.from('\0\0\0\x18ftyp'), 'phone-photo'],
  ['an old Word document', 'plan.doc', 'application/msword', SEALED, 'old-office'],
  ['a Word document with macros', 'plan.docm', '', ZIP, 'macros'],
  ['a Word document with a password', 'plan.docx', DOCX, SEALED, 'encrypted'],
  ['a photo called PDF', 'plan.pdf', 'application/pdf', JPEG, 'renamed'],
  ['a program called PDF', 'plan.pdf', 'application/pdf', PROGRAM, 'renamed'],
  ['an old Word document called PDF', 'plan.pdf', 'application/pdf', SEALED, 'renamed'],
  ['a PDF declared as a photo', 'plan.pdf', 'image/jpeg', PDF, 'renamed'],
  ['a PDF declared as a web page', 'plan.pdf', 'text/html', PDF, 'renamed'],
  ['a Word document declared as a table', 'plan.docx', 'application/vnd.ms-excel', ZIP, 'renamed'],
];

for (const [title, name, declaredType, head, expected] of STARTS) {
  test(`${title} is judged ${expected}`, () => {
    const { kind, problem } = judgeStart({ name, declaredType, head });
    assert.equal(problem ?? kind, expected);
  });
}

const MB = 1024 * 1024;
const QUOTAS: [
  filesCount: number,
  sizeMegabytes: number,
  nextMegabytes: number,
  expected: FileProblem | null,
][] = [
  [0, 0, 25, null],
  [59, 10, 1, null],
  [60, 10, 1, 'too-many-files'],
  [8, 175, 25, null],
  [8, 176, 25, 'case-full'],
  [0, 0, 26, 'too-large'],
];
for (const [filesCount, size, next, expected] of QUOTAS) {
  test(`${next} MB on top of ${filesCount} files with ${size} MB: ${expected ?? 'taken'}`, () => {
    assert.equal(quotaProblem({ filesCount, sizeBytes: size * MB }, next * MB), expected);
  });
}

const city = {
  documentKinds: [
    {
      key: 'site-plan',
      name: inEveryLanguage({ en: 'a' }),
      help: inEveryLanguage({ en: 'a' }),
      visibility: 'case' as const,
      readers: [],
      includes: [],
    },
    {
      key: 'security-plan',
      name: inEveryLanguage({ en: 'a' }),
      help: inEveryLanguage({ en: 'a' }),
      visibility: 'security' as const,
      readers: ['police', 'fire'],
      includes: [],
    },
  ],
};

test('a security plan is read by the agencies that the city names, any other document by all of the case', () => {
  assert.deepEqual(readersOf(city, 'security-plan'), ['police', 'fire']);
  assert.equal(readersOf(city, 'site-plan'), null);
  assert.equal(readersOf(city, 'other'), null);
});

test('a kind that the city no longer has is read by no agency', () => {
  assert.deepEqual(readersOf(city, 'forgotten'), []);
});

test('only kinds of the city and other papers may be uploaded', () => {
  assert.deepEqual(
    ['site-plan', 'other', 'forgotten', ''].map((kind) => isDocumentKind(city, kind)),
    [true, true, false, false],
  );
});

test('others see a file when it is clean or when the city runs without a scanner', () => {
  assert.deepEqual(
    (['quarantined', 'clean', 'infected', 'unscanned'] as const).map((state) => [
      isReleased(state),
      isOpenable(state),
    ]),
    [
      [false, true],
      [true, true],
      [false, false],
      [true, true],
    ],
  );
});
