import { agencies } from '#src/city/port-lyra/agencies.ts';
import {
  conditionLibrary,
  conditionSubjects,
  denialReasons,
  documentKinds,
  returnReasons,
} from '#src/city/port-lyra/library.ts';
import { rules } from '#src/city/port-lyra/rules.ts';
import { ordinance } from '#src/city/port-lyra/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

const number = (value: number, unit: string) => ({ value, unit, ...ordinance('2') });
const holiday = (on: string, en: string, es: string) => ({ on, name: words(en, es), ...ordinance('1') });

/** A made-up city: it shows that another city is other files here and nothing else. */
export const portLyra: CityInput = {
  key: 'port-lyra',
  name: words('Port Lyra', 'Puerto Lira'),
  state: 'Lyra Coast',
  serviceName: words('Port Lyra event permits', 'Permisos de eventos de Puerto Lira'),
  timeZone: 'America/Los_Angeles',
  locales: ['en', 'es'],
  phoneForHelp: words('555-0100', '555-0100'),
  permitPrefix: 'LYR',
  districts: [
    { key: 'old-port', name: words('Old Port', 'Puerto Viejo') },
    { key: 'hills', name: words('The Hills', 'Las Colinas') },
  ],
  businessCalendar: {
    weekend: [0, 6],
    holidays: [
      holiday('2026-12-25', 'Winter Day', 'Día de Invierno'),
      holiday('2027-01-01', 'First Day', 'Primer Día'),
      holiday('2027-05-14', 'Founders Day', 'Día de los Fundadores'),
      holiday('2027-07-05', 'Harbor Day', 'Día del Puerto'),
      holiday('2027-12-24', 'Winter Day', 'Día de Invierno'),
    ],
  },
  reminders: { beforeDueDays: 2, ...ordinance('20') },
  smallChanges: [],
  meetings: { people: 1000, agencies: 3, soonDays: 10, ...ordinance('20') },
  plainKinds: { kinds: [], ...ordinance('10') },
  fullDays: [
    {
      on: '2027-07-05',
      place: 'lantern-pier',
      words: words(
        'The city holds Harbor Day on the pier.',
        'La ciudad celebra el Día del Puerto en el muelle.',
      ),
      ...ordinance('10'),
    },
  ],
  thresholds: {
    'tent-square-feet': number(250, 'square feet'),
    'open-tent-square-feet': number(500, 'square feet'),
    'engineered-tent-square-feet': number(5_000, 'square feet'),
    'engineered-tent-occupants': number(800, 'people'),
    'stage-floor-inches': number(30, 'inches'),
    'stage-square-feet': number(300, 'square feet'),
    'element-height-feet': number(12, 'feet'),
    'generator-kilowatts': number(10, 'kilowatts'),
    'inflatable-rider-feet': number(3, 'feet'),
    'night-starts-minutes': number(22 * 60, 'minutes after midnight'),
    'night-ends-minutes': number(8 * 60, 'minutes after midnight'),
    'passage-grace-minutes': number(45, 'minutes'),
    'material-growth-percent': number(50, 'percent'),
  },
  agencies,
  coordinatorAgency: 'events-desk',
  documentKinds,
  outsideApprovals: [
    {
      key: 'coast-watch',
      name: words('Approval for the water', 'Aprobación para el agua'),
      whom: words('Coast Watch', 'Vigilancia Costera'),
      ...ordinance('15'),
    },
  ],
  conditionLibrary,
  conditionSubjects,
  denialReasons,
  returnReasons,
  appeal: {
    words: words(
      'Write to the mayor within 5 days. You get an answer within 5 days.',
      'Escriba a la alcaldía dentro de 5 días. Recibirá respuesta en 5 días.',
    ),
    speechWords: words(
      'Call the City Advocate now. You get an answer within 12 hours and before your event.',
      'Llame ahora a la Abogacía. Recibirá respuesta en 12 horas y antes de su evento.',
    ),
    ...ordinance('21'),
  },
  rules,
  rulesVersion: 'port-lyra-1',
  register: {
    places: [
      {
        key: 'lantern-pier',
        name: words('Lantern Pier', 'Muelle de los Faroles'),
        kind: 'harbor',
        district: 'old-port',
        ...ordinance('22'),
      },
      {
        key: 'founders-green',
        name: words('Founders Green', 'Parque de los Fundadores'),
        kind: 'park',
        district: 'hills',
        smallSpeechFree: true,
        ...ordinance('22'),
      },
    ],
    streets: [
      {
        name: 'Anchor Street',
        class: 'arterial',
        busLines: ['A', 'C'],
        signals: true,
        district: 'old-port',
        ...ordinance('22'),
      },
      { name: 'Gull Lane', class: 'local', district: 'hills', ...ordinance('22') },
    ],
  },
  straightToReview: ['speech', 'block_party'],
  rainDates: true,
  draftKeptDays: 60,
};
