import { proposed, unverified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  any,
  asks,
  days,
  decides,
  has,
  informs,
  is,
  must,
  over,
  under,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** Distances, heat, fuel and what hangs over people. They follow answers of the full form and hold beside the rules of structures.ts. */
export const builtDetailRules: RuleInput[] = [
  {
    id: 'F01b',
    moments: WHEN_ANSWERED,
    when: under('tentSetbackFeet', limit('tent-setback-feet')),
    because: words(
      'A large tent stands closer than 20 feet to a building, car or tent.',
      'Una carpa grande está a menos de 20 pies de un edificio, auto o carpa.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['tent-anchored'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Move the large tent until 20 feet are free on every side, or ask the Fire Marshal first.',
          'Mueva la carpa grande hasta dejar 20 pies libres por todos los lados, o pregunte antes a los bomberos.',
        ),
      },
    ],
    ...unverified('IFC-TENT'),
  },
  {
    id: 'F02b',
    moments: WHEN_ANSWERED,
    when: yes('flameHeaterInside'),
    because: words(
      'A heater with a flame stands inside a tent.',
      'Hay un calentador con llama dentro de una carpa.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['heaters-outside'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Put the heater outside and blow the warm air in.',
          'Ponga el calentador afuera y sople el aire caliente hacia adentro.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F04b',
    moments: WHEN_ANSWERED,
    when: yes('stageOverhead'),
    because: words(
      'A roof, lights or speakers hang above people on a stage.',
      'Un techo, luces o bocinas cuelgan sobre la gente en un escenario.',
    ),
    agencies: decides('buildings'),
    documents: [must('engineer-drawings', 'review')],
    conditions: ['structure-inspection', 'wind-limit'],
    ...proposed('CITY-CHI'),
  },
  {
    id: 'F07b',
    moments: WHEN_ANSWERED,
    when: under('generatorTentFeet', limit('generator-tent-feet')),
    because: words(
      'A generator stands closer than 20 feet to a tent.',
      'Un generador está a menos de 20 pies de una carpa.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['generator-distance'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Move the generator until it is 20 feet from every tent.',
          'Mueva el generador hasta que esté a 20 pies de cada carpa.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F07c',
    moments: WHEN_ANSWERED,
    when: yes('refuelDuring'),
    because: words(
      'A generator is filled up while guests are there.',
      'Se llena un generador mientras hay público.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['no-refuelling'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Bring a larger tank or a second generator, so that nobody refuels near guests.',
          'Traiga un tanque más grande o un segundo generador para no cargar cerca del público.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F07d',
    moments: WHEN_ANSWERED,
    when: is('powerLoad', 'over_20_amps', 'over_100_amps'),
    because: words(
      'A connection is larger than a normal plug.',
      'Una conexión es más grande que un enchufe normal.',
    ),
    agencies: decides('buildings'),
    documents: [must('electrical-plan', 14)],
    lead: days(14),
    fees: [tariff.electrical],
    conditions: ['cables-covered'],
    ...proposed('CITY-DEN'),
  },
  {
    id: 'F07e',
    moments: WHEN_ANSWERED,
    when: over('fuelGallons', limit('stored-fuel-gallons')),
    because: words(
      'More than ten gallons of spare fuel are kept there.',
      'Se guardan más de diez galones de combustible.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['fuel-stored'],
    ...unverified(),
  },
  {
    id: 'F07f',
    moments: WHEN_ANSWERED,
    when: yes('cablesCross'),
    because: words('Cables lie where people walk.', 'Hay cables por donde camina la gente.'),
    agencies: informs('fire-marshal', 'accessibility'),
    conditions: ['cables-covered', 'cable-ramps'],
    ...unverified('ADA-TEMP'),
  },
  {
    id: 'F09b',
    moments: WHEN_ANSWERED,
    when: under('spareGasFeet', limit('spare-gas-feet')),
    because: words(
      'Spare propane stands closer than 20 feet to cooking or guests.',
      'El propano de repuesto está a menos de 20 pies de cocinas o público.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['spare-cylinders-away'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Keep spare tanks 20 feet away, or off the site.',
          'Guarde los tanques de repuesto a 20 pies o fuera del lugar.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F09c',
    moments: WHEN_ANSWERED,
    when: yes('otherGas'),
    because: words(
      'There is compressed gas, a chemical or something very cold.',
      'Hay gas comprimido, un producto químico o algo muy frío.',
    ),
    agencies: informs('fire-marshal'),
    conditions: ['cylinders-secured'],
    ...unverified(),
  },
  {
    id: 'F10b',
    moments: WHEN_ANSWERED,
    when: under('cookingFeet', limit('cooking-feet')),
    because: words(
      'Cooking is closer than 10 feet to a building, car or other cooking.',
      'La cocina está a menos de 10 pies de un edificio, auto u otra cocina.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['cooking-distance'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Leave 10 feet around every place where food is cooked.',
          'Deje 10 pies alrededor de cada cocina.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'F10c',
    moments: WHEN_ANSWERED,
    when: yes('cookingInTent'),
    because: words(
      'Somebody cooks in a tent that guests enter.',
      'Alguien cocina en una carpa donde entra el público.',
    ),
    agencies: decides('fire-marshal'),
    conditions: ['no-cooking-in-tents'],
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words(
          'Cook outside the tents that guests enter, or in a tent of its own.',
          'Cocine fuera de las carpas del público, o en una carpa aparte.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'F16b',
    moments: WHEN_ANSWERED,
    when: under('audienceFeet', limit('effects-audience-feet')),
    because: words(
      'Guests stand closer than 15 feet to flames or sparks.',
      'El público está a menos de 15 pies de llamas o chispas.',
    ),
    agencies: decides('fire-marshal'),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words(
          'Keep guests 15 feet or more away from every effect.',
          'Mantenga al público a 15 pies o más de cada efecto.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F18b',
    moments: WHEN_ANSWERED,
    when: yes('balloonRelease'),
    because: words(
      'Letting balloons go is against the law of Maryland.',
      'Soltar globos va contra la ley de Maryland.',
    ),
    effects: [
      {
        kind: 'refuse',
        at: 'submit',
        words: words(
          'Take the release of balloons out of your plan. Balloons that stay tied are fine.',
          'Quite del plan la suelta de globos. Los globos atados sí se permiten.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F21',
    moments: WHEN_ANSWERED,
    when: yes('stakes'),
    because: words(
      'Stakes go into the ground, where pipes and wires may lie.',
      'Se clavan estacas en el suelo, donde puede haber tubos y cables.',
    ),
    documents: [asks('utility-ticket', 3)],
    conditions: ['call-before-digging'],
    ...unverified(),
  },
  {
    id: 'F22',
    moments: WHEN_ANSWERED,
    when: yes('overStreet'),
    because: words('Something hangs over a street or path.', 'Algo cuelga sobre una calle o un camino.'),
    agencies: decides('traffic'),
    conditions: ['overhead-clearance'],
    ...unverified(),
  },
  {
    id: 'F22b',
    moments: WHEN_ANSWERED,
    when: under('overStreetFeet', limit('overhead-clearance-feet')),
    because: words(
      'It hangs too low for trucks and fire engines.',
      'Cuelga demasiado bajo para camiones y bomberos.',
    ),
    agencies: decides('traffic'),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words('Hang it 15 feet high or higher.', 'Cuélguelo a 15 pies o más.'),
      },
    ],
    ...unverified(),
  },
  {
    id: 'F23',
    moments: WHEN_ANSWERED,
    when: is('kind', 'street_painting'),
    because: words('You paint on the street.', 'Va a pintar en la calle.'),
    agencies: decides('traffic'),
    documents: [must('paint-design', 'review')],
    ...proposed('CITY-PDX'),
  },
  {
    id: 'F24',
    moments: WHEN_ANSWERED,
    when: any(has('attachedTo', 'poles'), has('attachedTo', 'trees')),
    because: words('Something is fixed to poles or trees.', 'Algo se sujeta a postes o árboles.'),
    agencies: informs('special-events', 'parks'),
    conditions: ['no-nails-in-trees'],
    effects: [
      {
        kind: 'warn',
        words: words(
          'Fix nothing to trees or poles unless the city agrees. Use stands.',
          'No sujete nada a árboles o postes sin acuerdo de la ciudad. Use soportes.',
        ),
      },
    ],
    ...unverified(),
  },
];
