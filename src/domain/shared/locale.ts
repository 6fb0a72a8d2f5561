interface Language {
  /** Whose way to write dates and numbers is shown. */
  readonly region: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The languages of the service, in the order in which they are offered. English has the addresses without a prefix. */
export const LANGUAGES = {
  en: { region: 'en-US', direction: 'ltr' },
  es: { region: 'es-US', direction: 'ltr' },
} as const satisfies Record<string, Language>;

export type Locale = keyof typeof LANGUAGES;
export const locales = Object.keys(LANGUAGES) as [Locale, ...Locale[]];

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
