import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { createIdentityKeys, type IdentityKeys } from '#src/embedded/identity-keys.ts';
import { readIfThere } from '#src/embedded/processes.ts';

/** Everything secret that a first start makes up, and the ports it found free. */
export type Secrets = {
  secretKey: string;
  signingKey: string;
  s3AccessKeyId: string;
  s3SecretAccessKey: string;
  oidcClientSecret: string;
  identityKeys: IdentityKeys;
};

const random = () => randomBytes(32).toString('base64url');

function createSecrets(): Secrets {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    secretKey: random(),
    signingKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    s3AccessKeyId: randomBytes(10).toString('hex'),
    s3SecretAccessKey: random(),
    oidcClientSecret: random(),
    identityKeys: createIdentityKeys(),
  };
}

/** Writes a file that only this user may read, whole or not at all. */
export function writePrivately(path: string, value: unknown): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, JSON.stringify(value, null, 2), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
}

/** Reads the secrets of a data folder, making them at the first start. */
export function readSecrets(path: string): Secrets {
  const kept = readIfThere(path);
  const secrets: Secrets = { ...createSecrets(), ...(kept === '' ? {} : JSON.parse(kept)) };
  if (kept !== JSON.stringify(secrets, null, 2)) writePrivately(path, secrets);
  return secrets;
}
