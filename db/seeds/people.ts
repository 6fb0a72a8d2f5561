import { cityNamed } from '#src/city/index.ts';
import type { City } from '#src/domain/city.ts';
import type { IdentityPerson } from '#src/embedded/identity.ts';

// Given out to the agencies of a city in their order; a city with more agencies begins again with a number.
// biome-ignore format: a list of names
const NAMES = [
  'Rosa Delgado', 'Marcus Webb', 'Priya Nair', 'Daniel Okafor', 'Ellen Kowalski', 'Tomás Rivera', 'Grace Kim',
  'Andre Bennett', 'Leila Haddad', 'Samuel Ortiz', 'Hannah Weiss', 'Jerome Carter', 'Mei Tanaka', 'Oscar Lindqvist',
  'Fatima Diallo', 'Peter Novak', 'Camille Dubois', 'Victor Hughes', 'Anita Sharma', 'Noah Fischer',
];

function emailOf(name: string): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return `${plain.replaceAll(/[^a-z0-9]+/g, '.')}@city.example`;
}

function person(name: string, roles: string[], agency: string | null, description: string): IdentityPerson {
  const email = emailOf(name);
  return { subject: email.replace('@city.example', ''), name, email, roles, agency, description };
}

/** Where two people review: the first of them is the supervisor. By agency, the second one's name. */
const SECOND: Readonly<Record<string, string>> = {
  traffic: 'Yusuf Karim',
  'fire-marshal': 'Luis Romero',
  police: 'Dana Whitaker',
};

/** Staff of the demo: coordinators, reviewers for each agency of the city, an administrator, an auditor and a researcher. */
export function demoPeople(city: City): IdentityPerson[] {
  const reviewers = city.agencies.flatMap((agency, index) => {
    const again = Math.floor(index / NAMES.length);
    const name = `${NAMES[index % NAMES.length]}${again === 0 ? '' : ` ${again + 1}`}`;
    const second = SECOND[agency.key];
    if (second === undefined) return [person(name, ['reviewer'], agency.key, `Reviewer, ${agency.name.en}`)];
    return [
      person(name, ['reviewer', 'supervisor'], agency.key, `Supervisor, ${agency.name.en}`),
      person(second, ['reviewer'], agency.key, `Reviewer, ${agency.name.en}`),
    ];
  });
  return [
    person('Carla Johnson', ['coordinator'], null, 'Permit coordinator'),
    person('Ben Adeyemi', ['coordinator'], null, 'Permit coordinator'),
    ...reviewers,
    person('Ada Morgan', ['administrator'], null, 'Administrator of the service'),
    person('Ruth Feldman', ['auditor'], null, 'Auditor, reads everything'),
    person('Nora Lind', ['researcher'], null, 'Researcher, sees no real case'),
  ];
}

if (import.meta.main) console.log(JSON.stringify(demoPeople(cityNamed(process.argv[2] ?? 'baltimore'))));
