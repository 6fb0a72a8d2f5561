import { FENCE_EXITS } from '#src/city/baltimore/rules/tables.ts';
import { proposed, unverified } from '#src/city/baltimore/sources.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  any,
  atLeast,
  decides,
  has,
  informs,
  under,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** Food, drink, rides, water and the rest in detail. They follow answers of the full form. */
export const activityDetailRules: RuleInput[] = [
  {
    id: 'H01b',
    moments: WHEN_ANSWERED,
    when: yes('noHandwash'),
    because: words(
      'Food is served and there is no place to wash hands.',
      'Se sirve comida y no hay dónde lavarse las manos.',
    ),
    agencies: decides('food-control'),
    conditions: ['food-handwash'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Plan warm water, soap and paper towels at every place with open food.',
          'Prevea agua tibia, jabón y toallas de papel en cada puesto con comida abierta.',
        ),
      },
    ],
    ...unverified('B-FOOD'),
  },
  {
    id: 'A01b',
    moments: WHEN_ANSWERED,
    when: under('lastCallBeforeEndMinutes', limit('last-call-minutes')),
    because: words(
      'The last drink is poured less than 30 minutes before the end.',
      'La última bebida se sirve menos de 30 minutos antes del final.',
    ),
    agencies: informs('liquor-board', 'police'),
    conditions: ['alcohol-last-call'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Pour the last drink 30 minutes or more before the event ends.',
          'Sirva la última bebida 30 minutos o más antes de que termine el evento.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'A01c',
    moments: WHEN_ANSWERED,
    when: yes('alcoholPrize'),
    because: words('Alcohol is a prize.', 'El alcohol es un premio.'),
    agencies: decides('liquor-board'),
    ...unverified(),
  },
  {
    id: 'A01d',
    moments: WHEN_ANSWERED,
    when: yes('untrainedServers'),
    because: words('Some servers have no certificate.', 'Algunas personas que sirven no tienen certificado.'),
    agencies: informs('liquor-board'),
    conditions: ['alcohol-trained-servers'],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'A05',
    moments: WHEN_ANSWERED,
    when: atLeast('alcoholAreaPeople', 1),
    because: words(
      'A fence holds people in the drinking area, so the ways out are planned.',
      'Una cerca encierra el área de bebidas; hay que planear las salidas.',
    ),
    agencies: informs('fire-marshal'),
    conditions: ['fence-exits'],
    effects: [
      {
        kind: 'minimum',
        fact: 'alcoholExits',
        of: 'alcoholAreaPeople',
        atLeast: 1,
        count: { by: 'steps', rows: FENCE_EXITS },
        words: words(
          'As many as a tent for so many people. Above 3,000 people, more in proportion.',
          'Tantas como una carpa para esas personas. Con más de 3,000 personas, en proporción.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'R02c',
    moments: WHEN_ANSWERED,
    when: yes('unattendedInflatable'),
    because: words(
      'Nobody watches an inflatable the whole time.',
      'Nadie vigila un inflable todo el tiempo.',
    ),
    agencies: informs('special-events'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Have a grown-up at every inflatable while it is in use.',
          'Ponga a un adulto en cada inflable mientras se usa.',
        ),
      },
    ],
    ...unverified('MD-INFL'),
  },
  {
    id: 'R04c',
    moments: WHEN_ANSWERED,
    when: atLeast('swimmers', 1),
    because: words('People are in the water.', 'Hay personas en el agua.'),
    agencies: informs('ems'),
    conditions: ['lifeguards'],
    ...unverified(),
  },
  {
    id: 'R04d',
    moments: WHEN_ANSWERED,
    when: all(atLeast('swimmers', 1), under('lifeguards', 1)),
    because: words('People swim and no lifeguard watches.', 'Hay personas nadando y ningún salvavidas.'),
    agencies: decides('ems'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Have trained lifeguards while anybody is in the water.',
          'Tenga salvavidas capacitados mientras haya alguien en el agua.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'R06b',
    moments: WHEN_ANSWERED,
    when: yes('droneOverPeople'),
    because: words(
      'A drone flies over people, which needs federal approval.',
      'Un dron vuela sobre personas; requiere aprobación federal.',
    ),
    agencies: decides('police'),
    outside: [{ approval: 'faa', blocking: true }],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Fly beside people and not over them, or ask the federal air agency about 90 days ahead.',
          'Vuele al lado y no sobre las personas, o pida permiso federal unos 90 días antes.',
        ),
      },
    ],
    ...unverified('FAA-OAA'),
  },
  {
    id: 'R14b',
    moments: WHEN_ANSWERED,
    when: all(yes('publicEvent'), atLeast('foodSeats', 1)),
    because: words(
      'There are seats where people eat, and some must fit a wheelchair.',
      'Hay asientos para comer y algunos deben admitir una silla de ruedas.',
    ),
    agencies: informs('accessibility'),
    effects: [
      {
        kind: 'minimum',
        fact: 'accessibleSeats',
        of: 'foodSeats',
        atLeast: 1,
        count: { by: 'share', percent: limit('accessible-seat-percent') },
        words: words('One seat in twenty, and at least one.', 'Un asiento de cada veinte, y al menos uno.'),
      },
    ],
    ...unverified('ADA-TEMP'),
  },
  {
    id: 'R16b',
    moments: WHEN_ANSWERED,
    when: has('restrictedGoods', 'cannabis'),
    because: words(
      'Cannabis may not be sold or given away at a public event.',
      'No se puede vender ni regalar cannabis en un evento público.',
    ),
    agencies: informs('law', 'police'),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words('Take cannabis out of your plan.', 'Quite el cannabis del plan.'),
      },
    ],
    ...unverified('CITY-PDX'),
  },
  {
    id: 'R16c',
    moments: WHEN_ANSWERED,
    when: any(has('restrictedGoods', 'tobacco'), has('restrictedGoods', 'hemp')),
    because: words('Tobacco or hemp is sold or given away.', 'Se vende o regala tabaco o cáñamo.'),
    agencies: informs('environmental-health'),
    ...proposed('CITY-PDX'),
  },
  {
    id: 'R20',
    moments: WHEN_ANSWERED,
    when: has('activities', 'vehicles'),
    because: words(
      'Vehicles are shown or driven for the crowd.',
      'Se muestran o conducen vehículos para el público.',
    ),
    agencies: informs('fire-marshal', 'police'),
    ...unverified(),
  },
  {
    id: 'R20b',
    moments: WHEN_ANSWERED,
    when: yes('vehiclesIndoors'),
    because: words(
      'A vehicle stands inside a building or tent.',
      'Hay un vehículo dentro de un edificio o una carpa.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['display-vehicles'],
    ...unverified('B-IFC'),
  },
  {
    id: 'R21',
    moments: WHEN_ANSWERED,
    when: yes('combat'),
    because: words('People box, wrestle or fight as a sport.', 'Hay boxeo, lucha o artes marciales.'),
    agencies: informs('risk', 'ems'),
    outside: [{ approval: 'athletic-commission', blocking: true }],
    ...unverified(),
  },
];
