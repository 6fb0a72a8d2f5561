import { speech } from '#src/city/baltimore/rules/shared.ts';
import { proposed, unverified, verified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  always,
  any,
  atLeast,
  businessDays,
  decides,
  has,
  informs,
  is,
  not,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

const gatheringPlace = any(has('places', 'park'), has('places', 'plaza'), has('places', 'inner_harbor'));
const smallGroup = all(
  speech,
  atLeast('peak', 1),
  not(over('peak', limit('small-speech-people'))),
  not(yes('hazard')),
);
const parkDemonstration = all(speech, gatheringPlace, over('peak', limit('small-speech-people')));

/** Rules of things that can hurt people. They keep their papers and their lead on the speech path. */
const HAZARD_RULES = [
  ...[
    'F01',
    'F02',
    'F03',
    'F04',
    'F05',
    'F06',
    'F07',
    'F07d',
    'F08',
    'F09',
    'F10',
    'F11',
    'F14',
    'F15',
    'F16',
    'F17',
  ],
  ...['F18', 'F19', 'F20', 'H01', 'H02', 'H04', 'H06', 'H07', 'A01', 'A02', 'A04', 'I04'],
  ...['R01', 'R02', 'R02b', 'R03', 'R04', 'R04b', 'R07', 'R08', 'R09'],
];

/** Rules that a festival must meet and speech must not. */
const FESTIVAL_RULES = [
  ...['T18', 'T19', 'T19b', 'T19c', 'T20', 'T21', 'T22', 'T23'],
  ...['S01', 'S01b', 'S02', 'S02b', 'S03', 'S04', 'S12', 'S13', 'S14', 'S15', 'S17'],
  ...['F12', 'F13', 'W01', 'W02', 'W03', 'W04', 'R05', 'R10', 'R11', 'R12', 'R13', 'R14'],
  ...['I01', 'I03', 'I05', 'I06', 'M01', 'M02', 'M03', 'M04', 'C01', 'C03', 'C04'],
  ...['R12b', 'F12b', 'R13b', 'R13c', 'W01b', 'R14c', 'R14d', 'I01b', 'I01c', 'I01d', 'I07', 'I08'],
  ...['I09', 'M02b', 'M03c'],
];

/** Marches, rallies, vigils, worship. First in the list: the speech path comes before every other kind of permit. */
export const speechRules: RuleInput[] = [
  {
    id: 'L04',
    moments: WHEN_ANSWERED,
    when: all(smallGroup, not(yes('roadway'))),
    because: words(
      'Thirty people or fewer may gather to speak without a permit, if nothing is built and the road stays free.',
      'Hasta treinta personas pueden reunirse para expresarse sin permiso, si no se arma nada y la calle queda libre.',
    ),
    effects: [{ kind: 'track', track: 'none' }],
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'T05',
    moments: WHEN_ANSWERED,
    when: all(smallGroup, not(yes('roadway')), yes('smallSpeechPlace')),
    because: words(
      'Thirty people or fewer need no permit to demonstrate in a city park or a listed place.',
      'Hasta treinta personas no necesitan permiso para manifestarse en un parque o en un lugar de la lista.',
    ),
    effects: [{ kind: 'track', track: 'none' }],
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'T08',
    moments: WHEN_ANSWERED,
    when: all(speech, yes('alreadyAssembled'), yes('instantSpeechPlace'), yes('placeFree')),
    because: words(
      'People who are already gathered at this place get their permit on the spot.',
      'Las personas que ya están reunidas en este lugar reciben su permiso en el momento.',
    ),
    agencies: informs('parks', 'police'),
    conditions: ['speech-clear-paths', 'speech-next-booking'],
    effects: [
      { kind: 'track', track: 'speech' },
      { kind: 'suppress', rules: ['T06', 'T07'] },
      {
        kind: 'duty',
        duty: 'on-the-spot',
        words: words(
          'Parks staff at the place issue this permit at once. If the place is taken, they show the nearest free one.',
          'El personal de parques emite este permiso de inmediato. Si el lugar está ocupado, muestra el libre más cercano.',
        ),
      },
    ],
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'T06',
    moments: WHEN_ANSWERED,
    when: parkDemonstration,
    because: words(
      'More than thirty people will gather in a park or public place.',
      'Más de treinta personas se reunirán en un parque o lugar público.',
    ),
    agencies: [...decides('parks'), ...informs('special-events', 'police')],
    lead: businessDays(2),
    fees: [tariff.parkDemonstration],
    conditions: ['speech-clear-paths', 'speech-next-booking'],
    effects: [{ kind: 'track', track: 'speech' }],
    ...verified('B-RP-DEMO', 'B-ACLU-RULES'),
  },
  {
    id: 'T06b',
    moments: WHEN_ANSWERED,
    when: all(speech, yes('feeWaiverAttested')),
    because: words(
      'You told us that you cannot pay. We ask for no proof.',
      'Usted nos dijo que no puede pagar. No pedimos pruebas.',
    ),
    fees: [tariff.speechWaiver],
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'T07',
    moments: WHEN_ANSWERED,
    when: all(speech, yes('urgentSpeech'), any(parkDemonstration, yes('roadway'))),
    because: words(
      'It answers something that just happened, so there is no deadline.',
      'Responde a algo que acaba de ocurrir; por eso no hay plazo.',
    ),
    effects: [
      { kind: 'track', track: 'speech' },
      { kind: 'drop-leads', rules: ['T06', 'T09'] },
      { kind: 'never-late' },
    ],
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'T09',
    moments: WHEN_ANSWERED,
    when: all(speech, yes('roadway')),
    because: words('People will march in the road.', 'Habrá una marcha por la calle.'),
    agencies: [
      ...decides('traffic'),
      // The Law Department guards a denial (L01b); a march does not wait for it.
      ...informs('special-events', 'police', 'transit', 'law'),
    ],
    lead: businessDays(2),
    conditions: ['speech-route-moves', 'speech-emergency-way'],
    effects: [{ kind: 'track', track: 'speech' }],
    ...proposed(),
  },
  {
    id: 'L01',
    moments: [...WHEN_ANSWERED, 'deny'],
    when: speech,
    because: words(
      'The main purpose is to speak, worship, mourn or protest. That is protected.',
      'El propósito principal es expresarse, orar, llorar una pérdida o protestar. Eso está protegido.',
    ),
    effects: [
      { kind: 'track', track: 'speech' },
      { kind: 'never-late' },
      {
        kind: 'duty',
        duty: 'law-check',
        words: words(
          'Judge time, place and manner only. The Law Department must look at any denial before it goes out.',
          'Juzgue solo hora, lugar y forma. El Departamento Legal debe ver toda denegación antes de enviarla.',
        ),
      },
    ],
    ...unverified('THOMAS'),
  },
  {
    id: 'L01b',
    moments: ['deny'],
    when: speech,
    because: words(
      'Speech may be denied only after the Law Department has checked the reason.',
      'Una denegación que afecta la expresión requiere que el Departamento Legal revise antes el motivo.',
    ),
    agencies: decides('law'),
    effects: [
      {
        kind: 'duty',
        duty: 'offer-alternative',
        words: words(
          'Offer another time, place or route that reaches the same people.',
          'Ofrezca otra hora, lugar o ruta que llegue a las mismas personas.',
        ),
      },
    ],
    ...unverified('THOMAS', 'CITY-SEA'),
  },
  {
    id: 'L02',
    moments: ['deny'],
    when: always,
    because: words(
      'A denial needs a reason from the list, in writing, and says how to appeal.',
      'Una denegación necesita un motivo de la lista, por escrito, y dice cómo apelar.',
    ),
    agencies: informs('special-events', 'law'),
    effects: [
      {
        kind: 'duty',
        duty: 'listed-reason',
        words: words(
          'Choose a reason from the list. Say in plain words what makes it true here.',
          'Elija un motivo de la lista. Diga en palabras sencillas por qué se aplica aquí.',
        ),
      },
      {
        kind: 'duty',
        duty: 'offer-alternative',
        words: words(
          'Say which other day, place or route would work.',
          'Diga qué otro día, lugar o ruta serviría.',
        ),
      },
      {
        kind: 'duty',
        duty: 'appeal-text',
        words: words('Send the appeal text along.', 'Envíe también el texto de apelación.'),
      },
    ],
    ...proposed('CITY-SEA', 'CITY-DC'),
  },
  {
    id: 'L03',
    moments: ['review', 'change', 'deny'],
    when: all(speech, yes('hostileAudienceCost')),
    because: words(
      'Speakers do not pay for the police that others make necessary.',
      'Quien se expresa no paga la policía que otros hacen necesaria.',
    ),
    agencies: informs('law'),
    effects: [
      {
        kind: 'duty',
        duty: 'no-hostile-audience-cost',
        words: words(
          'Take the added police cost off this case. How others may react must not cost the organizer anything.',
          'Quite de este caso el costo policial adicional. La reacción de otros no debe costarle nada al organizador.',
        ),
      },
    ],
    ...unverified(),
  },
  {
    id: 'L05',
    moments: WHEN_ANSWERED,
    when: speech,
    because: words(
      'We do not ask speech for insurance, petitions, deposits or long notice. Only a real hazard keeps its own rule.',
      'A la expresión no le pedimos seguro, firmas, depósitos ni plazos largos. Solo un peligro real conserva su regla.',
    ),
    effects: [
      { kind: 'suppress', rules: FESTIVAL_RULES },
      { kind: 'drop-leads', except: ['T06', 'T09', ...HAZARD_RULES] },
      { kind: 'never-late' },
    ],
    ...proposed('CITY-NYC', 'B-ACLU-RULES'),
  },
  {
    id: 'L06',
    moments: WHEN_ANSWERED,
    when: yes('mixedSpeech'),
    because: words(
      'It is speech and a festival in one. We split it, so the speech part does not wait for the rest.',
      'Es expresión y festival a la vez. La dividimos para que la parte de expresión no espere a lo demás.',
    ),
    agencies: [...decides('special-events'), ...informs('law')],
    effects: [
      {
        kind: 'duty',
        duty: 'split-parts',
        words: words(
          'Split this into two linked cases. This one keeps the speech; sales, rides and tickets go to the other.',
          'Divida esto en dos casos vinculados. Este conserva la expresión; ventas, juegos y entradas pasan al otro.',
        ),
      },
    ],
    ...proposed('CITY-SEA'),
  },
  {
    id: 'N03',
    moments: WHEN_ANSWERED,
    when: all(speech, is('speechSound', 'megaphone')),
    because: words(
      'A battery megaphone needs no sound permit in a demonstration.',
      'Un megáfono de pilas no necesita permiso de sonido en una manifestación.',
    ),
    ...verified('B-ACLU-RULES'),
  },
  {
    id: 'I02',
    moments: WHEN_ANSWERED,
    when: speech,
    because: words('Speech needs no insurance.', 'La expresión no necesita seguro.'),
    ...proposed('CITY-NYC', 'CITY-OTHER'),
  },
  {
    id: 'F17b',
    moments: WHEN_ANSWERED,
    when: all(has('fireKinds', 'candles'), any(speech, is('kind', 'memorial', 'worship'))),
    because: words(
      'Candles in the hand need care, not a permit.',
      'Las velas en la mano requieren cuidado, no permiso.',
    ),
    conditions: ['candle-cups'],
    ...proposed(),
  },
];
