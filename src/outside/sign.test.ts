import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { test } from 'node:test';
import { createSigner } from '#src/outside/sign.ts';

const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const signer = createSigner({ SIGNING_KEY: newKey(), RETIRED_PUBLIC_KEYS: undefined });
const text = '{"number":"BAL-2027-000123"}';
const { signature, keyId } = signer.sign(text);

test('a signed text is known as signed', () => {
  assert.equal(signer.verify(text, signature, keyId), true);
});

test('no changed bit of text or signature passes', () => {
  const flips = (bytes: Buffer) =>
    Array.from({ length: bytes.length * 8 }, (_, bit) => {
      const changed = Buffer.from(bytes);
      changed[bit >> 3]! ^= 1 << (bit & 7); // the byte exists: bit is below length * 8
      return changed;
    });
  for (const changed of flips(Buffer.from(text))) {
    assert.equal(signer.verify(changed.toString('latin1'), signature, keyId), false);
  }
  for (const changed of flips(Buffer.from(signature, 'base64url'))) {
    assert.equal(signer.verify(text, changed.toString('base64url'), keyId), false);
  }
});

test('a signature has one spelling', () => {
  const base64 = Buffer.from(signature, 'base64url').toString('base64');
  for (const other of [base64, `${signature}=`, ` ${signature}`, `${signature}AA`]) {
    assert.equal(signer.verify(text, other, keyId), false, other);
  }
});

test('a stranger cannot sign for the city, and a retired key still counts', () => {
  const other = createSigner({ SIGNING_KEY: newKey(), RETIRED_PUBLIC_KEYS: undefined });
  const foreign = other.sign(text);
  assert.equal(signer.verify(text, foreign.signature, foreign.keyId), false);
  assert.equal(signer.verify(text, foreign.signature, keyId), false);
  const next = createSigner({
    SIGNING_KEY: newKey(),
    RETIRED_PUBLIC_KEYS: signer.publicKeys.map((key) => key.x),
  });
  assert.equal(next.verify(text, signature, keyId), true);
  assert.deepEqual(
    next.publicKeys.map((key) => key.kid),
    [next.keyId, keyId],
  );
});
