import { createHmac } from 'node:crypto';
import type { Limit } from '#src/domain/session.ts';

const GROUP = 4;
/** Letters of Crockford's alphabet, five random bits each: 80 bits, which nobody guesses. */
export const RETURN_CODE_LETTERS = 16;

const MINUTE_MS = 60_000;

/**
 * Tries of return codes. A library or a city hall is one address, so an address may try as often as several people mistype.
 * Source: security targets for look-ups.
 */
export const RETURN_CODE_LIMITS = {
  fromAddress: { subject: 'return-code-from-address', count: 20, windowMs: 10 * MINUTE_MS },
  everybody: { subject: 'return-code', count: 200, windowMs: MINUTE_MS },
} as const satisfies Record<string, Limit>;

/** A code as it is printed: `7K3Q-W9XM-2P7K-3QW9`. Shape: pure. */
export const printedReturnCode = (letters: string): string =>
  letters.replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-'); // 7K3QW9XM -> 7K3Q-W9XM

/**
 * The letters that a person meant: spaces, dashes and case do not matter, O is 0, I and L are 1.
 * Shape: pure; whatever cannot be a code comes back as letters too and fits none, so that every try costs the same.
 */
export const typedReturnCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .slice(0, 4 * RETURN_CODE_LETTERS)
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** What is kept of a code: a hash under the service's secret key, so that the database alone tells nothing. Shape: pure. */
export const returnCodeHash = (secretKey: Buffer, letters: string): Buffer =>
  createHmac('sha256', secretKey).update(`return code\n${letters}`).digest();
