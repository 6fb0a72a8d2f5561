import { notSpeech } from '#src/city/baltimore/rules/shared.ts';
import { proposed, unverified } from '#src/city/baltimore/sources.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  any,
  asks,
  atLeast,
  decides,
  informs,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

const onStreet = any(yes('closure'), yes('roadway'));

/** Exits of a place with a fence around it, whatever the hours. Units: people, exits. */
const EXITS = [
  { upTo: 199, needed: [2] },
  { upTo: 499, needed: [3] },
  { upTo: 999, needed: [4] },
  { upTo: 1_999, needed: [5] },
  { upTo: 2_999, needed: [6] },
  { upTo: 10_000_000, needed: [7] },
];

/** Parades, what stands on the street, how people get there, and the plan of the site. */
export const routeRules: RuleInput[] = [
  {
    id: 'S18',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, onStreet, atLeast('peak', limit('traffic-impact-people'))),
    because: words(
      'Many thousands come, and a street is closed or used.',
      'Vienen miles de personas y se cierra o se usa una calle.',
    ),
    agencies: informs('traffic'),
    documents: [asks('traffic-impact-statement', 'review')],
    ...proposed(),
  },
  {
    id: 'S19',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, atLeast('closedPieces', 1)),
    because: words(
      'A closed street needs barricades at both ends.',
      'Una calle cerrada necesita barreras en los dos extremos.',
    ),
    effects: [
      {
        kind: 'minimum',
        fact: 'barricades',
        of: 'closedPieces',
        atLeast: limit('barricades-per-closed-piece'),
        count: { by: 'share', percent: 100 * limit('barricades-per-closed-piece') },
        words: words(
          'Four large barricades for each closed piece of street: two at each end.',
          'Cuatro barreras grandes por cada tramo cerrado: dos en cada extremo.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'S20',
    moments: WHEN_ANSWERED,
    when: over('tallestUnitFeet', limit('unit-height-feet')),
    because: words(
      'Something in the parade is higher than 13 feet 6 inches.',
      'Algo en el desfile mide más de 13 pies y 6 pulgadas.',
    ),
    agencies: decides('traffic', 'fire-marshal'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Wires and lights hang lower than that over some streets. Make it lower, or ask us about the route.',
          'Sobre algunas calles hay cables y luces más bajos. Hágalo más bajo o pregúntenos por la ruta.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'S21',
    moments: WHEN_ANSWERED,
    when: yes('thingsThrown'),
    because: words(
      'Things are thrown to the crowd, and children run after them.',
      'Se lanzan cosas a la gente y los niños corren tras ellas.',
    ),
    agencies: decides('police'),
    conditions: ['parade-hand-out'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Give things by hand, from people who walk. That is the rule unless the police agree to more.',
          'Entregue las cosas en la mano, a pie. Esa es la regla, salvo que la policía acepte otra cosa.',
        ),
      },
    ],
    ...proposed(),
  },
  {
    id: 'S22',
    moments: WHEN_ANSWERED,
    when: yes('floatsMayBurn'),
    because: words(
      'The floats may burn easily, or nobody knows.',
      'Las carrozas podrían quemarse fácil, o no se sabe.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['float-extinguisher'],
    ...unverified(),
  },
  {
    id: 'S23',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('moving'), atLeast('peak', limit('assembly-people'))),
    because: words(
      'A large crowd needs room where it gathers.',
      'Una multitud grande necesita espacio donde se reúne.',
    ),
    effects: [
      {
        kind: 'minimum',
        fact: 'assemblySquareFeet',
        of: 'peak',
        atLeast: 1,
        count: { by: 'share', percent: 100 * limit('assembly-square-feet-per-person') },
        words: words('Five square feet for each person.', 'Cinco pies cuadrados por cada persona.'),
      },
    ],
    ...unverified(),
  },
  {
    id: 'S24',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, atLeast('visitorSpaces', 1)),
    because: words(
      'You offer parking, so some of it is for people with disabilities.',
      'Usted ofrece estacionamiento; una parte es para personas con discapacidad.',
    ),
    agencies: informs('accessibility'),
    effects: [
      {
        kind: 'minimum',
        fact: 'accessibleParking',
        of: 'visitorSpaces',
        atLeast: 1,
        count: { by: 'each', per: limit('spaces-per-accessible-space') },
        words: words('One of every 25 spaces, and at least one.', 'Uno de cada 25 espacios, y al menos uno.'),
      },
    ],
    ...proposed('ADA-TEMP'),
  },
  {
    id: 'S25',
    moments: WHEN_ANSWERED,
    when: yes('walkwayClosed'),
    because: words(
      'No sidewalk stays open for walkers and wheelchairs.',
      'No queda abierta ninguna acera para peatones y sillas de ruedas.',
    ),
    agencies: decides('accessibility', 'traffic'),
    conditions: ['walkway-open'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Keep one sidewalk open, or tell us the way around.',
          'Deje abierta una acera o díganos por dónde se rodea.',
        ),
      },
    ],
    ...proposed('ADA-TEMP'),
  },
  {
    id: 'S26',
    moments: WHEN_ANSWERED,
    when: yes('hydrantsNotClear'),
    because: words('A hydrant would be blocked.', 'Un hidrante quedaría bloqueado.'),
    agencies: decides('fire-marshal'),
    conditions: ['hydrant-clear'],
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words(
          'Keep 15 feet around each hydrant free. Change the plan.',
          'Deje libres 15 pies alrededor de cada hidrante. Cambie el plano.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'S27',
    moments: WHEN_ANSWERED,
    when: any(yes('bikeShareMoved'), yes('waterTaxiTouched')),
    because: words(
      'Rental bikes, scooters or the water taxi are touched.',
      'Afecta bicicletas o patinetas de alquiler, o el taxi acuático.',
    ),
    agencies: informs('traffic', 'transit'),
    ...proposed(),
  },
  {
    id: 'S28',
    moments: WHEN_ANSWERED,
    when: all(yes('fenced'), atLeast('peak', 1)),
    because: words(
      'People inside a fence must get out fast.',
      'La gente dentro de una cerca debe poder salir rápido.',
    ),
    effects: [
      {
        kind: 'minimum',
        fact: 'siteExits',
        of: 'peak',
        atLeast: 2,
        count: { by: 'table', minutes: 'peak', hours: [1_000_000_000], rows: EXITS },
        words: words(
          'Two exits for up to 199 people, three up to 499, then more. Everybody is counted as inside.',
          'Dos salidas hasta 199 personas, tres hasta 499, luego más. Se cuenta a todos como adentro.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'D01',
    moments: WHEN_ANSWERED,
    when: atLeast('indoorPeople', limit('indoor-certificate-people')),
    because: words(
      'Many people will be in a room. Its paper says how many may be.',
      'Habrá muchas personas en una sala. Su papel dice cuántas pueden estar.',
    ),
    agencies: informs('fire-marshal', 'buildings'),
    documents: [asks('occupancy-certificate', 'review')],
    ...proposed(),
  },
];
