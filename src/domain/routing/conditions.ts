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

// A rule's condition is the same object for the life of the process, and every evaluation asks for its facts.
const read = new WeakMap<Condition, readonly string[]>();

const collect = (part: Condition, found: Set<string>): void => {
  if ('all' in part) for (const inner of part.all) collect(inner, found);
  else if ('any' in part) for (const inner of part.any) collect(inner, found);
  else if ('not' in part) collect(part.not, found);
  else if ('fact' in part) found.add(part.fact);
};

/** The facts a condition reads. Shape: pure; each fact once, in order of appearance. */
export function factsRead(condition: Condition): readonly string[] {
  const known = read.get(condition);
  if (known) return known;
  const found = new Set<string>();
  collect(condition, found);
  const facts = [...found];
  read.set(condition, facts);
  return facts;
}

/** Facts that settle a condition the way it came out, smallest first branch that does. */
const settle = (part: Condition, facts: Facts, found: Set<string>): void => {
  const came = holds(part, facts);
  if ('not' in part) settle(part.not, facts, found);
  else if ('all' in part || 'any' in part) {
    const inner = 'all' in part ? part.all : part.any;
    // One true part settles an `any`, one false part settles an `all`; otherwise every part had a say.
    const settling = 'any' in part;
    const settled = came === settling ? inner.find((one) => holds(one, facts) === settling) : undefined;
    for (const one of settled ? [settled] : inner) settle(one, facts, found);
  } else if ('fact' in part) found.add(part.fact);
};

/**
 * The facts because of which a condition came out as it did: while they stay, nothing else changes the outcome.
 * Shape: pure; each fact once, in order of appearance; never more than `factsRead`.
 */
export function factsBehind(condition: Condition, facts: Facts): string[] {
  const found = new Set<string>();
  settle(condition, facts, found);
  return [...found];
}
