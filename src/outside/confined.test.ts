import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { heavyPdf, packedObjects, pdfOf, pdfStream, photo, plainPdf, zipOf } from '#e2e/fixtures/files.ts';
import type { FileKind, FileProblem } from '#src/domain/document.ts';
import { ConfinedProcess } from '#src/outside/confined/process.ts';
import { createConfined } from '#src/outside/confined.ts';

const confined = createConfined(2);

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
const inspect = (kind: FileKind, bytes: Buffer) => confined.inspect(kind, bytes.length, inPieces(bytes));

async function drawn(kind: FileKind, bytes: Buffer, from = 1) {
  const said = [];
  for await (const one of confined.draw(kind, from, bytes.length, inPieces(bytes))) said.push(one);
  return said;
}

const jpeg = await photo('jpeg', { noise: true });
const png = await photo('png');
const pdf = plainPdf({ pages: 3 });
const insertAfterStart = (bytes: Buffer, at: number, more: string) =>
  Buffer.concat([bytes.subarray(0, at), Buffer.from(more, 'latin1'), bytes.subarray(at)]);
const comment = (text: string) => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return `\xff\xfe${length.toString('latin1')}${text}`;
};

const PDF_CASES: [string, Buffer, FileProblem | null][] = [
  ['a plain PDF is taken', pdf, null],
  [
    'a PDF with packed objects is taken',
    plainPdf({ objects: [packedObjects(20, ['<</A 1>>', '[/B]'])] }),
    null,
  ],
  ['a PDF with a form to fill in is taken', plainPdf({ catalog: '/AcroForm<</Fields[]>>' }), null],
  ['a PDF that opens on a page of its own is taken', plainPdf({ catalog: '/OpenAction[3 0 R/Fit]' }), null],
  ['a PDF with a web link is taken', plainPdf({ objects: ['<</S/URI/URI(https://example.org)>>'] }), null],
  ['the name JS inside a text is no script', plainPdf({ objects: ['<</Title(/JS and /Launch)>>'] }), null],
  [
    'a PDF with a script is refused',
    plainPdf({ objects: ['<</S/JavaScript/JS(app.alert(1))>>'] }),
    'active-content',
  ],
  [
    'a script under a disguised name is refused',
    plainPdf({ objects: ['<</S/J#61vaScript/J#53(x)>>'] }),
    'active-content',
  ],
  [
    'a packed script is refused',
    plainPdf({ objects: [packedObjects(20, ['<</S/JavaScript/JS(x)>>'])] }),
    'active-content',
  ],
  [
    'a script inside another stream is refused',
    plainPdf({ objects: [pdfStream('', Buffer.from('9 0 obj <</JS(x)>> endobj'))] }),
    'active-content',
  ],
  ['a script behind a comment is refused', plainPdf({ objects: ['%endobj\n<</JS(x)>>'] }), 'active-content'],
  [
    'a PDF that starts a program is refused',
    plainPdf({ catalog: '/OpenAction<</S/Launch/F(cmd.exe)>>' }),
    'active-content',
  ],
  [
    'a PDF that carries a file is refused',
    plainPdf({ catalog: '/Names<</EmbeddedFiles<<>>>>' }),
    'active-content',
  ],
  [
    'a PDF that sends its form is refused',
    plainPdf({ objects: ['<</S/SubmitForm/F(https://example.org)>>'] }),
    'active-content',
  ],
  ['a PDF with an XML form is refused', plainPdf({ catalog: '/AcroForm<</XFA[]>>' }), 'active-content'],
  [
    'objects packed in an unusual way are refused',
    plainPdf({ objects: [pdfStream('/Type/ObjStm/N 1/First 4/Filter/ASCIIHexDecode', Buffer.from('00>'))] }),
    'not-checkable',
  ],
  [
    'a locked PDF is refused',
    plainPdf({ trailer: '/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -1>>' }),
    'encrypted',
  ],
  ['a cut PDF is refused', pdf.subarray(0, pdf.length - 200), 'damaged'],
  [
    'a PDF without pages is refused',
    pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 0/Kids[]>>']),
    'damaged',
  ],
  [
    'a PDF of nothing but noise is refused',
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(5000, 'x'), Buffer.from('startxref\n0\n%%EOF')]),
    'damaged',
  ],
  [
    'a PDF with a page behind its end is refused',
    Buffer.concat([pdf, Buffer.from('<html>hello</html>')]),
    'mixed-content',
  ],
  [
    'a PDF that is a web page too is refused',
    insertAfterStart(pdf, 15, '%<script>alert(1)</script>\n'),
    'mixed-content',
  ],
  [
    'a PDF that is an archive too is refused',
    Buffer.concat([pdf.subarray(0, -6), zipOf([{ name: 'a.txt', content: 'a' }]), Buffer.from('\n%%EOF\n')]),
    'mixed-content',
  ],
  ['a PDF behind other bytes is refused', Buffer.concat([Buffer.from('GIF89a'), pdf]), 'renamed'],
  ['a PDF with more pages than anybody reads is refused', plainPdf({ pages: 501 }), 'too-many-pages'],
];

for (const [title, bytes, problem] of PDF_CASES) {
  test(title, async () => assert.deepEqual((await inspect('pdf', bytes)).problem, problem));
}

const IMAGE_CASES: [string, FileKind, Buffer, FileProblem | null][] = [
  ['a photo is taken', 'jpeg', jpeg, null],
  ['a drawing is taken', 'png', png, null],
  ['a photo that names its maker is taken', 'jpeg', await photo('jpeg', { artist: 'Rosa Field' }), null],
  [
    'a photo with a second picture behind it is taken',
    'jpeg',
    Buffer.concat([jpeg, await photo('jpeg')]),
    null,
  ],
  ['a cut photo is refused', 'jpeg', jpeg.subarray(0, jpeg.length / 2), 'damaged'],
  ['a cut drawing is refused', 'png', png.subarray(0, png.length - 20), 'damaged'],
  [
    'a drawing with a flipped byte is refused',
    'png',
    Buffer.from(png.map((byte, i) => (i === 60 ? byte ^ 0xff : byte))),
    'damaged',
  ],
  [
    'a photo that is a PDF too is refused',
    'jpeg',
    insertAfterStart(jpeg, 2, comment('%PDF-1.4')),
    'mixed-content',
  ],
  [
    'a photo that is an archive too is refused',
    'jpeg',
    Buffer.concat([jpeg, zipOf([{ name: 'a', content: 'a' }])]),
    'mixed-content',
  ],
  [
    'a photo with a script in its comment is refused',
    'jpeg',
    insertAfterStart(jpeg, 2, comment('<script>alert(1)</script>')),
    'mixed-content',
  ],
  [
    'a photo with a script behind it is refused',
    'jpeg',
    Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]),
    'mixed-content',
  ],
  [
    'a photo with a script as its maker is refused',
    'jpeg',
    await photo('jpeg', { artist: '<script>alert(1)</script>' }),
    'mixed-content',
  ],
  [
    'a drawing with bytes behind its end is refused',
    'png',
    Buffer.concat([png, Buffer.from('more')]),
    'mixed-content',
  ],
  [
    'a photo of too many pixels is refused',
    'jpeg',
    await photo('jpeg', { width: 8001, height: 5000 }),
    'too-many-pixels',
  ],
  [
    'a small file that is a huge drawing is refused',
    'png',
    await photo('png', { width: 30_000, height: 30_000 }),
    'too-many-pixels',
  ],
  ['a drawing called a photo is refused', 'jpeg', png, 'damaged'],
];

for (const [title, kind, bytes, problem] of IMAGE_CASES) {
  test(title, async () => assert.deepEqual((await inspect(kind, bytes)).problem, problem));
}

test('pictures are made of every page of a PDF', async () => {
  const said = await drawn('pdf', pdf);
  const pages = said.filter((one) => 'page' in one);
  assert.deepEqual(
    pages.map(({ page, pagesCount, width, height }) => ({ page, pagesCount, width, height })),
    [1, 2, 3].map((page) => ({ page, pagesCount: 3, width: 1275, height: 1650 })),
  );
  assert.deepEqual(said.at(-1), { next: null, pagesCount: 3 });
  const { data, info } = await sharp(pages[0]?.bytes).raw().toBuffer({ resolveWithObject: true });
  assert.equal(info.format, 'raw');
  const pixel = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3),
  ];
  assert.ok(
    pixel(20, 20).every((value) => value > 250),
    'paper is white',
  );
  const [red = 0, green = 0] = pixel(400, 1300);
  assert.ok(red > 180 && green < 80, 'what is drawn red is red');
});

test('drawing goes on from a page', async () => {
  const said = await drawn('pdf', pdf, 3);
  assert.deepEqual(
    said.map((one) => ('page' in one ? one.page : one)),
    [3, { next: null, pagesCount: 3 }],
  );
});

test('a picture of a photo is upright and tells nothing of where it was taken', async () => {
  const sideways = await sharp(jpeg)
    .withExif({ IFD0: { Artist: 'Rosa' }, IFD3: { GPSLatitude: '39/1 17/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const [picture] = await drawn('jpeg', sideways);
  assert.ok(picture && 'page' in picture);
  const { width, height, exif, xmp, iptc } = await sharp(picture.bytes).metadata();
  assert.deepEqual(
    { width, height, exif, xmp, iptc },
    { width: 480, height: 640, exif: undefined, xmp: undefined, iptc: undefined },
  );
});

test('a page as large as a wall gives a picture of bounded size', async () => {
  const wall = pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 14400 7200]>>',
  ]);
  const [picture] = await drawn('pdf', wall);
  assert.ok(picture && 'page' in picture);
  assert.deepEqual([picture.width, picture.height], [4000, 2000]);
});

const onePage = (resources: string, ...objects: (string | Buffer)[]) =>
  pdfOf([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<<${resources}>>/Contents 4 0 R>>`,
    ...objects,
  ]);

test('a file that eats memory is given up on and the next file is read', async () => {
  const twenty = Buffer.from('/F Do '.repeat(20));
  const levels = Array.from({ length: 5 }, (_, i) =>
    pdfStream(
      `/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</F ${6 + i} 0 R>>>>`,
      twenty,
    ),
  );
  const last = pdfStream(
    '/Type/XObject/Subtype/Form/BBox[0 0 612 792]',
    Buffer.from('0 0 9 9 re f '.repeat(50)),
  );
  const bomb = onePage('/XObject<</F 5 0 R>>', pdfStream('', twenty), ...levels, last);
  const said = await drawn('pdf', bomb);
  assert.ok(said.length === 1 && said[0] && 'isBroken' in said[0]);
  assert.deepEqual((await inspect('pdf', pdf)).problem, null);
});

test('a file that takes for ever is given up on within 25 seconds', { timeout: 60_000 }, async () => {
  const triangles = deflateSync(Buffer.from('0 0 m 612 0 l 300 792 l f '.repeat(150_000)));
  const bomb = onePage('', pdfStream('/Filter/FlateDecode', triangles));
  const started = performance.now();
  const said = await drawn('pdf', bomb);
  assert.ok(said.length === 1 && said[0] && 'isBroken' in said[0]);
  assert.ok(performance.now() - started < 28_000);
});

test('a source that fails fails the inspection', async () => {
  async function* broken() {
    yield pdf.subarray(0, 100);
    throw new Error('the store went away');
  }
  await assert.rejects(confined.inspect('pdf', pdf.length, broken()), { message: 'the store went away' });
});

test('the source is read to its end though the file was refused early', async () => {
  let length = 0;
  async function* counted() {
    for (let i = 0; i < 300; i += 1) {
      length += 100_000;
      yield Buffer.alloc(100_000);
    }
  }
  const { problem } = await confined.inspect('pdf', 30_000_000, counted());
  assert.deepEqual({ problem, length }, { problem: 'not-checkable', length: 30_000_000 });
});

test('a source with fewer or more bytes than it says is never found fine', { timeout: 120_000 }, async () => {
  const longer = await confined.inspect('pdf', pdf.length + 10, inPieces(pdf));
  const shorter = await confined.inspect('pdf', pdf.length - 10, inPieces(pdf));
  assert.deepEqual([longer.problem, shorter.problem], ['not-checkable', 'damaged']);
});

test('many files are read at once and each gets its own answer', async () => {
  const large = heavyPdf(3_000_000);
  const asked = Array.from({ length: 12 }, (_, i) =>
    i % 3 === 0 ? large : i % 3 === 1 ? pdf : pdf.subarray(0, 300),
  );
  const answers = await Promise.all(asked.map((bytes) => inspect('pdf', bytes)));
  assert.deepEqual(
    answers.map(({ problem }) => problem),
    asked.map((_, i) => (i % 3 === 2 ? 'damaged' : null)),
  );
});

test('a process is gone when it is stopped', async () => {
  const reader = new ConfinedProcess();
  for await (const { said } of reader.read({ task: 'inspect', kind: 'pdf', size: pdf.length }, inPieces(pdf)))
    assert.ok('problem' in said);
  reader.stop();
  await assert.rejects(async () => {
    for await (const _ of reader.read({ task: 'inspect', kind: 'pdf', size: pdf.length }, inPieces(pdf)));
  });
  assert.equal(reader.isOver, true);
});
