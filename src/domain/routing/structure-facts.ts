import type { Answers } from '#src/domain/application/answers.ts';
import { largest, measure, sum, yes } from '#src/domain/routing/define-fact.ts';
import type { FactSource } from '#src/domain/routing/facts.ts';
import { vendorsUseGas } from '#src/domain/routing/food.ts';

type Structure = NonNullable<NonNullable<Answers['structures']>['list']>[number];

const rows = ({ answers, chosen }: FactSource): readonly Structure[] =>
  chosen('structures') ? (answers.structures?.list ?? []) : [];
const tents = (source: FactSource) => rows(source).filter((row) => row.kind === 'tent');
const squareFeet = (row: Structure) => (row.widthFeet ?? 0) * (row.lengthFeet ?? 0);
const count = (row: Structure) => row.count ?? 1;

/**
 * A closed tent over the limit needs a permit. One open on all sides may be larger, and open ones without a clear gap
 * count together. A tent whose sides nobody described counts as closed.
 */
const needsTentPermit = (source: FactSource): boolean => {
  const closedLimit = source.limit('tent-square-feet');
  const openLimit = source.limit('open-tent-square-feet');
  const [open, closed] = [
    tents(source).filter((row) => row.openSides === 'yes'),
    tents(source).filter((row) => row.openSides !== 'yes'),
  ];
  const together = open.filter((row) => row.gap !== 'yes');
  return (
    closed.some((row) => squareFeet(row) > closedLimit) ||
    open.some((row) => squareFeet(row) > openLimit) ||
    sum(together.map((row) => squareFeet(row) * count(row))) > openLimit
  );
};

const LIST = ['structures.list', 'activities.list'];

/** Tents, stages, power and gas. */
export const STRUCTURE_FACTS = {
  tentPermit: yes(LIST, needsTentPermit),
  tentOccupants: measure(LIST, (source) => largest(tents(source).map((row) => row.occupants))),
  engineeredTent: yes(LIST, (source) =>
    tents(source).some(
      (row) =>
        squareFeet(row) > source.limit('engineered-tent-square-feet') ||
        (row.stories ?? 1) > 1 ||
        (row.occupants ?? 0) > source.limit('engineered-tent-occupants'),
    ),
  ),
  engineeredStage: yes(LIST, (source) =>
    rows(source).some(
      (row) =>
        row.kind !== 'tent' &&
        (((row.kind === 'stage' || row.kind === 'platform') &&
          (row.floorInches ?? 0) > source.limit('stage-floor-inches') &&
          squareFeet(row) > source.limit('stage-square-feet')) ||
          (row.heightFeet ?? 0) > source.limit('element-height-feet')),
    ),
  ),
  stage: yes(LIST, (source) => rows(source).some((row) => row.kind === 'stage')),
  bleachers: yes(LIST, (source) => rows(source).some((row) => row.kind === 'bleachers')),
  structureSquareFeet: measure(LIST, (source) =>
    sum(rows(source).map((row) => squareFeet(row) * count(row))),
  ),
  cityStage: yes(
    ['structures.cityStage', 'activities.list'],
    ({ answers, chosen }) => chosen('structures') && answers.structures?.cityStage === 'yes',
  ),
  fenced: yes(
    ['structures.fenced', 'activities.list'],
    ({ answers, chosen }) => chosen('structures') && answers.structures?.fenced === 'yes',
  ),
  generators: measure(['power.generators', 'activities.list'], ({ answers, chosen }) =>
    chosen('power') ? sum((answers.power?.generators ?? []).map((row) => row.count ?? 1)) : 0,
  ),
  /** One generator above the limit, or more than one of any size. */
  generatorPermit: yes(['power.generators', 'activities.list'], ({ answers, chosen, limit }) => {
    const generators = chosen('power') ? (answers.power?.generators ?? []) : [];
    return (
      generators.some((row) => (row.kilowatts ?? 0) > limit('generator-kilowatts')) ||
      sum(generators.map((row) => row.count ?? 1)) > 1
    );
  }),
  wiring: yes(
    ['power.wiring', 'activities.list'],
    ({ answers, chosen }) => chosen('power') && answers.power?.wiring === 'yes',
  ),
  gas: yes(
    ['power.propanePounds', 'food.vendors', 'food.service', 'activities.list'],
    ({ answers, chosen }) =>
      (chosen('power') && (answers.power?.propanePounds ?? 0) > 0) ||
      (chosen('food') && vendorsUseGas(answers)),
  ),
} as const;
