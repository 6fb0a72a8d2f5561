import { placed } from '#db/seeds/events/placed.ts';
import {
  applying,
  closed,
  hours,
  onsite,
  type SeedEvent,
  safety,
  told,
  vendor,
} from '#db/seeds/events/shared.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** Twenty trucks on a private lot, fifteen hundred people at once. */
export const truckRally: SeedEvent = placed((firstDay, by = ORGANIZERS.mercado) => ({
  event: {
    kind: 'food_trucks',
    speech: 'no',
    access: 'public_free',
    name: 'Ruedas y sabores',
    description: 'Veinte camiones de comida en el estacionamiento del mercado.',
    publicSummary: 'Veinte camiones de comida en un solo lugar.',
    heldBefore: 'no',
    fundraising: 'no',
  },
  places: {
    types: ['private_property'],
    address: '3500 Eastern Avenue, Baltimore, MD 21224',
    ownerName: 'Highlandtown Realty Trust',
    ownerPhone: '+14105550190',
    ownerAgrees: 'yes',
    parkingSpacesLost: 90,
    spillsOver: 'no',
    indoor: 'no',
    publicToilets: 'no',
    historicDistrictWork: 'no',
  },
  people: { peak: 1500, total: 4000, staff: 50, basis: 'guess', ages: ['children', 'adults'] },
  dates: {
    pattern: 'one_day',
    days: [hours('d1', firstDay, '11:00', '19:00')],
    setupNeeded: 'yes',
    setup: [hours('s1', firstDay, '07:00', '11:00')],
  },
  activities: { list: ['food', 'power'] },
  food: {
    service: 'sold',
    vendors: Array.from({ length: 20 }, (_, i) =>
      vendor(`v${i + 1}`, `Camión ${i + 1}`, 'truck', i % 3 === 0 ? 'fryer' : 'gas'),
    ),
  },
  power: { sources: ['vehicle'], wiring: 'no', propanePounds: 800 },
  ...applying(by),
  onsite,
  safety: safety(1500),
  insurance: { hardship: 'no' },
}));

/** A crew of forty films one street scene. */
export const filmShoot: SeedEvent = placed((firstDay, by = ORGANIZERS.producer) => ({
  event: {
    kind: 'film',
    access: 'invited',
    name: 'Harbor Line, episode 4',
    description: 'A dialogue scene on the steps and the sidewalk, with trucks along the curb. No stunts.',
    heldBefore: 'no',
    fundraising: 'no',
  },
  places: { types: ['sidewalk', 'curb_lane'], publicToilets: 'no', historicDistrictWork: 'no' },
  people: { peak: 60, total: 60, staff: 60 },
  dates: { pattern: 'one_day', days: [hours('d1', firstDay, '07:00', '19:00')], setupNeeded: 'no' },
  activities: { list: ['none'] },
  film: { title: 'Harbor Line', kind: 'series', crew: 40 },
  traffic: {
    closure: 'yes',
    emergencyLaneFeet: 20,
    roadEdgeOpen: 'no',
    railCrossing: 'no',
    bridgeOrTunnel: 'no',
    deviceSupplier: 'own',
  },
  closures: [
    closed(['Hollins Street', 'South Carey Street', 'South Arlington Avenue'], firstDay, ['06:00', '20:00'], {
      kind: 'sidewalk',
    }),
  ],
  parking: [
    {
      id: 'p1',
      street: 'Hollins Street',
      side: 'south',
      from: 'South Carey Street',
      to: 'South Arlington Avenue',
      spaces: 12,
      metered: 'no',
      tow: 'yes',
      accessibleSpaces: 0,
      startDate: firstDay,
      startTime: '05:00',
      endDate: firstDay,
      endTime: '21:00',
    },
  ],
  ...applying(by),
  onsite: { isApplicant: 'yes' },
  safety: {
    afterDark: 'no',
    medical: 'first_aid',
    guards: 2,
    securityCompany: 'Patapsco Event Security',
    toilets: 2,
    accessibleToilets: 1,
    trashContainers: 6,
    recyclingContainers: 4,
  },
  neighbors: told(firstDay),
  insurance: { hardship: 'no' },
}));

/** Rides, games and food stands on a lot for four days. */
export const carnival: SeedEvent = placed((firstDay, by = ORGANIZERS.striders) => ({
  event: {
    kind: 'carnival',
    speech: 'no',
    access: 'public_ticketed',
    name: 'Carroll Park spring carnival',
    description: 'Eight rides, games and food stands over a long weekend.',
    publicSummary: 'Rides, games and food for families.',
    heldBefore: 'yes',
    unchangedRepeat: 'no',
    fundraising: 'yes',
  },
  places: {
    types: ['park'],
    park: 'carroll-park',
    surface: 'mixed',
    staking: 'yes',
    vehiclesOnGrass: 'yes',
    treeWork: 'no',
    publicToilets: 'yes',
    historicDistrictWork: 'no',
  },
  people: { peak: 1000, total: 6000, staff: 70, basis: 'tickets', ages: ['children', 'teens', 'adults'] },
  dates: {
    pattern: 'several_days',
    days: [0, 1, 2, 3].map((day) => hours(`d${day + 1}`, addDays(firstDay, day), '12:00', '20:00')),
    setupNeeded: 'yes',
    setup: [hours('s1', addDays(firstDay, -2), '07:00', '18:00')],
    teardown: [hours('t1', addDays(firstDay, 4), '07:00', '16:00')],
  },
  activities: { list: ['food', 'power', 'sound', 'rides'] },
  food: {
    service: 'sold',
    vendors: [
      vendor('v1', 'Funnel cakes', 'booth', 'fryer', 4),
      vendor('v2', 'Popcorn cart', 'packaged', 'electric', 4),
    ],
  },
  power: {
    sources: ['generator'],
    generators: [{ id: 'g1', kilowatts: 60, count: 3, fuel: 'diesel' }],
    wiring: 'yes',
    propanePounds: 80,
  },
  sound: { kind: 'dj', start: '12:00', end: '20:00', exemption: 'no' },
  rides: {
    mechanical: 8,
    inflatables: [{ id: 'i1', count: 2, riderHeightFeet: 6, certified: 'yes' }],
    performances: 'no',
    operator: 'Tidewater Amusements',
  },
  ...applying(by),
  onsite,
  safety: safety(1000),
  neighbors: told(firstDay),
  insurance: { hardship: 'no' },
}));
