import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { JWK } from 'oidc-provider';

export type IdentityKeys = { signing: JWK; cookie: string };

/** Makes the keys that a provider signs with. Apart from the provider, which a city's own servers do not have installed. */
export function createIdentityKeys(): IdentityKeys {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(8).toString('hex');
  const signing = { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid } as JWK;
  return { signing, cookie: randomBytes(32).toString('base64url') };
}
