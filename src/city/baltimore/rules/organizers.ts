import { cityPark, fullEvent, notSpeech, privateParkGathering } from '#src/city/baltimore/rules/shared.ts';
import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  any,
  asks,
  atLeast,
  days,
  decides,
  informs,
  must,
  not,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** Who applies, how an event pays its way, how long it stays, and what a shoot does to a street. */
export const organizerRules: RuleInput[] = [
  {
    id: 'O01',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, fullEvent, yes('appliesForOthers')),
    because: words(
      'You apply for an organization that somebody else must sign for.',
      'Usted solicita por una organización por la que otra persona debe firmar.',
    ),
    documents: [must('authority-letter', 'review')],
    ...proposed('CITY-NYC', 'CITY-OTHER'),
  },
  {
    id: 'O02',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, fullEvent, yes('traditionClaimed')),
    because: words(
      'You ask to keep the date you have always had.',
      'Usted pide conservar su fecha de siempre.',
    ),
    effects: [
      {
        kind: 'warn',
        words: words(
          'If another event wants this date, we look at who has held it longer. That is no promise.',
          'Si otro evento quiere esta fecha, miramos quién la tiene desde hace más tiempo. No es una promesa.',
        ),
      },
    ],
    ...proposed('CITY-AUS', 'CITY-NYC'),
  },
  {
    id: 'O03',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('alcohol'), not(yes('alcoholSold')), any(yes('entryGift'), yes('ticketed'))),
    because: words(
      'People pay or give money to come in, and there is alcohol. The law treats that as a sale.',
      'La gente paga o da dinero para entrar y hay alcohol. La ley lo trata como una venta.',
    ),
    agencies: decides('liquor-board'),
    documents: [must('alcohol-license', 'issue')],
    lead: days(30),
    ...unverified('MD-2B'),
  },
  {
    id: 'O04',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, fullEvent, yes('fundraising')),
    because: words('You raise money.', 'Usted junta dinero.'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Groups that ask the public for gifts may have to register with the State of Maryland first.',
          'Los grupos que piden donativos al público quizá deban registrarse antes en el Estado de Maryland.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'O05',
    moments: WHEN_ANSWERED,
    when: all(
      notSpeech,
      cityPark,
      not(yes('nonprofit')),
      any(yes('ticketed'), yes('foodSold'), atLeast('sellers', 1)),
    ),
    because: words(
      'In a park, only a nonprofit or a group tied to one may sell things or charge at the gate.',
      'En un parque, solo una organización sin fines de lucro o un grupo ligado a una puede vender o cobrar la entrada.',
    ),
    agencies: decides('parks'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Find a nonprofit that stands behind the event, or take sales and tickets out of the plan.',
          'Busque una organización sin fines de lucro que respalde el evento, o quite las ventas y los boletos.',
        ),
      },
    ],
    ...verified('B-RP-GUIDE'),
  },
  {
    id: 'O06',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, fullEvent, yes('samplesGiven')),
    because: words('Companies hand out samples.', 'Hay empresas que dan muestras.'),
    agencies: informs('food-control'),
    ...proposed(),
  },
  {
    id: 'O07',
    moments: WHEN_ANSWERED,
    when: all(privateParkGathering, over('siteMinutesPerDay', limit('park-gathering-minutes'))),
    because: words(
      'A private gathering may use a park for eight hours a day, with set-up and clean-up.',
      'Una reunión privada puede usar un parque ocho horas al día, con montaje y limpieza.',
    ),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Make set-up, event and clean-up fit into eight hours.',
          'Haga que montaje, evento y limpieza quepan en ocho horas.',
        ),
      },
    ],
    ...verified('B-RP-GEN'),
  },
  {
    id: 'O08',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('series'), yes('producersOnly')),
    because: words(
      'Sellers offer only what they grow or make.',
      'Los vendedores ofrecen solo lo que cultivan o hacen.',
    ),
    agencies: informs('food-control'),
    documents: [asks('producer-proof', 'review')],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O09',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('series'), yes('sellersChange')),
    because: words('The sellers change from date to date.', 'Los vendedores cambian de una fecha a otra.'),
    effects: [
      {
        kind: 'warn',
        words: words(
          'Send a new list of sellers two weeks before each date on which they change.',
          'Envíe una lista nueva de vendedores dos semanas antes de cada fecha en que cambien.',
        ),
      },
    ],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O10',
    moments: WHEN_ANSWERED,
    when: yes('studentFilm'),
    because: words('It is a student film.', 'Es un trabajo de estudiantes.'),
    agencies: informs('film'),
    documents: [asks('student-proof', 'review')],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O11',
    moments: WHEN_ANSWERED,
    when: yes('filmStunts'),
    because: words('There are stunts.', 'Hay acrobacias.'),
    agencies: [...decides('film', 'police'), ...informs('ems', 'fire-marshal')],
    documents: [must('stunt-plan', 'review')],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O12',
    moments: WHEN_ANSWERED,
    when: yes('filmWeapons'),
    because: words(
      'A weapon can be seen, so officers must know that it is a film.',
      'Se puede ver un arma; los agentes deben saber que es una filmación.',
    ),
    agencies: decides('film', 'police'),
    documents: [must('weapons-inventory', 'review')],
    ...proposed('CITY-NYC'),
  },
  {
    id: 'O13',
    moments: WHEN_ANSWERED,
    when: yes('filmWetDown'),
    because: words('The street is made wet.', 'Se moja la calle.'),
    agencies: informs('film', 'traffic', 'public-works'),
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O14',
    moments: WHEN_ANSWERED,
    when: yes('filmAtHomes'),
    because: words(
      'Homes are filmed, or light and noise reach them at night.',
      'Se filman casas, o les llega luz y ruido de noche.',
    ),
    agencies: informs('film', 'community'),
    documents: [asks('resident-survey', 'review')],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'O15',
    moments: WHEN_ANSWERED,
    when: yes('filmCatering'),
    because: words('Food is cooked for the crew.', 'Se cocina para el equipo.'),
    agencies: informs('film', 'fire-marshal'),
    ...proposed('CITY-OTHER'),
  },
];
