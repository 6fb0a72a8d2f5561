import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { FILE_LIMITS, type FileProblem } from '#src/domain/document.ts';

const MAIN_PART = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const;
const CONTENT_TYPES = '[Content_Types].xml';
const LONGEST_PART_LIST = 1_000_000;

// Programs and controls inside a document, whatever the list of content types says.
const PROGRAM =
  /(?:^|\/)(?:vbaProject|vbaData|attachedToolbars)[^/]*$|(?:^|\/)activeX\/|oleObject[^/]*\.bin$|(?:^|\/)macrosheets\//i; // word/vbaProject.bin
const MACRO_TYPE = /macroEnabled|vbaProject|activeX|intlmacrosheet/i; // application/vnd.ms-word.document.macroEnabled.main+xml
// A template, object or frame fetched from elsewhere when the document is opened.
const FETCHED = /\/(?:attachedTemplate|oleObject|frame|subDocument|control)$/i; // http://…/relationships/attachedTemplate

class Problem extends Error {
  readonly problem: FileProblem;
  constructor(problem: FileProblem) {
    super(problem);
    this.problem = problem;
  }
}

function judgeList(entries: readonly Entry[], size: number): void {
  const packed = entries.reduce((sum, entry) => sum + entry.compressedSize, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
  const most = Math.max(FILE_LIMITS.unpackedRatioFrom, size * FILE_LIMITS.unpackedRatio);
  // Parts that overlap would unpack the same bytes many times over.
  if (packed > size || unpacked > FILE_LIMITS.unpackedBytes || unpacked > most) {
    throw new Problem('unpacks-too-large');
  }
  const names = new Set(entries.map((entry) => entry.fileName.toLowerCase()));
  if (names.size !== entries.length) throw new Problem('damaged');
  if (Math.min(...entries.map((entry) => entry.relativeOffsetOfLocalHeader)) !== 0) {
    throw new Problem('mixed-content');
  }
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new Problem('encrypted');
    if (!entry.canDecodeFileData()) throw new Problem('not-checkable');
    if (PROGRAM.test(entry.fileName)) throw new Problem('macros');
  }
}

async function listEntries(archive: ZipFile): Promise<Entry[]> {
  if (archive.entryCount > FILE_LIMITS.archiveEntries) throw new Problem('unpacks-too-large');
  const entries: Entry[] = [];
  for await (const entry of archive.eachEntry()) entries.push(entry);
  return entries;
}

/** Unpacks one part to its end. Shape: its first bytes, which is all of a list or a page of relations. */
async function readPart(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const kept: Buffer[] = [];
  let length = 0;
  for await (const chunk of (await archive.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    if (length < LONGEST_PART_LIST) kept.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(kept);
}

function judgeContentTypes(xml: string, kind: 'docx' | 'xlsx'): void {
  if (MACRO_TYPE.test(xml)) throw new Problem('macros');
  if (!xml.includes(`ContentType="${MAIN_PART[kind]}"`)) throw new Problem('renamed');
}

function judgeRelations(xml: string): void {
  for (const [relation] of xml.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const type = /\bType\s*=\s*["']([^"']*)["']/.exec(relation)?.[1] ?? '';
    const isOutside = /\bTargetMode\s*=\s*["']External["']/i.test(relation);
    if (isOutside && FETCHED.test(type)) throw new Problem('active-content');
  }
}

async function judgeParts(archive: ZipFile, entries: readonly Entry[], kind: 'docx' | 'xlsx'): Promise<void> {
  const list = entries.find((entry) => entry.fileName === CONTENT_TYPES);
  if (!list) throw new Problem('renamed');
  judgeContentTypes((await readPart(archive, list)).toString('utf8'), kind);
  for (const entry of entries) {
    if (entry.fileName.endsWith('/')) continue;
    const content = await readPart(archive, entry);
    if (!/\.(?:xml|rels)$/i.test(entry.fileName)) continue;
    // Office writes no document type definitions; one here is there to blow up or fetch something.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(content.toString('latin1', 0, 4096)))
      throw new Problem('active-content');
    if (entry.fileName.endsWith('.rels')) judgeRelations(content.toString('utf8'));
  }
}

/** Reads a whole DOCX or XLSX: every part is unpacked. Shape: null when nothing is wrong with it. */
export async function inspectOffice(bytes: Buffer, kind: 'docx' | 'xlsx'): Promise<FileProblem | null> {
  try {
    const archive = await fromBufferPromise(bytes, { strictFileNames: true, validateEntrySizes: true });
    if (archive.comment !== '') return 'mixed-content';
    const entries = await listEntries(archive);
    if (entries.length === 0) return 'damaged';
    judgeList(entries, bytes.length);
    await judgeParts(archive, entries, kind);
    return null;
  } catch (error) {
    if (error instanceof Problem) return error.problem;
    // The archive reader tells damaged files only by throwing.
    return 'damaged';
  }
}
