import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Field, TASK_IDS } from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import type { QuestionWords } from '#src/domain/application/question-words.ts';
import { questions as english } from '#src/text/en/questions.ts';
import { steps as englishSteps } from '#src/text/en/steps.ts';
import { questions as spanish } from '#src/text/es/questions.ts';
import { steps as spanishSteps } from '#src/text/es/steps.ts';

const fields: [string, Field][] = allSteps().flatMap((step) =>
  step.fields.flatMap((field): [string, Field][] => [
    [field.name, field],
    ...(field.fields ?? []).map((column): [string, Field] => [`${field.name}.${column.name}`, column]),
  ]),
);
const languages: [string, Record<string, QuestionWords>, typeof englishSteps][] = [
  ['English', english, englishSteps],
  ['Spanish', spanish, spanishSteps],
];

for (const [language, questions, steps] of languages) {
  test(`every question and every option has words in ${language}`, () => {
    for (const [name, field] of fields) {
      const words = questions[name];
      assert.ok(words?.label && words.asked, name);
      if (field.options)
        assert.deepEqual(Object.keys(words.options ?? {}).toSorted(), [...field.options].toSorted(), name);
      if (field.kind === 'rows') assert.match(words.row?.({ number: 2 }) ?? '', /2/, name);
      if (field.kind === 'rows') assert.ok(words.add, name);
    }
  });

  test(`every word of the vocabulary is asked by a page in ${language}`, () => {
    const asked = new Set(fields.map(([name]) => name));
    assert.deepEqual(
      Object.keys(questions).filter((name) => !asked.has(name)),
      [],
    );
  });

  test(`every page, task and unit has its words in ${language}`, () => {
    assert.deepEqual(
      Object.keys(steps.pages).toSorted(),
      allSteps()
        .map((step) => step.id)
        .toSorted(),
    );
    assert.deepEqual(Object.keys(steps.tasks), [...TASK_IDS]);
    for (const [, field] of fields) if (field.unit) assert.ok(steps.units[field.unit], field.unit);
  });

  test(`sentences are short and free of officialese in ${language}`, () => {
    const texts = [
      ...Object.values(questions).flatMap((words) => [
        words.label,
        words.hint ?? '',
        words.why ?? '',
        ...Object.values(words.options ?? {}),
      ]),
      ...Object.values(steps.pages).flatMap((page) => [page.title, page.help]),
    ];
    for (const text of texts) {
      for (const sentence of text.split(/[.?!;:]\s/)) assert.ok(sentence.split(/\s+/).length <= 25, sentence);
      assert.doesNotMatch(
        text,
        /(?<!\p{L})(please|pursuant|shall|e\.g\.|i\.e\.|etc\.|por favor|tú|tu|tus)(?!\p{L})/iu,
      );
    }
  });

  test(`different questions of one page have different labels in ${language}`, () => {
    for (const step of allSteps()) {
      const labels = step.fields.map((field) => questions[field.name]?.label);
      assert.equal(new Set(labels).size, labels.length, step.id);
      for (const field of step.fields) {
        const columns = (field.fields ?? []).map(
          (column) => questions[`${field.name}.${column.name}`]?.label,
        );
        assert.equal(new Set(columns).size, columns.length, field.name);
      }
    }
  });
}

test('English and Spanish are never the same sentence', () => {
  const same = Object.entries(english).flatMap(([name, words]) => {
    const other = (spanish as Record<string, QuestionWords>)[name];
    return words.label === other?.label ? [name] : [];
  });
  assert.deepEqual(same, []);
});

for (const [language, , { pages }] of languages)
  test(`no two pages of questions have one title in ${language}, so that nobody thinks they answered it already`, () => {
    const titles = Object.values(pages).map(({ title }) => title);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });
