import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FILE_PROBLEMS } from '#src/domain/document.ts';
import {
  isLeftBehind,
  isPassing,
  judgePiece,
  offsetOf,
  type Piece,
  pieceLength,
  unfinishedProblem,
} from '#src/domain/upload.ts';

const MIB = 1_048_576;
const piece = (number: number, sha256 = `hash ${number}`, size = MIB): Piece => ({
  starts_at: number * MIB,
  size_bytes: size,
  sha256,
});

test('a piece is a mebibyte, the last one what is left, and none begins anywhere else', () => {
  const table: [sizeBytes: number, offset: number, length: number | null][] = [
    [1, 0, 1],
    [MIB, 0, MIB],
    [MIB, MIB, null],
    [MIB + 1, MIB, 1],
    [3 * MIB, 2 * MIB, MIB],
    [3 * MIB, 3 * MIB, null],
    [3 * MIB, 1, null],
    [3 * MIB, MIB - 1, null],
    [3 * MIB, -MIB, null],
    [3 * MIB, 0.5, null],
    [3 * MIB, Number.NaN, null],
    [3 * MIB, Number.POSITIVE_INFINITY, null],
    [0, 0, null],
  ];
  for (const [size, offset, length] of table) assert.equal(pieceLength(size, offset), length, `${offset}`);
});

test('a file is there as far as its pieces follow each other without a gap', () => {
  assert.equal(offsetOf([]), 0);
  assert.equal(offsetOf([piece(0)]), MIB);
  assert.equal(offsetOf([piece(1), piece(0)]), 2 * MIB);
  assert.equal(offsetOf([piece(0), piece(2)]), MIB);
  assert.equal(offsetOf([piece(1)]), 0);
  assert.equal(offsetOf([piece(0), piece(1, 'x', 17)]), MIB + 17);
});

test('the next piece is taken, one that is there counts as taken, and nothing else is', () => {
  const upload = { sizeBytes: 2 * MIB + 5, pieces: [piece(0)] };
  const table: [offset: number, sha256: string, judged: string][] = [
    [MIB, 'anything', 'next'],
    [0, 'hash 0', 'known'],
    [0, 'other bytes', 'elsewhere'],
    [2 * MIB, 'hash 2', 'elsewhere'],
    [MIB + 1, 'x', 'elsewhere'],
    [-MIB, 'x', 'elsewhere'],
    [9 * MIB, 'x', 'elsewhere'],
  ];
  for (const [offset, sha256, judged] of table)
    assert.equal(judgePiece(upload, { offset, sha256 }), judged, `${offset} ${sha256}`);
  const whole = { sizeBytes: MIB, pieces: [piece(0)] };
  assert.equal(judgePiece(whole, { offset: MIB, sha256: 'x' }), 'elsewhere');
});

test('whatever is sent in whatever order, the pieces make the file once and in its order', () => {
  const size = fc.integer({ min: 1, max: 6 * MIB });
  const tries = fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 60 });
  fc.assert(
    fc.property(size, tries, (sizeBytes, numbers) => {
      const pieces: Piece[] = [];
      const send = (offset: number) => {
        const length = pieceLength(sizeBytes, offset);
        const judged = judgePiece({ sizeBytes, pieces }, { offset, sha256: `hash of ${offset}` });
        if (judged === 'next' && length !== null)
          pieces.push({ starts_at: offset, size_bytes: length, sha256: `hash of ${offset}` });
      };
      for (const number of numbers) send(number * MIB);
      while (offsetOf(pieces) < sizeBytes) send(offsetOf(pieces));
      assert.equal(
        pieces.reduce((sum, one) => sum + one.size_bytes, 0),
        sizeBytes,
      );
      assert.deepEqual(
        pieces.map((one) => one.starts_at),
        pieces.map((_, i) => i * MIB),
      );
    }),
    { seed: 20_261_122, numRuns: 300 },
  );
});

test('the twenty-first upload of a case waits, and the forty-first of a person', () => {
  const table: [ofCase: number, ofPerson: number, problem: string | null][] = [
    [0, 0, null],
    [19, 39, null],
    [20, 20, 'too-many-unfinished'],
    [0, 40, 'too-many-unfinished'],
  ];
  for (const [ofCase, ofPerson, problem] of table)
    assert.equal(unfinishedProblem({ ofCase, ofPerson }), problem);
});

test('what was begun in a draft does not enter a case that was sent meanwhile', () => {
  assert.equal(isLeftBehind('draft', 'draft'), false);
  assert.equal(isLeftBehind('draft', 'submitted'), true);
  assert.equal(isLeftBehind('draft', 'withdrawn'), true);
  assert.equal(isLeftBehind('changes_requested', 'in_agency_review'), true);
  assert.equal(isLeftBehind('returned_incomplete', 'changes_requested'), false);
  assert.equal(isLeftBehind('submitted', 'in_agency_review'), false);
});

test('pieces stay only after what passes', () => {
  assert.deepEqual(FILE_PROBLEMS.filter(isPassing), ['too-many-files', 'case-full', 'not-arrived']);
});
