import { parserTests } from '#e2e/security/parsers.ts';

parserTests({ runs: 4000, seed: 20_261_122 });
