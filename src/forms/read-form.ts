import { FORM_CONTROLS, type FormEntries } from '#src/domain/shared/form-data.ts';

/** What a form may weigh. A city's largest form has some 400 fields. */
export const FORM_LIMITS = {
  bytes: 256 * 1024,
  fields: 2_000,
  fieldLength: 20_000,
  nameLength: 200,
} as const;

export type ReadForm = { form: FormEntries } | { status: 400 | 413 | 415 };

const PLAIN = 'application/x-www-form-urlencoded';

/**
 * Reads a posted form without files; `whole` is its body where that was read before.
 * Shape: never throws for what a client sent: too much is 413, another content type 415, everything broken 400.
 */
export async function readForm(request: Request, whole: Uint8Array | null = null): Promise<ReadForm> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== PLAIN) return { status: 415 };
  const body = whole ?? (await readBody(request));
  if (body === null || body.byteLength > FORM_LIMITS.bytes) return { status: 413 };
  const text = decodeStrictly(body);
  if (text === null) return { status: 400 };
  return parseFields(text);
}

async function readBody(request: Request): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > FORM_LIMITS.bytes) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > FORM_LIMITS.bytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decodeStrictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // TextDecoder tells broken encoding only by throwing.
    return null;
  }
}

function parseFields(text: string): ReadForm {
  const entries: [string, string][] = [];
  if (text === '') return { form: entries };
  for (const pair of text.split('&')) {
    const at = pair.indexOf('=');
    const name = decodePart(at < 0 ? pair : pair.slice(0, at));
    const value = decodePart(at < 0 ? '' : pair.slice(at + 1));
    if (name === null || value === null) return { status: 400 };
    if (name === '' || name.length > FORM_LIMITS.nameLength) return { status: 400 };
    if (value.length > FORM_LIMITS.fieldLength) return { status: 413 };
    entries.push([name, value.replaceAll('\r\n', '\n')]);
    if (entries.length > FORM_LIMITS.fields) return { status: 413 };
  }
  return FORM_CONTROLS.some((name) => countOf(entries, name) > 1) ? { status: 400 } : { form: entries };
}

// Two tokens or two revisions could be read differently in two places; no page of ours sends them.
const countOf = (entries: FormEntries, name: string): number =>
  entries.filter(([key]) => key === name).length;

function decodePart(part: string): string | null {
  try {
    const text = decodeURIComponent(part.replaceAll('+', ' '));
    return text.includes('\0') || !text.isWellFormed() ? null : text;
  } catch {
    // decodeURIComponent tells broken escapes only by throwing.
    return null;
  }
}
