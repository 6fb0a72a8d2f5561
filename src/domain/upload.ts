import type { FileProblem } from '#src/domain/document.ts';
import type { Limit } from '#src/domain/session.ts';
import { type ApplicationStatus, isEditable } from '#src/domain/workflow/states.ts';

/** Every piece of a file has this size, and the last one what is left. A lost connection costs one piece. Units: bytes. */
export const PIECE_BYTES = 1024 * 1024;

/** Uploads that are not finished, of one case and of one person in all their cases. */
export const UNFINISHED_LIMITS = { ofCase: 20, ofPerson: 40 } as const;

/** Uploads that one case may begin. Going on with one is free. */
export const BEGIN_LIMIT: Limit = { subject: 'upload-begin', count: 120, windowMs: 60 * 60_000 };

/** An upload that nobody finished is forgotten after this time. */
export const UNFINISHED_MS = 24 * 60 * 60_000;

/** A piece that is there. Units: bytes. */
export interface Piece {
  starts_at: number;
  size_bytes: number;
  sha256: string;
}

/** How much of a file is there without a gap: where the next piece begins. Shape: pure. Units: bytes. */
export function offsetOf(pieces: readonly Piece[]): number {
  let offset = 0;
  for (const piece of pieces.toSorted((a, b) => a.starts_at - b.starts_at)) {
    if (piece.starts_at === offset) offset += piece.size_bytes;
  }
  return offset;
}

/** How long the piece that begins here must be. Shape: pure; null where no piece begins. Units: bytes. */
export function pieceLength(sizeBytes: number, offset: number): number | null {
  if (!Number.isSafeInteger(offset) || offset < 0 || offset >= sizeBytes || offset % PIECE_BYTES !== 0)
    return null;
  return Math.min(PIECE_BYTES, sizeBytes - offset);
}

/**
 * What a piece is to an upload: the next one, one that is there already with the same bytes, or none that fits.
 * Shape: pure; where it does not fit, the sender goes on from `offsetOf`.
 */
export function judgePiece(
  upload: { sizeBytes: number; pieces: readonly Piece[] },
  piece: { offset: number; sha256: string },
): 'next' | 'known' | 'elsewhere' {
  const there = upload.pieces.find((one) => one.starts_at === piece.offset);
  if (there) return there.sha256 === piece.sha256 ? 'known' : 'elsewhere';
  const fits =
    piece.offset === offsetOf(upload.pieces) && pieceLength(upload.sizeBytes, piece.offset) !== null;
  return fits ? 'next' : 'elsewhere';
}

/** Whether one more upload may begin. Shape: pure; null when it may. */
export function unfinishedProblem(unfinished: { ofCase: number; ofPerson: number }): FileProblem | null {
  const { ofCase, ofPerson } = unfinished;
  const isFree = ofCase < UNFINISHED_LIMITS.ofCase && ofPerson < UNFINISHED_LIMITS.ofPerson;
  return isFree ? null : 'too-many-unfinished';
}

/** Whether a case has gone on since an upload began, so that the file may not enter it any more. Shape: pure. */
export const isLeftBehind = (beganIn: ApplicationStatus, now: ApplicationStatus): boolean =>
  isEditable(beganIn) && !isEditable(now);

/** Problems after which the pieces stay, because the same bytes may be taken later. */
const PASSING: readonly FileProblem[] = ['not-arrived', 'too-many-files', 'case-full'];

/** Whether what went wrong at the end is no fault of the file. Shape: pure. */
export const isPassing = (problem: FileProblem): boolean => PASSING.includes(problem);
