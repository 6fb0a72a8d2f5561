import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { multipart } from '#e2e/security/browser.ts';
import { isIn, PIECES, READERS } from '#e2e/security/readers.ts';
import { FORM_LIMITS, readForm } from '#src/forms/read-form.ts';
import { readUploadForm } from '#src/forms/read-upload.ts';

const words = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((parts) => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.integer({ min: 1, max: 400 }))
      .map(([piece, times]) => piece.repeat(times)),
  },
);

const requestOf = (type: string, body: Uint8Array<ArrayBuffer>) =>
  new Request('http://localhost/', { method: 'POST', headers: { 'content-type': type }, body });

/** Bytes that were whole once: some turned, some gone, some twice. */
function spoiled(bytes: Buffer, [at, length, value]: readonly [number, number, number]): Buffer<ArrayBuffer> {
  const from = at % (bytes.length + 1);
  const middle =
    value % 3 === 0
      ? Buffer.alloc(0)
      : value % 3 === 1
        ? Buffer.alloc(length, value)
        : bytes.subarray(from, from + length);
  return Buffer.concat([
    bytes.subarray(0, from),
    middle,
    bytes.subarray(from + (value % 2 === 0 ? length : 0)),
  ]);
}
const spoil = fc.tuple(fc.nat(20_000), fc.nat(60), fc.nat(255));

/** The parsers of what strangers send, with generated nonsense. Shape: the same seed gives the same nonsense. */
export function parserTests({ runs, seed }: { runs: number; seed: number }): void {
  for (const [name, holds] of Object.entries(READERS)) {
    test(`R-12: the reader of ${name} says yes or no to everything and never breaks (seed ${seed})`, () => {
      fc.assert(fc.property(words, holds), { numRuns: runs, seed });
    });
  }

  test(`R-12: the reader of forms gives fields within its limits or a status, whatever the bytes are (seed ${seed})`, async () => {
    const body = fc.tuple(fc.array(fc.tuple(words, words), { maxLength: 12 }), fc.option(spoil));
    await fc.assert(
      fc.asyncProperty(body, async ([fields, change]) => {
        const whole = Buffer.from(fields.map(([name, value]) => `${name}=${value}`).join('&'));
        const read = await readForm(
          requestOf('application/x-www-form-urlencoded', change === null ? whole : spoiled(whole, change)),
        );
        if ('status' in read) return isIn([400, 413], read.status);
        return read.form.every(
          ([name, value]) =>
            name !== '' &&
            name.length <= FORM_LIMITS.nameLength &&
            value.length <= FORM_LIMITS.fieldLength &&
            name.isWellFormed() &&
            value.isWellFormed() &&
            !`${name}${value}`.includes('\0'),
        );
      }),
      { numRuns: Math.ceil(runs / 4), seed },
    );
  });

  test(`R-12: the reader of uploads comes to its end with every body (seed ${seed})`, async () => {
    const whole = multipart([
      { name: '_token', value: 'abc' },
      { name: 'documentKind', value: 'site-plan' },
      {
        name: 'file',
        value: Buffer.from('%PDF-1.7 and so on'),
        fileName: 'plan.pdf',
        type: 'application/pdf',
      },
    ]);
    const type = fc.oneof(
      { weight: 5, arbitrary: fc.constant('multipart/form-data; boundary=x-boundary-x') },
      fc.constantFrom(
        'multipart/form-data',
        'multipart/form-data; boundary=',
        'multipart/form-data; boundary="x',
        'multipart/mixed; boundary=x',
        'multipart/form-data; boundary=--',
        `multipart/form-data; boundary=${'x'.repeat(500)}`,
      ),
    );
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(type, fc.array(spoil, { maxLength: 3 }), async (kind, changes) => {
        const sent = await readUploadForm(requestOf(kind, changes.reduce(spoiled, Buffer.from(whole))));
        if (sent === null) return true;
        for await (const file of sent.files) {
          for await (const _ of file.stream.iterator({ destroyOnReturn: false })) break;
          taken += 1;
          break;
        }
        await sent.finish();
        return sent.fields.length <= 20;
      }),
      { numRuns: Math.ceil(runs / 10), seed },
    );
    assert.ok(taken > 0, 'no body had a file');
  });
}
