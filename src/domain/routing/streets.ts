import type { Answers } from '#src/domain/application/answers.ts';
import type { City } from '#src/domain/city.ts';
import { streetKey } from '#src/domain/shared/street-name.ts';

export type RegisteredStreet = City['register']['streets'][number];

const registers = new WeakMap<City, ReadonlyMap<string, RegisteredStreet>>();

const registerOf = (city: City): ReadonlyMap<string, RegisteredStreet> => {
  const ready = registers.get(city);
  if (ready) return ready;
  const built = new Map<string, RegisteredStreet>();
  for (const street of city.register.streets)
    for (const name of [street.name, ...street.otherNames]) built.set(streetKey(name), street);
  registers.set(city, built);
  return built;
};

/** A street of the city's register by any way of writing its name. Shape: pure; null when the register lacks it. */
export function findStreet(city: City, name: string): RegisteredStreet | null {
  return registerOf(city).get(streetKey(name)) ?? null;
}

const WIDE = ['full', 'one_direction', 'lane', 'alley', 'intersection', 'ramp'];

/** The closures that count. Shape: pure; rows kept after the question was answered with no are left out. */
export function closuresOf(answers: Answers): NonNullable<Answers['closures']> {
  const asked = answers.event?.kind === 'block_party' || answers.traffic?.closure !== 'no';
  return asked ? (answers.closures ?? []) : [];
}

/** The closures that stop or narrow traffic, without curb lanes and sidewalks. Shape: pure. */
export function wideClosures(answers: Answers): NonNullable<Answers['closures']> {
  return closuresOf(answers).filter((row) => row.kind !== undefined && WIDE.includes(row.kind));
}

/** The legs of the route that count. Shape: pure; parades and races always have a route. */
export function legsOf(answers: Answers): NonNullable<NonNullable<Answers['route']>['legs']> {
  const always = answers.event?.kind === 'parade' || answers.event?.kind === 'race';
  return always || answers.route?.moves !== 'no' ? (answers.route?.legs ?? []) : [];
}

/** The curb spaces that count. Shape: pure; an event in the curb lane always takes some. */
export function parkingOf(answers: Answers): NonNullable<Answers['parking']> {
  const asked = answers.traffic?.noParking !== 'no' || answers.places?.types?.includes('curb_lane');
  return asked ? (answers.parking ?? []) : [];
}

/**
 * The registered streets an event closes or moves along.
 * Shape: pure; each street once; streets the register lacks are left out. A leg on the sidewalk does not count. The street
 * named in triage of a block party counts until its closure is described.
 */
export function streetsUsed(answers: Answers, city: City): RegisteredStreet[] {
  const closures = closuresOf(answers);
  const names = [
    ...closures.filter((row) => row.kind !== 'sidewalk').map((row) => row.street),
    ...legsOf(answers)
      .filter((leg) => leg.width !== 'sidewalk')
      .map((leg) => leg.street),
    closures.length === 0 && answers.event?.kind === 'block_party' ? answers.block?.street : undefined,
  ];
  const found = names
    .map((name) => (typeof name === 'string' ? findStreet(city, name) : null))
    .filter((street) => street !== null);
  return [...new Set(found)];
}
