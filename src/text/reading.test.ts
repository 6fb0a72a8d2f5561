import assert from 'node:assert/strict';
import test from 'node:test';
import type { Locale } from '#src/domain/shared/locale.ts';
import { textFor } from '#src/text/index.ts';

/** What people read, with the hardest grade each subject may have. Staff words may be harder than those for everybody. */
const SUBJECTS = {
  home: 6,
  status: 6,
  errors: 6,
  signIn: 6,
  application: 8,
  documents: 8,
  permit: 8,
  mail: 6,
} as const;
const VOWELS: Record<Locale, RegExp> = { en: /[aeiouy]+/g, es: /[aeiouáéíóúü]+/g };

// Labels are no sentences: only what ends like one or is as long as one counts.
function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string')
    return /[.!?]$/.test(words) || words.split(' ').length > 5 ? words.split(/(?<=[.!?])\s+/) : [];
  if (typeof words === 'function') {
    const named = new Proxy({}, { get: () => 'seven' });
    try {
      return sentencesIn(words(named));
    } catch {
      return [];
    }
  }
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesIn) : [];
}

function syllables(word: string, locale: Locale): number {
  const plain = locale === 'en' ? word.replace(/(?<=[^aeiouyl])e$|(?<=[^td])ed$/, '') : word; // made, asked
  return Math.max(1, plain.match(VOWELS[locale])?.length ?? 1);
}

function measure(sentences: readonly string[], locale: Locale) {
  const words = sentences.flatMap((one) => one.toLowerCase().match(/\p{L}+/gu) ?? []);
  const all = words.reduce((sum, word) => sum + syllables(word, locale), 0);
  return { perSentence: words.length / sentences.length, perWord: all / words.length };
}

for (const [subject, hardest] of Object.entries(SUBJECTS) as [keyof typeof SUBJECTS, number][]) {
  test(`the English words of ${subject} read at grade ${hardest} or easier`, () => {
    const { perSentence, perWord } = measure(sentencesIn(textFor('en')[subject]), 'en');
    const grade = 0.39 * perSentence + 11.8 * perWord - 15.59; // Flesch-Kincaid
    assert.ok(grade <= hardest, `grade ${grade.toFixed(1)}`);
  });

  test(`the Spanish words of ${subject} are easy to read`, () => {
    const { perSentence, perWord } = measure(sentencesIn(textFor('es')[subject]), 'es');
    const ease = 206.84 - 60 * perWord - 1.02 * perSentence; // Fernández-Huerta, 70 and more is fairly easy
    assert.ok(ease >= 70, `ease ${ease.toFixed(0)}`);
  });
}
