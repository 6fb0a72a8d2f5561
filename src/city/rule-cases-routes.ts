import type { Answers } from '#src/domain/application/answers.ts';
import { closedBlock } from '#src/domain/routing/scenario-answers.ts';

/** A public fair for a crowd on one block. */
const fair = (peak: number, more: Answers = {}): Answers => ({
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  dates: { days: [{ id: 'd1', date: '2027-06-12', start: '12:00', end: '16:00' }] },
  people: { peak },
  places: { types: ['street'] },
  traffic: { closure: 'yes' },
  closures: [closedBlock('Barclay Street', '2027-06-12')],
  activities: { list: ['none'] },
  ...more,
});
const closed = (traffic: NonNullable<Answers['traffic']>): Answers =>
  fair(600, { traffic: { closure: 'yes', ...traffic } });
const parade = (route: NonNullable<Answers['route']>, peak = 600): Answers =>
  fair(peak, { event: { kind: 'parade', speech: 'no', access: 'public_free' }, route });
const float = (heightFeet: number) => parade({ units: [{ id: 'u1', kind: 'float', count: 1, heightFeet }] });
const burning = (floatsFireSafe: 'yes' | 'no' | 'not_known') =>
  parade({ units: [{ id: 'u1', kind: 'float', count: 1 }], floatsFireSafe });
const lot = (kind: 'lot' | 'bikes') =>
  fair(600, { mobility: { arranged: 'yes', lots: [{ id: 'l1', kind, spaces: 100, accessibleSpaces: 4 }] } });
const yard = (more: NonNullable<Answers['places']>): Answers =>
  fair(600, { places: { types: ['private_property'], ...more }, closures: [] });
const fence = (fenced: 'yes' | 'no'): Answers =>
  fair(600, { activities: { list: ['structures'] }, structures: { fenced } });

/** For each rule about routes, streets and sites an event that fires it, and a neighbor that does not. */
export const ROUTE_RULE_CASES: Record<string, [Answers, Answers]> = {
  S18: [fair(5000), fair(4999)],
  S19: [fair(600), fair(600, { closures: [closedBlock('Barclay Street', '2027-06-12', { kind: 'lane' })] })],
  S20: [float(13.6), float(13.5)],
  S21: [parade({ handOuts: 'thrown' }), parade({ handOuts: 'by_hand' })],
  S22: [burning('not_known'), burning('yes')],
  S23: [parade({}, 1000), parade({}, 999)],
  S24: [lot('lot'), lot('bikes')],
  S25: [closed({ walkway: 'no' }), closed({ walkway: 'yes' })],
  S26: [closed({ hydrantsClear: 'no' }), closed({ hydrantsClear: 'yes' })],
  S27: [fair(600, { mobility: { bikeShare: ['dock'] } }), fair(600, { mobility: { bikeShare: ['none'] } })],
  S28: [fence('yes'), fence('no')],
  D01: [yard({ indoor: 'yes', indoorPeople: 50 }), yard({ indoor: 'yes', indoorPeople: 49 })],
};
