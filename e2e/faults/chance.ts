/** Chance that can be had again: the same seed gives the same numbers. */
export interface Chance {
  seed: number;
  /** From 0 up to, and without, `below`. */
  upTo: (below: number) => number;
  bytes: (length: number) => Buffer;
}

/** Chance from a seed, which is printed; SEED in the environment of a test takes its place. */
export function openChance(name: string): Chance {
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
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
