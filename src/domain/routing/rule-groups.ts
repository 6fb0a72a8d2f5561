import type { FiredRule } from '#src/domain/routing/evaluate.ts';
import type { Locale } from '#src/domain/shared/locale.ts';

/** Rules of which the city is equally sure. */
export interface RuleGroup {
  sure: FiredRule['verification'];
  rules: { id: string; because: string; source: string }[];
}

const SURE = ['verified', 'unverified', 'proposed'] as const;
const KEY = / \[[\w-]+\]/g; // " [B-BLOCK]", a key of the city's list of sources
const OWN = '[OURS]';

/**
 * What a person reads of a source. The keys of the city's list mean nothing to them, and that a proposal is our own says the
 * title of its group once. Shape: pure; empty when nothing else is named.
 */
export const readableSource = (source: string): string =>
  source
    .split('; ')
    .filter((piece) => !piece.endsWith(OWN))
    .join('; ')
    .replaceAll(KEY, '');

/** Rules in words, the surest first. Shape: pure; no empty group, in each the order in which the city lists its rules. */
export const ruleGroups = (fired: readonly FiredRule[], locale: Locale): RuleGroup[] =>
  SURE.map((sure) => ({
    sure,
    rules: fired
      .filter(({ verification }) => verification === sure)
      .map(({ id, because, source }) => ({ id, because: because[locale], source: readableSource(source) })),
  })).filter(({ rules }) => rules.length > 0);
