import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createExportSql, exportFrom, exportHistory } from '#db/export-history.ts';
import { HistoryVerifier } from '#db/history-chain.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import { rehash } from '#e2e/fixtures/damage.ts';
import { createTestDatabase, type TestDatabase } from '#e2e/fixtures/database.ts';
import { appendActivity } from '#src/commands/activity.ts';
import { checkpointKey, makeCheckpoint } from '#src/commands/checkpoint.ts';
import type { Ctx } from '#src/context.ts';
import { checkpointText } from '#src/domain/history.ts';
import { systemActor } from '#src/domain/policy.ts';
import { startS3 } from '#src/embedded/s3.ts';
import { createObjectStore } from '#src/outside/s3.ts';
import { createSigner, publicKeyFrom } from '#src/outside/sign.ts';
import type { SignedCheckpoint } from '#src/store/checkpoint.ts';
import type { Sql, Tx } from '#src/store/sql.ts';

const CASES = ['a', 'b', 'c', 'd', 'e']
  .map((letter) => letter.repeat(8))
  .map((start) => `${start}-0000-4000-8000-000000000000`);
const LINES = 60;
const S3_KEYS = { accessKeyId: 'test', secretAccessKey: 'test-secret' };
const newKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

const folder = mkdtempSync(join(tmpdir(), 'history-test-'));
const signer = createSigner({ SIGNING_KEY: newKey(), RETIRED_PUBLIC_KEYS: undefined });
const keys = signer.publicKeys.map((key) => publicKeyFrom(key.x));
let db: TestDatabase;
let s3: Awaited<ReturnType<typeof startS3>>;
let admin: Sql;
let ctx: Ctx;
let marked: SignedCheckpoint;

async function addLines(count: number): Promise<void> {
  for (let line = 0; line < count; line += 1) {
    const applicationId = CASES[line % CASES.length]!; // the list is not empty
    const actor =
      line % 3 === 0
        ? systemActor('test')
        : ({ kind: 'applicant', id: applicationId, email: 'a@b.example', sessionHash: 'x' } as const);
    await db.app.begin((tx) =>
      appendActivity(tx, { actor, now: ctx.now }, { id: applicationId }, 'save', {
        from: 'draft',
        to: 'draft',
        agency: line % 4 === 0 ? 'fire' : null,
        detail: { step: `step "${line}"`, count: line },
      }),
    );
  }
}

before(async () => {
  db = await createTestDatabase();
  s3 = await startS3({ ...S3_KEYS, dataDir: folder, buckets: ['history'] });
  const objects = createObjectStore({
    S3_ENDPOINT: s3.endpoint,
    S3_REGION: 'us-east-1',
    S3_BUCKET: 'history',
    S3_ACCESS_KEY_ID: S3_KEYS.accessKeyId,
    S3_SECRET_ACCESS_KEY: S3_KEYS.secretAccessKey,
    S3_FORCE_PATH_STYLE: true,
    S3_CHECKSUMS: 'needed',
  });
  ctx = testContext(db.app, {
    actor: systemActor('make-checkpoint'),
    now: new Date('2027-04-01T14:00:00.123Z'),
    outside: { signer, objects } as Ctx['outside'], // all that marks need
  });
  await addLines(LINES / 2);
  await makeCheckpoint(ctx, { attempt: 1 });
  await addLines(LINES / 2);
  marked = (await makeCheckpoint(ctx, { attempt: 1 }))!; // there are lines
  admin = createExportSql(db.adminUrl);
});
after(async () => {
  await admin.end({ timeout: 1 });
  await db.drop();
  await s3.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function reportOf(tx: Tx | null, lastKnown: SignedCheckpoint | null = null) {
  const verifier = new HistoryVerifier(keys, lastKnown);
  if (tx === null) await exportHistory(db.app, (line) => verifier.take(line));
  else await exportFrom(tx, (line) => verifier.take(line));
  return verifier.report();
}

class Undo extends Error {}

/** What the verifier says of a history that a superuser has changed with the triggers off. Afterwards all is as before. */
async function damagesAfter(
  change: (tx: Tx) => Promise<unknown>,
  lastKnown: SignedCheckpoint | null = null,
): Promise<string[]> {
  let damages: string[] = [];
  await admin
    .begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`ALTER TABLE activities ALTER COLUMN seq DROP IDENTITY`;
      await change(tx);
      ({ damages } = await reportOf(tx, lastKnown));
      throw new Undo();
    })
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
  return damages;
}

test('a history that nobody touched is sound, and every line is marked', async () => {
  const report = await reportOf(null, marked);
  assert.deepEqual(report.damages, []);
  assert.equal(report.activities, LINES);
  assert.equal(report.cases, CASES.length);
  assert.equal(report.checkpoints, 2);
  assert.equal(report.unmarked, 0);
});

test('every field of every line is proven', async () => {
  const fields = [
    'position',
    'at',
    'actor_kind',
    'actor_id',
    'actor_name',
    'agency',
    'action',
    'from_status',
    'to_status',
    'detail',
    'previous_hash',
    'hash',
    'seq',
    'application_id',
  ];
  const changed: Record<string, (tx: Tx, seq: number) => Promise<unknown>> = {
    position: (tx, seq) => tx`UPDATE activities SET position = position + 1000 WHERE seq = ${seq}`,
    at: (tx, seq) => tx`UPDATE activities SET at = at + interval '1 microsecond' WHERE seq = ${seq}`,
    actor_kind: (tx, seq) => tx`UPDATE activities SET actor_kind = actor_kind || 'x' WHERE seq = ${seq}`,
    actor_id: (tx, seq) => tx`UPDATE activities SET actor_id = gen_random_uuid() WHERE seq = ${seq}`,
    actor_name: (tx, seq) => tx`UPDATE activities SET actor_name = actor_name || ' ' WHERE seq = ${seq}`,
    agency: (tx, seq) =>
      tx`UPDATE activities SET agency = CASE WHEN agency IS NULL THEN '' END WHERE seq = ${seq}`,
    action: (tx, seq) => tx`UPDATE activities SET action = 'deny' WHERE seq = ${seq}`,
    from_status: (tx, seq) => tx`UPDATE activities SET from_status = NULL WHERE seq = ${seq}`,
    to_status: (tx, seq) => tx`UPDATE activities SET to_status = 'denied' WHERE seq = ${seq}`,
    detail: (tx, seq) => tx`UPDATE activities SET detail = detail || '{"count": -1}' WHERE seq = ${seq}`,
    previous_hash: (tx, seq) => tx`UPDATE activities SET previous_hash = 'x' WHERE seq = ${seq}`,
    hash: (tx, seq) => tx`UPDATE activities SET hash = md5(hash) WHERE seq = ${seq}`,
    seq: (tx, seq) => tx`UPDATE activities SET seq = 1000000 + seq WHERE seq = ${seq}`,
    application_id: (tx, seq) =>
      tx`UPDATE activities SET application_id = gen_random_uuid() WHERE seq = ${seq}`,
  };
  assert.deepEqual(Object.keys(changed), fields);
  for (const [field, change] of Object.entries(changed)) {
    for (const seq of [1, 2, 31, LINES]) {
      const damages = await damagesAfter((tx) => change(tx, seq));
      assert.notEqual(damages.length, 0, `${field} of line ${seq} was changed and nobody noticed`);
    }
  }
});

const tampered: Record<string, (tx: Tx) => Promise<unknown>> = {
  'a line is deleted': (tx) => tx`DELETE FROM activities WHERE seq = 17`,
  'a line is deleted and the chain mended': async (tx) => {
    await tx`DELETE FROM activities WHERE seq = 17`;
    await rehash(tx);
  },
  'two lines change places': async (tx) => {
    await tx`UPDATE activities SET seq = -1 WHERE seq = 20`;
    await tx`UPDATE activities SET seq = 20 WHERE seq = 25`;
    await tx`UPDATE activities SET seq = 25 WHERE seq = -1`;
  },
  'two lines change places and the chain is mended': async (tx) => {
    await tx`UPDATE activities SET seq = -1, position = -1 WHERE seq = 20`;
    await tx`UPDATE activities SET seq = 20 WHERE seq = 25`;
    await tx`UPDATE activities SET seq = 25 WHERE seq = -1`;
    await tx`UPDATE activities SET position = -position - 100`;
    await rehash(tx);
  },
  'a line is put in between': (tx) => tx`
    INSERT INTO activities (seq, application_id, position, at, actor_kind, actor_name, action, detail, previous_hash, hash)
    SELECT -5, application_id, -5, at, actor_kind, actor_name, action, detail, previous_hash, 'made up' FROM activities WHERE seq = 9`,
  'a line is put in between and the chain mended': async (tx) => {
    await tx`UPDATE activities SET seq = -seq - 1, position = -position WHERE seq > 30`;
    await tx`UPDATE activities SET seq = -seq WHERE seq < 0`;
    await tx`
      INSERT INTO activities (seq, application_id, position, at, actor_kind, actor_name, action, detail, previous_hash, hash)
        SELECT 31, application_id, -9999, at, actor_kind, actor_name, action, detail, previous_hash, 'made up' FROM activities WHERE seq = 9`;
    await rehash(tx);
  },
  'the end is cut off': (tx) => tx`DELETE FROM activities WHERE seq > 50`,
  'the end is cut off and the chain mended': async (tx) => {
    await tx`DELETE FROM activities WHERE seq > 50`;
    await rehash(tx);
  },
  'a whole case is taken out': async (tx) => {
    await tx`DELETE FROM activities WHERE application_id = ${CASES[2]!}`;
    await tx`DELETE FROM activity_heads WHERE application_id = ${CASES[2]!}`;
  },
  'everything is taken out': async (tx) => {
    await tx`DELETE FROM activities`;
    await tx`DELETE FROM activity_heads`;
  },
  'a field is changed and the chain mended': async (tx) => {
    await tx`UPDATE activities SET to_status = 'permit_issued' WHERE seq = 40`;
    await rehash(tx);
  },
  'a mark is made to fit': async (tx) => {
    await tx`DELETE FROM activities WHERE seq > 50`;
    await rehash(tx);
    await tx`UPDATE activity_checkpoints SET last_seq = 50, rows_count = 50 WHERE number = 2`;
  },
  'a mark is taken out of the middle': (tx) => tx`DELETE FROM activity_checkpoints WHERE number = 1`,
  'a mark is signed by somebody else': async (tx) => {
    const stranger = createSigner({ SIGNING_KEY: newKey(), RETIRED_PUBLIC_KEYS: undefined });
    const { signature, keyId } = stranger.sign(checkpointText(marked));
    await tx`UPDATE activity_checkpoints SET signature = ${signature}, key_id = ${keyId} WHERE number = 2`;
    await tx`UPDATE activity_checkpoints SET signature = ${signature} WHERE number = 1`;
  },
};
for (const [what, change] of Object.entries(tampered)) {
  test(`it is found when ${what}`, async () => {
    assert.notEqual((await damagesAfter(change)).length, 0);
  });
}

test('an older state with its own marks is found by the copy of the newest mark', async () => {
  const putBack = async (tx: Tx) => {
    await tx`DELETE FROM activities WHERE seq > 30`;
    await tx`DELETE FROM activity_checkpoints WHERE number = 2`;
    await rehash(tx);
  };
  // Nothing inside the database can show it: this is why a copy of each mark is kept elsewhere.
  assert.deepEqual(await damagesAfter(putBack), []);
  assert.deepEqual(await damagesAfter(putBack, marked), [
    'mark 2 was made once and is missing: this is an older state',
  ]);
});

test('a thousand random changes of one byte are found', async () => {
  const lines: string[] = [];
  await exportHistory(db.app, (line) => {
    lines.push(line);
  });
  let seed = 20_270_401;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % below;
  };
  for (let round = 0; round < 1000; round += 1) {
    const at = random(lines.length);
    const line = lines[at]!; // below the length
    const byte = random(line.length);
    const letter = String.fromCharCode(33 + random(90));
    const other = letter === line[byte] ? '~' : letter;
    const changed = `${line.slice(0, byte)}${other}${line.slice(byte + 1)}`;
    const verifier = new HistoryVerifier(keys);
    for (const [index, text] of lines.entries()) verifier.take(index === at ? changed : text);
    assert.notEqual(verifier.report().damages.length, 0, `${line}\n${changed}`);
  }
});

test('a mark covers what was committed, and two workers make it once', async () => {
  const { promise: open, resolve: close } = Promise.withResolvers<void>();
  const { promise: written, resolve: tell } = Promise.withResolvers<void>();
  const slow = db.app.begin(async (tx) => {
    await appendActivity(tx, ctx, { id: CASES[0]! }, 'save', { from: 'draft', to: 'draft' });
    tell();
    await open;
  });
  await written;
  await db.app.begin((tx) =>
    appendActivity(tx, ctx, { id: CASES[1]! }, 'save', { from: 'draft', to: 'draft' }),
  );
  const both = [makeCheckpoint(ctx, { attempt: 1 }), makeCheckpoint(ctx, { attempt: 1 })];
  close();
  await slow;
  const made = await Promise.all(both);
  assert.deepEqual(
    made.map((mark) => mark?.rowsCount),
    [LINES + 2, LINES + 2],
  );
  const report = await reportOf(null);
  assert.deepEqual(report.damages, []);
  assert.equal(report.checkpoints, 3);
  assert.equal(report.unmarked, 0);
});

test('a copy of every mark is kept outside the database', async () => {
  const copy = await ctx.outside.objects.get(checkpointKey(2));
  assert.ok(copy);
  const chunks: Buffer[] = [];
  for await (const chunk of copy.body) chunks.push(chunk as Buffer);
  assert.deepEqual(JSON.parse(Buffer.concat(chunks).toString('utf8')), marked);
});

test('nobody but the system makes marks, and no program of ours may change the history', async () => {
  await assert.rejects(
    makeCheckpoint({ ...ctx, actor: { kind: 'visitor', sessionHash: null } }, { attempt: 1 }),
    {
      code: 'forbidden',
    },
  );
  for (const url of [db.app, db.owner]) {
    await assert.rejects(Promise.resolve(url`UPDATE activities SET actor_name = 'x'`), { code: '42501' });
    await assert.rejects(Promise.resolve(url`DELETE FROM activity_checkpoints`), { code: '42501' });
    await assert.rejects(Promise.resolve(url`TRUNCATE activities`), { code: '42501' });
  }
});
