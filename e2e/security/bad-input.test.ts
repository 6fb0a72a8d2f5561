import { badInputTests } from '#e2e/security/bad-input.ts';

// A hang, not a wait for a core.
badInputTests({ longestMs: 60_000 });
