import { largest, list, measure, sum, word, yes } from '#src/domain/routing/define-fact.ts';
import type { FactSource } from '#src/domain/routing/facts.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

const TOPIC = 'activities.list';
const LIST = ['structures.list', TOPIC];
const DAY_MINUTES = 24 * 60;

const structures = ({ answers, chosen }: FactSource) =>
  chosen('structures') ? answers.structures : undefined;
const decoration = ({ answers, chosen }: FactSource) =>
  chosen('structures') ? answers.decoration : undefined;
const power = ({ answers, chosen }: FactSource) => (chosen('power') ? answers.power : undefined);
const food = ({ answers, chosen }: FactSource) => (chosen('food') ? answers.food : undefined);
const alcohol = ({ answers, chosen }: FactSource) => (chosen('alcohol') ? answers.alcohol : undefined);
const fire = ({ answers, chosen }: FactSource) => (chosen('fire') ? answers.fire : undefined);
const fenced = (source: FactSource) =>
  structures(source)?.fenced === 'yes' ? structures(source) : undefined;
const areas = (source: FactSource) => alcohol(source)?.areas ?? [];

const smallest = (values: readonly (number | undefined)[]) => {
  const least = largest(values.map((value) => (value === undefined ? null : -value)));
  return least === null ? null : -least;
};

/** From the last drink to the end of the event on the same evening; the shortest of all days. */
const lastCallBeforeEnd = (source: FactSource): number | null => {
  const lastCall = alcohol(source)?.lastCall;
  if (lastCall === undefined) return null;
  const ends = (source.answers.dates?.days ?? []).flatMap((row) => (row.end === undefined ? [] : [row.end]));
  return smallest(ends.map((end) => (minutesOf(end) - minutesOf(lastCall) + DAY_MINUTES) % DAY_MINUTES));
};

/** How safely things are built, powered, cooked, poured and fired. */
export const DETAIL_FACTS = {
  tentSetbackFeet: measure(
    ['structures.setbackFeet', TOPIC],
    (source) => structures(source)?.setbackFeet ?? null,
  ),
  flameHeaterInside: yes(
    ['structures.heaters', TOPIC],
    (source) => structures(source)?.heaters === 'fuel_inside',
  ),
  tentExits: measure(['structures.tentExits', TOPIC], (source) => structures(source)?.tentExits ?? null),
  stakes: yes(
    ['structures.anchoring', 'rides.inflatables', TOPIC],
    (source) =>
      (structures(source)?.anchoring?.includes('stakes') ?? false) ||
      (source.chosen('rides') &&
        (source.answers.rides?.inflatables?.some((row) => row.anchoredBy === 'stakes') ?? false)),
  ),
  /** Something heavy is over the heads of people on a stage. */
  stageOverhead: yes(
    ['structures.stageParts', TOPIC],
    (source) =>
      structures(source)?.stageParts?.some((part) => part === 'roof' || part === 'rigging') ?? false,
  ),
  bleacherSeats: measure(LIST, (source) => {
    const bleachers = (structures(source)?.list ?? []).filter((row) => row.kind === 'bleachers');
    return bleachers.length ? sum(bleachers.map((row) => (row.occupants ?? 0) * (row.count ?? 1))) : null;
  }),
  wheelchairSpaces: measure(
    ['structures.wheelchairSpaces', TOPIC],
    (source) => structures(source)?.wheelchairSpaces ?? null,
  ),
  fencedPeople: measure(
    ['structures.fencedPeople', 'structures.fenced', TOPIC],
    (source) => fenced(source)?.fencedPeople ?? null,
  ),
  fencedSquareFeet: measure(
    ['structures.fencedSquareFeet', 'structures.fenced', TOPIC],
    (source) => fenced(source)?.fencedSquareFeet ?? null,
  ),
  fencedExits: measure(
    ['structures.fencedExits', 'structures.fenced', TOPIC],
    (source) => fenced(source)?.fencedExits ?? null,
  ),
  overStreet: yes(['decoration.overStreet', TOPIC], (source) => decoration(source)?.overStreet === 'yes'),
  overStreetFeet: measure(['decoration', TOPIC], (source) =>
    decoration(source)?.overStreet === 'yes' ? (decoration(source)?.lowestFeet ?? null) : null,
  ),
  attachedTo: list(['decoration.attachedTo', TOPIC], (source) => decoration(source)?.attachedTo ?? []),
  generatorTentFeet: measure(['power.generators', TOPIC], (source) =>
    smallest((power(source)?.generators ?? []).map((row) => row.feetFromTents)),
  ),
  refuelDuring: yes(['power.refuelDuring', TOPIC], (source) => power(source)?.refuelDuring === 'yes'),
  fuelGallons: measure(['power.fuelGallons', TOPIC], (source) => power(source)?.fuelGallons ?? null),
  powerLoad: word(['power.load', TOPIC], (source) => power(source)?.load ?? null),
  cablesCross: yes(['power.cablesCross', TOPIC], (source) => power(source)?.cablesCross === 'yes'),
  spareGasFeet: measure(['power.spareFeet', 'power.spares'], ({ answers }) =>
    answers.power?.spares === 'yes' ? (answers.power.spareFeet ?? null) : null,
  ),
  otherGas: yes(
    ['power.otherGas', 'safety.chemicals'],
    ({ answers }) =>
      answers.safety?.chemicals === 'yes' ||
      (answers.power?.otherGas?.some((gas) => gas !== 'none') ?? false),
  ),
  foodSeats: measure(['food.seats', TOPIC], (source) => food(source)?.seats ?? null),
  accessibleSeats: measure(
    ['food.accessibleSeats', TOPIC],
    (source) => food(source)?.accessibleSeats ?? null,
  ),
  noHandwash: yes(['food.handwash', TOPIC], (source) => food(source)?.handwash === 'none'),
  cookingFeet: measure(['food.cookingFeet', TOPIC], (source) => food(source)?.cookingFeet ?? null),
  cookingInTent: yes(['food.cookingInTent', TOPIC], (source) => food(source)?.cookingInTent === 'yes'),
  restrictedGoods: list(['sales.restricted', TOPIC], ({ answers, chosen }) =>
    chosen('sales') ? (answers.sales?.restricted ?? []) : [],
  ),
  /** Most people inside one fenced drinking area. */
  alcoholAreaPeople: measure(['alcohol.areas', 'alcohol.fenced', TOPIC], (source) =>
    alcohol(source)?.fenced === 'yes' ? largest(areas(source).map((row) => row.people)) : null,
  ),
  alcoholExits: measure(['alcohol.exits', TOPIC], (source) => alcohol(source)?.exits ?? null),
  /** People in all drinking areas together. */
  alcoholPeople: measure(['alcohol.areas', TOPIC], (source) =>
    areas(source).length ? sum(areas(source).map((row) => row.people)) : null,
  ),
  alcoholGuards: measure(['alcohol.guards', TOPIC], (source) => alcohol(source)?.guards ?? null),
  alcoholPrize: yes(['alcohol.prize', TOPIC], (source) => alcohol(source)?.prize === 'yes'),
  untrainedServers: yes(
    ['alcohol.servers', 'alcohol.trainedServers', TOPIC],
    (source) => (alcohol(source)?.trainedServers ?? Number.MAX_VALUE) < (alcohol(source)?.servers ?? 0),
  ),
  lastCallBeforeEndMinutes: measure(['alcohol.lastCall', 'dates.days', TOPIC], lastCallBeforeEnd),
  /** The largest firework of all shows. */
  shellInches: measure(['fire.shows', 'fire.kinds', TOPIC], (source) =>
    fire(source)?.kinds?.includes('fireworks')
      ? largest((fire(source)?.shows ?? []).map((row) => row.shellInches))
      : null,
  ),
  falloutFeet: measure(['fire.falloutFeet', TOPIC], (source) => fire(source)?.falloutFeet ?? null),
  audienceFeet: measure(['fire.audienceFeet', TOPIC], (source) => fire(source)?.audienceFeet ?? null),
  unattendedInflatable: yes(
    ['rides.inflatables', TOPIC],
    ({ answers, chosen }) =>
      chosen('rides') && (answers.rides?.inflatables?.some((row) => row.attendant === 'no') ?? false),
  ),
  droneOverPeople: yes(
    ['air.drones', TOPIC],
    ({ answers, chosen }) =>
      chosen('drones') && (answers.air?.drones?.some((row) => row.overPeople === 'yes') ?? false),
  ),
  balloonRelease: yes(
    ['air.aircraft', TOPIC],
    ({ answers, chosen }) =>
      chosen('aircraft') && (answers.air?.aircraft?.includes('balloon_release') ?? false),
  ),
  lifeguards: measure(['water.rescuers', TOPIC], ({ answers, chosen }) =>
    chosen('water_activity') ? (answers.water?.rescuers ?? null) : null,
  ),
  vehiclesIndoors: yes(
    ['vehicles.indoors', TOPIC],
    ({ answers, chosen }) => chosen('vehicles') && answers.vehicles?.indoors === 'yes',
  ),
  combat: yes(['race.risks'], ({ answers }) => answers.race?.risks?.includes('combat') ?? false),
} as const;
