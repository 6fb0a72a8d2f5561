import { createHash, type KeyObject } from 'node:crypto';
import * as z from 'zod';
import { digestWith } from '#src/commands/checkpoint.ts';
import { checkpointText } from '#src/domain/history.ts';
import { isSignedBy, keyIdOf } from '#src/outside/sign.ts';

const checkpointSchema = z.strictObject({
  kind: z.literal('checkpoint'),
  number: z.number().int(),
  lastSeq: z.number().int(),
  rowsCount: z.number().int(),
  digest: z.string(),
  signature: z.string(),
  keyId: z.string(),
  madeAt: z.string(),
});
const activitySchema = z.strictObject({
  kind: z.literal('activity'),
  seq: z.number().int(),
  applicationId: z.string(),
  position: z.number().int(),
  at: z.string(),
  actorKind: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  agency: z.string().nullable(),
  action: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  detail: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});
const headSchema = z.strictObject({
  kind: z.literal('head'),
  applicationId: z.string(),
  position: z.number().int(),
  hash: z.string(),
});
const lineSchema = z.discriminatedUnion('kind', [checkpointSchema, activitySchema, headSchema]);

type Activity = z.infer<typeof activitySchema>;
type Head = z.infer<typeof headSchema>;
export type ExportedCheckpoint = Omit<z.infer<typeof checkpointSchema>, 'kind'>;

export interface HistoryReport {
  activities: number;
  cases: number;
  checkpoints: number;
  /** Changes after the newest mark: their order within a case is proven, that none is missing at the end is not. */
  unmarked: number;
  last: ExportedCheckpoint | null;
  /** What is wrong, in the order in which it was met. Empty for a sound history. */
  damages: string[];
}

const SEPARATOR = '\u001f';

/** The hash of a change as the database computes it in `activity_add`. */
function hashOf(line: Activity): string {
  const parts = [
    line.previousHash,
    line.applicationId,
    line.position,
    line.at,
    line.actorKind,
    line.actorId ?? '',
    line.actorName,
    line.agency ?? '',
    line.action,
    line.from ?? '',
    line.to ?? '',
    line.detail,
  ];
  return createHash('sha256').update(parts.join(SEPARATOR)).digest('hex');
}

/** A separator inside a field, or nothing written as an empty text, would let two different lines have one hash. */
const isAmbiguous = (line: Activity): boolean =>
  Object.values(line).some((value) => typeof value === 'string' && value.includes(SEPARATOR)) ||
  [line.actorId, line.agency, line.from, line.to].includes('');

/**
 * Proves a history from its export alone: every hash, every chain, every mark and its signature.
 * Shape: `lastKnown` is a mark kept elsewhere; with it a history that was put back to an older state is found as well.
 */
export class HistoryVerifier {
  readonly #keys: ReadonlyMap<string, KeyObject>;
  readonly #lastKnown: ExportedCheckpoint | null;
  readonly #heads = new Map<string, { position: number; hash: string }>();
  readonly #ends = new Map<string, Head>();
  readonly #marks = new Map<number, ExportedCheckpoint>();
  readonly #damages: string[] = [];
  #last: ExportedCheckpoint | null = null;
  #lastSeq = 0;
  #activities = 0;
  #digest = '';

  constructor(keys: readonly KeyObject[], lastKnown: ExportedCheckpoint | null = null) {
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.#lastKnown = lastKnown;
  }

  /** Takes the next line of the export. */
  take(text: string): void {
    const parsed = lineSchema.safeParse(readJson(text));
    if (!parsed.success) {
      this.#say(`a line of the export cannot be read: ${text.slice(0, 80)}`);
      return;
    }
    const line = parsed.data;
    if (line.kind === 'checkpoint') this.#takeMark(line);
    else if (line.kind === 'activity') this.#takeActivity(line);
    else this.#ends.set(line.applicationId, line);
  }

  /** What was found, after the last line. */
  report(): HistoryReport {
    for (const mark of this.#marks.values()) {
      this.#say(`mark ${mark.number} ends at line ${mark.lastSeq}, which is missing`);
    }
    for (const [id, head] of this.#heads) {
      const end = this.#ends.get(id);
      if (end?.position !== head.position || end.hash !== head.hash) {
        this.#say(
          `case ${id} ends at position ${head.position}, but its end says ${end?.position ?? 'nothing'}`,
        );
      }
    }
    for (const id of this.#ends.keys()) {
      if (!this.#heads.has(id) && this.#ends.get(id)?.position !== 0)
        this.#say(`case ${id} has lost all its lines`);
    }
    this.#compareWithKnown();
    return {
      activities: this.#activities,
      cases: this.#heads.size,
      checkpoints: this.#last?.number ?? 0,
      unmarked: this.#activities - (this.#last?.rowsCount ?? 0),
      last: this.#last,
      damages: this.#damages,
    };
  }

  #say(damage: string): void {
    this.#damages.push(damage);
  }

  #takeMark(line: z.infer<typeof checkpointSchema>): void {
    const { kind: _kind, ...mark } = line;
    const before = this.#last;
    if (mark.number !== (before?.number ?? 0) + 1)
      this.#say(`mark ${mark.number} does not follow mark ${before?.number ?? 0}`);
    if (mark.lastSeq <= (before?.lastSeq ?? 0) || mark.rowsCount <= (before?.rowsCount ?? 0)) {
      this.#say(`mark ${mark.number} covers nothing new`);
    }
    const key = this.#keys.get(mark.keyId);
    if (key === undefined) this.#say(`mark ${mark.number} is signed with a key that is not the city's`);
    else if (!isSignedBy(key, checkpointText(mark), mark.signature)) {
      this.#say(`the signature of mark ${mark.number} does not fit`);
    }
    if (mark.number === this.#lastKnown?.number && mark.signature !== this.#lastKnown.signature) {
      this.#say(`mark ${mark.number} differs from the copy kept elsewhere`);
    }
    this.#last = mark;
    this.#marks.set(mark.lastSeq, mark);
  }

  #takeActivity(line: Activity): void {
    const where = `line ${line.seq}`;
    if (line.seq <= this.#lastSeq) this.#say(`${where} stands after line ${this.#lastSeq}`);
    const before = this.#heads.get(line.applicationId) ?? { position: 0, hash: '' };
    if (line.position !== before.position + 1) {
      this.#say(
        `${where} has position ${line.position} after ${before.position} in case ${line.applicationId}`,
      );
    }
    if (line.previousHash !== before.hash)
      this.#say(`${where} does not follow the line before it in its case`);
    if (line.hash !== hashOf(line)) this.#say(`${where} was changed: its hash does not fit`);
    if (isAmbiguous(line)) this.#say(`${where} has a field that no program of ours writes`);
    this.#heads.set(line.applicationId, { position: line.position, hash: line.hash });
    this.#lastSeq = line.seq;
    this.#activities += 1;
    this.#digest = digestWith(this.#digest, line);
    this.#reachMark(line.seq);
  }

  #reachMark(seq: number): void {
    const mark = this.#marks.get(seq);
    if (mark === undefined) return;
    this.#marks.delete(seq);
    if (mark.digest !== this.#digest) this.#say(`mark ${mark.number} does not fit the lines before it`);
    if (mark.rowsCount !== this.#activities) {
      this.#say(`mark ${mark.number} counted ${mark.rowsCount} lines, and there are ${this.#activities}`);
    }
  }

  #compareWithKnown(): void {
    const known = this.#lastKnown;
    if (known === null) return;
    const key = this.#keys.get(known.keyId);
    if (key === undefined || !isSignedBy(key, checkpointText(known), known.signature)) {
      this.#say(`the mark to compare with, number ${known.number}, is not signed by the city`);
    }
    if ((this.#last?.number ?? 0) < known.number) {
      this.#say(`mark ${known.number} was made once and is missing: this is an older state`);
    }
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A line that is no JSON is damage like any other, and told by the caller.
    return null;
  }
}
