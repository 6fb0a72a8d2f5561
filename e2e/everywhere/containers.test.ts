import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { PLACEHOLDERS } from '#src/embedded/environment.ts';
import { SETTING_NAMES } from '#src/env.ts';

const ROOT = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'image-'));
after(() => rmSync(scratch, { recursive: true, force: true }));

/** Settings a city may leave out of compose: they have a default that fits containers, or stand beside another one. */
const LEFT_OUT = [
  'CLAMD_PORT',
  'CLAMD_SOCKET',
  'DATABASE_POOL_SIZE',
  'DATABASE_POOL_WAIT_MS',
  'DATABASE_STATEMENT_TIMEOUT_MS',
  'LOG_LEVEL',
  'RETIRED_PUBLIC_KEYS',
  'S3_CHECKSUMS',
  'SLOW_STATEMENT_MS',
  'VISITOR_LOOK_UPS',
  'VISITOR_REQUESTS',
];

test('compose names every setting of the service and no other', () => {
  const compose = readFileSync(join(ROOT, 'compose.yaml'), 'utf8');
  const named = new Set([...compose.matchAll(/^ {4,6}([A-Z][A-Z0-9_]+): /gm)].map((match) => match[1] ?? ''));
  assert.deepEqual(
    [...named].filter((name) => !SETTING_NAMES.includes(name)),
    [],
  );
  assert.deepEqual(
    SETTING_NAMES.filter((name) => !named.has(name) && !LEFT_OUT.includes(name)),
    [],
  );
});

test('the example settings are the settings that compose asks for', () => {
  const asked = [...readFileSync(join(ROOT, 'compose.yaml'), 'utf8').matchAll(/\$\{([A-Z0-9_]+)[:}]/g)].map(
    (match) => match[1],
  );
  const given = [
    ...readFileSync(join(ROOT, '.env.example'), 'utf8').matchAll(/^#? ?([A-Z][A-Z0-9_]+)=/gm),
  ].map((match) => match[1]);
  assert.deepEqual([...new Set(asked)].sort(), [...new Set(given)].sort());
});

interface Stage {
  folder: string;
  env: Record<string, string>;
  command: string[];
}

function copyWhatIsTracked(to: string): void {
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  }).split('\n');
  for (const file of files.filter(Boolean)) {
    mkdirSync(dirname(join(to, file)), { recursive: true });
    cpSync(join(ROOT, file), join(to, file));
  }
}

/** Carries out the steps of the Dockerfile where no container engine runs: each stage is a folder. */
function carryOut(): Stage {
  const lines = readFileSync(join(ROOT, 'Dockerfile'), 'utf8')
    .replace(/\\\n\s*/g, ' ')
    .split('\n');
  const stages = new Map<string, Stage>();
  let stage: Stage | undefined;
  for (const line of lines.filter((one) => one !== '' && !one.startsWith('#'))) {
    const [word = '', ...rest] = line.split(/\s+/);
    if (word === 'FROM') {
      const name = rest[1] === 'AS' ? (rest[2] ?? '') : 'final';
      stage = { folder: join(scratch, name), env: {}, command: [] };
      mkdirSync(stage.folder, { recursive: true });
      stages.set(name, stage);
    }
    assert.ok(stage);
    if (word === 'ENV')
      for (const pair of rest) stage.env[pair.split('=')[0] ?? ''] = pair.split('=')[1] ?? '';
    if (word === 'CMD') stage.command = JSON.parse(rest.join(' ')) as string[];
    if (word === 'RUN') {
      execFileSync('bash', ['-ec', rest.join(' ')], {
        cwd: stage.folder,
        stdio: ['ignore', 'ignore', 'inherit'],
        // What was installed for this run is at hand; a registry that stumbles is asked again.
        env: { ...process.env, npm_config_prefer_offline: 'true', npm_config_fetch_retries: '5' },
      });
    }
    if (word === 'COPY') copy(stage, stages, rest);
  }
  return stages.get('final') as Stage; // the Dockerfile ends with a stage without a name
}

function copy(stage: Stage, stages: Map<string, Stage>, words: string[]): void {
  const from = words[0]?.startsWith('--from=')
    ? stages.get(words.shift()?.slice('--from='.length) ?? '')?.folder
    : ROOT;
  const to = words.pop() ?? '';
  assert.ok(from);
  if (words[0] === '.') {
    copyWhatIsTracked(stage.folder);
    return;
  }
  for (const word of words) {
    const source = word.replace(/^\/app\//, '');
    const target = to === './' ? source : to;
    cpSync(join(from, source), join(stage.folder, target), { recursive: true, verbatimSymlinks: true });
  }
}

test('the steps of the Dockerfile give a server that starts and answers', { timeout: 600_000 }, async () => {
  const stage = carryOut();
  const [, ...args] = stage.command;
  const env = {
    ...process.env,
    ...PLACEHOLDERS,
    ...stage.env,
    HOST: '127.0.0.1',
    PORT: '0',
    PUBLIC_ORIGIN: 'http://localhost',
  };
  const server = spawn(process.execPath, args, {
    cwd: stage.folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    let port = 0;
    for await (const line of createInterface({ input: server.stdout })) {
      const said = JSON.parse(line) as { msg: string; port?: number };
      if (said.msg === 'listening') {
        port = said.port ?? 0;
        break;
      }
    }
    const answer = await fetch(`http://127.0.0.1:${port}/health/live`, { headers: { host: 'localhost' } });
    assert.equal(answer.status, 200);
  } finally {
    server.kill('SIGTERM');
  }
});

/** Packages that a script reads when it runs, through all our files that it reads. */
function packagesOf(start: string): Map<string, string> {
  const packages = new Map<string, string>();
  const seen = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    // import { a } from 'package'; export { b } from '#src/b.ts'; import 'package';
    for (const [, name = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT)) {
      if (name.startsWith('#')) waiting.push(name.slice(1));
      else if (!name.startsWith('node:')) packages.set(name, file);
    }
  }
  return packages;
}
const IMPORT = /^(?:import|export)\s+(?!type\b)(?:[^'";]*?from\s+)?'([^']+)'/gm;

test('what runs on a city’s own servers needs no package that is for development only', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const scripts = ['db/migrate.ts', 'db/verify-history.ts', 'db/staff.ts', 'src/jobs/worker.ts'];
  for (const script of scripts) {
    const missing = [...packagesOf(script)].filter(([name]) =>
      Object.keys(devDependencies).some((dev) => name === dev || name.startsWith(`${dev}/`)),
    );
    assert.deepEqual(missing, [], script);
  }
});
