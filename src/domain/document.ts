import type { Answers } from '#src/domain/application/answers.ts';
import { isBlank, valueAt } from '#src/domain/application/paths.ts';
import type { AgencyKey, City } from '#src/domain/city.ts';
import type { Limit } from '#src/domain/session.ts';

/** What may be uploaded. Pictures of its pages are made of all that people look at in place. */
export const FILE_KINDS = {
  pdf: {
    contentType: 'application/pdf',
    extensions: ['pdf'],
    declaredAs: ['application/pdf', 'application/x-pdf'],
    hasPictures: true,
  },
  jpeg: {
    contentType: 'image/jpeg',
    extensions: ['jpg', 'jpeg'],
    declaredAs: ['image/jpeg', 'image/jpg', 'image/pjpeg'],
    hasPictures: true,
  },
  png: {
    contentType: 'image/png',
    extensions: ['png'],
    declaredAs: ['image/png', 'image/x-png'],
    hasPictures: true,
  },
  docx: {
    contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    declaredAs: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    hasPictures: false,
  },
  xlsx: {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    declaredAs: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    hasPictures: false,
  },
} as const satisfies Record<
  string,
  {
    contentType: string;
    extensions: readonly string[];
    declaredAs: readonly string[];
    hasPictures: boolean;
  }
>;
export type FileKind = keyof typeof FILE_KINDS;
export const FILE_KIND_KEYS = Object.keys(FILE_KINDS) as [FileKind, ...FileKind[]];

/** Source: the decisions on files in SECURITY.md. Units: bytes, pixels, files. */
export const FILE_LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  caseFiles: 60,
  caseBytes: 200 * 1024 * 1024,
  /** Of a photo, and of a picture that a plan contains. */
  pixels: 40_000_000,
  /** DOCX and XLSX are archives: what they unpack to, and how many parts they have. */
  archiveEntries: 2000,
  unpackedBytes: 200 * 1024 * 1024,
  unpackedRatio: 10,
  /** Text packs well, so the ratio counts only beyond this size. */
  unpackedRatioFrom: 20 * 1024 * 1024,
  pages: 500,
  /** Pages after these are not drawn; the original shows them. */
  picturedPages: 100,
  /** Files in one form without script. */
  filesAtOnce: 10,
  nameLength: 150,
  labelLength: 100,
} as const;

/** Files that one case may be sent, good or bad. */
export const UPLOAD_LIMIT: Limit = { subject: 'upload-to-case', count: 60, windowMs: 60 * 60_000 };

/** How long a ticket of the documents' own host is good for. */
export const TICKET_MS = 60_000;

/** Why a file is not taken. Each has its own sentence that says how to fix it. */
export const FILE_PROBLEMS = [
  'missing',
  'empty',
  'wrong-kind',
  'phone-photo',
  'old-office',
  'renamed',
  'too-large',
  'encrypted',
  'damaged',
  'active-content',
  'macros',
  'mixed-content',
  'too-many-pixels',
  'too-many-pages',
  'unpacks-too-large',
  'not-checkable',
  'too-many-files',
  'case-full',
  'not-arrived',
  'too-many-at-once',
  'too-many-unfinished',
] as const;
export type FileProblem = (typeof FILE_PROBLEMS)[number];

export const SCAN_STATES = ['quarantined', 'clean', 'infected', 'unscanned'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export const PICTURE_STATES = ['waiting', 'made', 'failed', 'none'] as const;
export type PictureState = (typeof PICTURE_STATES)[number];

/** The kind for everything a city did not ask for by name. */
export const OTHER_DOCUMENT = 'other';

/** Whether others than the owner may see a file after its scan. Shape: pure. */
export const isReleased = (state: ScanState): boolean => state === 'clean' || state === 'unscanned';

/** Whether anybody may open the file at all. Shape: pure; the owner may open what waits for its scan. */
export const isOpenable = (state: ScanState): boolean => state !== 'infected';

const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};

/** The kind that a file's name claims. Shape: pure; null when its extension is not on the list. */
export function kindByName(name: string): FileKind | null {
  const extension = extensionOf(name);
  return (
    FILE_KIND_KEYS.find((kind) => (FILE_KINDS[kind].extensions as readonly string[]).includes(extension)) ??
    null
  );
}

/** The kind that was kept under a content type. Shape: pure; null for a type that no kind has. */
export const kindByContentType = (contentType: string): FileKind | null =>
  FILE_KIND_KEYS.find((kind) => FILE_KINDS[kind].contentType === contentType) ?? null;

const startsWith = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);

/** What the first bytes of a file look like. `office` is the archive of DOCX and XLSX, `sealed` the old or locked format. */
export type FileHead = 'pdf' | 'jpeg' | 'png' | 'office' | 'sealed' | 'unknown';

/** Reads the first eight bytes of a file. Shape: pure. */
export function headKind(head: Uint8Array): FileHead {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46, 0x2d)) return 'pdf';
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'jpeg';
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png';
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'office';
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return 'sealed';
  return 'unknown';
}

const HEADS: Record<FileKind, FileHead> = {
  pdf: 'pdf',
  jpeg: 'jpeg',
  png: 'png',
  docx: 'office',
  xlsx: 'office',
};

// What a browser says when it does not know a type.
const NOT_DECLARED = ['', 'application/octet-stream', 'binary/octet-stream'];

function isDeclaredAs(kind: FileKind, declared: string): boolean {
  const type = declared.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  return NOT_DECLARED.includes(type) || (FILE_KINDS[kind].declaredAs as readonly string[]).includes(type);
}

/**
 * What name, declared type and first bytes say before the file is read to its end.
 * Shape: pure; the kind when all three agree, else why not. The full check of the content comes after it.
 */
export function judgeStart(file: {
  name: string;
  declaredType: string;
  head: Uint8Array;
}): { kind: FileKind; problem: null } | { kind: null; problem: FileProblem } {
  const refused = (problem: FileProblem) => ({ kind: null, problem });
  if (file.head.length === 0) return refused('empty');
  const extension = extensionOf(file.name);
  if (['heic', 'heif', 'avif', 'webp'].includes(extension)) return refused('phone-photo');
  if (['doc', 'xls', 'rtf', 'odt', 'ods', 'pages', 'numbers'].includes(extension))
    return refused('old-office');
  if (['docm', 'xlsm', 'dotm', 'xltm', 'xlsb'].includes(extension)) return refused('macros');
  const kind = kindByName(file.name);
  if (kind === null) return refused('wrong-kind');
  const head = headKind(file.head);
  // Word and Excel put a file with a password into their old format and keep the new extension.
  if (head === 'sealed' && HEADS[kind] === 'office') return refused('encrypted');
  if (head !== HEADS[kind]) return refused('renamed');
  if (!isDeclaredAs(kind, file.declaredType)) return refused('renamed');
  return { kind, problem: null };
}

/** Whether one more file fits into a case. Shape: pure; null when it does. Units: bytes. */
export function quotaProblem(
  kept: { filesCount: number; sizeBytes: number },
  sizeBytes: number,
): FileProblem | null {
  if (sizeBytes > FILE_LIMITS.fileBytes) return 'too-large';
  if (kept.filesCount + 1 > FILE_LIMITS.caseFiles) return 'too-many-files';
  if (kept.sizeBytes + sizeBytes > FILE_LIMITS.caseBytes) return 'case-full';
  return null;
}

/**
 * Agencies that may read a kind of document.
 * Shape: pure; null when every agency of the case may. A kind the city no longer has is read by the coordinator only.
 */
export function readersOf(city: Pick<City, 'documentKinds'>, documentKind: string): AgencyKey[] | null {
  if (documentKind === OTHER_DOCUMENT) return null;
  const kind = city.documentKinds.find((one) => one.key === documentKind);
  if (!kind) return [];
  return kind.visibility === 'security' ? kind.readers : null;
}

/**
 * The answer that stands in for the file of a paper that rules ask for.
 * Shape: pure; null when the paper takes only files, or nothing was answered.
 */
export function answerInstead(need: { answeredBy?: string | undefined }, answers: Answers): unknown {
  const value = need.answeredBy === undefined ? null : valueAt(answers, need.answeredBy);
  return isBlank(value) ? null : value;
}

/** Whether a document of this kind may be uploaded in a city. Shape: pure. */
export const isDocumentKind = (city: Pick<City, 'documentKinds'>, documentKind: string): boolean =>
  documentKind === OTHER_DOCUMENT || city.documentKinds.some((one) => one.key === documentKind);
