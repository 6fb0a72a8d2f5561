// Starts the built service as one process: node --max-semi-space-size=8 src/http/server.mjs [folder of the build]
// With that flag Node sweeps up finished pages at half the size at which it would by itself, so that a process stays small.
// Plain JavaScript, and everything else out of the build: reading a single file with types would cost each start 60 ms and
// 20 MB, and reading all of them six times that.
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '../..');
const build = resolve(root, process.argv[2] ?? 'dist');

// Bundled code finds its fonts and templates from here, wherever the process was started.
process.chdir(root);
const { run } = await import(pathToFileURL(join(build, 'server/entry.mjs')).href);
run(join(build, 'client'));
