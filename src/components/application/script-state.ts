import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers, Step } from '#src/domain/application/field.ts';
import { allSteps, applyingAnswers } from '#src/domain/application/journey.ts';
import { wordsOf } from '#src/text/answers.ts';
import type { Text } from '#src/text/index.ts';

const saysWords = (field: Field) => ['text', 'longtext', 'email', 'phone'].includes(field.kind);

/** A question as pages other than its own see it, taken apart once: this runs over all answers for every page. */
interface Question {
  step: string;
  isSaid: boolean;
  /** Columns of a list in which somebody writes in their own words. */
  saidInRows: ReadonlySet<string>;
}

/** Questions by the two parts of their names; a list has a group of its own. */
const QUESTIONS = new Map<string, Question | Map<string, Question>>();
for (const step of allSteps())
  for (const field of step.fields) {
    const [group = '', key] = field.name.split('.');
    const saidInRows = new Set((field.fields ?? []).filter(saysWords).map((column) => column.name));
    const question = { step: step.id, isSaid: saysWords(field), saidInRows };
    const inGroup = QUESTIONS.get(group);
    if (key === undefined) QUESTIONS.set(group, question);
    else if (inGroup instanceof Map) inGroup.set(key, question);
    else QUESTIONS.set(group, new Map([[key, question]]));
  }

function without(columns: ReadonlySet<string>, row: RowAnswers): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const column of Object.keys(row)) if (!columns.has(column)) kept[column] = row[column];
  return kept;
}

/** Shape: undefined for what decides nothing on the page. */
function decidingPart(question: Question | undefined, value: unknown, step: Step): unknown {
  if (question === undefined || question.isSaid || question.step === step.id) return undefined;
  if (question.saidInRows.size === 0) return value;
  return (value as RowAnswers[]).map((row) => without(question.saidInRows, row));
}

/**
 * Answers that decide what a page asks, without those of the page itself. What people say in their own words, as names and
 * addresses, decides nothing on other pages.
 * Shape: pure; `answers` are those of a draft, asked or not.
 */
export function answersForScript(step: Step, answers: Answers): Answers {
  const handed: Record<string, unknown> = {};
  for (const [group, values] of Object.entries(applyingAnswers(answers))) {
    const questions = QUESTIONS.get(group);
    if (!(questions instanceof Map)) {
      handed[group] = decidingPart(questions, values, step);
      continue;
    }
    const kept: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(values)) {
      const part = decidingPart(questions.get(key), value, step);
      if (part !== undefined) kept[key] = part;
    }
    handed[group] = kept;
  }
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
