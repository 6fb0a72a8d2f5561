import type { RuleCase } from '#src/city/rule-cases.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { closedBlock } from '#src/domain/routing/scenario-answers.ts';

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
const doing = (list: NonNullable<NonNullable<Answers['activities']>['list']>, more: Answers): Answers => ({
  ...fair,
  activities: { list },
  ...more,
});
const built = (kind: 'tent' | 'stage', more: NonNullable<Answers['structures']>): Answers =>
  doing(['structures'], {
    structures: { list: [{ id: 's1', kind, widthFeet: 30, lengthFeet: 30 }], ...more },
  });
const decorated = (decoration: NonNullable<Answers['decoration']>): Answers =>
  doing(['structures'], { decoration });
const powered = (power: NonNullable<Answers['power']>): Answers =>
  doing(['power'], { power: { sources: ['generator'], ...power } });
const generator = (feetFromTents: number): Answers => ({
  ...built('tent', {}),
  activities: { list: ['structures', 'power'] },
  power: { sources: ['generator'], generators: [{ id: 'g1', kilowatts: 2, count: 1, feetFromTents }] },
});
const fueled = (power: NonNullable<Answers['power']>): Answers =>
  powered({ generators: [{ id: 'g1', kilowatts: 2, count: 1, fuel: 'diesel' }], ...power });
const cooking = (food: NonNullable<Answers['food']>): Answers =>
  doing(['food'], {
    food: { service: 'sold', vendors: [{ id: 'v1', kind: 'booth', cooking: 'electric' }], ...food },
  });
const pouring = (alcohol: NonNullable<Answers['alcohol']>): Answers =>
  doing(['alcohol'], { alcohol: { service: 'given', ...alcohol } });
const area = (fenced: 'yes' | 'no'): Answers =>
  pouring({ fenced, areas: [{ id: 'a1', place: 'Lawn', squareFeet: 900, people: 60, entrances: 1 }] });
const selling = (...restricted: NonNullable<NonNullable<Answers['sales']>['restricted']>): Answers =>
  doing(['sales'], { sales: { sellers: 2, restricted } });
const bouncing = (attendant: 'yes' | 'no', anchoredBy: 'stakes' | 'weights' = 'weights'): Answers =>
  doing(['rides'], {
    rides: {
      mechanical: 0,
      inflatables: [{ id: 'i1', count: 1, riderHeightFeet: 2, attendant, anchoredBy }],
    },
  });
const swimming = (water: NonNullable<Answers['water']>): Answers =>
  doing(['water_activity'], { water: { onWater: 'no', kinds: ['pool'], ...water } });
const flying = (overPeople: 'yes' | 'no'): Answers =>
  doing(['drones'], { air: { drones: [{ id: 'x1', overPeople }] } });
const fighting = (...risks: NonNullable<NonNullable<Answers['race']>['risks']>): Answers =>
  doing(['race'], { race: { kind: 'sport', risks } });

/** For every rule about details: an event that fires it, and one close by that does not. */
export const DETAIL_CASES: Record<string, [fires: RuleCase, quiet: RuleCase]> = {
  F01b: [built('tent', { setbackFeet: 19.5 }), built('tent', { setbackFeet: 20 })],
  F02b: [built('tent', { heaters: 'fuel_inside' }), built('tent', { heaters: 'fuel_outside' })],
  F04b: [built('stage', { stageParts: ['rigging'] }), built('stage', { stageParts: ['guardrails'] })],
  F07b: [generator(19), generator(20)],
  F07c: [fueled({ refuelDuring: 'yes' }), fueled({ refuelDuring: 'no' })],
  F07d: [powered({ load: 'over_20_amps' }), powered({ load: 'household' })],
  F07e: [fueled({ fuelGallons: 10.5 }), fueled({ fuelGallons: 10 })],
  F07f: [powered({ cablesCross: 'yes' }), powered({ cablesCross: 'no' })],
  F09b: [
    powered({ propanePounds: 20, spares: 'yes', spareFeet: 19 }),
    powered({ propanePounds: 20, spares: 'yes', spareFeet: 20 }),
  ],
  F09c: [powered({ otherGas: ['helium'] }), powered({ otherGas: ['none'] })],
  F10b: [cooking({ cookingFeet: 9 }), cooking({ cookingFeet: 10 })],
  F10c: [cooking({ cookingInTent: 'yes' }), cooking({ cookingInTent: 'no' })],
  F16b: [
    doing(['fire'], { fire: { kinds: ['stage_pyro'], audienceFeet: 14 } }),
    doing(['fire'], { fire: { kinds: ['stage_pyro'], audienceFeet: 15 } }),
  ],
  F18b: [
    doing(['aircraft'], { air: { aircraft: ['balloon_release'] } }),
    doing(['aircraft'], { air: { aircraft: ['balloon'] } }),
  ],
  F21: [built('tent', { anchoring: ['stakes'] }), bouncing('yes', 'weights')],
  F22: [decorated({ overStreet: 'yes' }), decorated({ overStreet: 'no' })],
  F22b: [
    decorated({ overStreet: 'yes', lowestFeet: 14.5 }),
    decorated({ overStreet: 'yes', lowestFeet: 15 }),
  ],
  F23: [{ ...fair, event: { ...fair.event, kind: 'street_painting' } }, fair],
  F24: [decorated({ attachedTo: ['trees'] }), decorated({ attachedTo: ['buildings'] })],

  H01b: [cooking({ handwash: 'none' }), cooking({ handwash: 'shared' })],
  A01b: [pouring({ lastCall: '15:31' }), pouring({ lastCall: '15:30' })],
  A01c: [pouring({ prize: 'yes' }), pouring({ prize: 'no' })],
  A01d: [pouring({ servers: 3, trainedServers: 2 }), pouring({ servers: 3, trainedServers: 3 })],
  A05: [area('yes'), area('no')],
  R02c: [bouncing('no'), bouncing('yes')],
  R04c: [swimming({ swimmers: 1 }), swimming({ swimmers: 0 })],
  R04d: [swimming({ swimmers: 1, rescuers: 0 }), swimming({ swimmers: 1, rescuers: 1 })],
  R06b: [flying('yes'), flying('no')],
  R14b: [cooking({ seats: 1 }), cooking({ seats: 0 })],
  R16b: [selling('cannabis'), selling('hemp')],
  R16c: [selling('hemp'), selling('none')],
  R20: [doing(['vehicles'], {}), fair],
  R20b: [
    doing(['vehicles'], { vehicles: { indoors: 'yes' } }),
    doing(['vehicles'], { vehicles: { indoors: 'no' } }),
  ],
  R21: [fighting('combat'), fighting('climbing')],
};
