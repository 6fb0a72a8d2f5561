import { type Locale, locales } from '#src/domain/shared/locale.ts';
import type { Text } from '#src/text/en/text.ts';

export { type Locale, locales } from '#src/domain/shared/locale.ts';
export type { Text };

type Folder = Readonly<Record<string, Text>>;
const fileOf = (locale: Locale) => `./${locale}/text.ts`;

const read = async (locale: Locale) =>
  [fileOf(locale), (await import(/* @vite-ignore */ fileOf(locale))) as Folder] as const;

// A build takes the folders in. Node by itself, in jobs and tests, reads them from beside this file and knows no `env`.
const folders: Readonly<Record<string, Folder>> = import.meta.env?.SSR
  ? import.meta.glob<Folder>('./*/text.ts', { eager: true })
  : Object.fromEntries(await Promise.all(locales.map(read)));

/** Errors: nothing starts with a language of the list that has no words. */
function wordsOf(locale: Locale): Text {
  const text = folders[fileOf(locale)]?.[locale];
  if (text === undefined) throw new Error(`src/text/${locale}/text.ts has to export "${locale}".`);
  return text;
}

const byLocale = Object.fromEntries(locales.map((locale) => [locale, wordsOf(locale)])) as Record<
  Locale,
  Text
>;

/** All words in one language. */
export function textFor(locale: Locale): Text {
  return byLocale[locale];
}
