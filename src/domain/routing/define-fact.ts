import type { FactDefinition, FactSource } from '#src/domain/routing/facts.ts';

const finite = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;

type Of<T> = (source: FactSource) => T;
const define =
  <T extends FactDefinition['kind'], V>(kind: T, from: FactDefinition['from']) =>
  (reads: readonly string[], of: Of<V>) =>
    ({ kind, reads, from, of }) as const;

/** A yes/no fact of the answers. Unsaid is false. Shape: pure. */
export const yes = define<'boolean', boolean>('boolean', 'answers');
/**
 * A measure of the answers. Unsaid is null, and so is typed text that is no number: drafts keep it until it is mended.
 * Shape: pure.
 * Units: in the fact's name.
 */
export const measure = (reads: readonly string[], of: Of<number | null>) =>
  define<'number', number | null>('number', 'answers')(reads, (source) => finite(of(source)));
/** A word of the answers. Unsaid is null. Shape: pure. */
export const word = define<'text', string | null>('text', 'answers');
/** A list of the answers. Unsaid is empty. Shape: pure. */
export const list = define<'list', readonly string[]>('list', 'answers');
/** A yes/no fact of the moment. Not known is null. Shape: pure. */
export const known = define<'boolean', boolean | null>('boolean', 'moment');
/** A measure of the moment. Not known is null. Shape: pure. */
export const counted = define<'number', number | null>('number', 'moment');

/** The largest of a list, or null when no entry is a number. Shape: pure. */
export function largest(values: readonly (number | null | undefined)[]): number | null {
  const numbers = values.map(finite).filter((value) => value !== null);
  return numbers.length ? Math.max(...numbers) : null;
}

/** The smallest of a list, or null when no entry is a number. Shape: pure. */
export function smallest(values: readonly (number | null | undefined)[]): number | null {
  const numbers = values.map(finite).filter((value) => value !== null);
  return numbers.length ? Math.min(...numbers) : null;
}

/** The sum of a list. Shape: pure; what is no number counts as zero. */
export function sum(values: readonly (number | null | undefined)[]): number {
  return values.reduce<number>((total, value) => total + (finite(value) ?? 0), 0);
}
