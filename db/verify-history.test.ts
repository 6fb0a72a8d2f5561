import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { createExportSql } from '#db/export-history.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { startTestStore, type TestStore } from '#e2e/fixtures/object-store.ts';
import { appendActivity } from '#src/commands/activity.ts';
import { makeCheckpoint } from '#src/commands/checkpoint.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { createSigner } from '#src/outside/sign.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-history-'));
// One key in 64 begins with a dash when it is written as text, and looks like an option; that is the one to test with.
function newSigningKey(): string {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return publicKey.export({ format: 'jwk' }).x!.startsWith('-')
    ? privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    : newSigningKey();
}
const SIGNING_KEY = newSigningKey();
const signer = createSigner({ SIGNING_KEY, RETIRED_PUBLIC_KEYS: undefined });
const EXPORT = join(folder, 'history.jsonl');
let db: TestDatabase;
let store: TestStore;

before(async () => {
  db = await createTestDatabase();
  store = await startTestStore();
  const ctx = testContext(db.app, {
    actor: systemActor('test'),
    outside: { signer, objects: store.store } as Ctx['outside'], // all that marks need
  });
  for (let line = 0; line < 10; line += 1) {
    await db.app.begin((tx) =>
      appendActivity(tx, ctx, { id: '0f8e0000-0000-4000-8000-000000000000' }, 'save', {
        from: 'draft',
        to: 'draft',
        detail: { line },
      }),
    );
    await makeCheckpoint(ctx, { attempt: 1 });
  }
});
after(async () => {
  await store[Symbol.asyncDispose]();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

// Not spawnSync: the document store that the script asks runs in this very process.
async function verify(...options: string[]): Promise<{ status: number; said: string }> {
  const { S3_FORCE_PATH_STYLE: _style, ...s3 } = store.settings;
  const script = join(import.meta.dirname, 'verify-history.ts');
  const child = spawn(process.execPath, [script, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      ...PLACEHOLDERS,
      PUBLIC_ORIGIN: 'https://permits.example.gov',
      DATABASE_URL: db.appUrl,
      DATABASE_OWNER_URL: db.ownerUrl,
      ...(s3 as Record<string, string>),
      S3_FORCE_PATH_STYLE: 'true',
      SIGNING_KEY,
    },
  });
  const [said, problems, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { status, said: said + problems };
}

test('a sound history is told in figures and exported', async () => {
  const { status, said } = await verify('--export', EXPORT);
  assert.equal(status, 0, said);
  assert.match(said, /10 in 1 cases/);
  assert.match(said, /Marks +10/);
  assert.match(said, /The history is sound/);
});

test('the export alone, the public key and nothing else prove it anywhere', async () => {
  const key = signer.publicKeys[0]!.x; // the key in use
  assert.equal((await verify('--from', EXPORT, '--key', key)).status, 0);
  const changed = join(folder, 'changed.jsonl');
  writeFileSync(
    changed,
    readFileSync(EXPORT, 'utf8').replace(String.raw`\"line\": 4`, String.raw`\"line\": 5`),
  );
  const { status, said } = await verify('--from', changed, '--key', key);
  assert.equal(status, 1);
  assert.match(said, /DAMAGE +line 5 was changed/);
});

test('a database put back to an older state is found by the copies of its marks', async () => {
  const admin = createExportSql(db.adminUrl);
  await admin.begin(async (tx) => {
    await tx`SET LOCAL session_replication_role = replica`;
    await tx`DELETE FROM activities WHERE seq > 7`;
    await tx`DELETE FROM activity_checkpoints WHERE number > 7`;
    await tx`UPDATE activity_heads SET position = 7, hash = (SELECT hash FROM activities WHERE seq = 7)`;
  });
  await admin.end();
  const { status, said } = await verify();
  assert.equal(status, 1, said);
  assert.match(said, /a copy of mark 8 is kept, and the database has none/);
});
