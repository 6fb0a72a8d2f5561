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

/** The token in the link of a request to a body outside the city: 256 bits. Shape: pure; kept nowhere. */
export function outsideLinkTokenOf(secretKey: Buffer, id: string): string {
  return keyed(secretKey, 'outside link', id).toString('base64url');
}

/**
 * The id of what one press of a button asked for: the same wish, sent again, has the same id.
 * Shape: pure; a UUID of version 8, which nobody without the secret key can make.
 */
export function wishIdOf(secretKey: Buffer, wish: readonly string[]): string {
  const bytes = keyed(secretKey, 'wish', JSON.stringify(wish)).subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Whether the typed code is the one of a request. Shape: pure; takes the same time wherever the two differ. */
export function isSignInCode(typed: string, secretKey: Buffer, id: string): boolean {
  const expected = Buffer.from(signInCodeOf(secretKey, id));
  const given = Buffer.from(typed);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
