import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'astro/config';
import { finishBuild, folderNames, ownEntry, purgeStyles, stepFiles } from './src/http/build.ts';
import { actLikeTheShell } from './src/http/dev.ts';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const migrations = readdirSync(at('./db/migrations')).filter((name) => name.endsWith('.sql'));

// What the definitions of several pages share comes with the script of the form, so that a page needs two files of script:
// that one and its own questions.
const formScript = {
  name: 'form',
  test: /StepForm\.astro|src\/domain\/application\/(?!steps\/|series\.ts)/,
};

export default defineConfig({
  output: 'server',
  adapter: ownEntry(),
  integrations: [finishBuild()],
  trailingSlash: 'never',
  // The default of Astro 7 removes line breaks between words and links.
  compressHTML: true,
  session: false,
  devToolbar: { enabled: false },
  markdown: { syntaxHighlight: false },
  build: { inlineStylesheets: 'never' },
  security: {
    // The shell's own check is stricter: every method, every content type, silence refused.
    checkOrigin: false,
    // The shell sends a fixed policy, with the hash of the style sheet where a page carries that (src/http/page-styles.ts). Astro
    // would make its own anew for every page.
    csp: false,
  },
  vite: {
    build: {
      // Pages name the modules that they need; a list of them in the script would only say it again.
      modulePreload: false,
      // A script inside a page would be refused by the policy; small pictures may lie in the style sheet.
      assetsInlineLimit: (path) => (path.endsWith('.js') ? false : undefined),
    },
    plugins: [purgeStyles(), folderNames(), stepFiles(), actLikeTheShell()],
    resolve: {
      // The build of react-hook-form without React: the browser gets neither React nor a stand-in for it.
      alias: { 'react-hook-form': at('./node_modules/react-hook-form/dist/react-server.esm.mjs') },
    },
    // Small parts of the framework go into the build, so that a server needs the framework only to build. So do zod and the
    // database driver: of some 150 files that they are, a start would look up and read each one.
    ssr: {
      noExternal: [
        /^@astrojs\//,
        /^@oslojs\//,
        'astro',
        'clsx',
        'cookie',
        'devalue',
        'html-escaper',
        'mrmime',
        'piccolore',
        'postgres',
        'zod',
      ],
    },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [formScript] } } } } },
    },
    define: { 'import.meta.env.MIGRATIONS': JSON.stringify(String(migrations.length)) },
    css: {
      preprocessorOptions: {
        scss: {
          loadPaths: [at('./node_modules/@uswds/uswds/packages')],
          quietDeps: true,
          silenceDeprecations: ['import', 'global-builtin', 'if-function'],
        },
      },
    },
  },
});
