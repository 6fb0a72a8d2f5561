/** The views of the shared queue: each is a part of the work. */
export const QUEUE_WORK = [
  'open',
  'mine',
  'unclaimed',
  'late',
  'due',
  'changed',
  'applicant',
  'ready',
  'decided',
  'any',
] as const;
export type QueueWork = (typeof QUEUE_WORK)[number];

export const QUEUE_SORTS = ['due', 'event', 'arrival'] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** Views are counted up to here: beyond it nobody compares, and counting on would take longer the more cases there are. */
export const MOST_COUNTED = 100;

/** Cases that somebody approves in one go: as many as can be looked through on one page. */
export const MOST_TOGETHER = 25;

/** Nobody stands in for longer without being named again. Units: days. */
export const LONGEST_STAND_IN_DAYS = 730;

export const LONGEST_VIEW_NAME = 60;
export const LONGEST_VIEW_ADDRESS = 1000;
/** Views that one person keeps. */
export const MOST_KEPT_VIEWS = 20;
