import type { PlannedDay } from '#src/domain/back-plan.ts';
import type { City } from '#src/domain/city.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import type { Text } from '#src/text/index.ts';

/** One day of a plan in words. Shape: pure. */
export function planTitle(
  day: PlannedDay,
  { text, locale, city }: { text: Text; locale: Locale; city: City },
): string {
  const words = text.application.start.plan;
  const paper = city.documentKinds.find((kind) => kind.key === day.paper)?.name[locale] ?? day.paper ?? '';
  switch (day.kind) {
    case 'file':
      return words.file;
    case 'paper':
      return words.paper({ paper });
    case 'after':
      return words.after({ paper });
    case 'notice':
      return day.because?.[locale] ?? words.notice;
    case 'event':
      return words.event;
  }
}
