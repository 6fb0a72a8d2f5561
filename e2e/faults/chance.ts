/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
  seed: number;
  /** From 0 up to, and without, `below`. */
  upTo: (below: number) => number;
  bytes: (length: number) => Buffer;
}

// The same in every run, so that what passed once passes again; a release run brings a new one.
const USUAL_SEED = 20_261_122;

/** Chance from a seed, which is printed; SEED in the environment takes the place of the usual one. */
export function openChance(name: string): Chance {
  const seed = Number(process.env.SEED ?? USUAL_SEED);
  console.log(`${name}: seed ${seed}`);
  let state = seed >>> 0;
  // Mulberry32: one multiplication chain, good enough to spread moments.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const upTo = (below: number) => Math.floor(next() * below);
  return { seed, upTo, bytes: (length) => Buffer.from(Array.from({ length }, () => upTo(256))) };
}
