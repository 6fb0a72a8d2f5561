import type { Env } from '#src/env.ts';
import { type Confined, createConfined } from '#src/outside/confined.ts';
import type { Identity } from '#src/outside/identity.ts';
import type { Mailer } from '#src/outside/mail.ts';
import type { ObjectStore } from '#src/outside/s3.ts';
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

/** Makes something at first use and keeps it. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      // What failed once, for want of memory or files, may succeed the next time.
      made = undefined;
      throw error;
    });
    return made;
  };
}

// The libraries behind these three are half of what a web process would read at its start, and most pages need none of them.
function objectsAtFirstUse(env: Env): ObjectStore {
  const objects = once(async () => (await import('#src/outside/s3.ts')).createObjectStore(env));
  return {
    put: async (object) => (await objects()).put(object),
    replace: async (object) => (await objects()).replace(object),
    get: async (key) => (await objects()).get(key),
    remove: async (key) => (await objects()).remove(key),
    check: async () => (await objects()).check(),
  };
}

function mailAtFirstUse(env: Env): Mailer {
  const mailer = once(async () => (await import('#src/outside/mail.ts')).createMailer(env));
  return { send: async (message) => (await mailer()).send(message) };
}

function identityAtFirstUse(env: Env): Identity {
  const identity = once(async () => (await import('#src/outside/identity.ts')).createIdentity(env));
  return {
    // Everything that was given goes on: a parameter that is left out here would not be missed by the compiler.
    begin: async (...given) => (await identity()).begin(...given),
    finish: async (...given) => (await identity()).finish(...given),
    readLogoutToken: async (...given) => (await identity()).readLogoutToken(...given),
    endSessionUrl: async (...given) => (await identity()).endSessionUrl(...given),
  };
}

/** Builds the adapters. Shape: nothing connects, and no library of theirs is read, before first use. */
export function createOutside(env: Env): Outside {
  return {
    objects: objectsAtFirstUse(env),
    mail: mailAtFirstUse(env),
    scanner: createScanner(env),
    identity: identityAtFirstUse(env),
    signer: createSigner(env),
    confined: createConfined(2),
  };
}
