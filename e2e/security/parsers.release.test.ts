import { randomInt } from 'node:crypto';
import { parserTests } from '#e2e/security/parsers.ts';

parserTests({ runs: 400_000, seed: Number(process.env.FUZZ_SEED ?? randomInt(2 ** 31)) });
