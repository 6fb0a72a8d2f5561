import { baltimore } from '#src/city/baltimore/city.ts';
import { portLyra } from '#src/city/port-lyra/city.ts';
import { type City, type CityInput, citySchema } from '#src/domain/city.ts';
import { cityProblems } from '#src/domain/routing/check-city.ts';

const CITIES: Readonly<Record<string, CityInput>> = { baltimore, 'port-lyra': portLyra };

/** The names a city may be chosen by. */
export const CITY_NAMES = Object.keys(CITIES);

const ready = new Map<string, City>();

/**
 * The city of a name, checked.
 * Shape: the same object every time.
 * Errors: an Error that lists what is wrong; a process must not start with such a city.
 */
export function cityNamed(name: string): City {
  const known = ready.get(name);
  if (known) return known;
  const input = Object.hasOwn(CITIES, name) ? CITIES[name] : undefined;
  if (!input) throw new Error(`There is no city "${name}". Known cities: ${CITY_NAMES.join(', ')}.`);
  const city = citySchema.parse(input);
  const problems = cityProblems(city);
  if (problems.length > 0)
    throw new Error(`The city "${name}" cannot be served:\n- ${problems.join('\n- ')}`);
  ready.set(name, city);
  return city;
}
