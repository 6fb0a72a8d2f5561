import type { City } from '#src/domain/city.ts';
import type { Locale } from '#src/domain/shared/locale.ts';

/** What a rule of the city says and why, in words. Shape: pure; empty for a rule that the city no longer has. */
export const ruleWords = (city: City, id: string, locale: Locale): string =>
  city.rules.find((rule) => rule.id === id)?.because[locale] ?? '';
