const number = (name: string, usual: number): number => Number(process.env[name] ?? usual);

/** How long and how much is measured. BENCH_FULL takes what the table of targets says, about half an hour. */
const isFull = process.env.BENCH_FULL === '1';
const cases = number('BENCH_CASES', 1_000_000);
export const SETTINGS = {
  rounds: number('BENCH_ROUNDS', isFull ? 5 : 3),
  seconds: number('BENCH_SECONDS', isFull ? 10 : 3),
  cases,
  middleCases: cases / 10,
  fewCases: 1_000,

  lighthouseRuns: number('BENCH_LIGHTHOUSE', isFull ? 5 : 3),
  /** Calls of each page of questions. */
  formCalls: number('BENCH_FORM_CALLS', isFull ? 100 : 20),
  soakSeconds: number('BENCH_SOAK', isFull ? 600 : 45),
  /** Parts to measure; none means all. */
  only: (process.env.BENCH_ONLY ?? '').split(',').filter(Boolean),
};
