import { badInputTests } from '#e2e/security/bad-input.ts';

badInputTests({ longestMs: 2000 });
