import { DETAIL_CASES } from '#src/city/detail-cases.ts';
import { organizerCases } from '#src/city/organizer-cases.ts';
import { CARE_CASES } from '#src/city/rule-cases-care.ts';
import { ROUTE_RULE_CASES } from '#src/city/rule-cases-routes.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { snapshotAnswers } from '#src/domain/application/journey.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import {
  artsFestival,
  blockParty,
  blockPartyWithSales,
  closedBlock,
  farmersMarket,
  harborFestival,
  march,
  nightMarket,
  parkWedding,
  race,
  truckRally,
  vigil,
} from '#src/domain/routing/scenario-answers.ts';

/** An event on which a rule is tried, with what is known beside its answers. */
export type RuleCase = Answers | [Answers, Partial<MomentFacts>];

/** A public fair on one block of a street: the plainest event that takes the full form. */
const fair: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  dates: { days: [{ id: 'd1', date: '2027-06-12', start: '12:00', end: '16:00' }] },
  people: { peak: 40 },
  places: { types: ['street'] },
  traffic: { closure: 'yes' },
  closures: [closedBlock('Barclay Street', '2027-06-12')],
  activities: { list: ['none'] },
};
const inPark: Answers = { ...fair, places: { types: ['park'], park: 'patterson-park' }, closures: [] };
const picnic: Answers = { ...inPark, event: { kind: 'park_gathering', access: 'invited' } };
const rally: Answers = {
  event: { kind: 'demonstration', speech: 'yes', access: 'public_free' },
  dates: fair.dates,
  people: { peak: 20 },
  places: { types: ['sidewalk'] },
  activities: { list: ['none'] },
  speech: { streetUse: 'sidewalk', sound: 'none' },
};
const yard: Answers = { ...fair, places: { types: ['private_property'], indoor: 'no' }, closures: [] };
const parade: Answers = { ...fair, event: { kind: 'parade', speech: 'no', access: 'public_free' } };

const withPeak = (answers: Answers, peak: number): Answers => ({ ...answers, people: { peak } });
const doing = (list: NonNullable<NonNullable<Answers['activities']>['list']>, more: Answers): Answers => ({
  ...fair,
  activities: { list },
  ...more,
});
const tent = (more: object): Answers =>
  doing(['structures'], {
    structures: {
      list: [{ id: 's1', kind: 'tent', widthFeet: 10, lengthFeet: 10, openSides: 'no', ...more }],
    },
  });
const built = (more: object): Answers =>
  doing(['structures'], { structures: { list: [{ id: 's1', kind: 'stage', ...more }] } });
const serving = (vendor: object, more: NonNullable<Answers['food']> = {}): Answers =>
  doing(['food'], { food: { service: 'sold', vendors: [{ id: 'v1', ...vendor }], ...more } });
const burning = (...kinds: NonNullable<NonNullable<Answers['fire']>['kinds']>): Answers =>
  doing(['fire'], { fire: { kinds } });
const sounding = (sound: NonNullable<Answers['sound']>): Answers => doing(['sound'], { sound });
const inflatable = (riderHeightFeet: number, certified: 'yes' | 'no' = 'yes'): Answers =>
  doing(['rides'], {
    rides: { mechanical: 0, inflatables: [{ id: 'i1', count: 1, riderHeightFeet, certified }] },
  });
const closing = (street: string, more: object = {}): Answers => ({
  ...fair,
  closures: [closedBlock(street, '2027-06-12', more)],
});
const parking = (more: object): Answers => ({
  ...fair,
  traffic: { closure: 'yes', noParking: 'yes' },
  parking: [{ id: 'p1', street: 'Barclay Street', spaces: 4, metered: 'no', tow: 'no', ...more }],
});
const review = (facts: NonNullable<MomentFacts['review']>): Partial<MomentFacts> => ({
  moment: 'review',
  review: facts,
});
const sold: Answers = doing(['alcohol'], { alcohol: { service: 'sold' } });
const given: Answers = doing(['alcohol'], { alcohol: { service: 'given' } });
const deny: Partial<MomentFacts> = { moment: 'deny' };

/**
 * For every rule: an event that fires it, and one close by that does not. Both pass through the form's own snapshot, so
 * that no rule hangs on an answer nobody can give.
 */
export const RULE_CASES: Record<string, [fires: RuleCase, quiet: RuleCase]> = {
  L04: [rally, withPeak(rally, 31)],
  T05: [
    { ...rally, places: { types: ['park'], park: 'druid-hill-park' } },
    { ...rally, places: { types: ['plaza'], park: 'center-plaza' } },
  ],
  T08: [vigil, { ...vigil, places: { types: ['park'], park: 'patterson-park' } }],
  T06: [
    withPeak({ ...rally, places: { types: ['park'] } }, 31),
    withPeak({ ...rally, places: { types: ['park'] } }, 30),
  ],
  T06b: [march, { ...march, speech: { ...march.speech, feeWaiver: 'no' } }],
  T07: [march, { ...march, speech: { ...march.speech, urgent: 'no' } }],
  T09: [march, { ...march, route: {}, speech: { ...march.speech, streetUse: 'sidewalk' } }],
  L01: [rally, fair],
  L01b: [
    [rally, deny],
    [fair, deny],
  ],
  L02: [[fair, deny], fair],
  L03: [
    [march, review({ hostileAudienceCost: true })],
    [race, review({ hostileAudienceCost: true })],
  ],
  L05: [march, race],
  L06: [
    { ...march, activities: { list: ['sales'] }, sales: { sellers: 3 } },
    { ...march, activities: { list: ['structures'] } },
  ],
  N03: [march, { ...march, speech: { ...march.speech, sound: 'stage' } }],
  I02: [march, race],
  F17b: [vigil, burning('candles')],

  T16: [
    { ...fair, event: { kind: 'film', access: 'invited' } },
    { ...yard, event: { kind: 'film', access: 'invited' } },
  ],
  T14: [
    doing(['rides', 'sales'], { rides: { mechanical: 1 }, sales: { sellers: 2 } }),
    doing(['rides'], { rides: { mechanical: 1 } }),
  ],
  T17: [farmersMarket, fair],
  T04: [parade, fair],
  T01: [withPeak(blockParty, 200), withPeak(blockParty, 201)],
  S05: [{ ...blockParty, closures: [closedBlock('36th Street', '2027-06-05')] }, blockParty],
  A03: [
    { ...blockParty, activities: { list: ['alcohol'] }, alcohol: { service: 'sold' } },
    { ...blockParty, activities: { list: ['alcohol'] }, alcohol: { service: 'own' } },
  ],
  T02: [blockPartyWithSales, blockParty],
  T12: [harborFestival, inPark],
  T03: [fair, inPark],
  T03b: [inPark, picnic],
  T11: [withPeak(picnic, 251), withPeak(picnic, 250)],
  T10: [withPeak(picnic, 250), withPeak(picnic, 251)],
  T10a: [picnic, parkWedding],
  T10b: [parkWedding, picnic],
  T13: [withPeak(yard, 201), withPeak(yard, 200)],
  T13b: [{ ...inPark, places: { types: ['plaza'], park: 'camden-yards-plaza' } }, inPark],
  T13c: [{ ...inPark, places: { types: ['park'], park: 'fort-mchenry' } }, inPark],
  T15: [{ ...fair, places: { types: ['curb_lane'] }, closures: [] }, fair],

  T18: [withPeak(fair, 250), withPeak(fair, 249)],
  T19: [withPeak(fair, 2_500), withPeak(fair, 2_499)],
  T19b: [withPeak(fair, 50_000), withPeak(fair, 49_999)],
  T19c: [fair, picnic],
  T20: [
    [fair, { today: '2027-04-29' }],
    [fair, { today: '2027-04-28' }],
  ],
  T21: [
    [fair, { today: '2027-05-02' }],
    [fair, { today: '2027-05-01' }],
  ],
  T22: [
    { ...fair, dates: { days: [{ id: 'd1', date: '2027-05-15', start: '12:00', end: '16:00' }] } },
    { ...fair, dates: { days: [{ id: 'd1', date: '2027-07-04', start: '12:00', end: '16:00' }] } },
  ],
  T22b: [
    [inPark, { others: { placeTaken: true } }],
    [inPark, { others: { placeTaken: false } }],
  ],
  T23: [
    [fair, { earlier: { eventsThisYear: 12 } }],
    [fair, { earlier: { eventsThisYear: 11 } }],
  ],

  S01: [blockParty, inPark],
  S01b: [fair, blockParty],
  S02: [closing('Barclay Street', { blocks: 2 }), closing('Barclay Street', { blocks: 1 })],
  S02b: [{ ...race, closures: [closedBlock('Fleet Street', '2027-04-18', { endTime: '09:27' })] }, race],
  S02c: [race, fair],
  S03: [closing('Barclay Street'), closing('Pratt Street')],
  S04: [closing('Fleet Street'), closing('Ann Street')],
  S06: [closing('JFX'), closing('Russell Street')],
  S07: [parking({}), { ...parking({}), traffic: { closure: 'yes', noParking: 'no' } }],
  S07b: [parking({}), fair],
  S08: [parking({ tow: 'yes' }), parking({ tow: 'no' })],
  S09: [parking({ metered: 'yes' }), parking({ metered: 'no' })],
  S10: [parking({ accessibleSpaces: 1 }), parking({ accessibleSpaces: 0 })],
  S11: [
    { ...fair, traffic: { closure: 'yes', emergencyLaneFeet: 19 } },
    { ...fair, traffic: { closure: 'yes', emergencyLaneFeet: 20 } },
  ],
  S12: [closing('Barclay Street', { hospitalOrFireStation: 'yes' }), fair],
  S13: [
    withPeak({ ...fair, traffic: { closure: 'yes', roadEdgeOpen: 'yes' } }, 1_000),
    withPeak({ ...fair, traffic: { closure: 'yes', roadEdgeOpen: 'yes' } }, 999),
  ],
  S14: [closing('Howard Street'), closing('Calvert Street')],
  S15: [
    { ...fair, traffic: { closure: 'yes', bridgeOrTunnel: 'yes' } },
    { ...fair, traffic: { closure: 'yes', bridgeOrTunnel: 'no' } },
  ],
  ...ROUTE_RULE_CASES,
  S16: [[fair, { others: { constructionOverlap: true } }], fair],
  S17: [
    [fair, { others: { policeCapacityShare: 11 } }],
    [fair, { others: { policeCapacityShare: 10 } }],
  ],

  F01: [tent({ widthFeet: 20, lengthFeet: 21 }), tent({ widthFeet: 20, lengthFeet: 20 })],
  F02: [tent({ occupants: 50 }), tent({ occupants: 49 })],
  F03: [tent({ widthFeet: 100, lengthFeet: 76 }), tent({ widthFeet: 100, lengthFeet: 75 })],
  F04: [
    built({ floorInches: 25, widthFeet: 21, lengthFeet: 20 }),
    built({ floorInches: 24, widthFeet: 40, lengthFeet: 40, heightFeet: 15 }),
  ],
  F05: [built({ kind: 'bleachers' }), built({})],
  F06: [
    doing(['structures'], { structures: { cityStage: 'yes' } }),
    doing(['none'], { structures: { cityStage: 'yes' } }),
  ],
  F07: [
    doing(['power'], {
      power: { sources: ['generator'], generators: [{ id: 'g1', kilowatts: 2, count: 2 }] },
    }),
    doing(['power'], {
      power: { sources: ['generator'], generators: [{ id: 'g1', kilowatts: 5, count: 1 }] },
    }),
  ],
  F08: [doing(['power'], { power: { wiring: 'yes' } }), doing(['power'], { power: { wiring: 'no' } })],
  F09: [serving({ kind: 'booth', cooking: 'gas' }), serving({ kind: 'booth', cooking: 'electric' })],
  F10: [serving({ kind: 'booth', cooking: 'electric' }), serving({ kind: 'booth', cooking: 'none' })],
  F11: [serving({ kind: 'truck', cooking: 'fryer' }), serving({ kind: 'booth', cooking: 'fryer' })],
  F12: [withPeak(fair, 1_001), withPeak(fair, 1_000)],
  F13: [withPeak(fair, 1_000), withPeak(fair, 999)],
  F14: [
    doing(['structures'], { structures: { fenced: 'yes' } }),
    doing(['structures'], { structures: { fenced: 'no' } }),
  ],
  F15: [burning('fireworks'), burning('flame_effects')],
  F16: [burning('flame_effects'), burning('bonfire')],
  F17: [burning('bonfire'), burning('flame_effects')],
  F18: [burning('sky_lanterns'), burning('torches')],
  F19: [burning('stage_pyro'), burning('bonfire')],
  F20: [doing(['hydrant'], { hydrant: { use: 'draw_water' } }), fair],
  F20b: [
    doing(['hydrant'], { hydrant: { use: 'may_block' } }),
    doing(['hydrant'], { hydrant: { use: 'draw_water' } }),
  ],

  H01: [serving({ kind: 'packaged' }), serving({ kind: 'farmer' })],
  H02: [serving({ kind: 'nonprofit' }), serving({ kind: 'booth' })],
  H03: [serving({ kind: 'farmer' }), serving({ kind: 'booth' })],
  H04: [serving({ kind: 'booth', daysInARow: 31 }), serving({ kind: 'booth', daysInARow: 30 })],
  H05: [blockParty, blockPartyWithSales],
  H06: [doing(['animals'], { animals: { kinds: ['petting_zoo'] } }), fair],
  H07: [doing(['body_art'], {}), fair],
  A01: [sold, given],
  A02: [given, sold],
  A04: [{ ...inPark, activities: { list: ['alcohol'] }, alcohol: { service: 'given' } }, given],
  N01: [sounding({ kind: 'band', end: '21:30' }), sounding({ kind: 'band', end: '21:00' })],
  N02: [
    sounding({ kind: 'band', exemption: 'yes', nights: 4 }),
    sounding({ kind: 'band', exemption: 'yes', nights: 3 }),
  ],
  N02b: [
    sounding({ kind: 'dj', exemption: 'yes', decibelsOver: 26 }),
    sounding({ kind: 'dj', exemption: 'yes', decibelsOver: 25 }),
  ],
  W01: [withPeak(fair, 50), withPeak(fair, 49)],
  W02: [withPeak(fair, 500), withPeak(fair, 499)],
  W03: [
    {
      ...fair,
      places: { types: ['street'], publicToilets: 'no' },
      dates: { days: [{ id: 'd1', date: '2027-06-12', start: '12:00', end: '16:01' }] },
    },
    { ...fair, places: { types: ['street'], publicToilets: 'no' } },
  ],
  W04: [
    doing(['animals'], { animals: { kinds: ['horses'], onStreet: 'yes' } }),
    doing(['animals'], { animals: { kinds: ['horses'], onStreet: 'no' } }),
  ],

  R01: [doing(['rides'], { rides: { mechanical: 1 } }), inflatable(5)],
  R02: [inflatable(4), inflatable(3.9)],
  R02b: [inflatable(4, 'no'), inflatable(4, 'yes')],
  R03: [{ ...fair, event: { kind: 'carnival', access: 'public_free' } }, fair],
  R04: [
    doing(['water_activity'], { water: { onWater: 'yes' } }),
    doing(['water_activity'], { water: { onWater: 'no' } }),
  ],
  R04b: [
    {
      ...fair,
      event: { ...fair.event, heldBefore: 'yes', unchangedRepeat: 'yes' },
      places: { types: ['water'] },
    },
    { ...fair, places: { types: ['water'] } },
  ],
  R05: [artsFestival, withPeak(artsFestival, 99_999)],
  R06: [doing(['drones'], {}), doing(['aircraft'], {})],
  R07: [doing(['aircraft'], { air: { aircraft: ['fly_over'] } }), doing(['drones'], {})],
  R08: [doing(['gaming'], {}), fair],
  R09: [doing(['weapons'], {}), fair],
  R10: [withPeak(fair, 1_000), withPeak(fair, 999)],
  R11: [
    { ...fair, safety: { medical: 'ambulance' } },
    { ...fair, safety: { medical: 'first_aid' } },
  ],
  R12: [withPeak(fair, 250), withPeak(fair, 249)],
  R13: [withPeak(fair, 1_000), withPeak(fair, 999)],
  R14: [fair, { ...fair, event: { ...fair.event, access: 'invited' } }],
  R15: [truckRally, yard],
  R16: [doing(['sales'], { sales: { sellers: 1 } }), doing(['food'], { sales: { sellers: 1 } })],
  R17: [
    doing(['sales'], { sales: { sellers: 1, streetVendors: 'yes' } }),
    doing(['sales'], { sales: { sellers: 1, streetVendors: 'no' } }),
  ],
  R18: [{ ...fair, places: { types: ['street'], historicDistrictWork: 'yes' } }, fair],
  R19: [{ ...inPark, places: { ...inPark.places, staking: 'yes' } }, inPark],

  I01: [fair, blockParty],
  I03: [blockParty, fair],
  I04: [sold, given],
  I05: [race, fair],
  I06: [
    { ...fair, insurance: { hardship: 'yes' } },
    { ...fair, insurance: { hardship: 'no' } },
  ],
  M01: [fair, march],
  M02: [
    [fair, review({ servicesEstimatedCents: 1 })],
    [fair, review({ servicesEstimatedCents: 0 })],
  ],
  M03: [
    { ...fair, applicant: { role: 'organization_officer' }, organization: { kind: 'nonprofit' } },
    { ...fair, event: { ...fair.event, access: 'public_ticketed' }, organization: { kind: 'nonprofit' } },
  ],
  M03b: [{ ...inPark, event: { kind: 'service_project', access: 'public_free' } }, inPark],
  M04: [parkWedding, picnic],

  ...organizerCases({ fair, inPark, picnic, given }),

  C01: [fair, inPark],
  C02: [parade, race],
  C03: [
    [fair, review({ consentAsked: true })],
    [fair, review({ consentAsked: false })],
  ],
  C04: [
    [nightMarket, review({ objectionsPercent: 20 })],
    [nightMarket, review({ objectionsPercent: 19 })],
  ],
  X01: [
    [fair, review({ outsideOpen: true })],
    [fair, review({ outsideOpen: false })],
  ],
  X02: [
    [withPeak(fair, 50), { moment: 'change', change: { before: snapshotAnswers(fair), anyApproved: true } }],
    [withPeak(fair, 49), { moment: 'change', change: { before: snapshotAnswers(fair), anyApproved: true } }],
  ],
  X03: [
    [fair, { moment: 'overdue', review: { agencySilent: true } }],
    [fair, { moment: 'overdue' }],
  ],

  ...CARE_CASES,
  ...DETAIL_CASES,
};
