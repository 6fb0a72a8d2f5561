import type { Answers } from '#src/domain/application/answers.ts';
import { occurrencesOf } from '#src/domain/application/series.ts';
import { counted, known } from '#src/domain/routing/define-fact.ts';

const same = (left: unknown, right: unknown) =>
  JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
const HAZARDS = [
  'alcohol',
  'structures',
  'power',
  'fire',
  'rides',
  'animals',
  'weapons',
  'aircraft',
  'hydrant',
];

/** Place, date, route, a new hazard, or many more people. */
const isMaterial = (before: Answers, after: Answers, growthPercent: number): boolean => {
  const [was, now] = [before.people?.peak ?? 0, after.people?.peak ?? 0];
  const had = before.activities?.list ?? [];
  return (
    !same(occurrencesOf(before.dates), occurrencesOf(after.dates)) ||
    !same(before.places?.types, after.places?.types) ||
    !same(before.places?.park, after.places?.park) ||
    !same(before.places?.address, after.places?.address) ||
    !same(before.closures, after.closures) ||
    !same(before.route, after.route) ||
    !same(before.alcohol, after.alcohol) ||
    (now > was && now * 100 >= was * (100 + growthPercent)) ||
    (after.activities?.list ?? []).some((topic) => HAZARDS.includes(topic) && !had.includes(topic))
  );
};

const derived = <K extends 'boolean' | 'number'>(kind: K) =>
  ({ kind, reads: [], from: 'derived', of: () => null }) as const;

/** What the register, other cases and the review say. Null until somebody knows. */
export const MOMENT_FACTS = {
  eventsThisYear: counted([], ({ moment }) => moment.earlier?.eventsThisYear ?? null),
  heldSamePermitBefore: known([], ({ moment }) => moment.earlier?.heldSamePermitBefore ?? null),
  placeTaken: known([], ({ moment }) => moment.others?.placeTaken ?? null),
  /** Free as far as anybody knows. */
  placeFree: known([], ({ moment }) => moment.others?.placeTaken !== true),
  sameDayOverlap: known([], ({ moment }) => moment.others?.sameDayOverlap ?? null),
  policeCapacityShare: counted([], ({ moment }) => moment.others?.policeCapacityShare ?? null),
  constructionOverlap: known([], ({ moment }) => moment.others?.constructionOverlap ?? null),
  servicesEstimatedCents: counted([], ({ moment }) => moment.review?.servicesEstimatedCents ?? null),
  hostileAudienceCost: known([], ({ moment }) => moment.review?.hostileAudienceCost ?? null),
  objectionsPercent: counted([], ({ moment }) => moment.review?.objectionsPercent ?? null),
  consentAsked: known([], ({ moment }) => moment.review?.consentAsked ?? null),
  medicalPlanAsked: known([], ({ moment }) => moment.review?.medicalPlanAsked ?? null),
  damageBefore: known([], ({ moment }) => moment.review?.damageBefore ?? null),
  outsideOpen: known([], ({ moment }) => moment.review?.outsideOpen ?? null),
  agencySilent: known([], ({ moment }) => moment.review?.agencySilent ?? null),
  anyApproved: known([], ({ moment }) => moment.change?.anyApproved ?? null),
  materialChange: known([], ({ moment, answers, limit }) =>
    moment.change ? isMaterial(moment.change.before, answers, limit('material-growth-percent')) : null,
  ),
  /** How many agencies must decide, counted after the other rules have fired. */
  decidingAgencies: derived('number'),
  /** Filed after the last day of the longest required lead. */
  late: derived('boolean'),
} as const;
