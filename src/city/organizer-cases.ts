import type { RuleCase } from '#src/city/rule-cases.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { farmersMarket } from '#src/domain/routing/scenario-answers.ts';

type Cases = Record<string, [fires: RuleCase, quiet: RuleCase]>;

/** For every rule about who applies, how it pays its way, and filming: an event that fires it, and one that does not. */
export function organizerCases({
  fair,
  inPark,
  picnic,
  given,
}: Record<'fair' | 'inPark' | 'picnic' | 'given', Answers>): Cases {
  const withPeak = (answers: Answers, peak: number): Answers => ({ ...answers, people: { peak } });
  const before = (history: NonNullable<Answers['history']>): Answers => ({
    ...fair,
    event: { ...fair.event, heldBefore: 'yes' },
    history,
  });
  const sponsored = (samples: 'yes' | 'no'): Answers => ({
    ...fair,
    people: { peak: 250 },
    sponsors: { any: 'yes', list: [{ id: 's1', name: 'Harbor Soda', samples }] },
  });
  /** A picnic from noon to three, with set-up before it. */
  const staying = (start: string, end: string): Answers => ({
    ...picnic,
    dates: {
      days: [{ id: 'd1', date: '2027-06-12', start: '12:00', end }],
      setupNeeded: 'yes',
      setup: [{ id: 's1', date: '2027-06-12', start, end: '12:00' }],
    },
  });
  const shooting = (film: NonNullable<Answers['film']>): Answers => ({
    ...fair,
    event: { kind: 'film', access: 'invited' },
    film,
  });
  return {
    O01: [
      { ...fair, applicant: { role: 'organization_officer' }, organization: { isOfficer: 'no' } },
      { ...fair, applicant: { role: 'organization_officer' }, organization: { isOfficer: 'yes' } },
    ],
    O02: [
      withPeak(before({ annual: 'yes', tradition: 'yes' }), 250),
      withPeak(before({ annual: 'yes', tradition: 'no' }), 250),
    ],
    O03: [
      { ...given, admission: { gift: 'yes' } },
      { ...given, admission: { gift: 'no' } },
    ],
    O04: [
      { ...fair, event: { ...fair.event, fundraising: 'yes' } },
      { ...fair, event: { ...fair.event, fundraising: 'no' } },
    ],
    O05: [
      { ...inPark, event: { ...fair.event, access: 'public_ticketed' } },
      {
        ...inPark,
        event: { ...fair.event, access: 'public_ticketed' },
        applicant: { role: 'organization_officer' },
        organization: { kind: 'unincorporated', fiscallySponsored: 'yes' },
      },
    ],
    O06: [sponsored('yes'), sponsored('no')],
    O07: [staying('06:59', '15:00'), staying('07:00', '15:00')],
    O08: [
      { ...farmersMarket, season: { producersOnly: 'yes' } },
      { ...farmersMarket, season: { producersOnly: 'no' } },
    ],
    O09: [
      { ...farmersMarket, season: { sellersChange: 'yes' } },
      { ...farmersMarket, season: { sellersChange: 'no' } },
    ],
    O10: [shooting({ kind: 'student' }), shooting({ kind: 'feature' })],
    O11: [shooting({ stunts: 'yes' }), shooting({ stunts: 'no' })],
    O12: [shooting({ propWeapons: 'yes' }), shooting({ propWeapons: 'no' })],
    O13: [shooting({ wetDown: 'yes' }), shooting({ wetDown: 'no' })],
    O14: [shooting({ homes: 'yes' }), shooting({ homes: 'no' })],
    O15: [shooting({ catering: 'yes' }), shooting({ catering: 'no' })],
  };
}
