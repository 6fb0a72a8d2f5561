import { syllable } from 'syllable';
import type { Locale } from '#src/domain/shared/locale.ts';

/** How hard something may be to read, as the school grade that understands it. */
export type Grade = 6 | 8;

/**
 * The least ease of Fernández-Huerta for a grade. His table: 70 to 80 is read in the sixth grade, 60 to 70 in the
 * seventh and eighth.
 */
const EASE: Record<Grade, number> = { 6: 70, 8: 60 };

/**
 * Formulas count averages, and one long word in ten moves them by two grades. From about this many words on the
 * figure says something about the writing; anything shorter is measured together with what is read beside it.
 */
export const ENOUGH_WORDS = 30;

const STRONG = /[aeoáéóíú]/g;

/** Syllables of a Spanish word: weak vowels join their neighbor, strong ones and accented í and ú stand alone. */
export function spanishSyllables(word: string): number {
  const sounds = word
    .toLowerCase()
    .replace(/qu(?=[eiéí])/g, 'k')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/(?<!c)h/g, '')
    .replace(/y(?=$|[^aeiouáéíóúü])/g, 'i');
  const groups = sounds.match(/[aeiouáéíóúü]+/g) ?? [];
  return Math.max(
    1,
    groups.reduce((sum, group) => sum + Math.max(1, group.match(STRONG)?.length ?? 0), 0),
  );
}

function syllablesIn(word: string, locale: Locale): number {
  if (/^\d/.test(word)) return 1;
  return Math.max(1, locale === 'es' ? spanishSyllables(word) : syllable(word));
}

const wordsOf = (text: string): string[] => text.match(/\p{L}[\p{L}’'\p{M}]*|\d[\d.,:]*/gu) ?? [];

/**
 * Whole sentences of a text. Labels of a word or two, options and cells are lists, which no formula covers; a colon
 * and a semicolon end a thought as a period does, as both authors count them.
 */
export function sentencesOf(text: string): string[] {
  const said = text.replaceAll(/\s+/g, ' ').trim();
  if (!/[.!?]$/.test(said) && wordsOf(said).length <= 5) return [];
  return said.split(/(?<=[.!?:;])["”»)]?\s+/).filter((sentence) => wordsOf(sentence).length > 0);
}

export interface Reading {
  words: number;
  /** School grade by Flesch-Kincaid for English, ease by Fernández-Huerta for Spanish. */
  figure: number;
  isWithin: (grade: Grade) => boolean;
  /** What to mend first. */
  worst: string;
}

function figureOf(sentences: readonly string[], locale: Locale): number {
  const words = sentences.flatMap(wordsOf);
  const perSentence = words.length / sentences.length;
  const perWord = words.reduce((sum, word) => sum + syllablesIn(word, locale), 0) / words.length;
  return locale === 'en'
    ? 0.39 * perSentence + 11.8 * perWord - 15.59
    : 206.84 - 60 * perWord - 1.02 * perSentence;
}

/** How hard sentences are to read together. There must be one. */
export function readingOf(sentences: readonly string[], locale: Locale): Reading {
  const figure = figureOf(sentences, locale);
  const hardness = (sentence: string) => figureOf([sentence], locale) * (locale === 'en' ? 1 : -1);
  // Two words are never what makes a page hard, however long they are.
  const long = sentences.filter((sentence) => wordsOf(sentence).length > 3);
  return {
    words: sentences.flatMap(wordsOf).length,
    figure,
    isWithin: (grade) => (locale === 'en' ? figure <= grade : figure >= EASE[grade]),
    worst: (long.length ? long : sentences).toSorted((a, b) => hardness(b) - hardness(a))[0] ?? '',
  };
}

/** From so many words on, one sentence alone is long enough for its own figure to mean something. */
const LONG_SENTENCE = 10;
/** How much harder than its page one sentence may be: averages hide a single hard one. */
const SLACK = { grades: 4, ease: 20 };

/** Sentences that are far harder than the page they stand on may be. */
export function hardestOf(sentences: readonly string[], grade: Grade, locale: Locale): string[] {
  return sentences.filter((sentence) => {
    const figure = figureOf([sentence], locale);
    const isFar = locale === 'en' ? figure > grade + SLACK.grades : figure < EASE[grade] - SLACK.ease;
    return wordsOf(sentence).length >= LONG_SENTENCE && isFar;
  });
}
