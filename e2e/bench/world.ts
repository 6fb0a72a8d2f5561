import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '#e2e/bench/load.ts';
import { openStore, type Store } from '#e2e/bench/store.ts';
import { freePort } from '#e2e/fixtures/ports.ts';
import { type Embedded, startEmbedded } from '#src/embedded/environment.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A running server that is measured. */
export interface Measured {
  origin: string;
  pid: number;
  stop: () => Promise<void>;
}
export interface Service extends Measured {
  coldStartMs: number;
  /** Headers of the organizer's browser. */
  headers: Record<string, string>;
  drafts: string[];
  largest: Store['largest'];
  /** Address of a case with answers, for those who work on it. */
  oneCase: string;
  rowsRead: Store['rowsRead'];
  /** Headers of those who work on the cases. */
  desk: Record<keyof Store['desk'], Record<string, string>>;
}

/** The built service and the bare server, each with the small and the large number of cases. */
export interface World extends AsyncDisposable {
  small: Service;
  /** With a tenth of the many cases. */
  middle: Service;
  large: Service;
  bareSmall: Measured;
  bareLarge: Measured;
  /** Starts one more of the same service beside the small one. */
  startAnother: () => Promise<Service>;
}

// The command of the image, so that what is measured is what runs.
function imageCommand(): string[] {
  const line = /^CMD (\[.*\])$/m.exec(readFileSync(join(ROOT, 'Dockerfile'), 'utf8'))?.[1];
  const [node, ...rest] = JSON.parse(line ?? '[]') as string[];
  if (node !== 'node') throw new Error('the Dockerfile starts something else than node');
  return rest;
}

const stopperOf = (child: ChildProcess) => async (): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
};

const portSaidBy = (child: ChildProcess): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('message', (said) => resolve((said as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the server ended with code ${code}`)));
  });

async function startService(store: Store, given: Embedded['env']): Promise<Service> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, imageCommand(), {
    cwd: ROOT,
    env: {
      ...process.env,
      ...given,
      DATABASE_URL: store.appUrl,
      NODE_ENV: 'production',
      PUBLIC_ORIGIN: origin,
      HOST: '127.0.0.1',
      PORT: String(port),
      // One address asks for everything here.
      VISITOR_REQUESTS: '0',
      VISITOR_LOOK_UPS: '0',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = stopperOf(child);
  await portSaidBy(child);
  const first = await call(origin, { method: 'GET', path: '/' });
  const coldStartMs = performance.now() - began;
  if (first.status !== 200) throw new Error(`the first page answered ${first.status}`);
  // A browser that goes on from one page of ours to the next.
  const headersOf = (token: string) => ({
    cookie: `permits=${token}`,
    'accept-encoding': 'gzip, deflate, br, zstd',
    'sec-fetch-site': 'same-origin',
  });
  const { reviewer, coordinator } = store.desk;
  return {
    origin,
    pid: child.pid ?? 0,
    coldStartMs,
    headers: headersOf(store.token),
    drafts: store.drafts,
    largest: store.largest,
    oneCase: store.oneCase,
    rowsRead: store.rowsRead,
    desk: { reviewer: headersOf(reviewer), coordinator: headersOf(coordinator) },
    stop,
  };
}

async function startBare(store: Store, given: Embedded['env']): Promise<Measured> {
  const child = fork(join(import.meta.dirname, 'bare.ts'), {
    cwd: ROOT,
    env: { ...process.env, ...given, DATABASE_URL: store.appUrl },
  });
  const origin = `http://127.0.0.1:${await portSaidBy(child)}`;
  return { origin, pid: child.pid ?? 0, stop: stopperOf(child) };
}

/** Starts everything that is measured. Shape: nothing is left running when a part of it cannot start. */
export async function openWorld(cases: { small: number; middle: number; large: number }): Promise<World> {
  const parts = new AsyncDisposableStack();
  try {
    const smallStore = parts.use(await openStore(cases.small));
    const middleStore = parts.use(await openStore(cases.middle));
    const largeStore = parts.use(await openStore(cases.large));
    const folder = mkdtempSync(join(tmpdir(), 'bench-'));
    parts.defer(() => rmSync(folder, { recursive: true, force: true }));
    const embedded = await startEmbedded({
      dataDir: folder,
      publicOrigin: 'http://localhost',
      people: [],
      given: { DATABASE_URL: smallStore.appUrl },
    });
    parts.defer(() => embedded.stop());
    const kept = async <T extends Measured>(starting: Promise<T>): Promise<T> => {
      const server = await starting;
      parts.defer(() => server.stop());
      return server;
    };
    const small = await kept(startService(smallStore, embedded.env));
    const middle = await kept(startService(middleStore, embedded.env));
    const large = await kept(startService(largeStore, embedded.env));
    const bareSmall = await kept(startBare(smallStore, embedded.env));
    const bareLarge = await kept(startBare(largeStore, embedded.env));
    const close = parts.move();
    return {
      small,
      middle,
      large,
      bareSmall,
      bareLarge,
      startAnother: () => startService(smallStore, embedded.env),
      [Symbol.asyncDispose]: () => close.disposeAsync(),
    };
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}
