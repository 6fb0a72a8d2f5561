import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Env } from '#src/env.ts';

/** An Ed25519 public key as other programs read it (RFC 8037). */
export interface PublicKey {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
  kid: string;
  use: 'sig';
}

/** Signs what the city states in public: permits, and marks over the history. */
export interface Signer {
  keyId: string;
  /** The key in use first, then those that signed before it. */
  publicKeys: readonly PublicKey[];
  sign: (text: string) => { signature: string; keyId: string };
  /** False for a changed text, a changed signature, and a key that is none of ours. */
  verify: (text: string, signature: string, keyId: string) => boolean;
}

const rawKey = (key: KeyObject): string => String(key.export({ format: 'jwk' }).x);

/** A short name of a public key: nobody has to compare 43 letters. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256')
    .update(Buffer.from(rawKey(key), 'base64url'))
    .digest('hex')
    .slice(0, 16);
}

/** Whether a text carries a key's signature. Shape: signature in base64url. */
export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  // Two spellings of the same bytes would be two signatures for one text.
  return bytes.toString('base64url') === signature && verify(null, Buffer.from(text, 'utf8'), key, bytes);
}

/** A public key from its `x`, 32 bytes in base64url. */
export const publicKeyFrom = (x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });

const described = (key: KeyObject): PublicKey => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: rawKey(key),
  kid: keyIdOf(key),
  use: 'sig',
});

/** Builds the signer of this city's key. What retired keys signed is still known as the city's. */
export function createSigner(env: Pick<Env, 'SIGNING_KEY' | 'RETIRED_PUBLIC_KEYS'>): Signer {
  const privateKey = createPrivateKey(env.SIGNING_KEY);
  const keys = [createPublicKey(privateKey), ...(env.RETIRED_PUBLIC_KEYS ?? []).map(publicKeyFrom)];
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const keyId = keyIdOf(keys[0]!); // the key in use is always there
  return {
    keyId,
    publicKeys: keys.map(described),
    sign: (text) => ({
      signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
      keyId,
    }),
    verify: (text, signature, id) => {
      const key = byId.get(id);
      return key !== undefined && isSignedBy(key, text, signature);
    },
  };
}
