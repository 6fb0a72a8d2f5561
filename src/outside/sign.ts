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
  publicKey: PublicKey;
  sign: (text: string) => { signature: string; keyId: string };
  /** False for a changed text, a changed signature, and a key that is not this one. */
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

/** Builds the signer of this city's key. */
export function createSigner(env: Pick<Env, 'SIGNING_KEY'>): Signer {
  const privateKey = createPrivateKey(env.SIGNING_KEY);
  const publicKey = createPublicKey(privateKey);
  const keyId = keyIdOf(publicKey);
  return {
    keyId,
    publicKey: { kty: 'OKP', crv: 'Ed25519', x: rawKey(publicKey), kid: keyId, use: 'sig' },
    sign: (text) => ({
      signature: sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64url'),
      keyId,
    }),
    verify: (text, signature, id) => id === keyId && isSignedBy(publicKey, text, signature),
  };
}
