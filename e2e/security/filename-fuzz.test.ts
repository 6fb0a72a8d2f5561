import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { newObjectKey } from '#src/commands/document.ts';
import { FILE_LIMITS } from '#src/domain/document.ts';
import { attachmentHeader, cleanFileName } from '#src/domain/file-name.ts';

const NAMES = 20_000;
const SEED = 20_261_121;

const NASTY = [
  '../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '\\\\server\\share\\plan.pdf',
  'C:\\plan.pdf',
  'plan.pdf\0.exe',
  'plan.pdf\r\nSet-Cookie: a=b',
  'plan.pdf\nX-Injected: 1',
  'plan.pdf"; filename="evil.exe',
  "plan.pdf'; filename*=UTF-8''evil.exe",
  'plan%0d%0aX: 1.pdf',
  'plan%00.pdf',
  '\u202eexe.fdp',
  '\u2066plan\u2069.pdf',
  '\ufeffplan.pdf',
  'plan\u200b.pdf',
  'e\u0301.pdf',
  '\ud800.pdf',
  'plan.pdf\udfff',
  '.htaccess',
  '...',
  '   ',
  '',
  'CON',
  'nul.pdf',
  'plan.pdf::$DATA',
  'plan;.pdf',
  'plan,.pdf',
  'plan\\".pdf',
  '\u2028\u2029.pdf',
  '\u0085.pdf',
  '=1+1.pdf',
  '<img src=x onerror=1>.pdf',
  '%{jndi:ldap:x}.pdf',
  'ﬁle.pdf',
  '１２.pdf',
  '🚀'.repeat(300),
  `${'x'.repeat(4096)}.pdf`,
  `${'e\u0301'.repeat(2000)}.pdf`,
  `plan.${'x'.repeat(4096)}`,
];

const piece = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
);
const name = fc.oneof(
  piece,
  fc.tuple(piece, piece).map(([a, b]) => a + b),
  fc.tuple(piece, piece, fc.constantFrom('.pdf', '.PDF', '.docx', '.exe', '')).map((parts) => parts.join('')),
);

const HEADER =
  /^attachment; filename="([\x20\x21\x23-\x5b\x5d-\x7e]+)"; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)$/; // attachment; filename="a.pdf"; filename*=UTF-8''a.pdf

test('filename-fuzz: whatever a file is called, the header is one line, says one name, and the name comes back whole', () => {
  const names = [...NASTY, ...fc.sample(name, { numRuns: NAMES - NASTY.length, seed: SEED })];
  const wrong: unknown[] = [];
  for (const given of names) {
    const shown = cleanFileName(given);
    const header = attachmentHeader(given);
    const [, plain, encoded = ''] = HEADER.exec(header) ?? [];
    const isFine =
      plain !== undefined &&
      !/[\p{Cc}\p{Cf}\u2028\u2029/\\]/u.test(shown) &&
      shown.isWellFormed() &&
      shown === shown.normalize('NFC') &&
      shown !== '' &&
      shown !== '.' &&
      shown !== '..' &&
      [...shown].length <= FILE_LIMITS.nameLength &&
      cleanFileName(shown) === shown &&
      decodeURIComponent(encoded) === shown &&
      // What Node itself would refuse to send.
      new Headers({ 'content-disposition': header }).get('content-disposition') === header;
    if (!isFine) wrong.push({ given, shown, header });
  }
  assert.deepEqual(wrong.slice(0, 5), []);
  assert.equal(names.length, NAMES);
});

test('filename-fuzz: the key of an object is made of nothing but chance', () => {
  assert.equal(newObjectKey.length, 0, 'it takes something of the file');
  const keys = Array.from({ length: NAMES }, () => newObjectKey());
  assert.deepEqual(
    keys.filter((key) => !/^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(key)),
    [],
  );
  // 256 random bits: two alike among twenty thousand do not happen in the life of the universe.
  assert.equal(new Set(keys).size, NAMES);
});
