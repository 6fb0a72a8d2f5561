import type { Condition } from '#src/domain/city.ts';
import { type FactValue, holds } from '#src/domain/routing/conditions.ts';

type Comparison = Extract<Condition, { fact: string }>;
/** A part of a condition, and whether it shall hold. */
type Demand<C extends Condition = Condition> = readonly [part: C, wanted: boolean];

const numbersIn = (part: Comparison): number[] =>
  Object.values(part)
    .flat()
    .filter((value) => typeof value === 'number');

/** Values on, between and beyond the limits that comparisons name: no other value would be judged differently. */
const numbersAround = (limits: readonly number[]): number[] => {
  const sorted = [...new Set(limits)].sort((one, other) => one - other);
  const between = sorted.map((limit, at) => (limit + (sorted[at + 1] ?? limit + 2)) / 2);
  return [...sorted, ...between, (sorted[0] ?? 0) - 1];
};

const valuesToTry = (demands: readonly Demand<Comparison>[]): FactValue[] => {
  const parts = demands.map(([part]) => part);
  const words = parts.flatMap((part) => ('is' in part ? [part.is] : 'oneOf' in part ? part.oneOf : []));
  const listed = demands.flatMap(([part, wanted]) => ('includes' in part && wanted ? [part.includes] : []));
  return [null, true, false, 'something else', listed, ...words, ...numbersAround(parts.flatMap(numbersIn))];
};

const canAgree = (demands: readonly Demand<Comparison>[]): boolean =>
  valuesToTry(demands).some((value) =>
    demands.every(([part, wanted]) => holds(part, { [part.fact]: value }) === wanted),
  );

const search = (open: readonly Demand[], settled: readonly Demand<Comparison>[]): boolean => {
  const [first, ...rest] = open;
  if (first === undefined) return true;
  const [part, wanted] = first;
  if ('always' in part) return wanted && search(rest, settled);
  if ('not' in part) return search([[part.not, !wanted], ...rest], settled);
  if ('fact' in part) {
    const known = [...settled, [part, wanted] as const];
    return canAgree(known.filter(([one]) => one.fact === part.fact)) && search(rest, known);
  }
  const inner = ('all' in part ? part.all : part.any).map((one) => [one, wanted] as const);
  // Each part of an `all` has to hold; for an `all` not to hold one part is enough. An `any` is the other way round.
  return 'all' in part === wanted
    ? search([...inner, ...rest], settled)
    : inner.some((one) => search([one, ...rest], settled));
};

/**
 * Whether some values of its facts make a condition hold, each fact taken by itself.
 * Shape: pure. What facts have to do with each other is not looked at: `unreachableRules` does that, and takes long.
 */
export const canHold = (condition: Condition): boolean => search([[condition, true]], []);
