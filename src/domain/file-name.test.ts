import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { attachmentHeader, cleanFileName, cleanLabel } from '#src/domain/file-name.ts';

const NAMES: [typed: string, kept: string][] = [
  ['site plan.pdf', 'site plan.pdf'],
  ['Plan de la feria – señalización.pdf', 'Plan de la feria – señalización.pdf'],
  ['cafe\u0301.pdf', 'café.pdf'],
  ['地図.pdf', '地図.pdf'],
  ['🎪 fair.pdf', '🎪 fair.pdf'],
  ['C:\\fakepath\\plan.pdf', 'plan.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['\\\\server\\share\\plan.pdf', 'plan.pdf'],
  ['plan.pdf\0.exe', 'plan.pdf.exe'],
  ['plan\r\nSet-Cookie: a=b.pdf', 'planSet-Cookie: a=b.pdf'],
  ['fdp.\u202enalp.exe', 'fdp.nalp.exe'],
  ['plan\u200b.pdf', 'plan.pdf'],
  ['  plan.pdf. . ', 'plan.pdf'],
  ['plan\u00a0 \u2003one.pdf', 'plan one.pdf'],
  ['<script>alert(1)</script>.pdf', 'script>.pdf'],
  ['"quoted" & <b>.pdf', '"quoted" & <b>.pdf'],
  ['..', 'file'],
  ['', 'file'],
  ['folder/', 'file'],
  ['\ud800broken.pdf', 'broken.pdf'],
  [`${'a'.repeat(4000)}.pdf`, `${'a'.repeat(146)}.pdf`],
];
for (const [typed, kept] of NAMES) {
  test(`${JSON.stringify(typed.slice(0, 40))} is kept as ${JSON.stringify(kept.slice(0, 40))}`, () => {
    assert.equal(cleanFileName(typed), kept);
  });
}

test('the header names the file for old and new browsers', () => {
  assert.equal(
    attachmentHeader('Plan "A" 100% señal.pdf'),
    `attachment; filename="Plan _A_ 100_ se_al.pdf"; filename*=UTF-8''Plan%20%22A%22%20100%25%20se%C3%B1al.pdf`,
  );
});

const HEADER =
  /^attachment; filename="([\x20\x21\x23-\x24\x26-\x5b\x5d-\x7e]+)"; filename\*=UTF-8''((?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})+)$/; // attachment; filename="a"; filename*=UTF-8''a

test('any name at all makes one clean header that gives the name back', () => {
  const nasty = fc.constantFrom(
    '\0',
    '\r',
    '\n',
    '"',
    '\\',
    '/',
    '..',
    '\u202e',
    '\u200f',
    '%',
    ';',
    '\ud800',
    "'",
    '<',
    '*',
    '\u2028',
  );
  const name = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(fc.oneof(nasty, fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(name, (typed) => {
      const kept = cleanFileName(typed);
      assert.equal(cleanFileName(kept), kept);
      assert.equal(kept, kept.normalize('NFC'));
      assert.ok(kept.length > 0 && [...kept].length <= 150 && !/[\p{Cc}\p{Cf}\\/\u2028\u2029]/u.test(kept));
      const parsed = HEADER.exec(attachmentHeader(typed));
      assert.ok(parsed, attachmentHeader(typed));
      assert.equal(decodeURIComponent(parsed[2] ?? ''), kept);
    }),
    { numRuns: 20_000, seed: 20_261_121 },
  );
});

test('a label is one short line', () => {
  assert.equal(cleanLabel('North \ud800\tlawn'), 'North lawn');
  assert.equal(cleanLabel('  North\r\n half\u202e of the plan '), 'North half of the plan');
  assert.equal(cleanLabel('x'.repeat(500)).length, 100);
  assert.equal(cleanLabel('   '), '');
});
