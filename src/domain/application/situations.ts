import type { Activity, Answers, PlaceType } from '#src/domain/application/answers.ts';

/** Situations that decide which questions are asked. They see only answers that apply. */

/** The whole application follows the short speech path. Shape: pure. */
export const isSpeechOnly = (answers: Answers) => answers.event?.speech === 'yes';

/** Speech is at least a part. Shape: pure. */
export const hasSpeech = (answers: Answers) =>
  answers.event?.speech === 'yes' || answers.event?.speech === 'partly';

/** More people than this at once, or anything sold, is asked about like any other event. Source: our own default. */
const SMALL_PEAK = 250;

/** A block party small enough for the short form. Shape: pure; whether it is one by law is decided by the rules. */
export const isSmallBlockParty = (answers: Answers) =>
  answers.event?.kind === 'block_party' &&
  Number(answers.people?.peak ?? 0) < SMALL_PEAK &&
  !hasActivity(answers, 'sales') &&
  answers.event.access !== 'public_ticketed';

/** Neither the speech path nor a small block party: every topic is asked. Shape: pure. */
export const isFullForm = (answers: Answers) => !isSpeechOnly(answers) && !isSmallBlockParty(answers);

/** Whether any of these activities was chosen. Shape: pure. */
export const hasActivity = (answers: Answers, ...activities: Activity[]) =>
  activities.some((activity) => answers.activities?.list?.includes(activity) ?? false);

/** Whether any of these kinds of place was chosen. Shape: pure. */
export const isIn = (answers: Answers, ...types: PlaceType[]) =>
  types.some((type) => answers.places?.types?.includes(type) ?? false);

/** Whether at least so many people are expected at once. Shape: pure; false while unknown. */
export const isAtLeast = (answers: Answers, people: number) => Number(answers.people?.peak ?? 0) >= people;

const MOVING_KINDS = ['parade', 'race', 'demonstration', 'pub_crawl'] as const;

/** Whether people may move along a route. Shape: pure. */
export const mayMove = (answers: Answers) =>
  MOVING_KINDS.some((kind) => kind === answers.event?.kind) || hasActivity(answers, 'race');
