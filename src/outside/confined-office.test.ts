import assert from 'node:assert/strict';
import { test } from 'node:test';
import { officeFile, officeParts, zipOf } from '#e2e/fixtures/files.ts';
import type { FileKind, FileProblem } from '#src/domain/document.ts';
import { createConfined } from '#src/outside/confined.ts';

const confined = createConfined(2);

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
const inspect = (kind: FileKind, bytes: Buffer) => confined.inspect(kind, bytes.length, inPieces(bytes));

const docx = officeFile('docx');
const xlsx = officeFile('xlsx');

const relation = (type: string, isOutside: boolean) => ({
  name: 'word/_rels/settings.xml.rels',
  content: `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="https://example.org/x"${isOutside ? ' TargetMode="External"' : ''}/></Relationships>`,
});
const zeros = Buffer.alloc(30 * 1024 * 1024);

const OFFICE_CASES: [string, FileKind, Buffer, FileProblem | null][] = [
  ['a Word document is taken', 'docx', docx, null],
  ['an Excel table is taken', 'xlsx', xlsx, null],
  [
    'a Word document with a web link is taken',
    'docx',
    officeFile('docx', [relation('hyperlink', true)]),
    null,
  ],
  ['an Excel table called a Word document is refused', 'docx', xlsx, 'renamed'],
  ['another archive is refused', 'docx', zipOf([{ name: 'readme.txt', content: 'hello' }]), 'renamed'],
  [
    'a document with macros is refused',
    'docx',
    officeFile('docx', [{ name: 'word/vbaProject.bin', content: 'x' }]),
    'macros',
  ],
  [
    'a document that says it has macros is refused',
    'docx',
    officeFile(
      'docx',
      [],
      '<Override PartName="/a" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
    ),
    'macros',
  ],
  [
    'a table with a control is refused',
    'xlsx',
    officeFile('xlsx', [{ name: 'xl/activeX/activeX1.bin', content: 'x' }]),
    'macros',
  ],
  [
    'a document with a packed program is refused',
    'docx',
    officeFile('docx', [{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]),
    'macros',
  ],
  [
    'a document that fetches its template is refused',
    'docx',
    officeFile('docx', [relation('attachedTemplate', true)]),
    'active-content',
  ],
  [
    'a document with a type definition is refused',
    'docx',
    officeFile('docx', [{ name: 'word/styles.xml', content: '<!DOCTYPE a [<!ENTITY b "c">]><a/>' }]),
    'active-content',
  ],
  [
    'a small archive that unpacks to much is refused',
    'docx',
    officeFile('docx', [{ name: 'word/media/a.bin', content: zeros }]),
    'unpacks-too-large',
  ],
  [
    'an archive that lies about its size is refused',
    'docx',
    officeFile('docx', [{ name: 'word/media/a.bin', content: zeros, claimedSize: 100 }]),
    'damaged',
  ],
  [
    'an archive of too many parts is refused',
    'docx',
    officeFile(
      'docx',
      Array.from({ length: 2000 }, (_, i) => ({ name: `word/${i}.xml`, content: 'a' })),
    ),
    'unpacks-too-large',
  ],
  [
    'an archive with one part twice is refused',
    'docx',
    officeFile('docx', [{ name: 'word/document.xml', content: 'other' }]),
    'damaged',
  ],
  [
    'an archive that climbs out of its folder is refused',
    'docx',
    officeFile('docx', [{ name: '../../etc/passwd', content: 'x' }]),
    'damaged',
  ],
  [
    'an archive with a locked part is refused',
    'docx',
    officeFile('docx', [{ name: 'word/a.xml', content: 'x', isEncrypted: true }]),
    'encrypted',
  ],
  [
    'a program with a document behind it is refused',
    'docx',
    Buffer.concat([Buffer.from('MZ\x90\x00'), docx]),
    'damaged',
  ],
  [
    'an archive with a page in its comment is refused',
    'docx',
    zipOf(officeParts('docx'), { comment: '<script>' }),
    'mixed-content',
  ],
  ['a cut document is refused', 'docx', docx.subarray(0, docx.length - 30), 'damaged'],
];

for (const [title, kind, bytes, problem] of OFFICE_CASES) {
  test(title, async () => assert.deepEqual((await inspect(kind, bytes)).problem, problem));
}
