import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Cases } from '#e2e/everywhere/cases.ts';
import { REACHED } from '#e2e/everywhere/reached.ts';
import { SCREENS, type State } from '#e2e/everywhere/screens.ts';
import { FAILURES, STATES } from '#e2e/everywhere/states.ts';
import { STEPS } from '#e2e/everywhere/templates.ts';
import { WRONG_FORMS } from '#e2e/everywhere/wrong.ts';
import type { Step } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import { paths } from '#src/paths.ts';

const PAGES = join(import.meta.dirname, '../../src/pages');
const FILES = globSync('**/*.astro', { cwd: PAGES }).toSorted();
// Every case has the same reference here: which page an address opens does not depend on it.
const ANY = new Proxy({}, { get: () => 'X' }) as Cases;

const patternOf = (file: string): RegExp =>
  new RegExp(
    `^/${file
      .replace(/\.astro$/, '')
      .replace(/(?:^|\/)index$/, '')
      .replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`,
  );
// `check` before `[step]`: a page with fewer gaps goes first, as in Astro.
const BY_GAPS = FILES.toSorted((one, other) => one.split('[').length - other.split('[').length);

/** The file of src/pages that draws an address. */
function fileOf(address: string): string {
  const { pathname } = new URL(address, 'http://localhost');
  const file = BY_GAPS.find((one) => patternOf(one).test(pathname));
  assert.ok(file !== undefined, `no page draws ${address}`);
  return file;
}

/** What the walks look at: in both languages and widths, with and without script. */
function lookedAt(): Map<string, Set<State>> {
  const seen = new Map<string, Set<State>>();
  const note = (file: string, state: State) => seen.set(file, (seen.get(file) ?? new Set()).add(state));
  for (const { at, state } of Object.values(SCREENS).flat()) note(fileOf(at('en', ANY)), state);
  for (const { page, state } of REACHED) note(page, state);
  for (const { at, page } of WRONG_FORMS) note(page ?? fileOf(at('en', ANY)), 'error');
  for (const state of ['empty', 'error', 'filled'] as const)
    note(fileOf(paths.step('en', 'X', 'event')), state);
  return seen;
}

test('every page is looked at in every state that it has, and in no other', () => {
  const seen = Object.fromEntries([...lookedAt()].map(([file, states]) => [file, [...states].toSorted()]));
  assert.deepEqual(seen, STATES);
});

test('a page that nobody looks at yet is found', () => {
  assert.deepEqual([...Object.keys(STATES), ...FAILURES].toSorted(), FILES);
});

test('a page that can say what is wrong is looked at when it does', () => {
  const saying = FILES.filter((file) => /hasErrors=/.test(readFileSync(join(PAGES, file), 'utf8')));
  assert.ok(saying.length > 10, `only ${saying.length} pages`);
  assert.deepEqual(
    saying.filter((file) => !STATES[file]?.includes('error')),
    [],
  );
});

test('the pages of questions that every engine looks at have, together, every kind of question', () => {
  const kindsOf = (steps: readonly Step[]) => {
    const fields = steps.flatMap((step) => step.fields);
    return new Set([...fields, ...fields.flatMap((field) => field.fields ?? [])].map(({ kind }) => kind));
  };
  const looked = allSteps().filter(({ id }) => STEPS.includes(id));
  assert.deepEqual(looked.map(({ id }) => id).toSorted(), STEPS.toSorted());
  assert.deepEqual([...kindsOf(looked)].toSorted(), [...kindsOf(allSteps())].toSorted());
});
