import type { Answers } from '#src/domain/application/answers.ts';

// What is put up decides which questions about it follow. The numbers here choose questions, as in situations.ts.

type Structure = NonNullable<NonNullable<Answers['structures']>['list']>[number];

/** Smaller tents are not asked how far they stand from others. Units: square feet. */
const LARGE_TENT = 400;
/** From here on a tent is asked about its ways out. Units: people. */
const FULL_TENT = 50;

const ofKind = (answers: Answers, kind: Structure['kind']) =>
  (answers.structures?.list ?? []).filter((row) => row.kind === kind);

/** Whether one of these kinds is put up. Shape: pure. */
export const hasStructure = (answers: Answers, ...kinds: NonNullable<Structure['kind']>[]) =>
  kinds.some((kind) => ofKind(answers, kind).length > 0);

/** Whether one tent is larger than a canopy over some tables. Shape: pure; false while its size is unknown. */
export const hasLargeTent = (answers: Answers) =>
  ofKind(answers, 'tent').some((row) => Number(row.widthFeet) * Number(row.lengthFeet) > LARGE_TENT);

/** Whether one tent holds so many people that its ways out must be planned. Shape: pure. */
export const hasFullTent = (answers: Answers) =>
  ofKind(answers, 'tent').some((row) => Number(row.occupants) >= FULL_TENT);
