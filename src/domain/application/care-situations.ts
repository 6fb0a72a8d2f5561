import type { Answers } from '#src/domain/application/answers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { hasActivity, hasFoodVendors, isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

// Situations of the pages about care for people. The numbers here choose questions; those of the law are the city's.

/** The full form, and at least so many people at once. Shape: pure. */
export const isFullFrom = (people: number) => (answers: Answers) =>
  isFullForm(answers) && isAtLeast(answers, people);

/** Under the open sky. Shape: pure; true until somebody says that it is inside a building. */
export const isOutdoors = (answers: Answers) => answers.places?.indoor !== 'yes';

/** A fence holds people in. Shape: pure. */
export const isFenced = (answers: Answers) => answers.structures?.fenced === 'yes';

/** Whether one of these is put up. Shape: pure. */
export const hasBuilt = (answers: Answers, ...kinds: string[]) =>
  (answers.structures?.list ?? []).some((row) => kinds.includes(row.kind ?? ''));

/** Something stands there that wind can move. Shape: pure. */
export const canBlowAway = (answers: Answers) =>
  (answers.structures?.list ?? []).length > 0 || (answers.rides?.inflatables ?? []).length > 0;

/** People watch a stage or a parade. Bleachers count their own seats. Shape: pure. */
export const hasSpectators = (answers: Answers) =>
  hasBuilt(answers, 'stage') || answers.event?.kind === 'concert' || answers.event?.kind === 'parade';

/** Money changes hands on site. Shape: pure. */
export const takesMoney = (answers: Answers) =>
  answers.event?.access === 'public_ticketed' ||
  hasActivity(answers, 'sales') ||
  (hasActivity(answers, 'food') && hasFoodVendors(answers)) ||
  answers.alcohol?.service === 'sold';

/** A street is closed to all traffic. Shape: pure. */
export const hasHardClosure = (answers: Answers) =>
  (answers.closures ?? []).some((row) => row.kind === 'full');

/** It goes on for several days or comes back every week. Shape: pure. */
export const isSeveralDays = (answers: Answers) =>
  answers.dates?.pattern === 'several_days' || answers.dates?.pattern === 'weekly_series';

const HOT_FROM = '05'; // May
const HOT_UNTIL = '09'; // September
const isHot = (month: string) => month >= HOT_FROM && month <= HOT_UNTIL;

/** A day of the event lies between May and September, when it may be hot. Shape: pure. */
export const isInHotMonths = (answers: Answers) => {
  const days = (answers.dates?.days ?? []).map((row) => dayOf(row.date)).filter((day) => day !== null);
  if (days.some((day) => isHot(day.slice(5, 7)))) return true;
  const [first, until] = [days.toSorted()[0], dayOf(answers.dates?.seriesUntil)];
  if (!first || !until) return false;
  // No day is hot, but a season may go on into the next May.
  const year = Number(first.slice(0, 4)) + (first.slice(5, 7) > HOT_UNTIL ? 1 : 0);
  return until >= `${year}-${HOT_FROM}`;
};
