import { diskFullTests, temporaryFullTests } from '#e2e/faults/disk-full.ts';

diskFullTests({ returnMs: 10_000 });
temporaryFullTests();
