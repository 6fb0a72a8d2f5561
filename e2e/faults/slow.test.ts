import { slowTests } from '#e2e/faults/slow.ts';

// Far from any limit of ours, and far from waiting for ever: nothing else need stand still beside it.
const LONG_MS = 60_000;
slowTests({
  sorryMs: LONG_MS,
  lockMs: LONG_MS,
  crowdMs: LONG_MS,
  unaffectedMs: LONG_MS,
  returnMs: LONG_MS,
});
