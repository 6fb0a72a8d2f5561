import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { migrate } from '#db/migrate.ts';
import { blockParty } from '#e2e/fixtures/answers.ts';
import { testContext } from '#e2e/fixtures/context.ts';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { pdfStream, plainPdf } from '#e2e/fixtures/files.ts';
import { listObjects } from '#e2e/fixtures/list-objects.ts';
import { anApplicant, as } from '#e2e/fixtures/people.ts';
import { cityNamed } from '#src/city/index.ts';
import { startApplication } from '#src/commands/application.ts';
import { makeCheckpoint } from '#src/commands/checkpoint.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { BUCKET, PLACEHOLDERS } from '#src/embedded/environment.ts';
import { startPostgres } from '#src/embedded/postgres.ts';
import { startS3 } from '#src/embedded/s3.ts';
import { readSecrets, writePrivately } from '#src/embedded/secrets.ts';
import { createConfined } from '#src/outside/confined.ts';
import { createObjectStore } from '#src/outside/s3.ts';
import { createSigner } from '#src/outside/sign.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

const ROOT = join(import.meta.dirname, '../..');
const BETWEEN_CASES_MS = 100;

export interface DrillOptions {
  seed: number;
  writers: number;
  /** Moments whose state is written down; one of them, chosen by the seed, is restored. */
  moments: number;
  /** Fills the database and the store before the first backup. */
  prepare?: (world: DrillWorld) => Promise<void>;
}

export interface DrillWorld {
  folder: string;
  data: string;
  adminUrl: string;
  owner: Sql;
  ctx: Ctx;
  /** Settings that make the same database and store look like a city's own servers. */
  ownServers: Record<string, string>;
}

/** Everything there is: a hash over the ordered rows of each table, and the hash of each object. */
export interface State {
  tables: Record<string, { rows: number; sha256: string }>;
  objects: Record<string, string>;
}

export interface Script {
  status: number;
  said: string;
  seconds: number;
}

/** A backup folder of a service that went on working, and what was true at one moment of it. */
export interface Drill extends AsyncDisposable {
  world: DrillWorld;
  at: string;
  expected: State;
  /** What was true at the end, long after the moment. */
  last: State;
  backups: Script[];
  restore: (options: { from?: string; to: string; at?: string; more?: string[] }) => Promise<Script>;
  /** A copy of the backup folder that may be damaged. */
  copyOfBackup: (name: string) => string;
}

/** The same chances for the same seed. */
export function chances(seed: number): (below: number) => number {
  let turn = 0;
  return (below) => {
    turn += 1;
    return createHash('sha256').update(`${seed} ${turn}`).digest().readUInt32BE(0) % below;
  };
}

// Not waited for synchronously: the document store that the script asks runs in this very process.
export async function runScript(
  script: string,
  options: readonly string[],
  more: NodeJS.ProcessEnv = {},
): Promise<Script> {
  const since = performance.now();
  const { DATABASE_URL: _url, DATABASE_OWNER_URL: _owner, ...inherited } = process.env;
  const env = { ...inherited, ...more };
  const child = spawn(process.execPath, [join(ROOT, script), ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  const [out, problems, [status]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number]>,
  ]);
  return { status, said: out + problems, seconds: (performance.now() - since) / 1000 };
}

async function readTables(url: string): Promise<State['tables']> {
  const sql = createSql({ url, poolSize: 1, statementTimeoutMs: 600_000 });
  try {
    const names = await sql<{ name: string }[]>`
      SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg_toast%'
      ORDER BY 1`;
    const tables: State['tables'] = {};
    for (const { name } of names) {
      const hash = createHash('sha256');
      let rows = 0;
      const batches = sql<{ row: string }[]>`
        SELECT t::text AS row FROM ${sql.unsafe(name)} t ORDER BY t::text COLLATE "C"`.cursor(2000);
      for await (const batch of batches) {
        for (const { row } of batch) hash.update(`${row}\n`);
        rows += batch.length;
      }
      tables[name] = { rows, sha256: hash.digest('hex') };
    }
    return tables;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function storeSettings(endpoint: string, keys: { accessKeyId: string; secretAccessKey: string }) {
  return {
    S3_ENDPOINT: endpoint,
    S3_REGION: 'us-east-1',
    S3_BUCKET: BUCKET,
    S3_ACCESS_KEY_ID: keys.accessKeyId,
    S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
    S3_FORCE_PATH_STYLE: true,
    S3_CHECKSUMS: 'needed' as const,
  };
}

async function readObjects(settings: ReturnType<typeof storeSettings>): Promise<State['objects']> {
  const found: State['objects'] = {};
  for await (const { key, sha256 = '' } of listObjects(settings)()) found[key] = sha256;
  return Object.fromEntries(Object.entries(found).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function keysIn(data: string) {
  const { s3AccessKeyId, s3SecretAccessKey, signingKey } = readSecrets(join(data, 'secrets.json'));
  return { accessKeyId: s3AccessKeyId, secretAccessKey: s3SecretAccessKey, signingKey };
}

/** Starts what was restored into a folder, works with it, and reads all of it. */
export async function readRestored(data: string, work = async (_ownerUrl: string) => {}): Promise<State> {
  const postgres = await startPostgres({ dataDir: join(data, 'postgres') });
  const keys = keysIn(data);
  const s3 = await startS3({ dataDir: join(data, 's3'), buckets: [BUCKET], ...keys });
  try {
    await work(postgres.ownerUrl);
    return {
      tables: await readTables(superuserUrl(postgres.adminUrl)),
      objects: await readObjects(storeSettings(s3.endpoint, keys)),
    };
  } finally {
    await s3.stop();
    await postgres.stop();
  }
}

const superuserUrl = (adminUrl: string) => adminUrl.replace(/\/postgres\?/, '/permits?');

/** An organizer who applies, sends a plan and hands in, and the city that marks its history. */
async function applyOnce(world: DrillWorld, label: string): Promise<void> {
  const db = { owner: world.owner } as TestDatabase; // people are made by the owner and nothing else of it is asked
  const [row] = await world.owner<{ now: Date }[]>`SELECT clock_timestamp() AS now`;
  const ctx = { ...world.ctx, now: row?.now ?? new Date() };
  const owner = as(ctx, await anApplicant(db));
  const { ref } = await startApplication(owner, { answers: blockParty(juneSaturday()), sessionHash: null });
  await uploaded(owner, ref, plainPdf({ objects: [pdfStream('', Buffer.from(label))] }));
  await submitApplication(owner, { ref, revision: 1, key: 'first' });
  await makeCheckpoint({ ...ctx, actor: systemActor('drill') }, { attempt: 1 });
}

/** Writers that all stand still, between two cases, whenever somebody asks them to. */
function startWriters(world: DrillWorld, count: number) {
  let isOver = false;
  let resting: { all: Promise<unknown>; wake: () => void; arrive: () => void; open: Promise<void> } | null =
    null;
  let done = 0;
  const write = async (writer: number) => {
    for (let turn = 0; !isOver; turn += 1) {
      if (resting !== null) {
        resting.arrive();
        await resting.open;
      }
      await applyOnce(world, `writer ${writer}, case ${turn}`);
      done += 1;
      await pause(BETWEEN_CASES_MS);
    }
  };
  const running = Promise.all(Array.from({ length: count }, (_, writer) => write(writer)));
  running.catch(() => undefined); // whoever stops them hears of it
  return {
    casesCount: () => done,
    /** Runs something while nobody writes. */
    whileStill: async <T>(work: () => Promise<T>): Promise<T> => {
      const open = Promise.withResolvers<void>();
      const all = Promise.withResolvers<void>();
      let arrived = 0;
      const arrive = () => {
        arrived += 1;
        if (arrived === count) all.resolve();
      };
      resting = { all: all.promise, wake: open.resolve, arrive, open: open.promise };
      await Promise.race([all.promise, running]);
      try {
        return await work();
      } finally {
        resting = null;
        open.resolve();
      }
    },
    /** Lets them write some cases more. */
    more: async (cases: number) => {
      const until = done + cases;
      await Promise.race([
        running,
        (async () => {
          while (done < until) await pause(20);
        })(),
      ]);
    },
    stop: async () => {
      isOver = true;
      await running;
    },
  };
}

/** Lets people work, backs up while they do, writes down what is true at some moments, and chooses one of them. */
export async function prepareDrill(options: DrillOptions): Promise<Drill> {
  const { seed, moments } = options;
  const folder = mkdtempSync(join(tmpdir(), 'backup-drill-'));
  const data = join(folder, 'service');
  const postgres = await startPostgres({ dataDir: join(data, 'postgres') });
  const keys = keysIn(data);
  const s3 = await startS3({ dataDir: join(data, 's3'), buckets: [BUCKET], ...keys });
  writePrivately(join(data, 'ports.json'), { s3: s3.port });
  await migrate(postgres.ownerUrl);
  const owner = createSql({ url: postgres.ownerUrl, statementTimeoutMs: 60_000 });
  const app = createSql({ url: postgres.appUrl, statementTimeoutMs: 60_000 });
  const settings = storeSettings(s3.endpoint, keys);
  const outside = {
    objects: createObjectStore(settings),
    scanner: null,
    confined: createConfined(2),
    signer: createSigner({ SIGNING_KEY: keys.signingKey, RETIRED_PUBLIC_KEYS: undefined }),
  } as unknown as Ctx['outside']; // no mail and no sign-in is asked for
  const ctx = testContext(app, { city: cityNamed('baltimore'), outside });
  const ownServers = {
    ...PLACEHOLDERS,
    PUBLIC_ORIGIN: 'https://permits.example.gov',
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)])),
    DATABASE_URL: postgres.appUrl,
    DATABASE_OWNER_URL: postgres.ownerUrl,
  };
  const world: DrillWorld = {
    folder,
    data,
    adminUrl: superuserUrl(postgres.adminUrl),
    owner,
    ctx,
    ownServers,
  };
  const end = async () => {
    await Promise.all([owner.end({ timeout: 5 }), app.end({ timeout: 5 })]);
    await s3.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const readState = async (): Promise<State & { at: string }> => {
    const [row] = await owner`
      SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at`;
    return {
      at: String(row?.at),
      tables: await readTables(world.adminUrl),
      objects: await readObjects(settings),
    };
  };
  try {
    await options.prepare?.(world);
    const writers = startWriters(world, options.writers);
    await writers.more(2);
    const backups = [await runScript('db/backup.ts', ['--data', data])];
    const states: (State & { at: string })[] = [];
    for (let moment = 0; moment < moments; moment += 1) {
      await writers.more(2);
      states.push(await writers.whileStill(readState));
    }
    await writers.more(2);
    await writers.stop();
    backups.push(await runScript('db/backup.ts', ['--data', data]));
    const { at, ...expected } = states[chances(seed)(moments)]!; // below their number
    const { at: _end, ...last } = await readState();
    return {
      world,
      at,
      expected,
      last,
      backups,
      restore: ({ from = join(data, 'backup'), to, at: moment = at, more = [] }) =>
        runScript('db/restore.ts', ['--from', from, '--to', to, '--at', moment, ...more]),
      copyOfBackup: (name) => {
        const copy = join(folder, name);
        cpSync(join(data, 'backup'), copy, { recursive: true });
        return copy;
      },
      [Symbol.asyncDispose]: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

/** Harm to a backup folder, each of a kind that a drill must notice. Shape: says which file was harmed. */
export const SABOTAGES: Record<
  string,
  (root: string, drill: Drill, chance: (below: number) => number) => string
> = {
  'one file of the log of changes deleted': (root, drill, chance) => {
    const base = globSync('base/*/manifest.json', { cwd: root }).toSorted()[0] ?? '';
    const { firstWal } = JSON.parse(readFileSync(join(root, base), 'utf8')) as { firstWal: string };
    const kept = globSync('wal/kept-*.txt', { cwd: root })
      .toSorted()
      .flatMap((name) => readFileSync(join(root, name), 'utf8').split('\n'))
      .map((line) => line.split(' '))
      .filter(([name = '']) => /^[0-9A-F]{24}$/.test(name) && name >= firstWal);
    const last = kept.findIndex(([, , at = '']) => new Date(at) > new Date(drill.at));
    const needed = kept.slice(0, last + 1);
    const path = join(root, 'wal', `${needed[chance(needed.length)]?.[0]}.gz`);
    rmSync(path);
    return path;
  },
  'one byte of one object flipped': (root, drill, chance) => {
    const path = anObject(root, drill, chance);
    const bytes = readFileSync(path);
    const place = chance(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    return path;
  },
  'one object dropped': (root, drill, chance) => {
    const path = anObject(root, drill, chance);
    rmSync(path);
    return path;
  },
};

function anObject(root: string, drill: Drill, chance: (below: number) => number): string {
  const hashes = Object.values(drill.expected.objects);
  const sha256 = hashes[chance(hashes.length)] ?? '';
  const path = join(root, 'objects', sha256.slice(0, 2), sha256);
  if (!existsSync(path)) throw new Error(`${path} was never backed up`);
  return path;
}
