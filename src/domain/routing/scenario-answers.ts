import type { Answers } from '#src/domain/application/answers.ts';

// The events that the rules are tried on. Streets and places are those of Baltimore's register; dates lie in 2027.

type Closure = NonNullable<Answers['closures']>[number];

/** One closed block on a day. Shape: pure; the street is open at its cross streets and keeps local access. */
export const closedBlock = (street: string, date: string, more: Partial<Closure> = {}): Closure => ({
  id: `close-${street}`,
  street,
  from: 'East 32nd Street',
  to: 'East 33rd Street',
  kind: 'full',
  startDate: date,
  startTime: '11:00',
  endDate: date,
  endTime: '20:30',
  blocks: 1,
  intersectionsOpen: 'yes',
  localAccess: 'yes',
  hospitalOrFireStation: 'no',
  ...more,
});

/** Sixty neighbors on a Saturday, potluck, grill, two small canopies. */
export const blockParty: Answers = {
  event: { kind: 'block_party', access: 'block_residents', name: 'Abell Avenue block party' },
  dates: {
    days: [{ id: 'd1', date: '2027-06-05', start: '12:00', end: '20:00' }],
  },
  people: { peak: 60 },
  places: { types: ['street'] },
  closures: [closedBlock('Abell Avenue', '2027-06-05')],
  activities: { list: ['food', 'structures', 'sound'] },
  food: { service: 'potluck', residentsGrill: 'yes' },
  structures: {
    list: [{ id: 's1', kind: 'tent', count: 2, widthFeet: 10, lengthFeet: 10, openSides: 'yes' }],
  },
  sound: { kind: 'small_speaker', end: '20:00' },
};

/** The same with food for sale. */
export const blockPartyWithSales: Answers = {
  ...blockParty,
  food: {
    service: 'sold',
    vendors: [{ id: 'v1', name: 'Pit beef stand', kind: 'booth', cooking: 'charcoal_or_wood' }],
  },
};

/** Six hundred runners, two hundred spectators, 3.1 miles from a park. */
export const race: Answers = {
  event: { kind: 'race', speech: 'no', access: 'public_ticketed', name: 'Spring 5K' },
  dates: { days: [{ id: 'd1', date: '2027-04-18', start: '08:00', end: '11:00' }] },
  people: { peak: 800 },
  places: { types: ['street', 'park'], park: 'patterson-park' },
  traffic: { closure: 'yes' },
  closures: [
    closedBlock('Eastern Avenue', '2027-04-18', {
      startTime: '07:00',
      endTime: '09:15',
      blocks: 8,
    }),
  ],
  route: {
    legs: [
      {
        id: 'r1',
        street: 'Eastern Avenue',
        from: 'South Linwood Avenue',
        to: 'South Ann Street',
        width: 'full',
      },
      {
        id: 'r2',
        street: 'Fleet Street',
        from: 'South Ann Street',
        to: 'South Conkling Street',
        width: 'full',
      },
    ],
    stepOff: '08:00',
    miles: 3.1,
    fastestMinutesPerMile: 6,
    slowestMinutesPerMile: 18,
    marshals: 40,
  },
  race: { kind: 'run', endurance: 'no' },
  activities: { list: ['race'] },
  safety: { toilets: 7, accessibleToilets: 1, medical: 'first_aid' },
};

/** Eight thousand at the harbor for two days, with beer, a stage and fireworks from a barge. */
export const harborFestival: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free', name: 'Harbor nights', heldBefore: 'no' },
  dates: {
    pattern: 'several_days',
    days: [
      { id: 'd1', date: '2027-08-14', start: '12:00', end: '22:30' },
      { id: 'd2', date: '2027-08-15', start: '12:00', end: '22:30' },
    ],
  },
  people: { peak: 8000, total: 20000 },
  places: { types: ['inner_harbor'], park: 'rash-field', publicToilets: 'no' },
  activities: { list: ['food', 'alcohol', 'structures', 'power', 'sound', 'fire'] },
  food: {
    service: 'sold',
    vendors: [
      { id: 'v1', name: 'Crab cakes', kind: 'booth', cooking: 'fryer', daysInARow: 2 },
      { id: 'v2', name: 'Tacos', kind: 'truck', cooking: 'gas', daysInARow: 2 },
    ],
  },
  alcohol: { service: 'sold', kinds: ['beer'], fenced: 'yes', lastCall: '21:30' },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 3,
        widthFeet: 20,
        lengthFeet: 40,
        openSides: 'no',
        gap: 'yes',
        occupants: 100,
      },
      { id: 's2', kind: 'stage', count: 1, widthFeet: 32, lengthFeet: 24, floorInches: 48, heightFeet: 22 },
    ],
    fenced: 'yes',
    fencedSquareFeet: 20000,
  },
  power: {
    sources: ['generator'],
    generators: [{ id: 'g1', kilowatts: 40, count: 2, fuel: 'diesel' }],
    wiring: 'no',
  },
  sound: {
    kind: 'several_stages',
    start: '12:00',
    end: '22:30',
    exemption: 'yes',
    decibelsOver: 20,
    nights: 2,
  },
  fire: { kinds: ['fireworks'], overWater: 'yes', company: 'Sky Show Inc.' },
  safety: { crowdManagers: 32, toilets: 64, afterDark: 'yes', medical: 'field_clinic' },
};

/** Four hundred march in the road from a plaza to City Hall, three days from now. */
export const march: Answers = {
  event: { kind: 'demonstration', speech: 'yes', access: 'public_free', name: 'March for the schools' },
  dates: { days: [{ id: 'd1', date: '2027-03-13', start: '13:00', end: '16:00' }] },
  people: { peak: 400 },
  places: { types: ['plaza', 'street'], park: 'mckeldin-plaza' },
  route: {
    moves: 'yes',
    legs: [{ id: 'r1', street: 'Gay Street', from: 'Pratt Street', to: 'Fayette Street', width: 'full' }],
    assemblyPlace: 'McKeldin Plaza',
    dispersalPlace: 'City Hall',
    stepOff: '13:30',
  },
  activities: { list: ['none'] },
  speech: {
    urgent: 'yes',
    knownSince: '2027-03-09',
    streetUse: 'full',
    sound: 'megaphone',
    feeWaiver: 'yes',
  },
};

/** Thirty Saturdays, curb lane and one block, produce and prepared food. */
export const farmersMarket: Answers = {
  event: { kind: 'market_series', speech: 'no', access: 'public_free', name: 'Saturday market' },
  dates: {
    pattern: 'weekly_series',
    days: [{ id: 'd1', date: '2027-05-01', start: '08:00', end: '12:00' }],
    seriesUntil: '2027-11-20',
  },
  people: { peak: 200, total: 600 },
  places: { types: ['street', 'curb_lane'], publicToilets: 'no' },
  traffic: { closure: 'yes' },
  closures: [closedBlock('Barclay Street', '2027-05-01', { startTime: '06:00', endTime: '13:30' })],
  parking: [
    {
      id: 'p1',
      street: 'Barclay Street',
      side: 'both',
      from: 'East 32nd Street',
      to: 'East 33rd Street',
      spaces: 14,
      metered: 'no',
      tow: 'yes',
      accessibleSpaces: 0,
    },
  ],
  activities: { list: ['food', 'sales'] },
  food: {
    service: 'sold',
    vendors: [
      { id: 'v1', name: 'Orchard', kind: 'farmer', cooking: 'none', daysInARow: 1 },
      { id: 'v2', name: 'Bakery', kind: 'packaged', cooking: 'none', daysInARow: 200 },
    ],
  },
  sales: { sellers: 35, streetVendors: 'yes' },
};

/** Twenty food trucks on a private lot, 1,500 at once. */
export const truckRally: Answers = {
  event: { kind: 'food_trucks', speech: 'no', access: 'public_free', name: 'Truck rally' },
  dates: { days: [{ id: 'd1', date: '2027-09-18', start: '11:00', end: '19:00' }] },
  people: { peak: 1500 },
  places: { types: ['private_property'], indoor: 'no', ownerAgrees: 'yes', publicToilets: 'no' },
  activities: { list: ['food', 'power'] },
  food: {
    service: 'sold',
    vendors: [
      { id: 'v1', name: 'Burgers', kind: 'truck', cooking: 'gas', daysInARow: 1 },
      { id: 'v2', name: 'Fries', kind: 'truck', cooking: 'fryer', daysInARow: 1 },
    ],
  },
  power: { propanePounds: 800 },
  safety: { crowdManagers: 6, afterDark: 'no' },
};

/** A hundred and twenty guests, acoustic music, one tent of exactly 400 square feet. */
export const parkWedding: Answers = {
  event: { kind: 'wedding', access: 'invited', name: 'Wedding of R. and J.' },
  dates: { days: [{ id: 'd1', date: '2027-05-22', start: '14:00', end: '18:00' }] },
  people: { peak: 120 },
  places: { types: ['park'], park: 'canton-waterfront-park' },
  activities: { list: ['structures'] },
  structures: {
    list: [
      { id: 's1', kind: 'tent', count: 1, widthFeet: 20, lengthFeet: 20, openSides: 'no', occupants: 40 },
    ],
  },
};

/** A whole-weekend street festival with a hundred thousand at its peak. */
export const artsFestival: Answers = {
  ...harborFestival,
  event: { kind: 'festival', speech: 'no', access: 'public_free', name: 'Arts weekend', heldBefore: 'yes' },
  dates: {
    pattern: 'several_days',
    days: [
      { id: 'd1', date: '2027-09-24', start: '11:00', end: '21:00' },
      { id: 'd2', date: '2027-09-25', start: '11:00', end: '21:00' },
      { id: 'd3', date: '2027-09-26', start: '11:00', end: '19:00' },
    ],
  },
  people: { peak: 100000, total: 350000 },
  places: { types: ['street'] },
  closures: [
    closedBlock('Mount Royal Avenue', '2027-09-20', { endDate: '2027-09-28', blocks: 6 }),
    closedBlock('Charles Street', '2027-09-23', { endDate: '2027-09-27', blocks: 4 }),
    closedBlock('I-83', '2027-09-24', { endDate: '2027-09-26' }),
  ],
  traffic: { closure: 'yes', roadEdgeOpen: 'yes' },
  fire: {},
  activities: { list: ['food', 'alcohol', 'structures', 'power', 'sound', 'sales'] },
  air: { droneRestriction: 'yes' },
};

/** Eight Friday nights with a stage, beer and forty food stalls. */
export const nightMarket: Answers = {
  ...harborFestival,
  event: { kind: 'market_series', speech: 'no', access: 'public_free', name: 'Night market' },
  dates: {
    pattern: 'weekly_series',
    days: [{ id: 'd1', date: '2027-07-09', start: '17:00', end: '23:00' }],
    seriesUntil: '2027-08-27',
  },
  people: { peak: 2000 },
  places: { types: ['street'], publicToilets: 'no' },
  traffic: { closure: 'yes' },
  closures: [closedBlock('Bolton Street', '2027-07-09', { startTime: '14:00', endTime: '23:59' })],
  fire: {},
  activities: { list: ['food', 'alcohol', 'structures', 'power', 'sound'] },
  sound: { kind: 'band', start: '17:00', end: '22:45', exemption: 'yes', decibelsOver: 10, nights: 8 },
};

/** A hundred and fifty people with candles on a plaza, three hours from now. */
export const vigil: Answers = {
  event: { kind: 'memorial', speech: 'yes', access: 'public_free', name: 'Vigil' },
  dates: { days: [{ id: 'd1', date: '2027-02-10', start: '19:00', end: '20:30' }] },
  people: { peak: 150 },
  places: { types: ['plaza'], park: 'war-memorial-plaza' },
  activities: { list: ['fire'] },
  fire: { kinds: ['candles'] },
  speech: { urgent: 'yes', alreadyAssembled: 'yes', streetUse: 'none', sound: 'megaphone' },
};
