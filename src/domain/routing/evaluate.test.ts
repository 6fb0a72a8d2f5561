import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { CITY_NAMES, cityNamed } from '#src/city/index.ts';
import { ACTIVITIES, type Answers, EVENT_KINDS, PLACE_TYPES } from '#src/domain/application/answers.ts';
import { MOMENTS } from '#src/domain/city.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import { blockParty, harborFestival, march } from '#src/domain/routing/scenario-answers.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const city = cityNamed('baltimore');

const yesNo = fc.constantFrom('yes' as const, 'no' as const);
const junk = fc.constantFrom('soon', '', '12 feet', 'ninety');
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 200_000 }) },
  { weight: 1, arbitrary: junk },
);
const day = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -30, max: 800 }).map((offset) => addDays('2026-11-02', offset)) },
  { weight: 1, arbitrary: junk },
);
const time = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('07:00', '12:00', '20:59', '21:00', '21:30', '23:59', '01:00') },
  { weight: 1, arbitrary: junk },
);
const street = fc.constantFrom(...city.register.streets.map((one) => one.name), 'Unknown Street', '');
const some = <T extends Record<string, fc.Arbitrary<unknown>>>(model: T) =>
  fc.record(model, { requiredKeys: [] });
const rows = (model: Record<string, fc.Arbitrary<unknown>>) =>
  fc.array(fc.record({ id: fc.uuid(), ...model }, { requiredKeys: ['id'] }), { maxLength: 3 });
const times = { startDate: day, startTime: time, endDate: day, endTime: time };

/** Any partial answers, with typed text where a number or date should be. */
const anyAnswers: fc.Arbitrary<Answers> = some({
  event: some({
    kind: fc.constantFrom(...EVENT_KINDS),
    speech: fc.constantFrom('yes', 'partly', 'no'),
    access: fc.constantFrom('public_free', 'public_ticketed', 'invited', 'block_residents'),
    heldBefore: yesNo,
    unchangedRepeat: yesNo,
  }),
  organization: some({ kind: fc.constantFrom('nonprofit', 'business') }),
  block: some({ street, blocks: number, end: time, sells: yesNo, intersectionsOpen: yesNo }),
  dates: some({
    firstDay: day,
    pattern: fc.constantFrom('one_day', 'several_days', 'weekly_series'),
    days: rows({ date: day, start: time, end: time }),
    setup: rows({ date: day, start: time, end: time }),
    seriesUntil: day,
    skipDates: rows({ date: day }),
  }),
  people: some({ peak: number }),
  places: some({
    types: fc.uniqueArray(fc.constantFrom(...PLACE_TYPES), { maxLength: 4 }),
    park: fc.constantFrom(...city.register.places.map((one) => one.key), 'other'),
    indoor: yesNo,
    spillsOver: yesNo,
    publicToilets: yesNo,
    staking: yesNo,
  }),
  closures: rows({
    street,
    kind: fc.constantFrom('full', 'one_direction', 'lane', 'curb_lane', 'sidewalk', 'alley'),
    blocks: number,
    intersectionsOpen: yesNo,
    hospitalOrFireStation: yesNo,
    ...times,
  }),
  traffic: some({
    closure: yesNo,
    noParking: yesNo,
    emergencyLaneFeet: number,
    roadEdgeOpen: yesNo,
    railCrossing: yesNo,
  }),
  route: some({
    moves: yesNo,
    legs: rows({ street, width: fc.constantFrom('sidewalk', 'one_lane', 'half', 'full') }),
    stepOff: time,
    miles: number,
    slowestMinutesPerMile: number,
  }),
  parking: rows({ street, spaces: number, metered: yesNo, tow: yesNo, accessibleSpaces: number }),
  activities: some({ list: fc.uniqueArray(fc.constantFrom(...ACTIVITIES), { maxLength: 6 }) }),
  food: some({
    service: fc.constantFrom('given', 'sold', 'both', 'potluck'),
    vendors: rows({
      kind: fc.constantFrom('truck', 'booth', 'caterer', 'farmer', 'nonprofit', 'packaged'),
      cooking: fc.constantFrom('none', 'electric', 'gas', 'charcoal_or_wood', 'fryer'),
      daysInARow: number,
    }),
  }),
  alcohol: some({ service: fc.constantFrom('own', 'given', 'sold', 'in_ticket') }),
  structures: some({
    list: rows({
      kind: fc.constantFrom('tent', 'stage', 'bleachers', 'platform', 'truss', 'art', 'other'),
      count: number,
      widthFeet: number,
      lengthFeet: number,
      heightFeet: number,
      floorInches: number,
      openSides: yesNo,
      gap: yesNo,
      occupants: number,
    }),
    fenced: yesNo,
    cityStage: yesNo,
  }),
  power: some({
    generators: rows({ kilowatts: number, count: number }),
    wiring: yesNo,
    propanePounds: number,
  }),
  sound: some({
    kind: fc.constantFrom('megaphone', 'dj', 'band'),
    start: time,
    end: time,
    exemption: yesNo,
    decibelsOver: number,
    nights: number,
  }),
  fire: some({
    kinds: fc.uniqueArray(fc.constantFrom('fireworks', 'stage_pyro', 'bonfire', 'candles', 'sky_lanterns')),
    overWater: yesNo,
  }),
  rides: some({
    mechanical: number,
    inflatables: rows({ riderHeightFeet: number, certified: yesNo }),
    performances: yesNo,
  }),
  animals: some({ kinds: fc.uniqueArray(fc.constantFrom('petting_zoo', 'horses')), onStreet: yesNo }),
  sales: some({ sellers: number, streetVendors: yesNo }),
  water: some({ onWater: yesNo, swimmers: number }),
  safety: some({ afterDark: yesNo, crowdManagers: number, toilets: number, trashContainers: number }),
  insurance: some({ hardship: yesNo }),
  speech: some({
    urgent: yesNo,
    alreadyAssembled: yesNo,
    streetUse: fc.constantFrom('none', 'sidewalk', 'lane', 'full'),
    sound: fc.constantFrom('none', 'megaphone', 'speakers', 'stage'),
    feeWaiver: yesNo,
  }),
}) as fc.Arbitrary<Answers>; // typed text stands where numbers and dates should be, as in a draft

const anyMoment: fc.Arbitrary<MomentFacts> = fc.record(
  {
    moment: fc.constantFrom(...MOMENTS),
    today: fc.integer({ min: 0, max: 700 }).map((offset) => addDays('2026-11-02', offset)),
    earlier: some({
      noiseExemptionsThisYear: fc.integer({ min: 0, max: 5 }),
      eventsThisYear: fc.integer({ min: 0, max: 20 }),
    }),
    others: some({ placeTaken: fc.boolean(), policeCapacityShare: fc.integer({ min: 0, max: 100 }) }),
    review: some({
      consentAsked: fc.boolean(),
      objectionsPercent: fc.integer({ min: 0, max: 100 }),
      outsideOpen: fc.boolean(),
    }),
    change: fc.record({ before: anyAnswers, anyApproved: fc.boolean() }),
  },
  { requiredKeys: ['moment', 'today'] },
);

describe('evaluation of any partial answers', () => {
  for (const name of CITY_NAMES)
    test(`in ${name} always gives a whole answer that can be stored`, () => {
      fc.assert(
        fc.property(anyAnswers, anyMoment, (answers, moment) => {
          const evaluation = evaluate(cityNamed(name), answers, moment);
          const stored: unknown = JSON.parse(JSON.stringify(evaluation));
          assert.deepEqual(stored, evaluation);
          assert.match(evaluation.required.earliestEventDay, /^\d{4}-\d{2}-\d{2}$/);
        }),
        { numRuns: 500 },
      );
    });

  test('requires the longest of the required leads that count', () => {
    fc.assert(
      fc.property(anyAnswers, anyMoment, (answers, moment) => {
        const evaluation = evaluate(city, answers, moment);
        const required = evaluation.leads.filter((one) => one.lead.force === 'required');
        const dated = required.flatMap((one) => one.latestFilingDay ?? []);
        const { latestFilingDay, rule } = evaluation.required;
        if (rule !== null) assert.ok(required.some((one) => one.rule === rule));
        // Speech drops leads; everybody else is held to the earliest last day.
        const speech = evaluation.fired.some((one) => one.id === 'L05');
        if (!speech && dated.length > 0) assert.equal(latestFilingDay, dated.sort()[0]);
      }),
      { numRuns: 500 },
    );
  });

  test('takes nothing from a rule that another one switched off', () => {
    fc.assert(
      fc.property(anyAnswers, anyMoment, (answers, moment) => {
        const evaluation = evaluate(city, answers, moment);
        const off = new Set(evaluation.suppressed.map((one) => one.id));
        const used = [
          ...evaluation.fired.map((one) => one.id),
          ...[
            ...evaluation.agencies,
            ...evaluation.documents,
            ...evaluation.outside,
            ...evaluation.conditions,
          ].flatMap((one) => one.rules),
          ...[...evaluation.leads, ...evaluation.fees, ...evaluation.warnings, ...evaluation.duties].map(
            (one) => one.rule,
          ),
          evaluation.required.rule ?? '',
        ];
        assert.deepEqual(
          used.filter((id) => off.has(id)),
          [],
        );
      }),
      { numRuns: 500 },
    );
  });

  test('never asks speech for insurance, a base fee or signatures, whatever is added to it', () => {
    fc.assert(
      fc.property(
        anyAnswers,
        anyMoment,
        fc.constantFrom('yes' as const, 'partly' as const),
        fc.constantFrom(...ACTIVITIES),
        (answers, moment, speech, added) => {
          const list = [...new Set([...(answers.activities?.list ?? []), added])];
          const more: Answers = { ...answers, event: { ...answers.event, speech }, activities: { list } };
          const ids = evaluate(city, more, {
            ...moment,
            review: { ...moment.review, consentAsked: true },
          }).fired.map((one) => one.id);
          assert.deepEqual(
            ids.filter((id) => ['I01', 'M01', 'C03'].includes(id)),
            [],
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  test('never lets lateness be a reason against speech', () => {
    fc.assert(
      fc.property(anyAnswers, anyMoment, (answers, moment) => {
        const speech: Answers = { ...answers, event: { ...answers.event, speech: 'yes' } };
        const { required, warnings } = evaluate(city, speech, { ...moment, moment: 'submit' });
        assert.equal(required.mayBeRefusedForLateness, false);
        assert.equal(
          warnings.some((one) => one.rule === 'T21'),
          false,
        );
      }),
      { numRuns: 200 },
    );
  });
});

describe('what an evaluation says', () => {
  const submit = (today: string): MomentFacts => ({ moment: 'submit', today });

  test('each rule that fired shows the facts it read', () => {
    const { fired } = evaluate(city, blockParty, submit('2027-03-01'));
    assert.equal(fired.find((one) => one.id === 'T01')?.facts.peak, 60);
    assert.equal(fired.find((one) => one.id === 'H05')?.facts.potluck, true);
  });

  test('each agency names the answers that bring it in, so that only a change there opens it again', () => {
    const { agencies } = evaluate(city, harborFestival, submit('2027-02-01'));
    const liquor = agencies.find((one) => one.agency === 'liquor-board');
    assert.deepEqual(liquor?.rules, ['T19', 'A01', 'A04']);
    assert.ok(liquor?.reads.includes('alcohol.service'));
    assert.equal(liquor?.reads.includes('structures.list'), false);
  });

  test('an agency reads the numbers that its rules demand, so that fewer of them open it again', () => {
    const { agencies } = evaluate(city, harborFestival, submit('2027-02-01'));
    const publicWorks = agencies.find((one) => one.agency === 'public-works');
    assert.ok(publicWorks?.rules.includes('W03'));
    assert.ok(publicWorks?.reads.includes('safety.toilets'));
    assert.ok(publicWorks?.reads.includes('safety.accessibleToilets'));
  });

  test('an agency that must decide by one rule is not just informed by another', () => {
    const { agencies } = evaluate(city, harborFestival, submit('2027-02-01'));
    assert.equal(agencies.filter((one) => one.agency === 'police').length, 1);
    assert.equal(agencies.find((one) => one.agency === 'police')?.part, 'blocking');
  });

  test('a paper asked for twice is asked for once, by the earliest day', () => {
    const { documents } = evaluate(city, harborFestival, submit('2027-02-01'));
    const plan = documents.filter((one) => one.kind === 'emergency-plan');
    assert.deepEqual(plan, [
      { kind: 'emergency-plan', hard: true, due: { daysBefore: 30 }, rules: ['T19', 'R13'] },
    ]);
  });

  test('a rule that is not yet in effect on the filing day does not act', () => {
    const future = {
      ...city,
      rules: city.rules.map((rule) => (rule.id === 'T01' ? { ...rule, effectiveFrom: '2027-04-01' } : rule)),
    };
    const fires = (today: string) =>
      evaluate(future, blockParty, submit(today)).fired.some((one) => one.id === 'T01');
    assert.equal(fires('2027-03-31'), false);
    assert.equal(fires('2027-04-01'), true);
  });

  test('speech shows what it is spared, and by which rule', () => {
    const { suppressed } = evaluate(city, march, submit('2027-03-10'));
    assert.ok(suppressed.some((one) => one.id === 'I01' && one.by === 'L05'));
    assert.ok(suppressed.some((one) => one.id === 'R12' && one.by === 'L05'));
  });

  test('a set-up two days before the event moves a lead that counts from set-up', () => {
    const lyra = cityNamed('port-lyra');
    const fair: Answers = {
      event: { kind: 'festival', speech: 'no', access: 'public_free' },
      dates: {
        days: [{ id: 'd1', date: '2027-06-12' }],
        setup: [{ id: 's1', date: '2027-06-10' }],
      },
      people: { peak: 300 },
      places: { types: ['street'] },
    };
    const { required } = evaluate(lyra, fair, submit('2027-01-04'));
    assert.deepEqual(
      { rule: required.rule, latest: required.latestFilingDay, days: required.days },
      { rule: 'P10', latest: '2027-04-28', days: 45 },
    );
  });

  test('a small vigil with a raffle is a case, because the police must decide on the raffle', () => {
    const vigil: Answers = {
      event: { kind: 'memorial', speech: 'yes', access: 'public_free' },
      people: { peak: 20 },
      places: { types: ['sidewalk'] },
      activities: { list: ['gaming'] },
    };
    const evaluation = evaluate(city, vigil, submit('2027-02-01'));
    assert.deepEqual([evaluation.track, evaluation.permitNeeded], ['speech', true]);
    const plain = evaluate(city, { ...vigil, activities: { list: ['none'] } }, submit('2027-02-01'));
    assert.deepEqual([plain.track, plain.permitNeeded], ['none', false]);
  });

  test('a private party indoors needs no permit', () => {
    const evaluation = evaluate(
      city,
      {
        event: { kind: 'other', speech: 'no', access: 'invited' },
        people: { peak: 90 },
        places: { types: ['private_property'], indoor: 'yes' },
        activities: { list: ['none'] },
      },
      submit('2027-02-01'),
    );
    assert.equal(evaluation.permitNeeded, false);
    assert.equal(evaluation.track, 'none');
    assert.deepEqual(evaluation.agencies, []);
  });
});

test('nobody who sends a site plan is asked for a sketch beside it', () => {
  const moment: MomentFacts = { moment: 'submit', today: '2026-11-02' };
  const asked = (answers: Answers) => evaluate(city, answers, moment).documents.map((one) => one.kind);
  const party = asked(blockParty);
  assert.ok(party.includes('sketch-plan') && !party.includes('site-plan'));
  const tent = { id: 's1', kind: 'tent', widthFeet: 40, lengthFeet: 40, count: 1 } as const;
  const larger = asked({
    ...blockParty,
    activities: { list: [...(blockParty.activities?.list ?? []), 'structures'] },
    structures: { list: [tent] },
  });
  assert.ok(larger.includes('site-plan') && !larger.includes('sketch-plan'));
});
