import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, rmSync, statSync, truncateSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isBuilt } from '#src/embedded/build.ts';
import { type Child, keepRunning } from '#src/embedded/child.ts';
import { type Embedded, PLACEHOLDERS, type Ports, startEmbedded } from '#src/embedded/environment.ts';
import type { IdentityPerson } from '#src/embedded/identity.ts';
import { commandLineOf, isAlive, readIfThere, stopProcess, waitUntil } from '#src/embedded/processes.ts';
import { writePrivately } from '#src/embedded/secrets.ts';
import { walFolderOf } from '#src/embedded/wal-archive.ts';
import { EnvMistakes, isLoopbackOrigin, readEnv } from '#src/env.ts';

const ROOT = join(import.meta.dirname, '../..');
const { values: FLAGS } = parseArgs({
  options: {
    dev: { type: 'boolean', default: false },
    /** For tests: another folder than the one people use, and no demo cases. */
    data: { type: 'string', default: join(ROOT, '.data') },
    'no-seeds': { type: 'boolean', default: false },
  },
});
const DATA = resolve(FLAGS.data);
const NAME = relative(process.cwd(), DATA) || '.';
const RUN_FILE = join(DATA, 'run.json');
const SEEDED = join(DATA, 'seeded');
const PORTS_FILE = join(DATA, 'ports.json');
const FIRST_PORT = 4321;
const WISHED: Ports = { inbox: 4322, smtp: 4325, identity: 4323, s3: 4324 };
const LONGEST_LOG = 5_000_000;
const LOOK_FOR_BACKUP_MS = 5000;
// An empty variable counts as absent, here as everywhere.
const GIVEN: NodeJS.ProcessEnv = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value));
const isDev = FLAGS.dev;

type RunFile = { pid: number; origin: string; children: Record<string, number> };

class CannotStart extends Error {
  override name = 'CannotStart';
}

const say = (text: string) => process.stdout.write(`${text}\n`);

function readJson<T>(path: string, fallback: T): T {
  const text = readIfThere(path);
  return text === '' ? fallback : (JSON.parse(text) as T);
}

// After kill -9 web and worker follow by themselves; one that hangs is ended here, when it is surely ours.
async function clearLastRun(): Promise<void> {
  const last = readJson<RunFile | null>(RUN_FILE, null);
  if (last === null) return;
  if (
    last.pid !== process.pid &&
    commandLineOf(last.pid).includes('embedded/start.ts') &&
    isAlive(last.pid)
  ) {
    throw new CannotStart(
      `The service runs already at ${last.origin} (process ${last.pid}). Stop that one first.`,
    );
  }
  for (const pid of Object.values(last.children)) {
    if (!isAlive(pid) || !commandLineOf(pid).includes('follow-parent.ts')) continue;
    await stopProcess(pid, 'SIGTERM', 5000);
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, GIVEN.HOST || '127.0.0.1', () => server.close(() => done(true)));
  });
}

async function choosePort(): Promise<number> {
  const wished = GIVEN.PORT;
  if (wished) {
    const port = Number(wished);
    // A wrong number gets its sentence with all the other settings.
    if (Number.isInteger(port) && port > 0 && port < 65_536 && !(await isFree(port))) {
      throw new CannotStart(`Port ${port} is used by another program. Set PORT to a free one.`);
    }
    return port;
  }
  for (let port = FIRST_PORT; port < FIRST_PORT + 200; port += 10) if (await isFree(port)) return port;
  throw new CannotStart('No free port was found. Set PORT to a free one.');
}

const running = new Set<ChildProcess>();

/** Runs one of our scripts to its end and gives back what it printed. */
function runScript(
  script: string,
  env: NodeJS.ProcessEnv,
  output: 'inherit' | 'pipe' = 'inherit',
): Promise<string> {
  const child = spawn(process.execPath, script.trim().split(' '), {
    cwd: ROOT,
    env,
    stdio: ['ignore', output, 'inherit'],
  });
  running.add(child);
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (piece: string) => {
    text += piece;
  });
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      running.delete(child);
      if (code === 0) done(text);
      else fail(new CannotStart(`${script} ended with code ${code}. Its words are above.`));
    });
  });
}

async function readPeople(): Promise<IdentityPerson[]> {
  if (GIVEN.OIDC_ISSUER) return [];
  return JSON.parse(
    await runScript(`db/seeds/people.ts ${GIVEN.CITY || ''}`, GIVEN, 'pipe'),
  ) as IdentityPerson[];
}

// Demo cases are told in their own time, from months ago until today. The worker would act on them meanwhile, so it
// comes after; the pages need not wait.
async function seed(env: NodeJS.ProcessEnv): Promise<void> {
  try {
    say(await runScript('db/seed.ts', env, 'pipe'));
    writePrivately(SEEDED, { at: new Date().toISOString() });
  } catch (error) {
    say(`The demo cases are not complete; the next start goes on. ${(error as Error).message}`);
  }
}

async function buildWhenStale(env: NodeJS.ProcessEnv): Promise<void> {
  if (isDev || isBuilt()) return;
  say('Building the pages ...');
  await runScript('src/embedded/build.ts', { ...env, NODE_ENV: 'production' });
}

function openLog(name: string): number {
  const folder = join(DATA, 'log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.log`);
  if (existsSync(path) && statSync(path).size > LONGEST_LOG) truncateSync(path);
  return openSync(path, 'a', 0o600);
}

function answers(port: number, host: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, host === '0.0.0.0' ? '127.0.0.1' : host);
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}

function tell(
  origin: string,
  embedded: Embedded,
  people: readonly IdentityPerson[],
  env: NodeJS.ProcessEnv,
): void {
  const lines = ['', `  Service   ${origin}`];
  if (embedded.mail)
    lines.push(`  Inbox     ${embedded.mail.webUrl}   every mail, with the codes for signing in`);
  lines.push(`  Staff     ${origin}/staff/sign-in`);
  if (embedded.identity) {
    lines.push('', '  Staff sign in without a password, as one of:');
    const width = Math.max(...people.map(({ name }) => name.length));
    for (const { name, description } of people) lines.push(`    ${name.padEnd(width)}  ${description}`);
    lines.push('', '  Organizers sign in with any e-mail address; the code arrives in the inbox.');
  }
  if (!env.CLAMD_HOST && !env.CLAMD_SOCKET) {
    lines.push('', '  Virus scanning is off: neither CLAMD_HOST nor CLAMD_SOCKET is set.');
  }
  if (!isDev) lines.push('', `  Logs are in ${NAME}/log, everything else in ${NAME}.`);
  lines.push('  Ctrl-C stops everything.', '');
  say(lines.join('\n'));
}

async function main(): Promise<void> {
  mkdirSync(DATA, { recursive: true, mode: 0o700 });
  await clearLastRun();
  const port = await choosePort();
  const origin = (GIVEN.PUBLIC_ORIGIN || `http://localhost:${port}`).replace(/\/$/, '');
  const run: RunFile = { pid: process.pid, origin, children: {} };
  writePrivately(RUN_FILE, run);

  let isStopping = false;
  let starting: Promise<Embedded> | undefined;
  const children: Child[] = [];
  const stop = async (code: number): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    say('Stopping ...');
    await Promise.all(children.map((child) => child.stop()));
    for (const script of running) script.kill();
    // Also when it is told to stop while they start.
    await starting?.then((embedded) => embedded.stop()).catch(() => undefined);
    rmSync(RUN_FILE, { force: true });
    process.exit(code);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));
  // Started by a process that was killed, nobody could stop us any more.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && void stop(0), 1000).unref();

  try {
    readEnv({ ...PLACEHOLDERS, PUBLIC_ORIGIN: origin, ...GIVEN });
    const people = await readPeople();
    const ports = readJson<Partial<Ports>>(PORTS_FILE, WISHED);
    starting = startEmbedded({
      dataDir: DATA,
      publicOrigin: origin,
      people,
      given: GIVEN,
      ports,
    });
    const embedded = await starting;
    writePrivately(PORTS_FILE, embedded.ports);
    const mode = isDev ? 'development' : 'production';
    const env: NodeJS.ProcessEnv = { ...GIVEN, NODE_ENV: mode, ...embedded.env, PORT: String(port) };
    const { HOST: host } = readEnv(env);
    if (embedded.identity && !isLoopbackOrigin(`http://${host}`)) {
      throw new CannotStart(
        'HOST opens the service to other machines, which needs a real sign-in: set OIDC_ISSUER.',
      );
    }
    await runScript('db/migrate.ts', env);
    await buildWhenStale(env);
    if (isStopping) return;

    const keep = (name: string, command: string[]) =>
      children.push(
        keepRunning({
          name,
          command,
          env,
          log: isDev ? 'inherit' : openLog(name),
          onPid: (child, pid) => {
            run.children[child] = pid;
            writePrivately(RUN_FILE, run);
          },
          onTrouble: (sentence) => say(`${sentence} Its log is ${NAME}/log/${name}.log.`),
        }),
      );
    const astro = join(ROOT, 'node_modules/.bin/astro');
    const built = ['--max-semi-space-size=8', 'src/http/server.mjs'];
    keep('web', isDev ? [astro, 'dev', '--port', String(port), '--host', host] : built);
    const isUp = await waitUntil(() => isStopping || answers(port, host), 60_000);
    if (isStopping) return;
    if (isUp) tell(origin, embedded, people, env);
    else say(`The web server does not answer yet; see ${NAME}/log/web.log.`);
    // Only now: beside the build, it would keep the first page waiting.
    const isSeeding = !FLAGS['no-seeds'] && embedded.postgres !== null && !existsSync(SEEDED);
    const seeded = isSeeding ? seed(env) : Promise.resolve();
    if (isSeeding) say('Demo cases are being added. Mail waits until they are all there, about a minute.');
    // The first `npm run backup` turns it on; from then on changes and files follow while the service runs.
    const isBackedUp = () => existsSync(walFolderOf(join(DATA, 'postgres')));
    const turn = setInterval(() => {
      if (isStopping || embedded.postgres === null || !isBackedUp()) return;
      clearInterval(turn);
      keep('backup', ['db/backup.ts', '--data', DATA, '--watch']);
    }, LOOK_FOR_BACKUP_MS);
    await seeded;
    if (!isStopping) keep('worker', isDev ? ['--watch', 'src/jobs/worker.ts'] : ['src/jobs/worker.ts']);
  } catch (error) {
    if (error instanceof EnvMistakes)
      say(`The service cannot start with these settings:\n- ${error.sentences.join('\n- ')}`);
    else say(error instanceof CannotStart ? error.message : String((error as Error).stack));
    await stop(1);
  }
}

main().catch((error: unknown) => {
  say(error instanceof CannotStart ? error.message : String((error as Error).stack));
  process.exit(1);
});
