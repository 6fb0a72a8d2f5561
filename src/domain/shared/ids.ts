/** Crockford's letters: no I, L, O or U, so that people can read a reference aloud. */
export const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const checkValue = (letters: string): number => {
  let value = 0;
  for (const letter of letters) value = (value * 32 + CROCKFORD.indexOf(letter)) % 37;
  return value;
};

/**
 * A reference from ten random letters: `7K3QW-9XM2P-4`, where the last letter checks the rest.
 * Shape: pure; null for the one in seven bodies whose check value (modulo 37) has no letter: draw again.
 * Units: `letters` are ten Crockford letters, 50 random bits.
 */
export function referenceFrom(letters: string): string | null {
  const check = CROCKFORD.charAt(checkValue(letters));
  return check === '' ? null : `${letters.slice(0, 5)}-${letters.slice(5)}-${check}`;
}

/**
 * The reference a person meant: spaces, dashes and case do not matter, O is 0, I and L are 1.
 * Shape: pure; null when the check sign does not fit.
 */
export function parseReference(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== 11) return null;
  const body = letters.slice(0, 10);
  if ([...body].some((letter) => !CROCKFORD.includes(letter))) return null;
  const reference = referenceFrom(body);
  return reference?.replaceAll('-', '') === letters ? reference : null;
}

/** Letters of Crockford's alphabet from random bytes, five bits of each byte. Shape: pure. */
export function crockford(bytes: Uint8Array): string {
  return [...bytes].map((byte) => CROCKFORD.charAt(byte & 31)).join('');
}
