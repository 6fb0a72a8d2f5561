import { placed } from '#db/seeds/events/placed.ts';
import {
  applying,
  avisados,
  hours,
  onsite,
  type SeedEvent,
  safety,
  told,
  vendor,
} from '#db/seeds/events/shared.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

const ground = (park: string, more: NonNullable<Answers['places']> = {}): NonNullable<Answers['places']> => ({
  types: ['park'],
  park,
  surface: 'grass',
  staking: 'no',
  vehiclesOnGrass: 'no',
  treeWork: 'no',
  ...more,
});
const fullGround = { publicToilets: 'yes', historicDistrictWork: 'no' } as const;

/** A hundred and twenty guests, acoustic music and one tent of exactly 400 square feet. */
export const wedding: SeedEvent = placed((firstDay, by = ORGANIZERS.neighbor) => ({
  event: {
    kind: 'wedding',
    access: 'invited',
    name: 'Wedding of Renee and James',
    description: 'A ceremony under the trees and a picnic. A string trio plays without amplifiers.',
  },
  places: ground('canton-waterfront-park'),
  people: { peak: 120 },
  dates: {
    pattern: 'one_day',
    days: [hours('d1', firstDay, '14:00', '18:00')],
    setupNeeded: 'yes',
    setup: [hours('s1', firstDay, '11:00', '14:00')],
  },
  activities: { list: ['structures'] },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 1,
        widthFeet: 20,
        lengthFeet: 20,
        heightFeet: 10,
        openSides: 'yes',
        gap: 'yes',
        occupants: 40,
        stories: 1,
      },
    ],
  },
  ...applying(by),
  onsite: { isApplicant: 'no', name: 'Carol Evans', phone: '+14105550131' },
  safety: { toilets: 2, accessibleToilets: 1, trashContainers: 6, recyclingContainers: 4 },
}));

/** Una fiesta de quince años con sesenta invitados. */
export const quinceanera: SeedEvent = placed((firstDay, by = ORGANIZERS.vecina) => ({
  event: {
    kind: 'park_gathering',
    access: 'invited',
    name: 'Quince años de Camila',
    description: 'Una comida de familia en el parque. Sin música amplificada.',
  },
  places: ground('patterson-park', { part: 'Cerca de la pagoda' }),
  people: { peak: 60 },
  dates: { pattern: 'one_day', days: [hours('d1', firstDay, '12:00', '17:00')], setupNeeded: 'no' },
  activities: { list: ['food'] },
  food: { service: 'potluck' },
  ...applying(by),
  onsite: { isApplicant: 'yes' },
  safety: { toilets: 1, accessibleToilets: 1, trashContainers: 4, recyclingContainers: 2 },
}));

/** Twelve hundred people on the grass with a band. */
export const parkConcert: SeedEvent = placed((firstDay, by = ORGANIZERS.producer) => ({
  event: {
    kind: 'concert',
    speech: 'no',
    access: 'public_free',
    name: 'Music on the hill',
    description: 'Two bands play in the afternoon. People bring blankets.',
    publicSummary: 'Two bands in the open air. Bring a blanket.',
    heldBefore: 'yes',
    unchangedRepeat: 'no',
    fundraising: 'no',
  },
  places: ground('druid-hill-park', { ...fullGround, part: 'The lawn below the rose garden' }),
  people: { peak: 1200, total: 2000, staff: 35, basis: 'last_year', ages: ['children', 'adults', 'seniors'] },
  dates: {
    pattern: 'one_day',
    days: [hours('d1', firstDay, '14:00', '19:00')],
    setupNeeded: 'yes',
    setup: [hours('s1', firstDay, '08:00', '14:00')],
    teardown: [hours('t1', firstDay, '19:00', '22:00')],
  },
  activities: { list: ['structures', 'power', 'sound'] },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'stage',
        count: 1,
        widthFeet: 24,
        lengthFeet: 20,
        heightFeet: 16,
        floorInches: 24,
        occupants: 10,
      },
    ],
    fenced: 'no',
    cityStage: 'no',
  },
  power: {
    sources: ['generator'],
    generators: [{ id: 'g1', kilowatts: 15, count: 1, fuel: 'gasoline' }],
    wiring: 'no',
    propanePounds: 0,
  },
  sound: { kind: 'band', start: '14:30', end: '18:45', exemption: 'no' },
  ...applying(by),
  onsite,
  safety: safety(1200),
  neighbors: told(firstDay),
  insurance: { hardship: 'no' },
}));

/** Eight thousand people at the harbor for two days with beer, stages and fireworks from a barge. */
export const harborFestival: SeedEvent = placed((firstDay, by = ORGANIZERS.producer) => ({
  event: {
    kind: 'festival',
    speech: 'no',
    access: 'public_free',
    name: 'Harbor Nights',
    description: 'Two days of music and food at Rash Field, with fireworks from a barge on both evenings.',
    publicSummary: 'Two days of music and food, with fireworks over the water.',
    website: 'https://harbornights.example',
    heldBefore: 'no',
    fundraising: 'no',
  },
  places: ground('rash-field', {
    ...fullGround,
    types: ['inner_harbor'],
    surface: 'mixed',
    publicToilets: 'no',
  }),
  people: { peak: 8000, total: 20000, staff: 180, basis: 'guess', ages: ['children', 'teens', 'adults'] },
  dates: {
    pattern: 'several_days',
    days: [hours('d1', firstDay, '12:00', '22:30'), hours('d2', addDays(firstDay, 1), '12:00', '22:30')],
    setupNeeded: 'yes',
    setup: [hours('s1', addDays(firstDay, -1), '07:00', '20:00')],
    teardown: [hours('t1', addDays(firstDay, 2), '07:00', '15:00')],
  },
  activities: { list: ['food', 'alcohol', 'structures', 'power', 'sound', 'fire', 'sales'] },
  food: {
    service: 'sold',
    vendors: [
      vendor('v1', 'Crab cakes on the pier', 'booth', 'fryer', 2),
      vendor('v2', 'Harbor tacos', 'truck', 'gas', 2),
      vendor('v3', 'Lemon stick stand', 'nonprofit', 'none', 2),
    ],
  },
  alcohol: {
    service: 'sold',
    kinds: ['beer'],
    seller: 'Harbor City Productions LLC',
    fenced: 'yes',
    start: '12:30',
    lastCall: '21:30',
  },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 3,
        widthFeet: 20,
        lengthFeet: 40,
        heightFeet: 14,
        openSides: 'no',
        gap: 'yes',
        occupants: 100,
        stories: 1,
      },
      {
        id: 's2',
        kind: 'stage',
        count: 2,
        widthFeet: 32,
        lengthFeet: 24,
        heightFeet: 22,
        floorInches: 48,
        occupants: 20,
      },
    ],
    fenced: 'yes',
    fencedSquareFeet: 20000,
    cityStage: 'no',
  },
  power: {
    sources: ['generator'],
    generators: [{ id: 'g1', kilowatts: 40, count: 2, fuel: 'diesel' }],
    wiring: 'yes',
    propanePounds: 400,
  },
  sound: {
    kind: 'several_stages',
    start: '12:00',
    end: '22:30',
    exemption: 'yes',
    decibelsOver: 20,
    nights: 2,
    operatorName: 'Kim Alvarez',
    reason: 'Two stages play over open water until half past ten.',
  },
  fire: {
    kinds: ['fireworks'],
    company: 'Bay Sky Displays Inc.',
    overWater: 'yes',
    protectionSystemOff: 'no',
  },
  sales: { sellers: 20, streetVendors: 'no' },
  route: { moves: 'no' },
  ...applying(by),
  onsite,
  safety: safety(8000, { afterDark: 'yes', medical: 'field_clinic', guards: 60 }),
  neighbors: told(firstDay),
  insurance: { hardship: 'no' },
}));

/** Una feria de familia en un parque, con dos puestos de comida y una tarima pequeña. */
export const feriaEnElParque: SeedEvent = placed((firstDay, by = ORGANIZERS.mercado) => ({
  event: {
    kind: 'festival',
    speech: 'no',
    access: 'public_free',
    name: 'Feria de la Familia',
    description: 'Comida, juegos y danza en el césped junto a la pagoda.',
    publicSummary: 'Comida, juegos y danza en el parque. Entrada libre.',
    heldBefore: 'no',
    fundraising: 'yes',
  },
  places: ground('patterson-park', { ...fullGround, part: 'El césped junto a la pagoda' }),
  people: { peak: 400, total: 900, staff: 25, basis: 'guess', ages: ['children', 'adults', 'seniors'] },
  dates: {
    pattern: 'one_day',
    days: [hours('d1', firstDay, '11:00', '18:00')],
    setupNeeded: 'yes',
    setup: [hours('s1', firstDay, '07:00', '11:00')],
  },
  activities: { list: ['food', 'structures', 'sound'] },
  food: {
    service: 'sold',
    vendors: [
      vendor('v1', 'Pupusas Doña Marta', 'booth', 'gas'),
      vendor('v2', 'Raspados del barrio', 'nonprofit', 'none'),
    ],
  },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 1,
        widthFeet: 20,
        lengthFeet: 30,
        heightFeet: 11,
        openSides: 'yes',
        gap: 'yes',
        occupants: 60,
        stories: 1,
      },
    ],
    fenced: 'no',
    cityStage: 'no',
  },
  power: { propanePounds: 20 },
  sound: { kind: 'dj', start: '12:00', end: '17:30', exemption: 'no' },
  route: { moves: 'no' },
  ...applying(by),
  onsite,
  safety: safety(400),
  neighbors: avisados(firstDay),
  insurance: { hardship: 'yes' },
}));

/** Forty volunteers pick up litter along a stream. */
export const serviceProject: SeedEvent = placed((firstDay, by = ORGANIZERS.striders) => ({
  event: {
    kind: 'service_project',
    speech: 'no',
    access: 'public_free',
    name: 'Herring Run clean-up',
    description: 'Volunteers collect litter along the stream and plant shrubs that the park staff bring.',
    publicSummary: 'Help to clean the stream. Gloves are there.',
    heldBefore: 'no',
    fundraising: 'no',
  },
  places: ground('herring-run-park', fullGround),
  people: { peak: 40, total: 60, staff: 5 },
  dates: { pattern: 'one_day', days: [hours('d1', firstDay, '09:00', '12:00')], setupNeeded: 'no' },
  activities: { list: ['none'] },
  route: { moves: 'no' },
  ...applying(by),
  onsite: { isApplicant: 'yes' },
  safety: {
    afterDark: 'no',
    medical: 'first_aid',
    guards: 0,
    toilets: 1,
    accessibleToilets: 1,
    trashContainers: 10,
    recyclingContainers: 6,
    accessibleRoute: 'no',
    accessibilityContact: 'Denise Walker, 410-555-0163',
  },
  insurance: { hardship: 'no' },
}));
