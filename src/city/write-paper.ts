import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

export type PaperKind = CityInput['documentKinds'][number];
type Pair = readonly [en: string, es: string];

/** A paper that everybody on the case reads. Shape: pure. */
export const paper = (key: string, name: Pair, help: Pair): PaperKind => ({
  key,
  name: words(...name),
  help: words(...help),
  visibility: 'case',
});
/** A paper that would help somebody do harm: only the agencies that judge it read it. Shape: pure. */
export const guarded = (key: string, readers: string[], name: Pair, help: Pair): PaperKind => ({
  key,
  name: words(...name),
  help: words(...help),
  visibility: 'security',
  readers,
});
