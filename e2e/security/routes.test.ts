import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { ROUTES } from '#e2e/security/matrix.ts';
import { WRITES } from '#e2e/security/writes.ts';

const PAGES = join(import.meta.dirname, '../../src/pages');
const files = globSync('**/*.{astro,ts,md,mdx,html,js}', { cwd: PAGES }).concat(
  globSync('.*/**/*.{astro,ts,md,mdx,html,js}', { cwd: PAGES }),
);
const ENDPOINT = /^export (?:const|function|async function) (GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|ALL)\b/gm; // export const GET

function methodsOf(file: string): string[] {
  const source = readFileSync(join(PAGES, file), 'utf8');
  if (!file.endsWith('.astro')) return [...source.matchAll(ENDPOINT)].map(([, method = '']) => method).sort();
  return /request\.method/.test(source) ? ['GET', 'POST'] : ['GET'];
}

test('every page and every endpoint is in the access matrix, and nothing else is', () => {
  assert.deepEqual(ROUTES.map(({ page }) => page).toSorted(), [...new Set(files)].toSorted());
});

test('every method of every page and endpoint is in the access matrix', () => {
  const registered = Object.fromEntries(ROUTES.map(({ page, methods }) => [page, methods.toSorted()]));
  assert.deepEqual(Object.fromEntries(files.map((file) => [file, methodsOf(file)])), registered);
});

test('every unsafe method of a page has its writers in the access matrix', () => {
  const unsafe = ROUTES.flatMap(({ page, methods }) =>
    methods.filter((method) => method !== 'GET').map((method) => `${method} ${page}`),
  );
  const written = new Set(WRITES.map(({ method, page }) => `${method} ${page}`));
  assert.deepEqual([...written].toSorted(), unsafe.toSorted());
});
