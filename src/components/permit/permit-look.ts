import type { PublicPermit } from '#src/queries/permit.ts';
import type { Text } from '#src/text/index.ts';

/** How a permit's standing looks, always beside its words. */
export const standingLook = {
  valid_now: 'success',
  valid_later: 'info',
  over: 'warning',
  revoked: 'error',
  unproven: 'error',
} as const;

type PageWords = Text['permit']['page'];

/** What a copy cannot promise for now: that a permit was not taken back meanwhile. */
const isOpenSince = (
  permit: PublicPermit,
): permit is PublicPermit & { standing: 'valid_now' | 'valid_later'; asOf: Date } =>
  permit.asOf !== null && (permit.standing === 'valid_now' || permit.standing === 'valid_later');

/** The first thing to read about a permit. */
export const headingOf = (permit: PublicPermit, words: PageWords): string =>
  isOpenSince(permit) ? words.fromCopy.standing[permit.standing] : words.standing[permit.standing];

/** Good news from a copy look like a warning. */
export const lookOf = (permit: PublicPermit) =>
  isOpenSince(permit) ? 'warning' : standingLook[permit.standing];

/** What the standing means for whoever stands in front of the event. `on` is the day it was taken back. */
export function meaningOf(permit: PublicPermit, words: PageWords, on: string): string {
  if (isOpenSince(permit)) return words.fromCopy[permit.standing];
  return permit.standing === 'revoked' ? words.means.revoked({ on }) : words.means[permit.standing];
}
