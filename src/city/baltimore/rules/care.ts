import { fullEvent } from '#src/city/baltimore/rules/shared.ts';
import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  any,
  asks,
  atLeast,
  days,
  informs,
  over,
  under,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

const WHOLE_DAY = [24];
/** A table that goes by people alone. */
const byPeople = (...rows: [upTo: number, needed: number][]) => ({
  by: 'table' as const,
  minutes: 'minutesPerDay',
  hours: WHOLE_DAY,
  rows: rows.map(([upTo, needed]) => ({ upTo, needed: [needed] })),
});

/** Wheelchair spaces by seats: five steps up to 500 seats, then one more for every 150. Source: ADA Standards, 221. */
const WHEELCHAIR_SPACES: [upTo: number, needed: number][] = [
  [25, 1],
  [50, 2],
  [150, 4],
  [300, 5],
  [500, 6],
  ...Array.from({ length: 30 }, (_, step): [number, number] => [650 + 150 * step, 7 + step]),
];

/** Safety of the crowd, weather, access, insurance and city services beyond the plans that other rules ask for. */
export const careRules: RuleInput[] = [
  {
    id: 'R12b',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, any(yes('alcohol'), atLeast('peak', limit('guards-people')))),
    because: words(
      'Alcohol or a large crowd needs guards.',
      'El alcohol o una gran multitud necesitan guardias.',
    ),
    agencies: informs('police'),
    effects: [
      {
        kind: 'minimum',
        fact: 'guards',
        of: 'peak',
        atLeast: limit('fewest-guards'),
        count: byPeople([500, 2], [1000, 3]),
        words: words(
          'Two guards up to 500 people, three up to 1,000, then in proportion.',
          'Dos guardias hasta 500 personas, tres hasta 1,000 y luego en proporción.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'F12b',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, under('squareFeetPerPerson', limit('standing-square-feet'))),
    because: words('The space is small for so many people.', 'El espacio es pequeño para tantas personas.'),
    agencies: informs('fire-marshal', 'police'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'People who stand need about seven square feet each. Make the space larger, or let in fewer people.',
          'Quien está de pie necesita unos siete pies cuadrados. Agrande el espacio o deje entrar a menos personas.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'R13b',
    moments: WHEN_ANSWERED,
    when: all(
      fullEvent,
      any(
        under('lightningMiles', limit('lightning-miles')),
        under('lightningMinutes', limit('lightning-minutes')),
      ),
    ),
    because: words(
      'The plan stops late for lightning, or goes on soon after.',
      'El plan se detiene tarde por rayos, o sigue muy pronto.',
    ),
    agencies: informs('emergency-management'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Stop when lightning is six miles away or nearer, and wait 30 minutes after the last one.',
          'Pare cuando un rayo caiga a seis millas o menos y espere 30 minutos después del último.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'R13c',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, over('windMph', limit('wind-mph'))),
    because: words(
      'The plan waits for very strong wind before it acts.',
      'El plan espera un viento muy fuerte antes de actuar.',
    ),
    agencies: informs('emergency-management', 'buildings'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Most tents and stages must be empty at 35 to 45 miles an hour. Check what the maker says.',
          'Casi todas las carpas y tarimas deben vaciarse entre 35 y 45 millas por hora. Revise lo que dice el fabricante.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'W01b',
    moments: WHEN_ANSWERED,
    when: fullEvent,
    because: words('Every event leaves trash.', 'Todo evento deja basura.'),
    effects: [
      {
        kind: 'minimum',
        fact: 'trashContainers',
        of: 'peak',
        atLeast: 1,
        count: { by: 'each', per: limit('people-per-trash-container') },
        words: words('One trash can for every 50 people.', 'Un bote de basura por cada 50 personas.'),
      },
    ],
    ...proposed(),
  },
  {
    id: 'R14c',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, yes('publicEvent'), under('routeInches', limit('accessible-route-inches'))),
    because: words(
      'A path is too narrow for a wheelchair.',
      'Un camino es demasiado angosto para una silla de ruedas.',
    ),
    agencies: informs('accessibility'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Make every path at least 36 inches wide, also beside tables and cables.',
          'Haga todos los caminos de al menos 36 pulgadas de ancho, también junto a mesas y cables.',
        ),
      },
    ],
    ...proposed('CITY-SF', 'ADA-TEMP'),
  },
  {
    id: 'R14d',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, yes('publicEvent'), atLeast('seats', 0)),
    because: words(
      'People in wheelchairs must be able to watch too.',
      'Las personas en silla de ruedas también deben poder mirar.',
    ),
    agencies: informs('accessibility'),
    effects: [
      {
        kind: 'minimum',
        fact: 'viewingSpaces',
        of: 'seats',
        atLeast: 1,
        count: byPeople(...WHEELCHAIR_SPACES),
        words: words(
          'By the number of seats: 4 for up to 150, 6 for up to 500, then one more for every 150. At least one where people stand.',
          'Según los asientos: 4 hasta 150, 6 hasta 500 y uno más por cada 150. Al menos uno donde la gente está de pie.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'I01b',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, atLeast('daysOnSite', 1)),
    because: words('Insurance covers every day on site.', 'El seguro cubre todos los días en el lugar.'),
    documents: [asks('insurance-endorsement', 14)],
    effects: [
      {
        kind: 'minimum',
        fact: 'insuredDays',
        of: 'daysOnSite',
        atLeast: 1,
        count: { by: 'each', per: 1 },
        words: words(
          'From the first day of set-up to the last day of clean-up.',
          'Desde el primer día de montaje hasta el último de limpieza.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'I01c',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, over('insuranceGapDays', 0)),
    because: words(
      'The policy does not cover every day from set-up to clean-up.',
      'La póliza no cubre todos los días del montaje a la limpieza.',
    ),
    agencies: informs('risk'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Ask your insurer to cover set-up and clean-up too. Without it the city cannot accept the policy.',
          'Pida a su aseguradora que cubra también el montaje y la limpieza. Sin eso la ciudad no puede aceptar la póliza.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'I01d',
    moments: WHEN_ANSWERED,
    when: all(
      fullEvent,
      any(
        under('insurancePerOccurrence', limit('insurance-per-occurrence')),
        under('insuranceAggregate', limit('insurance-aggregate')),
        yes('insuranceWithoutCity'),
      ),
    ),
    because: words(
      'The policy pays less than usual, or does not name the city.',
      'La póliza paga menos de lo común o no nombra a la ciudad.',
    ),
    agencies: informs('risk'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Most cities want $1,000,000 for one accident and $2,000,000 in all, with the city named as insured.',
          'Casi todas las ciudades piden $1,000,000 por accidente y $2,000,000 en total, con la ciudad como asegurada.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'I07',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, atLeast('paradeVehicles', 1)),
    because: words('Vehicles or floats must be insured.', 'Los vehículos o carrozas deben estar asegurados.'),
    agencies: informs('risk'),
    documents: [asks('auto-insurance', 14)],
    ...proposed(),
  },
  {
    id: 'I08',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, yes('paidWorkers')),
    because: words('Who pays workers must insure them.', 'Quien paga a trabajadores debe asegurarlos.'),
    agencies: informs('risk'),
    documents: [asks('workers-insurance', 14)],
    ...unverified(),
  },
  {
    id: 'I09',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, any(atLeast('foodVendorCount', 1), atLeast('sellers', 1))),
    because: words('Vendors bring insurance of their own.', 'Los vendedores traen su propio seguro.'),
    agencies: informs('risk'),
    documents: [asks('vendor-insurance', 14)],
    ...proposed('B-CCL'),
  },
  {
    id: 'M02b',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, atLeast('servicesWanted', 1)),
    because: words(
      'City equipment and staff are ordered at least five days ahead.',
      'El equipo y el personal de la ciudad se piden al menos cinco días antes.',
    ),
    agencies: informs('special-events'),
    lead: days(5),
    fees: [tariff.cityServices],
    ...verified('B-APP-2016'),
  },
  {
    id: 'M03c',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, yes('cityPartner')),
    because: words(
      'A city agency is a partner or pays for it, so fees may be lower.',
      'Una oficina de la ciudad participa o paga; los costos pueden bajar.',
    ),
    agencies: informs('special-events'),
    documents: [asks('city-partner-letter', 'review')],
    ...verified('B-SE'),
  },
];
