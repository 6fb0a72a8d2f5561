import { randomInt } from 'node:crypto';
import { fuzzTests } from '#e2e/security/fuzz.ts';

fuzzTests({ posts: 100_000, seed: Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31)), measures: true });
