import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { snapshotAnswers } from '#src/domain/application/journey.ts';
import type { Track } from '#src/domain/city.ts';
import { type Evaluation, evaluate } from '#src/domain/routing/evaluate.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import {
  artsFestival,
  blockParty,
  blockPartyWithSales,
  farmersMarket,
  harborFestival,
  march,
  nightMarket,
  parkWedding,
  race,
  truckRally,
  vigil,
} from '#src/domain/routing/scenario-answers.ts';

const city = cityNamed('baltimore');

interface Row {
  row: string;
  title: string;
  answers: Answers;
  moment: MomentFacts;
  track: Track;
  fires: string[];
  /** Fires in a later moment of the same case. */
  firesLater?: { moment: MomentFacts; fires: string[]; blocking?: string[] }[];
  requiredDays: number;
  driver: string | null;
  blocking: string[];
  informed: string[];
  hard: string[];
  outside?: string[];
  minimums?: Record<string, number>;
  /** What must not happen, each as a fact about the evaluation. */
  never: Record<string, (evaluation: Evaluation) => boolean>;
  /** Where the row of the acceptance matrix is corrected, and why. */
  corrected?: Record<string, string>;
}

const submit = (today: string, more: Partial<MomentFacts> = {}): MomentFacts => ({
  moment: 'submit',
  today,
  ...more,
});
const fired = (evaluation: Evaluation) => evaluation.fired.map((rule) => rule.id);
const agencies = (evaluation: Evaluation, part: 'blocking' | 'informed') =>
  evaluation.agencies.filter((one) => one.part === part).map((one) => one.agency);
const hardPapers = (evaluation: Evaluation) =>
  evaluation.documents.filter((one) => one.hard).map((one) => one.kind);
const firesAny =
  (...ids: string[]) =>
  (evaluation: Evaluation) =>
    fired(evaluation).some((id) => ids.includes(id));
const asksFor =
  (...kinds: string[]) =>
  (evaluation: Evaluation) =>
    evaluation.documents.some((one) => kinds.includes(one.kind));

const ROWS: Row[] = [
  {
    row: '1',
    title: 'a block party of sixty neighbors',
    answers: blockParty,
    moment: submit('2027-04-06'), // 60 days before
    track: 'block_party',
    fires: ['T01', 'S03', 'C01', 'I03', 'H05'],
    requiredDays: 28,
    driver: 'T01',
    blocking: ['special-events'],
    informed: ['police', 'fire-marshal', 'community'],
    hard: ['sketch-plan', 'neighbor-notice'],
    never: {
      'insurance is asked for': asksFor('insurance-certificate'),
      'a health license is asked for': asksFor('food-licenses'),
      'the full form is asked for': firesAny('T02', 'T03', 'I01', 'R12'),
      'anybody but the coordinator must decide': (one) => agencies(one, 'blocking').length > 1,
      'the canopies need a tent permit': firesAny('F01'),
      'the small speaker needs a noise exemption': firesAny('N01'),
    },
    corrected: {
      contact: 'The contact is an answer of the form, so no paper is asked for it.',
    },
  },
  {
    row: '1b',
    title: 'the same block party with food for sale',
    answers: blockPartyWithSales,
    moment: submit('2027-04-06'),
    track: 'special_event',
    fires: ['T02', 'T03', 'S01', 'S03', 'H01', 'I01', 'C01'],
    requiredDays: 42,
    driver: 'T02',
    blocking: ['special-events', 'food-control', 'traffic', 'police', 'fire-marshal'],
    informed: [],
    hard: ['food-licenses'],
    never: {
      'it stays a block party': (one) => one.track === 'block_party' || fired(one).includes('T01'),
      'nobody is told why': (one) => one.notTracks.length === 0,
    },
  },
  {
    row: '2',
    title: 'a 5K race of 600 runners',
    answers: race,
    moment: submit('2027-01-15'),
    track: 'special_event',
    fires: ['T03', 'S01', 'S02', 'S04', 'I01', 'I05', 'W03', 'R14', 'C01'],
    requiredDays: 42,
    driver: 'T03',
    blocking: [
      'special-events',
      'traffic',
      'police',
      'fire-marshal',
      'parks',
      'transit',
      'risk',
      'public-works',
    ],
    informed: ['ems'],
    hard: [
      'route-map',
      'traffic-control-plan',
      'insurance-certificate',
      'participant-insurance',
      'neighbor-notice',
    ],
    never: {
      'the closure is longer than the passage without a word': firesAny('S02b'),
      'it is taken for a parade': firesAny('T04'),
    },
    corrected: {
      'public-works':
        'Rows 2 and 14 only inform Public Works, rows 4 and 8 let it decide; section 3 has one rule (W02, from 500 people), so it decides in all four.',
    },
  },
  {
    row: '4',
    title: 'a harbor festival with beer and fireworks from a barge',
    answers: harborFestival,
    moment: submit('2027-02-01'),
    track: 'park_event',
    fires: [
      ...['T12', 'T19', 'F01', 'F07', 'F10', 'F12', 'F13', 'F15', 'H01', 'A01', 'N01', 'W02', 'W03'],
      ...['R04', 'R10', 'R12', 'R13', 'I01', 'I04'],
    ],
    firesLater: [
      { moment: { moment: 'review', today: '2027-02-10', review: { outsideOpen: true } }, fires: ['X01'] },
    ],
    requiredDays: 135,
    driver: 'R04',
    blocking: [
      ...['special-events', 'parks', 'fire-marshal', 'food-control', 'environmental-health', 'liquor-board'],
      ...['police', 'ems', 'emergency-management', 'buildings', 'public-works', 'risk'],
    ],
    informed: ['transit', 'community'],
    hard: ['alcohol-license', 'noise-exemption', 'crowd-manager-list'],
    outside: ['state-fire-marshal', 'coast-guard'],
    minimums: { crowdManagers: 32 },
    never: {
      'a permit goes out while an approval of others is open': () => {
        const open: MomentFacts = { moment: 'review', today: '2027-02-10', review: { outsideOpen: true } };
        const { refusals } = evaluate(city, snapshotAnswers(harborFestival), open);
        return !refusals.some(({ rule, at }) => rule === 'X01' && at === 'issue');
      },
    },
    corrected: {
      'state fireworks permit and Coast Guard approval':
        'They are approvals of others, not papers: the city follows them and X01 holds the permit.',
    },
  },
  {
    row: '5',
    title: 'a protest march of 400 with three days of notice',
    answers: march,
    moment: submit('2027-03-10'),
    track: 'speech',
    fires: ['T06', 'T07', 'T09', 'L01', 'I02', 'N03'],
    firesLater: [
      { moment: { moment: 'deny', today: '2027-03-10' }, fires: ['L01', 'L02'], blocking: ['law'] },
      {
        moment: { moment: 'review', today: '2027-03-10', review: { hostileAudienceCost: true } },
        fires: ['L03'],
      },
    ],
    requiredDays: 0,
    driver: null,
    blocking: ['parks', 'traffic'],
    informed: ['police', 'transit'],
    hard: [],
    never: {
      'insurance is asked for': asksFor('insurance-certificate', 'liquor-insurance'),
      'a petition is asked for': asksFor('petition', 'neighbor-notice'),
      'any paper is asked for': (one) => one.documents.length > 0,
      'opponents cost the organizer money': firesAny('R12', 'M01', 'M02'),
      'lateness may be a reason to refuse': (one) => one.required.mayBeRefusedForLateness,
    },
    corrected: {
      'LAW gate':
        'Section 3 (L01) puts the Law Department before a denial, not before the permit: it decides in the moment "deny" and is only informed before.',
      L02: 'It belongs to the moment of a denial (section 3: "about to deny").',
    },
  },
  {
    row: '6',
    title: 'a farmers market on thirty Saturdays',
    answers: farmersMarket,
    moment: submit('2027-02-01'),
    track: 'series',
    fires: ['T17', 'T03', 'S07', 'S08', 'H01', 'H03', 'H04', 'R16', 'R17', 'W01', 'C01', 'I01'],
    requiredDays: 42,
    driver: 'T03',
    blocking: ['special-events', 'parking', 'food-control', 'fire-marshal', 'risk'],
    informed: ['public-works'],
    hard: ['stall-plan', 'food-vendor-list', 'sign-photos'],
    never: {
      'the posting of signs moves the filing day': (one) =>
        one.leads.some((lead) => lead.lead.days === 3 && lead.lead.force === 'required'),
    },
  },
  {
    row: '8',
    title: 'twenty food trucks on a private lot',
    answers: truckRally,
    moment: submit('2027-06-01'),
    track: 'private_property',
    fires: ['T13', 'F09', 'F10', 'F11', 'F13', 'H01', 'W01', 'W03', 'R15', 'R12'],
    requiredDays: 30,
    driver: 'T13',
    blocking: ['buildings', 'fire-marshal', 'food-control', 'public-works', 'police'],
    informed: ['traffic'],
    hard: ['owner-letter', 'site-plan', 'gas-list', 'crowd-manager-list'],
    minimums: { crowdManagers: 6 },
    never: { 'a street permit is asked for': firesAny('T02', 'T03', 'S01', 'S02', 'S03', 'C01') },
  },
  {
    row: '9',
    title: 'a wedding in a park with a tent of exactly 400 square feet',
    answers: parkWedding,
    moment: submit('2027-05-01'),
    track: 'park_gathering',
    fires: ['T10', 'M04'],
    requiredDays: 14,
    driver: 'T10b',
    blocking: ['parks'],
    informed: [],
    hard: ['sketch-plan'],
    never: {
      'a tent permit is asked for': firesAny('F01'),
      'it becomes a special event': firesAny('T11', 'T03b'),
      'the thirty days of other gatherings count': firesAny('T10a'),
    },
  },
  {
    row: '13',
    title: 'an arts weekend with a hundred thousand people',
    answers: artsFestival,
    moment: submit('2027-02-01', { others: { policeCapacityShare: 60 } }),
    track: 'special_event',
    fires: [
      ...['T19', 'T19b', 'S01', 'S02', 'S04', 'S06', 'S13', 'S17', 'R05'],
      ...['F01', 'F12', 'F13', 'H01', 'A01', 'N01', 'W02', 'R10', 'R12', 'R13', 'I01', 'C01'],
    ],
    requiredDays: 180,
    driver: 'T19b',
    blocking: city.agencies.map((one) => one.key).filter((key) => key !== 'film' && key !== 'preservation'),
    informed: [],
    hard: ['emergency-plan', 'traffic-control-plan', 'vehicle-barrier-plan'],
    outside: ['state-highway'],
    never: {
      'police over capacity goes without a warning': (one) =>
        !one.duties.some((duty) => duty.duty === 'check-capacity') ||
        !one.warnings.some((warning) => warning.rule === 'S17'),
    },
    corrected: {
      'all agencies': 'Film and preservation have nothing to read here; they join only by their own rules.',
      'informed: public': 'The public is told by the calendar, which no rule decides.',
    },
  },
  {
    row: '14',
    title: 'a night market on eight Fridays',
    answers: nightMarket,
    moment: submit('2027-04-01'),
    track: 'series',
    fires: ['T17', 'T03', 'F07', 'F10', 'F13', 'H01', 'A01', 'N01', 'N02', 'W02', 'W03', 'C01', 'I01', 'I04'],
    firesLater: [
      {
        moment: { moment: 'review', today: '2027-04-20', review: { objectionsPercent: 25 } },
        fires: ['C04'],
      },
    ],
    requiredDays: 42,
    driver: 'T03',
    blocking: [
      ...['special-events', 'fire-marshal', 'food-control', 'environmental-health', 'liquor-board', 'police'],
      ...['risk', 'public-works'],
    ],
    informed: [],
    hard: ['noise-exemption'],
    never: {
      'a fourth noise exemption is issued': (one) =>
        !one.refusals.some((refusal) => refusal.rule === 'N02' && refusal.at === 'issue'),
    },
    corrected: {
      'public-works': 'See row 2: it decides from 500 people (W02).',
      C04: 'Objections are known only in review, so the rule belongs to that moment.',
    },
  },
  {
    row: '15',
    title: 'a vigil of 150 people in three hours',
    answers: vigil,
    moment: submit('2027-02-10'),
    track: 'speech',
    fires: ['T08', 'L01', 'I02', 'F17b'],
    firesLater: [{ moment: { moment: 'deny', today: '2027-02-10' }, fires: ['L01', 'L02'] }],
    requiredDays: 0,
    driver: null,
    blocking: [],
    informed: ['police', 'parks'],
    hard: [],
    never: {
      'anybody is a gate': (one) =>
        agencies(one, 'blocking').length > 0 ||
        one.outside.length > 0 ||
        one.refusals.length > 0 ||
        one.documents.length > 0,
      'lateness may be a reason to refuse': (one) => one.required.mayBeRefusedForLateness,
    },
    corrected: { L02: 'It belongs to the moment of a denial.' },
  },
];

const missing = (wanted: readonly string[], found: readonly string[]) =>
  wanted.filter((one) => !found.includes(one));

describe('the acceptance matrix', () => {
  for (const row of ROWS) {
    const answers = snapshotAnswers(row.answers); // as the form hands them in
    const evaluation = evaluate(city, answers, row.moment);

    test(`row ${row.row}: ${row.title} fires the rules it must`, () => {
      assert.deepEqual(missing(row.fires, fired(evaluation)), []);
      assert.equal(evaluation.track, row.track);
      assert.equal(evaluation.permitNeeded, true);
    });
    test(`row ${row.row}: ${row.title} must be filed ${row.requiredDays} days ahead`, () => {
      assert.deepEqual(
        { days: evaluation.required.days, rule: evaluation.required.rule },
        { days: row.requiredDays, rule: row.driver },
      );
    });
    test(`row ${row.row}: ${row.title} goes to the agencies that must decide and those that get a copy`, () => {
      assert.deepEqual(missing(row.blocking, agencies(evaluation, 'blocking')), []);
      assert.deepEqual(missing(row.informed, agencies(evaluation, 'informed')), []);
    });
    test(`row ${row.row}: ${row.title} asks for its papers, approvals and numbers`, () => {
      assert.deepEqual(missing(row.hard, hardPapers(evaluation)), []);
      const approvals = evaluation.outside.filter((one) => one.blocking).map((one) => one.approval);
      assert.deepEqual(missing(row.outside ?? [], approvals), []);
      for (const [fact, needed] of Object.entries(row.minimums ?? {}))
        assert.equal(evaluation.minimums.find((one) => one.fact === fact)?.needed, needed);
    });
    for (const later of row.firesLater ?? [])
      test(`row ${row.row}: ${row.title} in the moment "${later.moment.moment}" fires ${later.fires.join(', ')}`, () => {
        const then = evaluate(city, answers, later.moment);
        assert.deepEqual(missing(later.fires, fired(then)), []);
        assert.deepEqual(missing(later.blocking ?? [], agencies(then, 'blocking')), []);
      });
    for (const [what, happens] of Object.entries(row.never))
      test(`row ${row.row}: in ${row.title} it never happens that ${what}`, () => {
        assert.equal(happens(evaluation), false);
      });
  }
});
