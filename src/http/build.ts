import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import node from '@astrojs/node';
import type { AstroIntegration } from 'astro';
import { PurgeCSS } from 'purgecss';
import type { Plugin } from 'vite';
import { STEP_ADDRESSES } from '#src/http/step-file.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The adapter for Node with `entry.ts` in place of its own server entry, which makes streams for every request. */
export function ownEntry(): AstroIntegration {
  const adapter = node({ mode: 'middleware', experimentalDisableStreaming: true });
  const configDone = adapter.hooks['astro:config:done'];
  adapter.hooks['astro:config:done'] = (options) =>
    configDone?.({
      ...options,
      setAdapter: (given) =>
        options.setAdapter({ ...given, serverEntrypoint: join(ROOT, 'src/http/entry.ts') }),
    });
  return adapter;
}

const MARKUP = ['src/{components,layouts,pages}/**/*.{astro,ts}', 'src/content/**/*.md'];
// Classes that are put together or set by script: is-open, usa-js-loading.
// Made of a word and a value: the purge cannot read them in the source.
const ALWAYS_KEPT = [/^field__box--/, /^date__/, /^is-/, /^usa-js/, /^has-/];

// States of USWDS controls that no page has.
const NEVER_USED = [
  /disabled/,
  /usa-(focus|hover|active)/,
  /dark-background/,
  /indeterminate/,
  /\[multiple/,
  /ms-expand/,
  /moz-focusring/,
];

/** Keeps only the rules of our styles that some page can use, before the file gets its name from its content. */
export function purgeStyles(): Plugin {
  return {
    name: 'purge-styles',
    apply: 'build',
    async transform(code, id) {
      if (!/\.scss$/.test(id)) return null;
      const [purged] = await new PurgeCSS().purge({
        content: MARKUP.map((pattern) => join(ROOT, pattern)),
        css: [{ raw: code }],
        defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
        safelist: { standard: ALWAYS_KEPT },
        blocklist: NEVER_USED,
        fontFace: true,
        keyframes: true,
      });
      return { code: purged?.css ?? code, map: null };
    },
  };
}

/** Lets bundled code find files that lie beside its source: there `import.meta.dirname` would name the bundle's folder. */
export function folderNames(): Plugin {
  return {
    name: 'folder-names',
    apply: 'build',
    transform(code, id) {
      const path = relative(ROOT, id.split('?')[0] ?? '');
      if (!path.startsWith('src/') || !code.includes('import.meta.dirname')) return null;
      const folder = `(process.cwd() + ${JSON.stringify(`/${dirname(path)}`)})`;
      return { code: code.replaceAll('import.meta.dirname', folder), map: null };
    },
  };
}

const STEPS = 'src/domain/application/steps';
let stepAddresses: Readonly<Record<string, string>> = {};

/**
 * Builds the definition of each page of questions as a file of its own for browsers. A page names the one that it needs, so that
 * the script of the form does not have to list all of them.
 */
export function stepFiles(): Plugin {
  const files = new Map<string, string>();
  return {
    name: 'step-files',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    buildStart() {
      for (const file of globSync('*.ts', { cwd: join(ROOT, STEPS) })) {
        const name = basename(file, '.ts');
        const id = join(ROOT, STEPS, file);
        files.set(name, this.emitFile({ type: 'chunk', id, name, preserveSignature: 'exports-only' }));
      }
    },
    generateBundle() {
      stepAddresses = Object.fromEntries(
        [...files].map(([name, file]) => [name, `/${this.getFileName(file)}`]),
      );
    },
  };
}

const COMPRESSIBLE = /\.(?:css|js|json|svg|txt|webmanifest|xml)$/;
const WORTH_BYTES = 512;

function compressBeside(folder: string): void {
  for (const name of globSync('**/*', { cwd: folder })) {
    if (!COMPRESSIBLE.test(name)) continue;
    const path = join(folder, name);
    const body = readFileSync(path);
    if (body.length < WORTH_BYTES) continue;
    const brotli = brotliCompressSync(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    });
    writeFileSync(`${path}.br`, brotli);
    writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  }
}

/** Lays compressed copies beside the files for the browser, and beside the server where each page of questions has its file. */
export function finishBuild(): AstroIntegration {
  return {
    name: 'finish-build',
    hooks: {
      'astro:build:done': ({ dir }) => {
        compressBeside(fileURLToPath(dir));
        writeFileSync(join(ROOT, STEP_ADDRESSES), JSON.stringify(stepAddresses));
      },
    },
  };
}
