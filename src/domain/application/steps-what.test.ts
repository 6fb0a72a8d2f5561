import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, festival, type StepCase } from '#src/domain/application/festival-answers.ts';
import { askedFields, findStep, stepsFor } from '#src/domain/application/journey.ts';

// What is put up, powered, cooked, poured, heard and fired: checks across questions, one answer at a time.

const withShow = (date: string, start: string): Answers => ({
  ...festival,
  fire: { kinds: ['fireworks'], shows: [{ id: 'f1', date, start }] },
});
const ready = (readyDate: string, readyTime: string): Answers => ({
  ...festival,
  structures: { readyDate, readyTime },
});
const heard = (row: { start?: string; end?: string }): Answers => ({
  ...festival,
  sound: { kind: 'band', start: '18:00', end: '00:30', points: [{ id: 'p1', ...row }] },
});
const pouring = (alcohol: NonNullable<Answers['alcohol']>): Answers => ({
  ...festival,
  alcohol: { service: 'sold', ...alcohol },
});
const ride = (validUntil: string): Answers => ({
  ...festival,
  rides: { mechanical: 2, list: [{ id: 'r1', name: 'Wheel', validUntil }] },
});
const bouncing = (row: { heightFeet?: number; blowerWatts?: number }): Answers => ({
  ...festival,
  rides: { mechanical: 0, inflatables: [{ id: 'i1', ...row }] },
});
const certificate = 'rides.list.r1.validUntil';
const showStart = 'fire.shows.f1.start';

const CASES: StepCase[] = [
  ['a show on the first evening is fine', 'fireworks', withShow('2027-07-10', '22:00'), showStart, undefined],
  ['a show when the gates open is fine', 'fireworks', withShow('2027-07-10', '17:00'), showStart, undefined],
  [
    'a show before the gates open is refused',
    'fireworks',
    withShow('2027-07-10', '16:59'),
    showStart,
    'outside-event',
  ],
  [
    'a show past midnight of the long evening is fine',
    'fireworks',
    withShow('2027-07-11', '00:30'),
    showStart,
    undefined,
  ],
  [
    'a show after the long evening has ended is refused',
    'fireworks',
    withShow('2027-07-11', '01:01'),
    showStart,
    'outside-event',
  ],
  [
    'a show on another day is refused',
    'fireworks',
    withShow('2027-07-12', '22:00'),
    showStart,
    'outside-event',
  ],
  [
    'a show before today is refused',
    'fireworks',
    withShow('2027-06-04', '22:00'),
    'fire.shows.f1.date',
    'in-the-past',
  ],
  [
    'a season names one day only, so its shows may be on others',
    'fireworks',
    { ...withShow('2027-08-14', '22:00'), dates: { ...festival.dates, pattern: 'weekly_series' } },
    showStart,
    undefined,
  ],
  [
    'ready the day before is fine',
    'structures-details',
    ready('2027-07-09', '18:00'),
    'structures.readyTime',
    undefined,
  ],
  [
    'ready a minute before the start is fine',
    'structures-details',
    ready('2027-07-10', '16:59'),
    'structures.readyTime',
    undefined,
  ],
  [
    'ready only when it starts is refused',
    'structures-details',
    ready('2027-07-10', '17:00'),
    'structures.readyTime',
    'inspection-after-start',
  ],
  [
    'ready on the second day is refused',
    'structures-details',
    ready('2027-07-11', '08:00'),
    'structures.readyDate',
    'inspection-after-start',
  ],
  [
    'an open time for the inspection is fine',
    'structures-details',
    festival,
    'structures.readyTime',
    undefined,
  ],
  [
    'a day for the inspection needs a time',
    'structures-details',
    ready('2027-07-09', ''),
    'structures.readyTime',
    'required',
  ],
  ['a stage without times follows all sound', 'sound-details', heard({}), 'sound.points.p1.end', undefined],
  [
    'a stage that ends with all sound past midnight is fine',
    'sound-details',
    heard({ end: '00:30' }),
    'sound.points.p1.end',
    undefined,
  ],
  [
    'a stage that ends after all sound is refused',
    'sound-details',
    heard({ end: '00:31' }),
    'sound.points.p1.end',
    'outside-sound-hours',
  ],
  [
    'a stage that starts before all sound is refused',
    'sound-details',
    heard({ start: '17:59' }),
    'sound.points.p1.start',
    'outside-sound-hours',
  ],
  [
    'a stage that starts after midnight is fine',
    'sound-details',
    heard({ start: '00:10' }),
    'sound.points.p1.start',
    undefined,
  ],
  [
    'a stage that ends before it starts is refused',
    'sound-details',
    heard({ start: '20:00', end: '19:00' }),
    'sound.points.p1.end',
    'end-before-start',
  ],
  [
    'as many trained servers as servers are fine',
    'alcohol-control',
    pouring({ servers: 4, trainedServers: 4 }),
    'alcohol.trainedServers',
    undefined,
  ],
  [
    'more trained servers than servers are refused',
    'alcohol-control',
    pouring({ servers: 4, trainedServers: 5 }),
    'alcohol.trainedServers',
    'part-over-whole',
  ],
  [
    'a license applied for tomorrow is refused',
    'alcohol-license',
    pouring({ licenseStatus: 'applied', appliedOn: '2027-06-06' }),
    'alcohol.appliedOn',
    'in-the-future',
  ],
  [
    'a license applied for today is fine',
    'alcohol-license',
    pouring({ licenseStatus: 'applied', appliedOn: '2027-06-05' }),
    'alcohol.appliedOn',
    undefined,
  ],
  [
    'a license that is granted needs its number',
    'alcohol-license',
    pouring({ licenseStatus: 'granted' }),
    'alcohol.licenseNumber',
    'required',
  ],
  [
    'no control beside wristbands is refused',
    'alcohol-control',
    pouring({ control: ['wristbands', 'none'] }),
    'alcohol.control',
    'none-with-others',
  ],
  [
    'a ride certificate good through the last day is fine',
    'rides',
    ride('2027-07-11'),
    certificate,
    undefined,
  ],
  [
    'a ride certificate that ends before the last day is refused',
    'rides',
    ride('2027-07-10'),
    certificate,
    'expires-before-event',
  ],
  [
    'how tall a bounce house is may stay open',
    'rides',
    bouncing({}),
    'rides.inflatables.i1.heightFeet',
    undefined,
  ],
  [
    'how strong its blower is may stay open',
    'rides',
    bouncing({}),
    'rides.inflatables.i1.blowerWatts',
    undefined,
  ],
  [
    'no bounce house is flat',
    'rides',
    bouncing({ heightFeet: 0.5 }),
    'rides.inflatables.i1.heightFeet',
    'too-small',
  ],
  [
    'no bounce house stands higher than a tower',
    'rides',
    bouncing({ heightFeet: 200.5 }),
    'rides.inflatables.i1.heightFeet',
    'too-large',
  ],
  [
    'no blower runs without power',
    'rides',
    bouncing({ blowerWatts: 0 }),
    'rides.inflatables.i1.blowerWatts',
    'too-small',
  ],
  [
    'fewer rides than are named is refused',
    'rides',
    {
      ...ride('2027-07-11'),
      rides: {
        mechanical: 1,
        list: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
        ],
      },
    },
    'rides.mechanical',
    'too-small',
  ],
  [
    'fewer sellers than are named is refused',
    'sales',
    {
      ...festival,
      activities: { list: ['sales'] },
      sales: {
        sellers: 1,
        list: [
          { id: 'a', name: 'A' },
          { id: 'b', name: 'B' },
        ],
      },
    },
    'sales.sellers',
    'too-small',
  ],
  [
    'more people inside the fence than at the event is refused',
    'structures',
    { ...festival, structures: { fenced: 'yes', fencedPeople: 801 } },
    'structures.fencedPeople',
    'part-over-whole',
  ],
  [
    'everybody inside the fence is fine',
    'structures',
    { ...festival, structures: { fenced: 'yes', fencedPeople: 800 } },
    'structures.fencedPeople',
    undefined,
  ],
];
for (const [title, step, answers, path, code] of CASES)
  test(title, () => {
    assert.ok(
      stepsFor(answers).some((one) => one.id === step),
      `${step} is not asked`,
    );
    assert.equal(codeAt(step, answers, path), code);
  });

const tent = (widthFeet: number, lengthFeet: number, occupants: number): Answers => ({
  ...festival,
  structures: { list: [{ id: 't1', kind: 'tent', count: 1, widthFeet, lengthFeet, occupants }] },
});
const asks = (id: string, answers: Answers, name: string) =>
  askedFields(findStep(id)!, answers).some((field) => field.name === name); // ids are written by hand

test('a tent of exactly 400 square feet is not asked how far it stands from others, one of more is', () => {
  assert.equal(asks('structures-details', tent(20, 20, 10), 'structures.setbackFeet'), false);
  assert.equal(asks('structures-details', tent(20.1, 20, 10), 'structures.setbackFeet'), true);
});

test('a tent for fifty people is asked for exit signs, one for 49 is not', () => {
  assert.equal(asks('structures-details', tent(20, 20, 49), 'structures.tentSafety'), false);
  assert.equal(asks('structures-details', tent(20, 20, 50), 'structures.tentSafety'), true);
  assert.equal(asks('structures-exits', tent(20, 20, 49), 'structures.tentExits'), false);
  assert.equal(asks('structures-exits', tent(20, 20, 50), 'structures.tentExits'), true);
});

test('a band is asked where its speakers stand from 250 people on', () => {
  const band = (peak: number): Answers => ({ ...festival, people: { peak }, sound: { kind: 'band' } });
  assert.equal(asks('sound-details', band(249), 'sound.points'), false);
  assert.equal(asks('sound-details', band(250), 'sound.points'), true);
});

test('short forms are not asked about details of what they have', () => {
  const details = [
    ...['structures-details', 'structures-exits', 'decorations', 'food-safety', 'cooking', 'alcohol-license'],
    ...['alcohol-areas', 'alcohol-control', 'sound-details', 'vehicles', 'children', 'lighting'],
  ];
  const kinds: Answers['event'][] = [
    { kind: 'block_party', access: 'block_residents' },
    { kind: 'wedding', access: 'invited' },
    { kind: 'park_gathering', access: 'invited' },
    { kind: 'demonstration', speech: 'yes', access: 'public_free' },
  ];
  for (const event of kinds) {
    const answers: Answers = {
      event,
      people: { peak: 120, ages: ['children'] },
      activities: { list: ['food', 'alcohol', 'structures', 'power', 'sound', 'vehicles'] },
      food: { service: 'given', vendors: [{ id: 'v1', kind: 'booth', cooking: 'gas' }] },
      alcohol: { service: 'given' },
      structures: {
        fenced: 'yes',
        list: [{ id: 't1', kind: 'tent', widthFeet: 40, lengthFeet: 40, occupants: 90 }],
      },
      power: { generators: [{ id: 'g1', fuel: 'diesel' }], propanePounds: 20 },
      sound: { kind: 'several_stages' },
      safety: { afterDark: 'yes' },
    };
    const asked = stepsFor(answers).map((step) => step.id);
    assert.deepEqual(
      asked.filter((id) => details.includes(id)),
      [],
      event?.kind,
    );
    for (const name of ['power.load', 'power.fuelGallons', 'power.otherGas', 'power.spares', 'food.seats'])
      for (const step of stepsFor(answers))
        assert.ok(!askedFields(step, answers).some((field) => field.name === name), `${event?.kind} ${name}`);
  }
});

test('the license for music is asked of public events with more than a megaphone', () => {
  const music = (access: 'public_free' | 'invited', kind: 'megaphone' | 'small_speaker'): Answers => ({
    ...festival,
    event: { ...festival.event, access },
    sound: { kind },
  });
  assert.equal(asks('sound', music('public_free', 'small_speaker'), 'sound.musicLicense'), true);
  assert.equal(asks('sound', music('public_free', 'megaphone'), 'sound.musicLicense'), false);
  assert.equal(asks('sound', music('invited', 'small_speaker'), 'sound.musicLicense'), false);
});
