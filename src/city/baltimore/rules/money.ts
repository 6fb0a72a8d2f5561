import {
  blockParty,
  cityPark,
  fullEvent,
  needsCity,
  privateParkGathering,
} from '#src/city/baltimore/rules/shared.ts';
import { proposed, verified } from '#src/city/baltimore/sources.ts';
import { tariff } from '#src/city/baltimore/tariff.ts';
import {
  all,
  any,
  days,
  decides,
  is,
  must,
  not,
  over,
  WHEN_ANSWERED,
  words,
  yes,
} from '#src/city/write-rule.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** Insurance, fees, deposits. */
export const moneyRules: RuleInput[] = [
  {
    id: 'I01',
    moments: WHEN_ANSWERED,
    when: fullEvent,
    because: words('An event of this kind must be insured.', 'Un evento de este tipo debe estar asegurado.'),
    agencies: decides('risk'),
    documents: [must('insurance-certificate', 14)],
    lead: days(14),
    conditions: ['insurance-in-force', 'insurance-names-city'],
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'I03',
    moments: WHEN_ANSWERED,
    when: blockParty,
    because: words('A block party needs no insurance.', 'Una fiesta de cuadra no necesita seguro.'),
    ...proposed('CITY-NYC'),
  },
  {
    id: 'I04',
    moments: WHEN_ANSWERED,
    when: yes('alcoholSold'),
    because: words(
      'Who sells alcohol needs liquor insurance.',
      'Quien vende alcohol necesita seguro de licores.',
    ),
    agencies: decides('risk'),
    documents: [must('liquor-insurance', 14)],
    lead: days(14),
    ...proposed('CITY-OTHER'),
  },
  {
    id: 'I05',
    moments: WHEN_ANSWERED,
    when: all(needsCity, yes('sport')),
    because: words(
      'People who take part in a race or sport must be insured.',
      'Quienes participan en una carrera o deporte deben estar asegurados.',
    ),
    agencies: decides('risk'),
    documents: [must('participant-insurance', 14)],
    lead: days(14),
    ...proposed(),
  },
  {
    id: 'I06',
    moments: WHEN_ANSWERED,
    when: all(fullEvent, yes('insuranceHardship')),
    because: words(
      'Insurance would cost more than a quarter of what you take in.',
      'El seguro costaría más de la cuarta parte de lo que recauda.',
    ),
    agencies: decides('risk'),
    documents: [must('insurance-waiver', 'submit')],
    ...proposed('CITY-NYC'),
  },
  {
    id: 'M01',
    moments: WHEN_ANSWERED,
    // A block party and a park gathering have fees of their own (T01, T10).
    when: needsCity,
    because: words(
      'The application has a fee. It is not paid back.',
      'La solicitud tiene un costo. No se devuelve.',
    ),
    fees: [tariff.specialEvent],
    ...verified('B-SE'),
  },
  {
    id: 'M02',
    moments: ['review', 'change'],
    when: over('servicesEstimatedCents', 0),
    because: words(
      'City services cost money. A quarter is due before the permit.',
      'Los servicios de la ciudad cuestan. Una cuarta parte se paga antes del permiso.',
    ),
    fees: [tariff.services],
    ...verified('B-APP-2016'),
  },
  {
    id: 'M03',
    moments: WHEN_ANSWERED,
    when: all(needsCity, yes('nonprofit'), not(yes('ticketed'))),
    because: words(
      'A nonprofit with no admission charge pays half.',
      'Una organización sin fines de lucro que no cobra entrada paga la mitad.',
    ),
    documents: [must('nonprofit-proof', 'review')],
    fees: [tariff.nonprofit],
    ...verified('B-SE', 'B-JOT'),
  },
  {
    id: 'M03b',
    moments: WHEN_ANSWERED,
    when: all(cityPark, is('kind', 'service_project')),
    because: words(
      'Clean-ups and tree plantings in parks cost nothing to file.',
      'Las limpiezas y siembras en parques no pagan solicitud.',
    ),
    fees: [tariff.serviceProject],
    ...verified('B-APP-2016'),
  },
  {
    id: 'M04',
    moments: WHEN_ANSWERED,
    when: any(all(privateParkGathering, is('kind', 'wedding')), all(cityPark, yes('damageBefore'))),
    because: words(
      'The park is held clean and whole by a deposit. You get it back.',
      'Un depósito cuida el parque. Se le devuelve.',
    ),
    agencies: decides('parks'),
    lead: days(14),
    fees: [tariff.parkDeposit],
    conditions: ['park-deposit'],
    ...verified('B-RP-WED'),
  },
];
