import { blockParty, cityPark, fullEvent, harbor, needsCity } from '#src/city/baltimore/rules/shared.ts';
import { proposed, verified } from '#src/city/baltimore/sources.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  advised,
  all,
  any,
  asks,
  atLeast,
  days,
  decides,
  has,
  informs,
  must,
  not,
  under,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

const EVERYBODY = [
  ...['special-events', 'traffic', 'parking', 'police', 'fire-marshal', 'ems', 'emergency-management'],
  ...['food-control', 'environmental-health', 'liquor-board', 'parks', 'buildings', 'public-works', 'risk'],
  ...['law', 'transit', 'community', 'accessibility'],
];

/** Size, meetings, lateness, full days. The coordinator sees these on the case; they open no review of their own. */
export const timingRules: RuleInput[] = [
  {
    id: 'T18',
    moments: WHEN_ANSWERED,
    when: all(
      fullEvent,
      any(atLeast('peak', limit('meeting-people')), yes('firstTime'), atLeast('siteCount', 2)),
    ),
    because: words(
      'It is large, new, or in more than one place. Talk to us early.',
      'Es grande, nuevo o en más de un lugar. Hable con nosotros pronto.',
    ),
    lead: advised(90),
    effects: [
      {
        kind: 'warn',
        words: words(
          'We advise a planning meeting about three months ahead. You may apply later.',
          'Recomendamos una reunión unos tres meses antes. Puede solicitar más tarde.',
        ),
      },
    ],
    ...verified('B-APP-2016', 'CITY-DEN'),
  },
  {
    id: 'T19',
    moments: WHEN_ANSWERED,
    when: all(needsCity, atLeast('peak', limit('large-event-people'))),
    because: words(
      'With 2,500 people or more, all agencies plan together.',
      'Con 2,500 personas o más, todas las agencias planean juntas.',
    ),
    agencies: [...decides('emergency-management'), ...informs(...EVERYBODY)],
    documents: [asks('emergency-plan', 30)],
    lead: advised(90),
    conditions: ['meeting-outcome'],
    ...proposed('CITY-DC'),
  },
  {
    id: 'T19b',
    moments: WHEN_ANSWERED,
    when: all(needsCity, atLeast('peak', limit('largest-event-people'))),
    because: words(
      'With 50,000 people or more, every agency must agree.',
      'Con 50,000 personas o más, todas las agencias deben aceptar.',
    ),
    agencies: decides(...EVERYBODY),
    documents: [must('emergency-plan', 60)],
    lead: days(180),
    ...proposed('CITY-DC'),
  },
  {
    id: 'T19c',
    moments: WHEN_ANSWERED,
    when: all(needsCity, not(blockParty), atLeast('decidingAgencies', limit('many-agencies'))),
    because: words(
      'Four agencies or more must decide. A meeting of all of them helps.',
      'Cuatro agencias o más deben decidir. Ayuda reunirlas a todas.',
    ),
    lead: advised(90),
    ...proposed('CITY-DC'),
  },
  {
    id: 'T20',
    moments: WHEN_ANSWERED,
    when: all(needsCity, under('daysAhead', limit('status-notice-days'))),
    because: words(
      'The city may take up to 45 days to answer, and your event is sooner.',
      'La ciudad puede tardar hasta 45 días en responder y su evento es antes.',
    ),
    effects: [
      {
        kind: 'warn',
        words: words(
          'You may hear from us late. Do not advertise or pay deposits before you have the permit.',
          'Puede recibir respuesta tarde. No anuncie ni pague depósitos antes de tener el permiso.',
        ),
      },
    ],
    ...verified('B-JOT'),
  },
  {
    id: 'T21',
    moments: WHEN_ANSWERED,
    when: yes('late'),
    because: words('The last day to apply has passed.', 'Ya pasó el último día para solicitar.'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'You may still apply. The city may say no because it is late.',
          'Todavía puede solicitar. La ciudad puede negarlo por llegar tarde.',
        ),
      },
      {
        kind: 'duty',
        duty: 'log-override',
        words: words(
          'Write down why a late application goes on.',
          'Anote por qué sigue adelante una solicitud tardía.',
        ),
      },
    ],
    ...proposed('CITY-AUS', 'CITY-DEN'),
  },
  {
    id: 'T22',
    moments: WHEN_ANSWERED,
    when: all(needsCity, yes('fullDay')),
    because: words('That day is already full.', 'Ese día ya está lleno.'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Other events already take up this day. Pick another day or place if you can.',
          'Otros eventos ya ocupan este día. Elija otro día o lugar si puede.',
        ),
      },
      {
        kind: 'duty',
        duty: 'offer-alternative',
        words: words(
          'Offer another day or place before you say no.',
          'Ofrezca otro día o lugar antes de decir que no.',
        ),
      },
    ],
    ...verified('B-SE'),
  },
  {
    id: 'T23',
    moments: WHEN_ANSWERED,
    when: all(needsCity, atLeast('eventsThisYear', limit('yearly-events'))),
    because: words('You have had many events this year.', 'Usted ha tenido muchos eventos este año.'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'You have reached the number of events we plan for in one year. We will call you.',
          'Llegó al número de eventos que planeamos por año. Le llamaremos.',
        ),
      },
      {
        kind: 'duty',
        duty: 'check-capacity',
        words: words(
          'Look at how often these streets and parks were in use this year.',
          'Revise cuánto se usaron estas calles y parques este año.',
        ),
      },
    ],
    ...proposed('CITY-NYC', 'CITY-SF'),
  },
  {
    id: 'T22b',
    moments: ['submit', 'review', 'change'],
    when: all(any(cityPark, harbor, has('places', 'street')), yes('placeTaken')),
    because: words(
      'Somebody else already has this place at this time.',
      'Otra persona ya tiene este lugar a esta hora.',
    ),
    effects: [
      {
        kind: 'duty',
        duty: 'resolve-conflict',
        words: words(
          'Offer another time or a part of the place. A taken place alone is no reason to refuse.',
          'Ofrezca otra hora o una parte del lugar. Que esté ocupado no basta para negar.',
        ),
      },
    ],
    ...verified('B-ACLU-RULES', 'B-SE'),
  },
];
