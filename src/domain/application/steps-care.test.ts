import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, day, festival, type StepCase, withDates } from '#src/domain/application/festival-answers.ts';
import { allSteps, askedFields, findStep } from '#src/domain/application/journey.ts';

// The festival has 800 people on 10 and 11 July 2027; today is 5 June 2027.

const withPeak = (peak: number, more: Answers = {}): Answers => ({ ...festival, people: { peak }, ...more });
const post = (from: string, to: string): Answers => ({
  ...festival,
  safety: { guards: 2 },
  security: { posts: [{ id: 'g1', from, to }] },
});
const insured = (insurance: NonNullable<Answers['insurance']>): Answers => ({
  ...festival,
  insurance: { status: 'have', ...insurance },
});
const clean = (sanitation: NonNullable<Answers['sanitation']>): Answers => ({ ...festival, sanitation });
/** The festival with nothing that burns. */
const calm: Answers = { ...festival, activities: { list: ['sound'] } };

const CASES: StepCase[] = [
  [
    'a shelter for one person fewer than come is refused',
    'way-out',
    { ...festival, emergency: { shelterPlan: 'shelter', shelterPeople: 799 } },
    'emergency.shelterPeople',
    'shelter-too-small',
  ],
  [
    'a shelter for everybody is fine',
    'way-out',
    { ...festival, emergency: { shelterPlan: 'shelter', shelterPeople: 800 } },
    'emergency.shelterPeople',
    undefined,
  ],
  [
    'a day to ask for help after the event has begun is refused',
    'access',
    { ...festival, access: { requestBy: '2027-07-11' } },
    'access.requestBy',
    'after-first-day',
  ],
  [
    'the first day is a day to ask for help',
    'access',
    { ...festival, access: { requestBy: '2027-07-10' } },
    'access.requestBy',
    undefined,
  ],
  [
    'a day to ask for help that has passed is refused',
    'access',
    { ...festival, access: { requestBy: '2027-06-04' } },
    'access.requestBy',
    'in-the-past',
  ],
  [
    'a certificate that ends the day before the last is refused',
    'crowd',
    withPeak(1000, { crowd: { managers: [{ id: 'c1', name: 'Bo Lee', expires: '2027-07-10' }] } }),
    'crowd.managers.c1.expires',
    'expires-before-event',
  ],
  [
    'a certificate that ends on the last day is fine',
    'crowd',
    withPeak(1000, { crowd: { managers: [{ id: 'c1', name: 'Bo Lee', expires: '2027-07-11' }] } }),
    'crowd.managers.c1.expires',
    undefined,
  ],
  [
    'a guard who leaves before coming is refused',
    'guard-posts',
    post('18:00', '17:00'),
    'security.posts.g1.to',
    'end-before-start',
  ],
  [
    'a guard may stay past midnight',
    'guard-posts',
    post('18:00', '02:00'),
    'security.posts.g1.to',
    undefined,
  ],
  [
    'a guard who stays for no minute is refused',
    'guard-posts',
    post('18:00', '18:00'),
    'security.posts.g1.to',
    'end-before-start',
  ],
  [
    'no risk cannot stand beside one',
    'medical',
    { ...festival, medical: { risks: ['heat', 'none'] } },
    'medical.risks',
    'none-with-others',
  ],
  [
    'a policy that pays less in all than for one accident is refused',
    'policy',
    insured({ perOccurrence: 1_000_000, aggregate: 999_999 }),
    'insurance.aggregate',
    'too-small',
  ],
  [
    'a policy that pays once is fine',
    'policy',
    insured({ perOccurrence: 1_000_000, aggregate: 1_000_000 }),
    'insurance.aggregate',
    undefined,
  ],
  [
    'a policy that ends before it begins is refused',
    'policy',
    insured({ validFrom: '2027-07-10', validTo: '2027-07-09' }),
    'insurance.validTo',
    'end-before-start',
  ],
  [
    'a policy of one day is fine',
    'policy',
    insured({ validFrom: '2027-07-10', validTo: '2027-07-10' }),
    'insurance.validTo',
    undefined,
  ],
  [
    'a meeting tomorrow has not been held',
    'nearby',
    withPeak(2500, { neighbors: { meeting: 'yes', meetingDate: '2027-06-06' } }),
    'neighbors.meetingDate',
    'in-the-future',
  ],
  [
    'a meeting today is fine',
    'nearby',
    withPeak(2500, { neighbors: { meeting: 'yes', meetingDate: '2027-06-05' } }),
    'neighbors.meetingDate',
    undefined,
  ],
  [
    'a service that ends before it starts is refused',
    'services',
    {
      ...festival,
      services: { wanted: 'yes', list: [{ id: 'v1', date: '2027-07-10', start: '12:00', end: '11:00' }] },
    },
    'services.list.v1.end',
    'end-before-start',
  ],
  [
    'help from the city that is wanted is named',
    'services',
    { ...festival, services: { wanted: 'yes' } },
    'services.list',
    'too-few-rows',
  ],
  [
    'all is clean at the minute at which the event ends',
    'waste',
    clean({ cleanDate: '2027-07-11', cleanTime: '23:00' }),
    'sanitation.cleanTime',
    undefined,
  ],
  [
    'nothing is clean a minute before the event ends',
    'waste',
    clean({ cleanDate: '2027-07-11', cleanTime: '22:59' }),
    'sanitation.cleanTime',
    'tear-down-before-end',
  ],
  [
    'a day by which all is clean needs a time',
    'waste',
    clean({ cleanDate: '2027-07-12' }),
    'sanitation.cleanTime',
    'required',
  ],
  [
    'a time by which all is clean needs a day',
    'waste',
    clean({ cleanTime: '09:00' }),
    'sanitation.cleanDate',
    'required',
  ],
  [
    'a day by which all is clean in another decade is a slip',
    'waste',
    clean({ cleanDate: '2037-07-12', cleanTime: '09:00' }),
    'sanitation.cleanDate',
    'too-far-ahead',
  ],
  ['when all is clean may stay open', 'waste', festival, 'sanitation.cleanDate', undefined],
  [
    'a time alone is enough for a season',
    'waste',
    {
      ...withDates({
        pattern: 'weekly_series',
        days: [day('d1', '2027-07-10', '09:00', '13:00')],
        seriesUntil: '2027-09-25',
      }),
      sanitation: { cleanTime: '15:00' },
    },
    'sanitation.cleanDate',
    undefined,
  ],
  [
    'chemicals are described',
    'crowd',
    { ...calm, safety: { chemicals: 'yes' } },
    'safety.chemicalsUse',
    'required',
  ],
  ['whether there are chemicals may stay open', 'crowd', calm, 'safety.chemicals', undefined],
  [
    'fewer toilets than the city counts need a reason',
    'sanitation',
    { ...festival, safety: { toilets: 3 } },
    'safety.toiletsReason',
    'required',
  ],
  [
    'no word about toilets takes what the city counts',
    'sanitation',
    festival,
    'safety.toiletsReason',
    undefined,
  ],
];
for (const [title, step, answers, path, code] of CASES)
  test(title, () => assert.equal(codeAt(step, answers, path), code));

const asks = (step: string, name: string, answers: Answers) =>
  askedFields(findStep(step)!, answers).some((field) => field.name === name); // pages are named by hand

const FIRST_ASKED: [step: string, name: string, people: number][] = [
  ['weather', 'safety.weatherLead', 250],
  ['medical', 'medical.aeds', 250],
  ['neighbors', 'neighbors.hotline', 250],
  ['access-help', 'access.communication', 250],
  ['weather', 'emergency.lightningMiles', 500],
  ['medical', 'medical.risks', 500],
  ['way-out', 'emergency.shelterPlan', 500],
  ['trouble', 'security.suspiciousPlan', 1000],
  ['crowd', 'crowd.managers', 1000],
  ['command', 'emergency.messages', 1000],
  ['command', 'emergency.commandPost', 2500],
  ['medical-posts', 'medical.hospitals', 5000],
];
for (const [step, name, people] of FIRST_ASKED)
  test(`${name} is asked from ${people} people on`, () => {
    assert.equal(asks(step, name, withPeak(people - 1)), false);
    assert.equal(asks(step, name, withPeak(people)), true);
  });

test('crowd managers are named from 500 people on inside a building', () => {
  const inside = (peak: number) => withPeak(peak, { places: { types: ['private_property'], indoor: 'yes' } });
  assert.equal(asks('crowd', 'crowd.managers', inside(499)), false);
  assert.equal(asks('crowd', 'crowd.managers', inside(500)), true);
});

const HOT: [title: string, dates: NonNullable<Answers['dates']>, hot: boolean][] = [
  ['30 April', { days: [day('d1', '2028-04-30', '12:00', '18:00')] }, false],
  ['1 May', { days: [day('d1', '2028-05-01', '12:00', '18:00')] }, true],
  ['30 September', { days: [day('d1', '2027-09-30', '12:00', '18:00')] }, true],
  ['1 October', { days: [day('d1', '2027-10-01', '12:00', '18:00')] }, false],
  ['a leap day', { days: [day('d1', '2028-02-29', '12:00', '18:00')] }, false],
];
for (const [title, dates, hot] of HOT)
  test(`an event on ${title} is ${hot ? '' : 'not '}asked how people keep cool`, () =>
    assert.equal(asks('medical', 'medical.cooling', withDates({ pattern: 'one_day', ...dates })), hot));

const season = (first: string, seriesUntil: string) =>
  withDates({ pattern: 'weekly_series', days: [day('d1', first, '12:00', '18:00')], seriesUntil });
const SEASONS: [first: string, until: string, hot: boolean][] = [
  ['2028-02-01', '2028-04-30', false],
  ['2028-02-01', '2028-05-01', true],
  ['2027-10-02', '2028-04-30', false],
  ['2027-10-02', '2028-05-01', true],
];
for (const [first, until, hot] of SEASONS)
  test(`a season from ${first} to ${until} is ${hot ? '' : 'not '}asked how people keep cool`, () =>
    assert.equal(asks('medical', 'medical.cooling', season(first, until)), hot));

test('who gives medical help is asked where a team comes, and its doctor where one must lead it', () => {
  const helped = (medical: 'aed_staff' | 'first_aid' | 'field_clinic'): Answers => ({
    ...festival,
    safety: { medical },
  });
  const asked = (answers: Answers) =>
    ['medical.provider', 'medical.director'].filter((name) => asks('medical-posts', name, answers));
  assert.deepEqual(asked(helped('aed_staff')), []);
  assert.deepEqual(asked(helped('first_aid')), ['medical.provider']);
  assert.deepEqual(asked(helped('field_clinic')), ['medical.provider', 'medical.director']);
});

test('when all is clean is asked where no time for clean-up says it, and of a season only the time', () => {
  const asked = (answers: Answers) =>
    ['cleanDate', 'cleanTime'].filter((name) => asks('waste', `sanitation.${name}`, answers));
  const teardown = [day('t1', '2027-07-12', '08:00', '12:00')];
  assert.deepEqual(asked(festival), ['cleanDate', 'cleanTime']);
  assert.deepEqual(asked(withDates({ teardown })), []);
  assert.deepEqual(asked(withDates({ setupNeeded: 'no', teardown })), ['cleanDate', 'cleanTime']);
  assert.deepEqual(asked(season('2028-02-01', '2028-04-30')), ['cleanTime']);
});

test('every event of the full form is asked once for gas and chemicals', () => {
  const asked = (answers: Answers) =>
    [asks('gas', 'power.otherGas', answers), asks('crowd', 'safety.chemicals', answers)].map(Number).join('');
  const gasCook = { service: 'sold', vendors: [{ id: 'v1', kind: 'truck', cooking: 'gas' }] } as const;
  assert.equal(asked(calm), '01');
  assert.equal(asked({ ...calm, activities: { list: ['power'] } }), '10');
  assert.equal(asked({ ...calm, activities: { list: ['fire'] }, fire: { kinds: ['fireworks'] } }), '01');
  assert.equal(asked({ ...calm, activities: { list: ['fire'] }, fire: { kinds: ['flame_effects'] } }), '01');
  assert.equal(
    asked({ ...calm, activities: { list: ['food'] }, food: { ...gasCook, vendors: [...gasCook.vendors] } }),
    '10',
  );
});

const CARE_PAGES = allSteps()
  .filter((step) =>
    ['safety', 'medical', 'emergency', 'access', 'services', 'insurance', 'fees'].includes(step.task),
  )
  .map((step) => step.id);
const SMALL: [title: string, answers: Answers][] = [
  [
    'a block party',
    { event: { kind: 'block_party' }, people: { peak: 249 }, activities: { list: ['food', 'alcohol'] } },
  ],
  [
    'a small wedding',
    { event: { kind: 'wedding', access: 'invited' }, places: { types: ['park'] }, people: { peak: 249 } },
  ],
  [
    'a march of ten thousand',
    {
      event: { kind: 'demonstration', speech: 'yes', access: 'public_free' },
      places: { types: ['street'] },
      people: { peak: 10_000 },
      activities: { list: ['sound'] },
    },
  ],
];
for (const [title, answers] of SMALL)
  test(`${title} is asked for no plan, no insurance and no services`, () => {
    assert.deepEqual(
      CARE_PAGES.filter((id) => askedFields(findStep(id)!, answers).length > 0), // ids of pages there are
      [],
    );
    assert.deepEqual(
      ['rules', 'equalAccess', 'holdHarmless', 'costs'].filter((box) =>
        asks('declaration', `declaration.${box}`, answers),
      ),
      [],
    );
  });
