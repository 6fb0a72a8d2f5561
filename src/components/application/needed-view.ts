import type { FiredMinimum } from '#src/domain/routing/minimums.ts';
import { readableSource } from '#src/domain/routing/rule-groups.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { count } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** A number that the rules compute, ready to draw. */
export interface NeededView {
  what: string;
  number: string;
  formula: string;
  source: string;
}

/** What a page shows of computed numbers. Shape: pure; in the order in which the page names them. */
export function neededViews(
  facts: readonly string[],
  minimums: readonly FiredMinimum[],
  { text, locale }: { text: Text; locale: Locale },
): NeededView[] {
  const sure = {
    verified: '',
    unverified: text.application.start.unverified,
    proposed: text.application.start.proposed,
  };
  const sourceOf = (source: string) =>
    text.application.start.source({ source: `${readableSource(source)}.` });
  return facts.flatMap((fact) =>
    minimums
      .filter((one) => one.fact === fact)
      .map((one) => ({
        what: text.steps.needed[fact as keyof typeof text.steps.needed] ?? fact,
        number: count(one.needed, locale),
        formula: one.words[locale],
        source: [one.verification === 'proposed' ? '' : sourceOf(one.source), sure[one.verification]]
          .filter(Boolean)
          .join(' '),
      })),
  );
}
