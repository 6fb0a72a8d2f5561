import type { DemoDays } from '#db/seeds/demo-days.ts';
import type { Deed } from '#db/seeds/demo-world.ts';
import type { OrganizerKey } from '#db/seeds/organizers.ts';
import type { Answers } from '#src/domain/application/answers.ts';

/** A case of the demo: who applies for what, and what everybody does when. */
export interface Story {
  by: OrganizerKey;
  answers: (days: DemoDays) => Answers;
  /** In order of time. */
  deeds: (days: DemoDays) => (readonly [at: Date, deed: Deed])[];
  /** In this status nothing tells what it was for. */
  leavesNothing?: 'expired' | 'withdrawn';
}

/** The same event under another name, since no two cases of the demo share one. */
export const named = (answers: Answers, name: string): Answers => ({
  ...answers,
  event: { ...answers.event, name },
});

/** The same event on another street, where its first closure is. */
export const onStreet = (
  answers: Answers,
  [street, from, to]: readonly [string, string, string],
): Answers => ({
  ...answers,
  closures: (answers.closures ?? []).map((row, i) => (i === 0 ? { ...row, street, from, to } : row)),
});
