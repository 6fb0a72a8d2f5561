interface Language {
  /** Whose way to write dates and numbers is shown. */
  readonly region: string;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The languages of the service, in the order in which they are offered. English has the addresses without a prefix. Each has
 * its words in a folder of `src/text`.
 */
export const LANGUAGES = {
  en: { region: 'en-US', direction: 'ltr' },
  es: { region: 'es-US', direction: 'ltr' },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;
export const locales = Object.keys(LANGUAGES) as [Locale, ...Locale[]];

/** Words of a city or a case. English is always there. */
export type Spoken = { readonly en: string } & { readonly [L in Locale]?: string };

/** Words in one language; where they were not given in it, in English. Shape: pure. */
export const spokenIn = (words: Spoken, locale: Locale): string => words[locale] ?? words.en;

/** Words in every language of the service; where they were not given in one, in English. Shape: pure. */
export const inEveryLanguage = (words: Spoken): Record<Locale, string> =>
  Object.fromEntries(locales.map((locale) => [locale, spokenIn(words, locale)])) as Record<Locale, string>;

/** Which way a language is read. Shape: pure. */
export const directionOf = (locale: Locale): Language['direction'] => LANGUAGES[locale].direction;

/** Takes the language off an address: `/es/start?x=1` becomes `/start?x=1`. Shape: pure. */
export function withoutLanguage(path: string): string {
  const prefix = locales.find((locale) => locale !== 'en' && PREFIXES[locale].test(path));
  return prefix ? path.slice(prefix.length + 1) : path;
}

const PREFIXES = Object.fromEntries(
  locales.map((locale) => [locale, new RegExp(`^/${locale}(?=[/?#]|$)`)]), // /es/start
) as Record<Locale, RegExp>;
