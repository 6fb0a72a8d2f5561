import { logFullTests } from '#e2e/faults/disk-full.ts';

logFullTests();
