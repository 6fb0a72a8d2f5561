import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  ENOUGH_WORDS,
  hardestOf,
  readingOf,
  sentencesOf,
  spanishSyllables,
} from '#e2e/everywhere/reading.ts';
import {
  cityWords,
  errorsOfPages,
  helpPages,
  type Matter,
  mails,
  otherPages,
  questionPages,
  refusals,
} from '#e2e/everywhere/reading-matter.ts';

/** What is measured, and how many pages or messages that are at least. */
const KINDS: [string, (locale: 'en' | 'es') => Matter[], number][] = [
  ['page of questions', questionPages, 80],
  ['group of errors', errorsOfPages, 80],
  ['refusal', refusals, 2],
  ['mail', mails, 11],
  ['other page', otherPages, 20],
  ['help page', helpPages, 8],
  ['text of a city', cityWords, 10],
];

// How hard a sentence is, we know how to measure in these.
for (const locale of ['en', 'es'] as const) {
  for (const [kind, matterOf, least] of KINDS) {
    const matter = matterOf(locale);

    test(`every ${kind} is easy enough to read (${locale})`, () => {
      assert.ok(matter.length >= least, `only ${matter.length}`);
      const hard = matter.flatMap(({ name, grade, sentences }) => {
        const { figure, isWithin, worst } = readingOf(sentences, locale);
        return isWithin(grade)
          ? []
          : [`${name}: ${figure.toFixed(1)}, not grade ${grade}; begin with: ${worst}`];
      });
      assert.deepEqual(hard, []);
    });

    test(`no sentence of a ${kind} is far harder than the rest may be (${locale})`, () => {
      assert.deepEqual(
        matter.flatMap(({ name, grade, sentences }) =>
          hardestOf(sentences, grade, locale).map((sentence) => `${name}: ${sentence}`),
        ),
        [],
      );
    });

    test(`every ${kind} is measured in ${ENOUGH_WORDS} words or more (${locale})`, () => {
      const short = matter.filter(({ sentences }) => readingOf(sentences, locale).words < ENOUGH_WORDS);
      assert.deepEqual(
        short.map(({ name }) => name),
        [],
      );
    });
  }
}

test('a text that is hard to read is found, with the sentence to begin with', () => {
  const hard =
    'Applicants shall demonstrate comprehensive liability indemnification. Say when it starts. The municipal administration subsequently communicates its determination.';
  const reading = readingOf(sentencesOf(hard), 'en');
  assert.ok(!reading.isWithin(8), String(reading.figure));
  assert.equal(reading.worst, 'Applicants shall demonstrate comprehensive liability indemnification.');
  const spanish =
    'La administración municipal comunicará posteriormente la determinación correspondiente. Diga cuándo empieza.';
  assert.ok(!readingOf(sentencesOf(spanish), 'es').isWithin(8));
});

test('the figures are those of the formulas, by syllables counted by hand', () => {
  // 18 words in 2 sentences with 21 syllables: 0.39 × 9 + 11.8 × 21 / 18 − 15.59.
  const english = sentencesOf(
    'The city reads your plan. You will hear from us when each agency has said yes or no.',
  );
  assert.equal(readingOf(english, 'en').figure.toFixed(2), '1.69');
  // 9 words in 2 sentences with 18 syllables: 206.84 − 60 × 18 / 9 − 1.02 × 4.5.
  const spanish = sentencesOf('La ciudad lee su plan. Usted recibirá una respuesta.');
  assert.equal(readingOf(spanish, 'es').figure.toFixed(2), '82.25');
});

test('Spanish words have the syllables that a dictionary shows', () => {
  const counted = {
    y: 1,
    ley: 1,
    día: 2,
    ahora: 3,
    aéreo: 4,
    ciudad: 2,
    guerra: 2,
    pingüino: 3,
    quién: 1,
    país: 2,
    vehículo: 4,
    ahí: 2,
    noche: 2,
    mayo: 2,
    solicitud: 4,
    seguro: 3,
    camión: 2,
    evaluación: 4,
    agua: 2,
    río: 2,
    leíamos: 4,
  };
  const wrong = Object.entries(counted).filter(([word, count]) => spanishSyllables(word) !== count);
  assert.deepEqual(
    wrong.map(([word, count]) => `${word}: ${spanishSyllables(word)}, not ${count}`),
    [],
  );
});

test('labels are no sentences, and a long one is', () => {
  assert.deepEqual(sentencesOf('Name'), []);
  assert.deepEqual(sentencesOf('Is it free?'), ['Is it free?']);
  assert.deepEqual(sentencesOf('Add it: we wait. Then send'), ['Add it:', 'we wait.', 'Then send']);
});
