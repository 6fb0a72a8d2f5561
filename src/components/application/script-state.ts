import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import { allSteps, applyingAnswers } from '#src/domain/application/journey.ts';
import { wordsOf } from '#src/text/answers.ts';
import type { Text } from '#src/text/index.ts';

const saysWords = (field: Field) => ['text', 'longtext', 'email', 'phone'].includes(field.kind);
const QUESTIONS = new Map(allSteps().flatMap((step) => step.fields.map((field) => [field.name, field])));
/** Columns of each list in which somebody writes in their own words. */
const SAID_IN_ROWS = new Map(
  [...QUESTIONS.values()].map((field) => [
    field,
    new Set((field.fields ?? []).filter(saysWords).map((column) => column.name)),
  ]),
);

const without = (columns: ReadonlySet<string>, row: RowAnswers) =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.has(column)));

function decidingPart(field: Field, value: unknown): unknown {
  const said = SAID_IN_ROWS.get(field);
  if (field.kind !== 'rows' || said === undefined || said.size === 0) return value;
  return (value as RowAnswers[]).map((row) => without(said, row));
}

/**
 * Answers that decide what a page asks, without those of the page itself. What people say in their own words, as names and
 * addresses, decides nothing on other pages.
 * Shape: pure; `answers` are those of a draft, asked or not.
 */
export function answersForScript(step: Step, answers: Answers): Answers {
  const handed: Record<string, unknown> = {};
  const part = (name: string, value: unknown): unknown => {
    const field = QUESTIONS.get(name);
    return field === undefined || saysWords(field) || step.fields.includes(field)
      ? undefined
      : decidingPart(field, value);
  };
  for (const [group, values] of Object.entries(applyingAnswers(answers)))
    handed[group] = QUESTIONS.has(group)
      ? part(group, values)
      : Object.fromEntries(
          Object.entries(values).flatMap(([key, value]) => {
            const kept = part(`${group}.${key}`, value);
            return kept === undefined ? [] : [[key, kept]];
          }),
        );
  return handed as Answers;
}

type Words = Record<string, { label: string; asked: string; example?: string | undefined }>;

function wordsFor(step: Step, text: Text): Words {
  const names = step.fields.flatMap((field) => [
    field.name,
    ...(field.fields ?? []).map((column) => `${field.name}.${column.name}`),
  ]);
  return Object.fromEntries(
    names.map((name) => {
      const { label, asked, example } = wordsOf(text, name);
      return [name, { label, asked, example }];
    }),
  );
}

const written = new WeakMap<Text, Map<string, string>>();

/**
 * Words for messages about the questions of a page and the columns of its rows, and for what is saved meanwhile, as JSON.
 * Shape: pure; written once for each page and language, since there is nothing personal in it.
 */
export function scriptWords(step: Step, text: Text): string {
  const pages = written.get(text) ?? new Map<string, string>();
  written.set(text, pages);
  const { step: said } = text.application;
  const words =
    pages.get(step.id) ??
    JSON.stringify({
      words: wordsFor(step, text),
      saved: said.autosaved({ time: '{time}' }),
      notSaved: said.autosaveFailed,
    });
  pages.set(step.id, words);
  return words;
}
