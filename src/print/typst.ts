import { join } from 'node:path';
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { FONT_FILES, printable } from '#src/print/fonts.ts';

/** Text in any shape: what a template gets. Every string is printed as it is and never read as markup. */
export type PaperData =
  | string
  | number
  | boolean
  | null
  | readonly PaperData[]
  | { readonly [key: string]: PaperData };

let compiler: NodeCompiler | undefined;

function printableAll(value: PaperData, latinOnly: boolean): PaperData {
  if (typeof value === 'string') return printable(value, latinOnly);
  if (Array.isArray(value)) return value.map((inner) => printableAll(inner, latinOnly));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, printableAll(inner, latinOnly)]),
    );
  }
  return value;
}

/**
 * Sets a paper in type as PDF/UA-1.
 * Shape: the same data gives the same pages. Errors: throws when the paper would not be accessible.
 */
export function printPdf(template: 'permit' | 'record', data: PaperData): Buffer {
  try {
    return setInType(template, printableAll(data, false));
  } catch {
    // Letters that each can be printed may still not go together, and a permit must not fail over a name. Whatever
    // else is wrong fails again.
    return setInType(template, printableAll(data, true));
  }
}

function setInType(template: 'permit' | 'record', data: PaperData): Buffer {
  compiler ??= NodeCompiler.create({
    workspace: import.meta.dirname,
    fontArgs: [{ fontBlobs: [...FONT_FILES] }],
  });
  const pdf = compiler.pdf(
    {
      mainFilePath: join(import.meta.dirname, `${template}.typ`),
      // Data and not source: no word of an applicant can become part of the program.
      inputs: { data: JSON.stringify(data) },
    },
    { pdfStandard: PdfStandard.UA_1 },
  );
  compiler.evictCache(10);
  return pdf;
}
