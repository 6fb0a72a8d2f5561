import { crc32, deflateSync } from 'node:zlib';
import { officeFile, officeParts, pdfOf, pdfStream, plainPdf, zipOf } from '#e2e/fixtures/files.ts';
import type { FileKind, FileProblem } from '#src/domain/document.ts';

/** A small file that wants to be large once somebody reads it. */
export interface Bomb {
  what: string;
  kind: FileKind;
  bytes: () => Buffer;
  /** Null where it does no harm and is taken. */
  expected: readonly (FileProblem | null)[];
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const ZEROS = 201 * 1024 * 1024;

function pngChunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([latin(type), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A PNG that says it is so large. Its packed rows are all black. */
function pngFlood(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(Math.min((Math.ceil(width / 8) + 1) * height, 120_000_000)), {
    level: 9,
  });
  return Buffer.concat([
    latin('\x89PNG\r\n\x1a\n'),
    pngChunk('IHDR', head),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const parts = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ name: `word/p${i}.xml`, content: 'x', isStored: true }));

/** Shape: the same each time; each is made when it is needed, because some are large on their way. */
export const BOMBS: readonly Bomb[] = [
  {
    what: 'an archive of 10,000 parts',
    kind: 'docx',
    bytes: () => officeFile('docx', parts(10_000)),
    expected: ['unpacks-too-large'],
  },
  {
    what: '201 MB of nothing in one part',
    kind: 'docx',
    bytes: () => officeFile('docx', [{ name: 'word/a.bin', content: Buffer.alloc(ZEROS) }]),
    expected: ['unpacks-too-large'],
  },
  {
    what: '30 MB of nothing',
    kind: 'xlsx',
    bytes: () => officeFile('xlsx', [{ name: 'xl/a.xml', content: Buffer.alloc(30_000_000, 32) }]),
    expected: ['unpacks-too-large'],
  },
  {
    what: 'a part that is larger than it says',
    kind: 'xlsx',
    bytes: () =>
      zipOf(
        officeParts('xlsx', [{ name: 'xl/a.xml', content: Buffer.alloc(30_000_000, 32), claimedSize: 10 }]),
      ),
    expected: ['damaged'],
  },
  {
    what: 'an archive within archives',
    kind: 'docx',
    bytes: () => {
      let inner = zipOf([{ name: 'a', content: Buffer.alloc(10_000_000) }]);
      for (let depth = 0; depth < 10; depth += 1)
        inner = zipOf(Array.from({ length: 10 }, (_, i) => ({ name: `${i}.zip`, content: inner })));
      return officeFile('docx', [{ name: 'word/embeddings/a.zip', content: inner }]);
    },
    expected: [null, 'unpacks-too-large', 'damaged'],
  },
  {
    what: 'a picture of 900 million dots',
    kind: 'png',
    bytes: () => pngFlood(30_000, 30_000),
    expected: ['too-many-pixels'],
  },
  {
    what: 'a picture of more dots than numbers',
    kind: 'png',
    bytes: () => pngFlood(2_000_000_000, 2),
    expected: ['too-many-pixels', 'damaged'],
  },
  {
    what: 'a picture one dot wide',
    kind: 'png',
    bytes: () => pngFlood(1, 60_000_000),
    expected: ['too-many-pixels', 'damaged'],
  },
  { what: '501 pages', kind: 'pdf', bytes: () => plainPdf({ pages: 501 }), expected: ['too-many-pages'] },
  {
    what: '100,000 objects',
    kind: 'pdf',
    bytes: () => plainPdf({ objects: Array.from({ length: 100_000 }, () => '<<>>') }),
    expected: [null, 'not-checkable'],
  },
  {
    what: 'a list 100,000 deep',
    kind: 'pdf',
    bytes: () => plainPdf({ objects: [`${'['.repeat(100_000)}${']'.repeat(100_000)}`] }),
    expected: [null, 'not-checkable', 'damaged'],
  },
  {
    what: 'pages that are their own parents',
    kind: 'pdf',
    bytes: () => pdfOf(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>']),
    expected: ['damaged', null, 'not-checkable'],
  },
  {
    what: 'a stream that unpacks to 300 MB',
    kind: 'pdf',
    bytes: () =>
      plainPdf({ objects: [pdfStream('/Filter/FlateDecode', deflateSync(Buffer.alloc(300_000_000, 32)))] }),
    expected: [null, 'not-checkable', 'unpacks-too-large'],
  },
  {
    what: 'objects packed into 300 MB',
    kind: 'pdf',
    bytes: () =>
      plainPdf({
        objects: [
          pdfStream(
            '/Type/ObjStm/N 1/First 4/Filter/FlateDecode',
            deflateSync(Buffer.alloc(300_000_000, 32)),
          ),
        ],
      }),
    expected: ['not-checkable', 'unpacks-too-large', 'damaged', null],
  },
];
