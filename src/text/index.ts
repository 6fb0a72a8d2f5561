import type { Locale } from '#src/domain/shared/locale.ts';
import { en, type Text } from '#src/text/en/text.ts';
import { es } from '#src/text/es/text.ts';

export { type Locale, locales } from '#src/domain/shared/locale.ts';
export type { Text };

// A language of the list without its words does not compile.
const byLocale: Record<Locale, Text> = { en, es };

/** All words in one language. */
export function textFor(locale: Locale): Text {
  return byLocale[locale];
}
