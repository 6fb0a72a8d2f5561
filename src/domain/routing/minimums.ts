import type { Rule, RuleEffect, Words } from '#src/domain/city.ts';
import type { Facts } from '#src/domain/routing/conditions.ts';

type Minimum = Extract<RuleEffect, { kind: 'minimum' }>;

/** How much of something a plan needs by a rule, and what it has. */
export interface FiredMinimum {
  rule: string;
  fact: string;
  needed: number;
  /** What the applicant plans instead; null when they take what is computed. */
  given: number | null;
  met: boolean;
  words: Words;
  source: string;
  verification: Rule['verification'];
}

/** Every fact that a computed number depends on. Shape: pure. */
export function factsOfMinimum(effect: Minimum): string[] {
  const hours = effect.count.by === 'table' ? [effect.count.minutes] : [];
  return [effect.fact, effect.of, ...hours, ...(effect.plus ? [effect.plus.when] : [])];
}

/**
 * The numbers that a plan must reach.
 * Shape: pure; one whose base is not said is left out. A number that one rule computes is the base of later ones.
 * Units: whole things, rounded up, never fewer than `atLeast`.
 */
export function minimumsOf(fired: readonly Rule[], facts: Facts): FiredMinimum[] {
  const known: Record<string, Facts[string]> = { ...facts };
  return fired.flatMap((rule) =>
    rule.effects.flatMap((effect): FiredMinimum[] => {
      if (effect.kind !== 'minimum') return [];
      const needed = neededBy(effect, known);
      if (needed === null) return [];
      const value = facts[effect.fact];
      const given = typeof value === 'number' ? value : null;
      known[effect.fact] = given ?? needed;
      const { source, verification } = rule;
      const met = given === null || given >= needed;
      return [
        { rule: rule.id, fact: effect.fact, needed, given, met, words: effect.words, source, verification },
      ];
    }),
  );
}

function neededBy(effect: Minimum, facts: Facts): number | null {
  const base = facts[effect.of];
  if (typeof base !== 'number') return null;
  const counted = countedOf(effect.count, base, facts);
  const more = effect.plus && facts[effect.plus.when] === true ? effect.plus.percent : 0;
  // A product of decimals may lie a hair above a whole number: 20 * 1.15 is 23, not 24.
  return Math.max(effect.atLeast, Math.ceil(Number(((counted * (100 + more)) / 100).toFixed(6))));
}

function countedOf(count: Minimum['count'], base: number, facts: Facts): number {
  if (count.by === 'each') return Math.ceil(base / count.per);
  if (count.by === 'share') return (base * count.percent) / 100;
  if (count.by === 'steps') {
    const step = count.rows.find(({ upTo }) => base <= upTo) ?? count.rows.at(-1);
    return step ? step.needed * Math.max(1, base / step.upTo) : 0;
  }
  const minutes = facts[count.minutes];
  const hours = typeof minutes === 'number' ? minutes / 60 : 0;
  const last = count.hours.length - 1;
  const found = count.hours.findIndex((upTo) => hours <= upTo);
  const column = found < 0 ? last : found;
  const row = count.rows.find(({ upTo }) => base <= upTo) ?? count.rows.at(-1);
  if (!row) return 0;
  const beyondPeople = Math.max(1, base / row.upTo);
  const beyondHours = Math.max(1, hours / (count.hours[last] ?? 1));
  return (row.needed[column] ?? row.needed.at(-1) ?? 0) * beyondPeople * beyondHours;
}
