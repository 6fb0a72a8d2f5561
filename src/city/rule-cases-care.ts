import type { RuleCase } from '#src/city/rule-cases.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { blockParty, closedBlock, march } from '#src/domain/routing/scenario-answers.ts';

// The rules about care for people, tried like all others in rules.test.ts.

const DAY = '2027-06-12';

/** A thousand people at a free fair with a stage behind a fence. */
const fair: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  dates: {
    setupNeeded: 'yes',
    setup: [{ id: 's1', date: '2027-06-11', start: '09:00', end: '18:00' }],
    days: [{ id: 'd1', date: DAY, start: '12:00', end: '16:00' }],
    teardown: [{ id: 't1', date: '2027-06-13', start: '08:00', end: '12:00' }],
  },
  people: { peak: 1000 },
  places: { types: ['street'] },
  traffic: { closure: 'yes' },
  closures: [closedBlock('Barclay Street', DAY)],
  activities: { list: ['structures'] },
  structures: {
    list: [{ id: 's1', kind: 'stage', count: 1, widthFeet: 10, lengthFeet: 10, floorInches: 12 }],
    fenced: 'yes',
  },
};
const withPeak = (peak: number): Answers => ({ ...fair, people: { peak } });
const spacious = (squareFeet: number): Answers => ({
  ...fair,
  activities: { list: ['none'] },
  crowd: { squareFeet },
});
const weather = (emergency: NonNullable<Answers['emergency']>): Answers => ({ ...fair, emergency });
const access = (more: NonNullable<Answers['access']>): Answers => ({
  ...fair,
  safety: { accessibleRoute: 'yes' },
  access: more,
});
const insured = (more: NonNullable<Answers['insurance']> = {}): Answers => ({
  ...fair,
  insurance: {
    status: 'have',
    validFrom: '2027-06-11',
    validTo: '2027-06-13',
    perOccurrence: 1_000_000,
    aggregate: 2_000_000,
    namesCity: 'yes',
    ...more,
  },
});
const selling = (list: NonNullable<NonNullable<Answers['activities']>['list']>, more: Answers): Answers => ({
  ...fair,
  activities: { list },
  ...more,
});
const order = { id: 'o1', service: 'police', quantity: 2 } as const;
const parade: Answers = { ...fair, event: { kind: 'parade', speech: 'no', access: 'public_free' } };

/** For every rule about care: an event that fires it, and one close by that does not. */
export const CARE_CASES: Record<string, [fires: RuleCase, quiet: RuleCase]> = {
  R12b: [withPeak(1000), withPeak(999)],
  F12b: [spacious(6999), spacious(7000)],
  R13b: [
    weather({ lightningMiles: 5, lightningMinutes: 30 }),
    weather({ lightningMiles: 6, lightningMinutes: 30 }),
  ],
  R13c: [
    weather({ wind: [{ id: 'w1', what: 'stage', mph: 46, action: 'empty' }] }),
    weather({ wind: [{ id: 'w1', what: 'stage', mph: 45, action: 'empty' }] }),
  ],
  W01b: [fair, blockParty],
  R14c: [access({ routeInches: 35 }), access({ routeInches: 36 })],
  R14d: [access({ seats: 0 }), march],
  I01b: [fair, march],
  I01c: [insured({ validTo: '2027-06-12' }), insured()],
  I01d: [insured({ perOccurrence: 999_999 }), insured()],
  I07: [
    { ...parade, route: { units: [{ id: 'u1', kind: 'float', count: 1 }] } },
    { ...parade, route: { units: [{ id: 'u1', kind: 'band', count: 1 }] } },
  ],
  I08: [
    { ...fair, insurance: { paidWorkers: 'yes' } },
    { ...fair, insurance: { paidWorkers: 'no' } },
  ],
  I09: [selling(['sales'], { sales: { sellers: 1 } }), selling(['food'], { food: { service: 'potluck' } })],
  M02b: [
    { ...fair, services: { wanted: 'yes', list: [order] } },
    { ...fair, services: { wanted: 'no', list: [order] } },
  ],
  M03c: [
    { ...fair, fees: { discounts: ['city_grant'] } },
    { ...fair, fees: { discounts: ['nonprofit_partner'] } },
  ],
};
