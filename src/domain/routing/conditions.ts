import type { Condition } from '#src/domain/city.ts';

export type FactValue = boolean | number | string | readonly string[] | null;
export type Facts = Readonly<Record<string, FactValue>>;

/**
 * Whether a condition holds for facts.
 * Shape: pure and total; every comparison with an unknown fact is false, and `not` turns that into true.
 */
export function holds(condition: Condition, facts: Facts): boolean {
  if ('always' in condition) return true;
  if ('all' in condition) return condition.all.every((part) => holds(part, facts));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const value = facts[condition.fact] ?? null;
  if (value === null) return false;
  if ('is' in condition) return value === condition.is;
  if ('oneOf' in condition) return condition.oneOf.some((option) => option === value);
  if ('includes' in condition) return Array.isArray(value) && value.includes(condition.includes);
  if (typeof value !== 'number') return false;
  if ('atLeast' in condition) return value >= condition.atLeast;
  if ('moreThan' in condition) return value > condition.moreThan;
  return value < condition.lessThan;
}

/** The facts a condition reads. Shape: pure; each fact once, in order of appearance. */
export function factsRead(condition: Condition): string[] {
  const found = new Set<string>();
  const walk = (part: Condition): void => {
    if ('all' in part) part.all.forEach(walk);
    else if ('any' in part) part.any.forEach(walk);
    else if ('not' in part) walk(part.not);
    else if ('fact' in part) found.add(part.fact);
  };
  walk(condition);
  return [...found];
}
