import type { Activity, Answers, EventKind, PlaceType } from '#src/domain/application/answers.ts';

// Situations decide which questions are asked. They see only answers that apply. The numbers here choose questions;
// numbers of the law are the city's and live in its rules.

/** From here on every topic is asked, whatever the kind. Source: our own default. */
const SMALL_PEAK = 250;

// Every page asks these some hundred times, so they make no function and no list of their own.
const isKind = (answers: Answers, kinds: readonly EventKind[]) => {
  const kind = answers.event?.kind;
  return kind !== undefined && kinds.includes(kind);
};
const hasOne = <T>(list: readonly T[] | undefined, wanted: readonly T[]): boolean => {
  for (const one of wanted) if (list?.includes(one)) return true;
  return false;
};
const GATHERINGS: readonly EventKind[] = ['wedding', 'park_gathering'];
const MOVING: readonly EventKind[] = ['parade', 'race'];
const STAYING: readonly EventKind[] = [
  'block_party',
  'market',
  'market_series',
  'food_trucks',
  'wedding',
  'park_gathering',
  'carnival',
  'sports',
  'street_painting',
  'concert',
  'film',
];

/** Whether any of these activities was chosen. Shape: pure. */
export const hasActivity = (answers: Answers, ...activities: Activity[]) =>
  hasOne(answers.activities?.list, activities);

/** Whether any of these kinds of place was chosen. Shape: pure. */
export const isIn = (answers: Answers, ...types: PlaceType[]) => hasOne(answers.places?.types, types);

/** Whether at least so many people are expected at once. Shape: pure; false while unknown. */
export const isAtLeast = (answers: Answers, people: number) => Number(answers.people?.peak ?? 0) >= people;

/** The whole application follows the short speech path. Shape: pure. */
export const isSpeechOnly = (answers: Answers) => answers.event?.speech === 'yes';

/** Speech is at least a part of it. Shape: pure. */
export const hasSpeech = (answers: Answers) => isSpeechOnly(answers) || answers.event?.speech === 'partly';

/** Speech is a part of the event, here or in an application of its own. Shape: pure. */
export const touchesSpeech = (answers: Answers) => hasSpeech(answers) || answers.event?.speech === 'apart';

/** A block party that the short form is enough for. Shape: pure; whether it is one by law is decided by the rules. */
export const isSmallBlockParty = (answers: Answers) =>
  answers.event?.kind === 'block_party' &&
  !isAtLeast(answers, SMALL_PEAK) &&
  !hasActivity(answers, 'sales', 'rides') &&
  answers.event?.access !== 'public_ticketed';

/** A private gathering or wedding that the short form is enough for. Shape: pure. */
export const isSmallGathering = (answers: Answers) =>
  isKind(answers, GATHERINGS) && !isAtLeast(answers, SMALL_PEAK) && answers.event?.access === 'invited';

/** None of the short forms is enough: every topic is asked. Shape: pure. */
export const isFullForm = (answers: Answers) =>
  !isSpeechOnly(answers) && !isSmallBlockParty(answers) && !isSmallGathering(answers);

/** The full form of an event with at least so many people. Shape: pure; the sizes choose questions, they are no law. */
export const isFullFormFrom = (answers: Answers, people: number) =>
  isFullForm(answers) && isAtLeast(answers, people);

/** Whether the public may come, free or with a ticket. Shape: pure. */
export const isPublic = (answers: Answers) =>
  answers.event?.access === 'public_free' || answers.event?.access === 'public_ticketed';

/** Whether the kind of event always moves along a route. Shape: pure. */
export const alwaysMoves = (answers: Answers) => isKind(answers, MOVING);

/** Whether the kind of event stays in one place, so that nobody needs to be asked. Shape: pure. */
export const neverMoves = (answers: Answers) => isKind(answers, STAYING);

/** Whether a route is that of the speech: the short form asks about it, in a mixed event too. Shape: pure. */
export const isSpeechRoute = (answers: Answers) =>
  isSpeechOnly(answers) || (hasSpeech(answers) && !alwaysMoves(answers));

/** Whether people move along a route. Shape: pure. */
export const moves = (answers: Answers) => alwaysMoves(answers) || answers.route?.moves === 'yes';

/** Whether people move along a route that is more than the speech in a mixed event. Shape: pure. */
export const parades = (answers: Answers) =>
  moves(answers) && (isSpeechOnly(answers) || !isSpeechRoute(answers));

/** Whether something is closed to traffic in one place. Shape: pure; a block party always closes its block. */
export const closesStreet = (answers: Answers) =>
  answers.event?.kind === 'block_party' || answers.traffic?.closure === 'yes';

/** Whether the applicant acts for an organization. Shape: pure. */
export const actsForOrganization = (answers: Answers) =>
  answers.applicant?.role !== undefined && answers.applicant.role !== 'individual';

/** Whether food comes from cooks and sellers rather than from neighbors. Shape: pure. */
export const hasFoodVendors = (answers: Answers) =>
  answers.food?.service !== undefined && answers.food.service !== 'potluck';

/** Whether alcohol is paid for, at the bar or with the ticket. Shape: pure. */
export const sellsAlcohol = (answers: Answers) =>
  answers.alcohol?.service === 'sold' || answers.alcohol?.service === 'in_ticket';

/** Whether alcohol is handed out by somebody, sold or free. Shape: pure. */
export const servesAlcohol = (answers: Answers) =>
  answers.alcohol?.service === 'given' || sellsAlcohol(answers);

/** Whether one of these effects was chosen. Shape: pure. */
export const hasFire = (
  answers: Answers,
  ...kinds: NonNullable<NonNullable<Answers['fire']>['kinds']>[number][]
) => hasOne(answers.fire?.kinds, kinds);

/** Whether gas is likely on site, for power or for cooking. Shape: pure; flames are chosen on a later page. */
export const mayUseGas = (answers: Answers) =>
  hasActivity(answers, 'power') ||
  (answers.food?.vendors?.some((vendor) => vendor.cooking === 'gas' || vendor.cooking === 'fryer') ?? false);

/** Whether it comes back over a season. Shape: pure. */
export const isSeries = (answers: Answers) => answers.dates?.pattern === 'weekly_series';

/** Whether the days lie in one stretch or are listed one by one, each with people of its own. Shape: pure. */
export const hasSeveralDays = (answers: Answers) => answers.dates?.pattern === 'several_days';
