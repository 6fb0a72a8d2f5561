import type { CityInput, Words } from '#src/domain/city.ts';

type Entry = CityInput['conditionLibrary'][number];
type Rest = Partial<Pick<Entry, 'parameters' | 'proof' | 'public' | 'version'>>;
type Sourced = Pick<Entry, 'source' | 'verification' | 'effectiveFrom'>;

/**
 * A condition a reviewer may choose; `{name}` in its words is filled in by a parameter of that name.
 * Shape: pure; first version, and public unless said otherwise.
 */
export const condition = (
  key: string,
  agency: string,
  met: Entry['met'],
  words: Words,
  sourced: Sourced,
  rest: Rest = {},
): Entry => ({ key, version: 1, agency, words, met, public: true, ...rest, ...sourced });

/** One value the reviewer fills in. Shape: pure. */
export const value = (name: string, suggested?: string, unit?: string) => ({
  parameters: [{ name, ...(suggested ? { suggested } : {}), ...(unit ? { unit } : {}) }],
});
