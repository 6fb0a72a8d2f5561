import { type PDFiumDocument, PDFiumLibrary } from '@hyzyla/pdfium';
import { FILE_LIMITS, type FileProblem } from '#src/domain/document.ts';
import { hasArchiveTail, hasMarkup } from '#src/outside/confined/mixed.ts';
import { activeContentProblem } from '#src/outside/confined/pdf-names.ts';

const END_MARK = '%%EOF';
const WHITE = [0, 9, 10, 12, 13, 32];

/** What stands around the objects. Shape: null when header and end are where they belong and nothing follows. */
function frameProblem(bytes: Buffer): FileProblem | null {
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) return 'renamed';
  const end = bytes.lastIndexOf(END_MARK, undefined, 'latin1');
  if (end < 0 || bytes.lastIndexOf('startxref', end, 'latin1') < 0) return 'damaged';
  const after = bytes.subarray(end + END_MARK.length);
  // A cut file that was made for quick viewing has an end mark near its beginning, with objects after it.
  if (/^\s*\d+ \d+ obj\b/.test(after.toString('latin1', 0, 200))) return 'damaged';
  if (!after.every((code) => WHITE.includes(code))) return 'mixed-content';
  if (hasMarkup(bytes.subarray(0, 1024)) || hasArchiveTail(bytes)) return 'mixed-content';
  return null;
}

let library: ReturnType<typeof PDFiumLibrary.init> | undefined;

/** Opens a PDF. Shape: the problem when it does not open. */
export async function openPdf(bytes: Buffer): Promise<PDFiumDocument | FileProblem> {
  library ??= PDFiumLibrary.init();
  try {
    return await (await library).loadDocument(bytes);
  } catch (error) {
    // The library tells its reasons only in its message.
    return /password|security/i.test(String(error)) ? 'encrypted' : 'damaged';
  }
}

/** Reads a whole PDF. Shape: null when nothing is wrong with it. */
export async function inspectPdf(bytes: Buffer): Promise<FileProblem | null> {
  const problem = frameProblem(bytes) ?? activeContentProblem(bytes);
  if (problem) return problem;
  const document = await openPdf(bytes);
  if (typeof document === 'string') return document;
  try {
    const pages = document.getPageCount();
    if (pages < 1) return 'damaged';
    if (pages > FILE_LIMITS.pages) return 'too-many-pages';
    const { originalWidth, originalHeight } = document.getPage(0).getOriginalSize();
    return originalWidth > 0 && originalHeight > 0 ? null : 'damaged';
  } finally {
    document.destroy();
  }
}
