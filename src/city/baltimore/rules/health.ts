import { cityPark, harbor, needsCity, onCityLand } from '#src/city/baltimore/rules/shared.ts';
import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  advised,
  all,
  any,
  asks,
  atLeast,
  businessDays,
  days,
  decides,
  has,
  informs,
  later,
  must,
  not,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/**
 * Toilets by people, for up to four hours, up to five, and longer. The last column and the first row are the county's;
 * the other numbers for shorter days are four and five sixths of it.
 */
const TOILETS = {
  by: 'table' as const,
  minutes: 'minutesPerDay',
  hours: [4, 5, 24],
  rows: [
    { upTo: 250, needed: [2, 2, 3] },
    { upTo: 500, needed: [3, 4, 4] },
    { upTo: 1_000, needed: [6, 7, 8] },
    { upTo: 2_000, needed: [10, 12, 14] },
    { upTo: 5_000, needed: [24, 30, 36] },
    { upTo: 10_000, needed: [47, 59, 70] },
    { upTo: 20_000, needed: [92, 115, 138] },
    { upTo: 30_000, needed: [139, 174, 208] },
  ],
};

/** Food, alcohol, sound, waste. */
export const healthRules: RuleInput[] = [
  {
    id: 'H01',
    moments: WHEN_ANSWERED,
    when: yes('publicFood'),
    because: words('Food is sold or given to the public.', 'Se vende o regala comida al público.'),
    agencies: decides('food-control'),
    documents: [must('food-vendor-list', 14), must('food-licenses', 10)],
    lead: days(14),
    fees: [tariff.foodVendor],
    conditions: ['food-license-shown', 'food-handwash', 'food-temperature', 'no-unlisted-vendors'],
    ...proposed('B-CCL', 'CITY-OTHER'),
  },
  {
    id: 'H02',
    moments: WHEN_ANSWERED,
    when: has('foodVendorKinds', 'nonprofit'),
    because: words(
      'A nonprofit serves food and may be free of the license.',
      'Una organización sin fines de lucro sirve comida y puede estar exenta de licencia.',
    ),
    agencies: decides('food-control'),
    documents: [must('excluded-organization-statement', 10)],
    lead: days(10),
    conditions: ['excluded-organization-rules'],
    ...verified('B-FOOD'),
  },
  {
    id: 'H03',
    moments: WHEN_ANSWERED,
    when: has('foodVendorKinds', 'farmer'),
    because: words(
      'Raw farm produce needs no food license.',
      'Los productos crudos del campo no necesitan licencia de alimentos.',
    ),
    documents: [asks('producer-proof', 'review')],
    ...verified('MD-FARM'),
  },
  {
    id: 'H04',
    moments: WHEN_ANSWERED,
    when: over('foodDaysInARow', limit('food-days-in-a-row')),
    because: words(
      'A vendor stays longer than 30 days in one place.',
      'Un vendedor se queda más de 30 días en un lugar.',
    ),
    agencies: decides('food-control'),
    documents: [must('seasonal-food-license', 30)],
    lead: days(30),
    ...verified('MD-TEMP'),
  },
  {
    id: 'H05',
    moments: WHEN_ANSWERED,
    when: yes('potluck'),
    because: words(
      'Neighbors share food among themselves. That needs no license.',
      'Los vecinos comparten comida entre ellos. No requiere licencia.',
    ),
    ...unverified(),
  },
  {
    id: 'H06',
    moments: WHEN_ANSWERED,
    when: yes('animals'),
    because: words('There are animals.', 'Hay animales.'),
    agencies: decides('environmental-health'),
    documents: [must('animal-permit', 21)],
    lead: days(21),
    conditions: ['animal-handwash', 'animal-care'],
    ...proposed('CITY-NYC'),
  },
  {
    id: 'H07',
    moments: WHEN_ANSWERED,
    when: has('activities', 'body_art'),
    because: words('There is tattooing or other body art.', 'Hay tatuajes u otro arte corporal.'),
    agencies: decides('environmental-health'),
    documents: [must('body-art-license', 21)],
    lead: days(21),
    ...unverified(),
  },
  {
    id: 'A01',
    moments: WHEN_ANSWERED,
    when: yes('alcoholSold'),
    because: words('Alcohol is sold or comes with the ticket.', 'Se vende alcohol o viene con la entrada.'),
    agencies: decides('liquor-board', 'police', 'fire-marshal'),
    documents: [must('alcohol-license', 'issue'), must('alcohol-area-plan', 21)],
    lead: days(30),
    fees: [tariff.alcohol],
    conditions: ['alcohol-area-only', 'alcohol-id-check', 'alcohol-last-call', 'alcohol-trained-servers'],
    ...proposed('CITY-OTHER', 'MD-2B'),
  },
  {
    id: 'A02',
    moments: WHEN_ANSWERED,
    when: all(onCityLand, yes('alcohol'), not(yes('alcoholSold'))),
    because: words('People will drink alcohol in a public place.', 'Se beberá alcohol en un lugar público.'),
    agencies: [...decides('police'), ...informs('law')],
    lead: days(30),
    conditions: ['alcohol-area-only', 'alcohol-id-check'],
    ...unverified(),
  },
  {
    id: 'A04',
    moments: WHEN_ANSWERED,
    when: all(any(cityPark, harbor), yes('alcohol')),
    because: words('There is alcohol in a park.', 'Hay alcohol en un parque.'),
    agencies: decides('parks', 'liquor-board'),
    lead: days(42),
    conditions: ['alcohol-area-only'],
    ...unverified(),
  },
  {
    id: 'N01',
    moments: WHEN_ANSWERED,
    when: yes('noiseExemption'),
    because: words(
      'Sound is louder than the limit, or goes on after 9 p.m.',
      'El sonido pasa el límite o sigue después de las 9 p. m.',
    ),
    agencies: decides('environmental-health', 'police'),
    documents: [must('noise-exemption', 'review')],
    lead: businessDays(20),
    conditions: ['noise-level', 'noise-operator', 'noise-end', 'noise-hotline'],
    ...unverified('B-NOISE-SITE', 'B-NOISE207', 'B-NOISE209'),
  },
  {
    id: 'N02',
    moments: WHEN_ANSWERED,
    when: over('noiseExemptionsWithThis', limit('noise-exemptions-a-year')),
    because: words(
      'A place gets at most three noise exemptions a year. This would be more.',
      'Un lugar recibe como máximo tres exenciones de ruido al año. Esto sería más.',
    ),
    agencies: decides('environmental-health'),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words(
          'Keep the sound under the limit on the other nights, end by 9 p.m., or use another place.',
          'En las demás noches no pase el límite, termine a las 9 p. m. o use otro lugar.',
        ),
      },
    ],
    ...verified('B-NOISE209'),
  },
  {
    id: 'N02b',
    moments: WHEN_ANSWERED,
    when: over('noiseDecibelsOver', limit('noise-decibels-over')),
    because: words(
      'No exemption goes beyond 25 decibels over the limit.',
      'Ninguna exención pasa de 25 decibeles sobre el límite.',
    ),
    agencies: decides('environmental-health'),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words('Ask for 25 decibels or less.', 'Pida 25 decibeles o menos.'),
      },
    ],
    ...verified('B-NOISE209'),
  },
  {
    id: 'W01',
    moments: WHEN_ANSWERED,
    when: all(needsCity, any(atLeast('peak', limit('waste-plan-people')), yes('foodServed'))),
    because: words(
      'Fifty people or more, or food, leave trash behind.',
      'Cincuenta personas o más, o comida, dejan basura.',
    ),
    agencies: informs('public-works'),
    documents: [asks('waste-plan', 14)],
    lead: days(14),
    fees: [tariff.wasteCarts],
    conditions: ['clean-up-by', 'no-storm-drain'],
    ...proposed(),
  },
  {
    id: 'W02',
    moments: WHEN_ANSWERED,
    when: all(needsCity, atLeast('peak', limit('recycling-people'))),
    because: words(
      'With 500 people or more, recycling is planned and reported.',
      'Con 500 personas o más, el reciclaje se planea y se informa.',
    ),
    agencies: decides('public-works'),
    documents: [must('recycling-plan', 14), later('recycling-report', 30)],
    // Sixty days is another city's habit; it is advice here, as the night market of 42 days shows.
    lead: advised(60),
    conditions: ['recycling-beside-trash', 'recycling-report'],
    effects: [
      {
        kind: 'minimum',
        fact: 'recyclingContainers',
        of: 'trashContainers',
        atLeast: 1,
        count: { by: 'each', per: 1 },
        words: words(
          'At least as many recycling containers as trash containers.',
          'Al menos tantos contenedores de reciclaje como de basura.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'W03',
    moments: WHEN_ANSWERED,
    when: all(
      needsCity,
      any(
        atLeast('peak', limit('toilet-plan-people')),
        all(yes('noPublicToilets'), over('minutesPerDay', limit('toilet-plan-minutes'))),
      ),
    ),
    because: words(
      'So many people, or so many hours, need toilets.',
      'Tantas personas, o tantas horas, necesitan baños.',
    ),
    agencies: informs('public-works', 'food-control'),
    documents: [must('toilet-plan', 14)],
    lead: days(14),
    conditions: ['toilets-accessible'],
    effects: [
      {
        kind: 'minimum',
        fact: 'toilets',
        of: 'peak',
        atLeast: 1,
        count: TOILETS,
        plus: { when: 'alcohol', percent: limit('toilets-more-with-alcohol-percent') },
        words: words(
          'From a table by people and hours, with 15 percent more where there is alcohol.',
          'De una tabla por personas y horas, con 15 por ciento más donde hay alcohol.',
        ),
      },
      {
        kind: 'minimum',
        fact: 'accessibleToilets',
        of: 'toilets',
        atLeast: 1,
        count: { by: 'each', per: limit('toilets-per-accessible-toilet') },
        words: words(
          'One in twenty toilets is accessible, and at least one.',
          'Uno de cada veinte baños es accesible, y al menos uno.',
        ),
      },
      {
        kind: 'minimum',
        fact: 'handwash',
        of: 'toilets',
        atLeast: 1,
        count: { by: 'each', per: limit('toilets-per-handwash') },
        words: words(
          'One place to wash hands for every ten toilets.',
          'Un lugar para lavarse las manos por cada diez baños.',
        ),
      },
    ],
    ...proposed('TOILET-CO', 'CITY-AUS'),
  },
  {
    id: 'W04',
    moments: WHEN_ANSWERED,
    when: yes('animalsOnStreet'),
    because: words('Animals will be on the street.', 'Habrá animales en la calle.'),
    agencies: decides('public-works'),
    documents: [must('street-cleaning-plan', 14)],
    lead: days(14),
    conditions: ['manure'],
    ...unverified(),
  },
];
