import type { CityInput, ProofKind, Words } from '#src/domain/city.ts';

type Entry = CityInput['conditionLibrary'][number];
type Rest = Partial<Pick<Entry, 'parameters' | 'proof' | 'public' | 'version' | 'claims' | 'earlier'>>;
type Sourced = Pick<Entry, 'source' | 'verification' | 'effectiveFrom'>;
type Parameter = NonNullable<Entry['parameters']>[number];

/**
 * A condition a reviewer may choose; `{name}` in its words is filled in by a parameter of that name.
 * Shape: pure; first version, public and without proof unless said otherwise.
 */
export const condition = (
  key: string,
  agency: string,
  met: Entry['met'],
  words: Words,
  sourced: Sourced,
  rest: Rest = {},
): Entry => ({ key, version: 1, agency, words, met, public: true, ...rest, ...sourced });

/** A time of day the reviewer fills in. Shape: pure. */
export const time = (name: string, suggested?: string): Parameter => ({
  name,
  kind: 'time',
  ...(suggested ? { suggested } : {}),
});

/** A number the reviewer fills in. Shape: pure. Units: as the words around it say. */
export const number = (name: string, unit: string, suggested?: string): Parameter => ({
  name,
  kind: 'number',
  unit,
  ...(suggested ? { suggested } : {}),
});

/** Words the reviewer fills in. Shape: pure. */
export const filling = (name: string): Parameter => ({ name, kind: 'text' });

/** One value the reviewer fills in: a number where it has a unit, else words. Shape: pure. */
export const value = (name: string, suggested?: string, unit?: string) => ({
  parameters: [unit === undefined ? filling(name) : number(name, unit, suggested)],
});

/** One time of day the reviewer fills in. Shape: pure. */
export const valueOfTime = (name: string, suggested?: string) => ({ parameters: [time(name, suggested)] });

/** What shows that a condition is met, in words where the kind does not say enough. Shape: pure. */
export const proof = (kind: ProofKind, words?: Words) => ({ proof: { kind, ...(words ? { words } : {}) } });

/** A later version of a condition that was to be met at another time. Shape: pure. */
export const wasMet = (met: Entry['met'], words: Words) => ({
  version: 2,
  earlier: [{ version: 1, words, met }],
});
