import type { Env } from '#src/env.ts';
import { type Confined, createConfined } from '#src/outside/confined.ts';
import { createIdentity, type Identity } from '#src/outside/identity.ts';
import { createMailer, type Mailer } from '#src/outside/mail.ts';
import { createObjectStore, type ObjectStore } from '#src/outside/s3.ts';
import { createScanner, type Scanner } from '#src/outside/scan.ts';
import { createSigner, type Signer } from '#src/outside/sign.ts';

/** Everything that is not ours, each behind one adapter. */
export interface Outside {
  objects: ObjectStore;
  mail: Mailer;
  /** Null where the city has configured no virus scanner. */
  scanner: Scanner | null;
  identity: Identity;
  signer: Signer;
  /** Reads and draws files of strangers in processes without rights. */
  confined: Confined;
}

/** Builds the adapters. Shape: nothing connects before first use. */
export function createOutside(env: Env): Outside {
  return {
    objects: createObjectStore(env),
    mail: createMailer(env),
    scanner: createScanner(env),
    identity: createIdentity(env),
    signer: createSigner(env),
    confined: createConfined(2),
  };
}
