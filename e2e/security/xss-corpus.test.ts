import { xssTests } from '#e2e/security/xss-corpus.ts';

xssTests({ rounds: 1 });
