import { createHmac, timingSafeEqual } from 'node:crypto';

const keyed = (secretKey: Buffer, purpose: string, id: string): Buffer =>
  createHmac('sha256', secretKey).update(`${purpose}\n${id}`).digest();

/**
 * The eight digits of a request for a code.
 * Shape: pure; computed from the service's secret key, so that neither the database nor the outbox ever holds a code.
 */
export function signInCodeOf(secretKey: Buffer, id: string): string {
  const number = keyed(secretKey, 'sign-in code', id).readBigUInt64BE() % 100_000_000n;
  return String(number).padStart(8, '0');
}

/** The token in the link of the same message: 256 bits. Shape: pure. */
export function signInLinkTokenOf(secretKey: Buffer, id: string): string {
  return keyed(secretKey, 'sign-in link', id).toString('base64url');
}

/** The token in the link of an invitation to one task: 256 bits. Shape: pure; as with sign-in, kept nowhere. */
export function delegateLinkTokenOf(secretKey: Buffer, id: string): string {
  return keyed(secretKey, 'delegate link', id).toString('base64url');
}

/** Whether the typed code is the one of a request. Shape: pure; takes the same time wherever the two differ. */
export function isSignInCode(typed: string, secretKey: Buffer, id: string): boolean {
  const expected = Buffer.from(signInCodeOf(secretKey, id));
  const given = Buffer.from(typed);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
