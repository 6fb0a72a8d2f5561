import type { Activity, Answers } from '#src/domain/application/answers.ts';
import { largest, list, measure, word, yes } from '#src/domain/routing/define-fact.ts';
import type { FactSource } from '#src/domain/routing/facts.ts';
import { isFoodSold, publicFood, truckWithFlame, vendorsCook } from '#src/domain/routing/food.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

const ticked = (answers: Answers, topic: Activity) => answers.activities?.list?.includes(topic) ?? false;
const TOPIC = 'activities.list';

/** Louder than the limit, or at night, or an exemption is asked for. */
const needsNoiseExemption = ({ answers, chosen, limit }: FactSource): boolean => {
  const sound = chosen('sound') ? answers.sound : undefined;
  if (sound === undefined || sound.kind === 'megaphone') return false;
  const end = sound.end === undefined ? null : minutesOf(sound.end);
  const start = sound.start === undefined ? null : minutesOf(sound.start);
  const pastMidnight = end !== null && start !== null && end < start;
  return (
    sound.exemption === 'yes' ||
    (sound.decibelsOver ?? 0) > 0 ||
    pastMidnight ||
    (end !== null && end > limit('night-starts-minutes')) ||
    (start !== null && start < limit('night-ends-minutes'))
  );
};

const alcohol = ({ answers, chosen }: FactSource) =>
  chosen('alcohol') ? answers.alcohol?.service : undefined;
const fire = ({ answers, chosen }: FactSource) => (chosen('fire') ? (answers.fire?.kinds ?? []) : []);
const inflatables = ({ answers, chosen }: FactSource) =>
  chosen('rides') ? (answers.rides?.inflatables ?? []) : [];
const foodVendors = ({ answers, chosen }: FactSource) =>
  chosen('food') && answers.food?.service !== 'potluck' ? (answers.food?.vendors ?? []) : [];
const FOOD = ['food.service', 'food.vendors', TOPIC];
const RIDES = ['rides.mechanical', 'rides.inflatables', TOPIC];

/** On the water: said so, or a water topic or place is chosen and not yet answered. */
const onWater = ({ answers, chosen }: FactSource): boolean => {
  if ((answers.places?.types ?? []).includes('water')) return true;
  if (chosen('fire') && answers.fire?.overWater === 'yes' && (answers.fire.kinds ?? []).length > 0)
    return true;
  if (!chosen('water_activity')) return false;
  return answers.water?.onWater === undefined
    ? ticked(answers, 'water_activity')
    : answers.water.onWater === 'yes';
};

/** What will happen there. */
export const ACTIVITY_FACTS = {
  activities: list([TOPIC], ({ answers }) => answers.activities?.list ?? []),
  foodServed: yes(
    FOOD,
    ({ answers, chosen }) =>
      ticked(answers, 'food') || (chosen('food') && answers.food?.service !== undefined),
  ),
  foodSold: yes(FOOD, ({ answers, chosen }) => chosen('food') && isFoodSold(answers)),
  publicFood: yes([...FOOD, 'event.access'], ({ answers, chosen }) => chosen('food') && publicFood(answers)),
  potluck: yes(FOOD, ({ answers, chosen }) => chosen('food') && answers.food?.service === 'potluck'),
  foodVendorKinds: list(FOOD, (source) => [
    ...new Set(
      foodVendors(source)
        .map((vendor) => vendor.kind)
        .filter((kind) => kind !== undefined),
    ),
  ]),
  foodVendorCount: measure(FOOD, (source) => foodVendors(source).length),
  foodDaysInARow: measure(FOOD, (source) => largest(foodVendors(source).map((vendor) => vendor.daysInARow))),
  vendorsCook: yes(FOOD, ({ answers, chosen }) => chosen('food') && vendorsCook(answers)),
  truckWithFlame: yes(FOOD, ({ answers, chosen }) => chosen('food') && truckWithFlame(answers)),
  residentsGrill: yes(
    ['food.residentsGrill', TOPIC],
    ({ answers, chosen }) => chosen('food') && answers.food?.residentsGrill === 'yes',
  ),
  alcoholSold: yes(['alcohol.service', TOPIC], (source) =>
    ['sold', 'in_ticket'].includes(alcohol(source) ?? ''),
  ),
  alcohol: yes(
    ['alcohol.service', TOPIC],
    (source) => alcohol(source) !== undefined || ticked(source.answers, 'alcohol'),
  ),
  soundKind: word(['sound.kind', TOPIC], ({ answers, chosen }) =>
    chosen('sound') ? (answers.sound?.kind ?? null) : null,
  ),
  /** Amplified beyond a megaphone. */
  amplified: yes(
    ['sound.kind', 'speech.sound', TOPIC],
    ({ answers, chosen }) =>
      ['speakers', 'stage'].includes(answers.speech?.sound ?? '') ||
      (chosen('sound') && answers.sound?.kind !== undefined
        ? answers.sound.kind !== 'megaphone'
        : ticked(answers, 'sound')),
  ),
  noiseExemption: yes(['sound', TOPIC], needsNoiseExemption),
  noiseDecibelsOver: measure(['sound.decibelsOver', TOPIC], ({ answers, chosen }) =>
    chosen('sound') ? (answers.sound?.decibelsOver ?? null) : null,
  ),
  /** Exemptions of this year at this place once these nights are added. */
  noiseExemptionsWithThis: measure(['sound', TOPIC], (source) =>
    needsNoiseExemption(source)
      ? (source.moment.earlier?.noiseExemptionsThisYear ?? 0) + (source.answers.sound?.nights ?? 1)
      : null,
  ),
  fireKinds: list(['fire.kinds', TOPIC], fire),
  fireworks: yes(['fire.kinds', TOPIC], (source) => fire(source).includes('fireworks')),
  /** A blocked alarm or sprinkler, or effects with flame. */
  fireWatch: yes(['fire.kinds', 'fire.protectionSystemOff', TOPIC], (source) =>
    source.answers.fire?.protectionSystemOff === 'yes' && source.chosen('fire')
      ? true
      : fire(source).some((kind) => kind === 'fireworks' || kind === 'stage_pyro'),
  ),
  mechanicalRides: measure(RIDES, ({ answers, chosen }) =>
    chosen('rides')
      ? (answers.rides?.mechanical ??
        (ticked(answers, 'rides') && answers.rides?.inflatables === undefined ? 1 : 0))
      : 0,
  ),
  /** Inflatables whose riders are lifted high enough for the state's certificate. */
  highInflatables: measure(
    RIDES,
    (source) =>
      inflatables(source).filter((row) => (row.riderHeightFeet ?? 0) >= source.limit('inflatable-rider-feet'))
        .length,
  ),
  uncertifiedInflatable: yes(RIDES, (source) =>
    inflatables(source).some(
      (row) => (row.riderHeightFeet ?? 0) >= source.limit('inflatable-rider-feet') && row.certified === 'no',
    ),
  ),
  performances: yes(
    ['rides.performances', TOPIC],
    ({ answers, chosen }) => chosen('rides') && answers.rides?.performances === 'yes',
  ),
  animals: yes(
    ['animals', TOPIC],
    ({ answers, chosen }) =>
      ticked(answers, 'animals') || (chosen('animals') && (answers.animals?.kinds?.length ?? 0) > 0),
  ),
  animalsOnStreet: yes(
    ['animals', TOPIC],
    ({ answers, chosen }) => chosen('animals') && answers.animals?.onStreet === 'yes',
  ),
  sellers: measure(['sales.sellers', TOPIC], ({ answers, chosen }) =>
    chosen('sales') ? (answers.sales?.sellers ?? (ticked(answers, 'sales') ? 1 : 0)) : 0,
  ),
  streetVendors: yes(
    ['sales.streetVendors', TOPIC],
    ({ answers, chosen }) => chosen('sales') && answers.sales?.streetVendors === 'yes',
  ),
  sport: yes(
    ['event.kind', 'race.kind', TOPIC],
    ({ answers, chosen }) =>
      answers.event?.kind === 'race' ||
      answers.event?.kind === 'sports' ||
      ticked(answers, 'race') ||
      (chosen('race') && answers.race?.kind !== undefined),
  ),
  endurance: yes(['race.endurance'], ({ answers }) => answers.race?.endurance === 'yes'),
  droneRestriction: yes(['air.droneRestriction'], ({ answers }) => answers.air?.droneRestriction === 'yes'),
  aircraft: yes(['air.aircraft', TOPIC], ({ answers, chosen }) =>
    answers.air?.aircraft === undefined
      ? ticked(answers, 'aircraft')
      : // Balloons let go by hand need no federal agency; the law forbids them.
        chosen('aircraft') && answers.air.aircraft.some((kind) => kind !== 'balloon_release'),
  ),
  onWater: yes(['places.types', 'fire', 'water.onWater', TOPIC], onWater),
  swimmers: measure(['water.swimmers', TOPIC], ({ answers, chosen }) =>
    chosen('water_activity') ? (answers.water?.swimmers ?? null) : null,
  ),
  hydrantUse: word(['hydrant.use', TOPIC], ({ answers, chosen }) =>
    chosen('hydrant') ? (answers.hydrant?.use ?? (ticked(answers, 'hydrant') ? 'draw_water' : null)) : null,
  ),
  ambulance: yes(['safety.medical'], ({ answers }) =>
    ['ambulance', 'advanced_ambulance', 'field_clinic'].includes(answers.safety?.medical ?? ''),
  ),
  crowdManagers: measure(['safety.crowdManagers'], ({ answers }) => answers.safety?.crowdManagers ?? null),
  toilets: measure(['safety.toilets'], ({ answers }) => answers.safety?.toilets ?? null),
  accessibleToilets: measure(
    ['safety.accessibleToilets'],
    ({ answers }) => answers.safety?.accessibleToilets ?? null,
  ),
  trashContainers: measure(
    ['safety.trashContainers'],
    ({ answers }) => answers.safety?.trashContainers ?? null,
  ),
  recyclingContainers: measure(
    ['safety.recyclingContainers'],
    ({ answers }) => answers.safety?.recyclingContainers ?? null,
  ),
} as const;
