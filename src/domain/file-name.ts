import { FILE_LIMITS } from '#src/domain/document.ts';

const shorten = (name: string): string => {
  const letters = [...name];
  if (letters.length <= FILE_LIMITS.nameLength) return name;
  const dot = letters.lastIndexOf('.');
  const ending = dot > 0 && letters.length - dot <= 6 ? letters.slice(dot) : [];
  return [...letters.slice(0, FILE_LIMITS.nameLength - ending.length), ...ending].join('');
};

// Sign by sign: a pattern for the end of a long row of dots would try every dot anew.
function trimmed(name: string): string {
  const isEdge = (at: number) => name[at] === ' ' || name[at] === '.';
  let [from, to] = [0, name.length];
  while (from < to && isEdge(from)) from += 1;
  while (to > from && isEdge(to - 1)) to -= 1;
  return name.slice(from, to);
}

/**
 * A file's name as it is kept and shown: no folders, no control or direction signs, normalised, not too long.
 * Shape: pure; never empty, and cleaning twice changes nothing. The name is only ever data: no key, path or type is made of it.
 */
export function cleanFileName(typed: string): string {
  const base = typed.toWellFormed().normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const visible = trimmed(base.replace(/[\p{Cc}\p{Cf}\uFFFD]/gu, '').replace(/\p{Z}+/gu, ' '));
  const short = trimmed(shorten(visible));
  return short.normalize('NFC') || 'file';
}

/** What a person wrote to tell one file from another, on one line and not too long. Shape: pure; may be empty. */
export function cleanLabel(typed: string): string {
  const line = typed
    .toWellFormed()
    .replace(/[\p{Cf}\uFFFD]/gu, '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ');
  return [...line.trim()].slice(0, FILE_LIMITS.labelLength).join('').trim();
}

// attr-char of RFC 8187: everything else is sent as percent and two digits for each byte.
const encode = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*!~]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );

/**
 * The header that makes a browser save a file under its name and never show it in place.
 * Shape: pure; only printable ASCII, whatever the name. Source: RFC 6266 with RFC 8187.
 */
export function attachmentHeader(fileName: string): string {
  const name = cleanFileName(fileName);
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encode(name)}`;
}
