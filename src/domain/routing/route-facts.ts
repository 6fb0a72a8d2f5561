import type { Answers } from '#src/domain/application/answers.ts';
import { largest, measure, sum, yes } from '#src/domain/routing/define-fact.ts';
import { closuresOf } from '#src/domain/routing/streets.ts';

const isParade = (answers: Answers) => answers.event?.kind === 'parade';
const units = (answers: Answers) => (isParade(answers) ? (answers.route?.units ?? []) : []);
const UNITS = ['route.units', 'event.kind'];

const lots = (answers: Answers) =>
  answers.mobility?.arranged === 'no'
    ? []
    : (answers.mobility?.lots ?? []).filter((row) => row.kind === 'lot');
const LOTS = ['mobility.lots', 'mobility.arranged'];

/** Things of a kind in the list that stands in for a drawn plan. Shape: pure; empty while a drawing is to come. */
export const listed = (answers: Answers, kind: string) =>
  answers.site?.plan === 'list' ? (answers.site.items ?? []).filter((row) => row.kind === kind) : [];

/** What a parade is made of, what stands on the street, and how people get there. */
export const ROUTE_FACTS = {
  /** Floats, trucks and balloons are as high as this; wires hang over the street. */
  tallestUnitFeet: measure(UNITS, ({ answers }) => largest(units(answers).map((row) => row.heightFeet))),
  floatsMayBurn: yes(
    [...UNITS, 'route.floatsFireSafe'],
    ({ answers }) =>
      units(answers).some((row) => row.kind === 'float') &&
      ['no', 'not_known'].includes(answers.route?.floatsFireSafe ?? ''),
  ),
  thingsThrown: yes(
    ['route.handOuts', 'event.kind'],
    ({ answers }) => isParade(answers) && answers.route?.handOuts === 'thrown',
  ),
  assemblySquareFeet: measure(
    ['route.assemblySquareFeet'],
    ({ answers }) => answers.route?.assemblySquareFeet ?? null,
  ),
  walkwayClosed: yes(['traffic.walkway'], ({ answers }) => answers.traffic?.walkway === 'no'),
  hydrantsNotClear: yes(['traffic.hydrantsClear'], ({ answers }) => answers.traffic?.hydrantsClear === 'no'),
  /** Pieces of street that no car may enter. */
  closedPieces: measure(
    ['closures', 'traffic.closure', 'event.kind'],
    ({ answers }) => closuresOf(answers).filter((row) => row.kind === 'full').length,
  ),
  barricades: measure(['traffic.devices'], ({ answers }) => {
    const found = (answers.traffic?.devices ?? []).filter((row) => row.kind === 'barricade');
    return found.length > 0 ? sum(found.map((row) => row.count)) : null;
  }),
  visitorSpaces: measure(LOTS, ({ answers }) => sum(lots(answers).map((row) => row.spaces))),
  accessibleParking: measure(LOTS, ({ answers }) =>
    lots(answers).length > 0 ? sum(lots(answers).map((row) => row.accessibleSpaces)) : null,
  ),
  bikeShareMoved: yes(['mobility.bikeShare'], ({ answers }) =>
    (answers.mobility?.bikeShare ?? []).some((one) => one === 'dock' || one === 'scooters'),
  ),
  waterTaxiTouched: yes(['mobility.waterTaxi'], ({ answers }) => answers.mobility?.waterTaxi === 'yes'),
  siteExits: measure(['site.plan', 'site.items'], ({ answers }) => {
    const exits = listed(answers, 'exit');
    return exits.length > 0 ? sum(exits.map((row) => row.count ?? 1)) : null;
  }),
} as const;
