import {
  blockParty,
  carnival,
  cityPark,
  harbor,
  notABlockParty,
  notSpeech,
  privateEvent,
  privateParkGathering,
} from '#src/city/baltimore/rules/shared.ts';
import { proposed, verified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  any,
  asks,
  atLeast,
  days,
  decides,
  has,
  informs,
  is,
  must,
  not,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

const parade = all(is('kind', 'parade'), notSpeech, yes('roadway'));
const film = all(is('kind', 'film'), any(yes('publicWay'), yes('closure'), yes('parkingTaken')));

/** What kind of permit it is. From special to general: the first rule that names a track decides it. */
export const typeRules: RuleInput[] = [
  {
    id: 'T16',
    moments: WHEN_ANSWERED,
    when: film,
    because: words(
      'You will film or take pictures on a public way.',
      'Va a filmar o fotografiar en la vía pública.',
    ),
    agencies: decides('film', 'special-events', 'parking', 'police'),
    documents: [must('film-set', 'review')],
    lead: days(15),
    conditions: ['film-no-holds', 'resident-access'],
    effects: [{ kind: 'track', track: 'film' }],
    ...verified('B-OPENGOV'),
  },
  {
    id: 'T14',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, carnival),
    because: words(
      'Rides together with stands or shows are a carnival. City law gives it its own permit.',
      'Los juegos mecánicos junto con puestos o espectáculos son un carnaval. La ley le da su propio permiso.',
    ),
    agencies: decides('buildings', 'police', 'public-works', 'traffic', 'fire-marshal', 'food-control'),
    documents: [must('carnival-permit', 'review'), must('site-plan', 'submit')],
    lead: days(45),
    effects: [
      { kind: 'track', track: 'carnival' },
      {
        kind: 'silence',
        days: 21,
        dayKind: 'calendar',
        // The law frees the Building Official after 21 days; fire and structures are never taken as agreed, so it waits.
        outcome: 'hold',
      },
    ],
    ...verified('B-432'),
  },
  {
    id: 'T17',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('series')),
    because: words(
      'It comes back every week. One application covers all dates.',
      'Se repite cada semana. Una sola solicitud cubre todas las fechas.',
    ),
    agencies: decides('special-events'),
    documents: [must('stall-plan', 'review')],
    conditions: ['series-date-cancelled', 'series-signs-every-date'],
    effects: [{ kind: 'track', track: 'series' }],
    ...proposed('CITY-NYC'),
  },
  {
    id: 'T04',
    moments: WHEN_ANSWERED,
    when: parade,
    because: words(
      'A parade in the road needs a permit that names the streets and the hours.',
      'Un desfile por la calle necesita un permiso que indique las calles y las horas.',
    ),
    agencies: [...decides('special-events', 'traffic', 'police', 'transit'), ...informs('community')],
    documents: [must('route-map', 'submit')],
    lead: days(56),
    conditions: ['route-reopens', 'parade-hand-out', 'float-extinguisher'],
    effects: [
      { kind: 'track', track: 'parade' },
      {
        kind: 'warn',
        words: words(
          'One city page says six weeks, another says eight. We go by eight.',
          'Una página de la ciudad dice seis semanas y otra ocho. Usamos ocho.',
        ),
      },
    ],
    ...verified('B-SEV', 'B-PARADE'),
  },
  {
    id: 'T01',
    moments: WHEN_ANSWERED,
    when: blockParty,
    because: words(
      'A small party of neighbors on one quiet block, over before 9 p.m., with nothing sold.',
      'Una fiesta pequeña de vecinos en una cuadra tranquila, que termina antes de las 9 p. m., sin ventas.',
    ),
    agencies: [...decides('special-events'), ...informs('police', 'fire-marshal')],
    documents: [must('sketch-plan', 'submit')],
    lead: days(28),
    fees: [tariff.blockParty],
    conditions: ['keep-lane-clear', 'block-party-barricades', 'block-party-reopen', 'grill-distance'],
    effects: [
      { kind: 'track', track: 'block_party' },
      // The light review stands in for the papers a larger event must bring.
      { kind: 'suppress', rules: ['S01b', 'T18', 'W01', 'W03', 'R12', 'M01'] },
    ],
    ...verified('B-BLOCK'),
  },
  {
    id: 'S05',
    moments: WHEN_ANSWERED,
    when: all(is('kind', 'block_party'), notSpeech, atLeast('busLineCount', 1)),
    because: words(
      'A bus runs on this street, so it cannot be a block party.',
      'Por esta calle pasa un autobús; no puede ser fiesta de cuadra.',
    ),
    effects: [
      {
        kind: 'not-track',
        track: 'block_party',
        because: words(
          'A bus runs on this street. Choose a street without a bus, or go on as a special event.',
          'Por esta calle pasa un autobús. Elija una calle sin autobús o siga como evento especial.',
        ),
      },
    ],
    ...verified('B-BLOCK'),
  },
  {
    id: 'A03',
    moments: WHEN_ANSWERED,
    when: all(is('kind', 'block_party'), notSpeech, yes('alcoholSold')),
    because: words(
      'Alcohol is sold, so it cannot be a block party.',
      'Se vende alcohol; no puede ser fiesta de cuadra.',
    ),
    effects: [
      {
        kind: 'not-track',
        track: 'block_party',
        because: words(
          'A block party may not sell alcohol. Stop the sale, or go on as a special event.',
          'En una fiesta de cuadra no se vende alcohol. Quite la venta o siga como evento especial.',
        ),
      },
    ],
    ...verified('B-BLOCK'),
  },
  {
    id: 'T02',
    moments: WHEN_ANSWERED,
    when: all(is('kind', 'block_party'), notSpeech, notABlockParty),
    because: words(
      'A block party is closed to the public, on one local block, for up to 200 people, over before 9 p.m., with no sales. Yours is not all of that.',
      'Una fiesta de cuadra es cerrada al público, en una cuadra local, para hasta 200 personas, termina antes de las 9 p. m. y no tiene ventas. La suya no cumple todo eso.',
    ),
    agencies: decides('special-events'),
    documents: [must('site-plan', 'submit')],
    lead: days(42),
    effects: [
      {
        kind: 'not-track',
        track: 'block_party',
        because: words(
          'This has become a special event. It needs more time and a full form.',
          'Esto pasó a ser un evento especial. Necesita más tiempo y el formulario completo.',
        ),
      },
      { kind: 'track', track: 'special_event' },
    ],
    ...verified('B-BLOCK'),
  },
  {
    id: 'T12',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, harbor),
    because: words('It is at the Inner Harbor.', 'Es en el Inner Harbor.'),
    agencies: decides('parks', 'special-events'),
    documents: [must('harbor-conditions', 'submit'), must('site-plan', 'submit')],
    lead: days(42),
    fees: [tariff.parkImpact],
    conditions: ['harbor-promenade-open', 'weights-only', 'park-clean-up'],
    effects: [{ kind: 'track', track: 'park_event' }],
    ...verified('B-SEV-BETA'),
  },
  {
    id: 'T03',
    moments: WHEN_ANSWERED,
    when: all(
      notSpeech,
      any(
        yes('closure'),
        yes('roadway'),
        all(yes('publicWay'), not(yes('curbOnly'))),
        has('places', 'school'),
        has('places', 'city_building'),
      ),
      not(blockParty),
      not(parade),
      not(film),
    ),
    because: words(
      'It is an event on a city street or other city land.',
      'Es un evento en una calle u otro terreno de la ciudad.',
    ),
    agencies: decides('special-events'),
    documents: [must('site-plan', 'submit')],
    lead: days(42),
    conditions: ['carry-permit', 'keep-lane-clear', 'reopen-by'],
    effects: [{ kind: 'track', track: 'special_event' }],
    ...verified('B-SE'),
  },
  {
    id: 'T03b',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, cityPark, not(privateParkGathering)),
    because: words(
      'It uses a park and is more than a small private gathering.',
      'Usa un parque y es más que una reunión privada pequeña.',
    ),
    agencies: decides('special-events', 'parks'),
    lead: days(42),
    effects: [{ kind: 'track', track: 'park_event' }],
    ...verified('B-SE'),
  },
  {
    id: 'T11',
    moments: WHEN_ANSWERED,
    when: all(
      notSpeech,
      cityPark,
      any(yes('publicEvent'), over('peak', limit('park-gathering-people')), yes('amplified')),
    ),
    because: words(
      'In a park it is open to the public, has more than 250 people, or has loud sound.',
      'En un parque es abierto al público, tiene más de 250 personas o sonido amplificado.',
    ),
    agencies: decides('parks', 'special-events'),
    documents: [asks('flyer', 'submit'), must('site-plan', 'submit')],
    lead: days(42),
    fees: [tariff.parkImpact],
    conditions: ['park-hours', 'weights-only', 'park-clean-up', 'no-nails-in-trees'],
    effects: [{ kind: 'track', track: 'park_event' }],
    ...verified('B-RP-TYPES', 'B-RP-GUIDE'),
  },
  {
    id: 'T10',
    moments: WHEN_ANSWERED,
    when: privateParkGathering,
    because: words(
      'A private gathering in a park, with no loud sound and nothing sold.',
      'Una reunión privada en un parque, sin sonido amplificado ni ventas.',
    ),
    agencies: decides('parks'),
    documents: [must('sketch-plan', 'submit')],
    fees: [tariff.parkGathering, tariff.parkArea],
    conditions: ['park-hours', 'weights-only', 'park-clean-up', 'no-nails-in-trees'],
    effects: [
      { kind: 'track', track: 'park_gathering' },
      { kind: 'suppress', rules: ['W01', 'R12', 'M01', 'T18'] },
    ],
    ...verified('B-RP-GEN'),
  },
  {
    id: 'T10a',
    moments: WHEN_ANSWERED,
    when: all(privateParkGathering, not(is('kind', 'wedding'))),
    because: words(
      'A private park gathering is filed 30 days ahead.',
      'Una reunión privada en un parque se solicita 30 días antes.',
    ),
    lead: days(30),
    ...verified('B-RP-GEN'),
  },
  {
    id: 'T10b',
    moments: WHEN_ANSWERED,
    when: all(privateParkGathering, is('kind', 'wedding')),
    because: words(
      'A park wedding is filed two weeks ahead.',
      'Una boda en un parque se solicita dos semanas antes.',
    ),
    lead: days(14),
    fees: [tariff.parkWedding],
    ...verified('B-RP-WED'),
  },
  {
    id: 'T13',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, privateEvent),
    because: words(
      'It is outdoors on private land, and it is large, built up, sells alcohol or spills over.',
      'Es al aire libre en un terreno privado, y es grande, tiene estructuras, vende alcohol o se extiende afuera.',
    ),
    agencies: [...decides('buildings', 'fire-marshal'), ...informs('traffic')],
    documents: [must('owner-letter', 'submit'), must('site-plan', 'submit')],
    lead: days(30),
    conditions: ['fire-lane-private', 'owner-parking'],
    effects: [{ kind: 'track', track: 'private_property' }],
    // The city names when a permit is needed; the thirty days are ours.
    ...proposed('B-PERMITS', 'B-HCD'),
  },
  {
    id: 'T13b',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, is('landOwner', 'state', 'other')),
    because: words(
      'The land is not the city’s, so its owner must agree too.',
      'El terreno no es de la ciudad; su dueño también debe aceptar.',
    ),
    outside: [{ approval: 'land-owner', blocking: true }],
    ...verified('MD-MSA'),
  },
  {
    id: 'T13c',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, is('landOwner', 'federal')),
    because: words(
      'The land belongs to the United States, so the Park Service must agree too.',
      'El terreno es del gobierno federal; el Servicio de Parques también debe aceptar.',
    ),
    outside: [{ approval: 'national-park', blocking: true }],
    ...verified('NPS'),
  },
  {
    id: 'T15',
    moments: WHEN_ANSWERED,
    when: all(notSpeech, yes('curbOnly'), not(is('kind', 'film'))),
    because: words(
      'You need only the curb or the sidewalk. Traffic keeps moving.',
      'Solo necesita el borde de la calle o la acera. El tráfico sigue.',
    ),
    agencies: decides('special-events', 'parking'),
    documents: [must('sketch-plan', 'submit')],
    lead: days(7),
    fees: [tariff.curbSpaces],
    conditions: ['walkway-open'],
    effects: [{ kind: 'track', track: 'curb_lane' }],
    ...verified('B-APP-2016'),
  },
];
