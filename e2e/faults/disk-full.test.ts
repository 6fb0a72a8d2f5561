import { diskFullTests } from '#e2e/faults/disk-full.ts';

diskFullTests({ returnMs: 60_000 });
