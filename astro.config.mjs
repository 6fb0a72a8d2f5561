import { readdirSync } from 'node:fs';
import { defineConfig } from 'astro/config';
import { finishBuild, folderNames, ownEntry, purgeStyles } from './src/http/build.ts';
import { actLikeTheShell } from './src/http/dev.ts';

const at = (path) => new URL(path, import.meta.url).pathname;
const migrations = readdirSync(at('./db/migrations')).filter((name) => name.endsWith('.sql'));

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
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self' data: blob:",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
      ],
    },
  },
  vite: {
    plugins: [purgeStyles(), folderNames(), actLikeTheShell()],
    resolve: {
      // The build of react-hook-form without React: the browser gets neither React nor a stand-in for it.
      alias: { 'react-hook-form': at('./node_modules/react-hook-form/dist/react-server.esm.mjs') },
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
