import { slowTests } from '#e2e/faults/slow.ts';

// A statement may take 2.5 s and its silence as long again, a wait for a lock or a connection 2 s; and some room.
slowTests({ sorryMs: 7000, lockMs: 4000, crowdMs: 10_000, unaffectedMs: 1000, returnMs: 2000 });
