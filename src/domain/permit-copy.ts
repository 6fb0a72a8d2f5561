import { createHash } from 'node:crypto';
import * as z from 'zod';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';

/**
 * What is kept of permits outside the database, so that a scanned permit can be looked at while the database is away:
 * for each permit its public facts with their signature, which never change, and one signed list that does: which permits
 * were taken back, and up to which moment that is known.
 */
export const permitCopySchema = z.strictObject({
  factsText: z.string(),
  signature: z.string(),
  keyId: z.string(),
});
export type PermitCopy = z.infer<typeof permitCopySchema>;

const standingSchema = z.strictObject({
  /** So that no other signed text can stand in for this one. */
  kind: z.literal('permit-standing'),
  city: z.string(),
  asOf: z.iso.datetime(),
  /** When each permit was taken back, by the hash of its code. */
  revoked: z.record(z.string(), z.iso.datetime()),
});
export type PermitStandingList = z.infer<typeof standingSchema>;

export const signedStandingSchema = z.strictObject({
  text: z.string(),
  signature: z.string(),
  keyId: z.string(),
});

/** Who may list the store learns no code from it. Shape: pure. */
export const hashOfCode = (code: string): string => createHash('sha256').update(code).digest('hex');

/** Where the facts of a permit are kept. Shape: pure. */
export const permitCopyKey = (code: string): string => `public/permits/${hashOfCode(code)}.json`;

/** Where the list of permits that were taken back is kept. */
export const STANDING_KEY = 'public/permit-standing.json';

/** The text of the list that is signed. Shape: pure; the same list gives the same bytes. */
export function standingText(list: Omit<PermitStandingList, 'kind'>): string {
  return canonicalJson({ kind: 'permit-standing', ...list });
}

// An older list no longer helps anybody decide, and somebody may have put an old one back.
const OLDEST_MS = 3 * 24 * 60 * 60_000;
const AHEAD_MS = 5 * 60_000;

/**
 * Reads a list whose signature was found right.
 * Shape: pure; null for another kind of text, another city, and a moment too long ago or in the future.
 */
export function readStanding(text: string, city: string, now: Date): PermitStandingList | null {
  const list = standingSchema.safeParse(JSON.parse(text));
  if (!list.success || list.data.city !== city) return null;
  const ageMs = now.getTime() - new Date(list.data.asOf).getTime();
  return ageMs > OLDEST_MS || ageMs < -AHEAD_MS ? null : list.data;
}
