import { needsCity } from '#src/city/baltimore/rules/shared.ts';
import { proposed, verified } from '#src/city/baltimore/sources.ts';
import { limit } from '#src/city/baltimore/thresholds.ts';
import {
  all,
  atLeast,
  decides,
  informs,
  is,
  must,
  not,
  posted,
  WHEN_ANSWERED,
  WHEN_REVIEWED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** Neighbors, and what happens to a case after it is filed. */
export const communityRules: RuleInput[] = [
  {
    id: 'C01',
    moments: WHEN_ANSWERED,
    when: yes('closure'),
    because: words(
      'Neighbors of a closed street are told two weeks before.',
      'A los vecinos de una calle cerrada se les avisa dos semanas antes.',
    ),
    agencies: informs('community'),
    documents: [must('neighbor-notice', 14)],
    lead: posted(14),
    conditions: ['neighbor-hotline', 'resident-access'],
    ...proposed('FHWA', 'CITY-SEA'),
  },
  {
    id: 'C02',
    moments: WHEN_ANSWERED,
    when: all(is('kind', 'parade'), not(yes('speech')), yes('roadway')),
    because: words(
      'The city tells the community groups along the way before it grants a parade.',
      'La ciudad avisa a los grupos vecinales del recorrido antes de conceder un desfile.',
    ),
    agencies: informs('community'),
    effects: [
      {
        kind: 'duty',
        duty: 'notify-associations',
        words: words(
          'Tell the community and business groups in the city directory before you issue.',
          'Avise a los grupos vecinales y comerciales del directorio antes de emitir.',
        ),
      },
    ],
    ...verified('B-PARADE'),
  },
  {
    id: 'C03',
    moments: WHEN_REVIEWED,
    when: all(needsCity, yes('consentAsked')),
    because: words(
      'For this street the city asks the neighbors to sign.',
      'Para esta calle la ciudad pide firmas de los vecinos.',
    ),
    documents: [must('petition', 'review')],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'C04',
    moments: WHEN_REVIEWED,
    when: all(needsCity, atLeast('objectionsPercent', limit('objection-percent'))),
    because: words('Many of the people who were told object.', 'Muchas de las personas avisadas se oponen.'),
    agencies: decides('special-events'),
    effects: [
      {
        kind: 'duty',
        duty: 'escalate',
        words: words(
          'Write a report on the objections and pass it to the head of the section.',
          'Escriba un informe de las objeciones y páselo a la jefatura de la sección.',
        ),
      },
    ],
    ...proposed('CITY-AUS'),
  },
  {
    id: 'X01',
    moments: ['review', 'change'],
    when: yes('outsideOpen'),
    because: words(
      'Somebody outside the city has not agreed yet.',
      'Alguien fuera de la ciudad aún no ha aceptado.',
    ),
    effects: [
      {
        kind: 'refuse',
        at: 'issue',
        words: words(
          'Wait for the outside approval, or mark it as not needed and say why.',
          'Espere la aprobación externa, o márquela como no necesaria y diga por qué.',
        ),
      },
    ],
    ...proposed(),
  },
  {
    id: 'X02',
    moments: ['change'],
    when: all(yes('anyApproved'), yes('materialChange')),
    because: words(
      'Something important changed after an agency agreed.',
      'Algo importante cambió después de que una agencia aceptó.',
    ),
    effects: [{ kind: 'reopen-touched' }],
    ...proposed('CITY-NYC'),
  },
  {
    id: 'X03',
    moments: ['overdue'],
    when: yes('agencySilent'),
    because: words('An agency has not answered in time.', 'Una agencia no respondió a tiempo.'),
    agencies: informs('special-events'),
    effects: [
      {
        kind: 'silence',
        days: 5,
        dayKind: 'business',
        // Baltimore takes no silence as agreement.
        outcome: 'hold',
      },
      {
        kind: 'duty',
        duty: 'remind',
        words: words('Remind the reviewer today.', 'Recuérdele hoy a quien revisa.'),
      },
      {
        kind: 'duty',
        duty: 'escalate',
        words: words(
          'No answer after the reminder? Tell the supervisor.',
          '¿Sin respuesta después del aviso? Avise a la jefatura.',
        ),
      },
    ],
    ...proposed('CITY-PDX', 'B-432'),
  },
];
