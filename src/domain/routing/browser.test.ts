import assert from 'node:assert/strict';
import { test } from 'node:test';
import { build } from 'esbuild';

test('the rule engine runs in a browser without zod or anything of Node', async () => {
  const { metafile } = await build({
    entryPoints: ['src/domain/routing/evaluate.ts', 'src/domain/fees.ts', 'src/domain/deadlines.ts'],
    bundle: true,
    write: false,
    metafile: true,
    outdir: 'dist',
    platform: 'browser',
    format: 'esm',
    logLevel: 'silent',
  });
  const foreign = Object.keys(metafile.inputs).filter((path) => !path.startsWith('src/domain/'));
  assert.deepEqual(foreign, []);
});
