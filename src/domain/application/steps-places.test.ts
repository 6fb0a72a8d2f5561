import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { codeAt, type StepCase, TODAY } from '#src/domain/application/festival-answers.ts';
import { askedFields, findStep, issuesOf, stepsFor } from '#src/domain/application/journey.ts';

type Leg = NonNullable<NonNullable<Answers['route']>['legs']>[number];
type Item = NonNullable<NonNullable<Answers['site']>['items']>[number];

const fair = (peak: number, more: Answers = {}): Answers => ({
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  places: { types: ['street'] },
  people: { peak },
  activities: { list: ['none'] },
  traffic: { closure: 'yes' },
  ...more,
});
const parade = (peak: number, route: NonNullable<Answers['route']>): Answers =>
  fair(peak, { event: { kind: 'parade', speech: 'no', access: 'public_free' }, route });
const race = (route: NonNullable<Answers['route']>): Answers =>
  fair(600, { event: { kind: 'race', speech: 'no', access: 'public_free' }, route });
const inside = (indoorPeople: number): Answers =>
  fair(600, {
    places: { types: ['private_property'], indoor: 'yes', postedCapacity: 300, indoorPeople },
  });
const leg = (id: string, street: string, from: string, to: string): Leg => ({ id, street, from, to });
const legs = (...list: Leg[]) => parade(600, { legs: list });
const list = (...items: Item[]): Answers => fair(600, { site: { plan: 'list', items } });
const zone = (accessibleSpaces: number, replacedSpaces: number): Answers =>
  fair(600, {
    traffic: { noParking: 'yes' },
    parking: [{ id: 'p1', accessibleSpaces, replacedSpaces }],
  });
const lot = (spaces: number, accessibleSpaces: number): Answers =>
  fair(600, {
    mobility: { arranged: 'yes', lots: [{ id: 'l1', kind: 'lot', spaces, accessibleSpaces }] },
  });

const falls = leg('a', 'Falls Road', 'West 41st Street', 'West 36th Street');

const CASES: StepCase[] = [
  ['a room may be full', 'site', inside(300), 'places.indoorPeople', undefined],
  [
    'a room may not be fuller than its sign says',
    'site',
    inside(301),
    'places.indoorPeople',
    'over-posted-capacity',
  ],
  [
    'nothing is needed of a park, or something, not both',
    'place-details',
    fair(600, { places: { types: ['park'], parkNeeds: ['water', 'none'] } }),
    'places.parkNeeds',
    'none-with-others',
  ],
  [
    'a place was used last on a day that is over',
    'place-details',
    fair(600, {
      event: {
        kind: 'festival',
        speech: 'no',
        access: 'public_free',
        heldBefore: 'yes',
        unchangedRepeat: 'no',
      },
      places: { types: ['street'], usedBefore: 'yes', lastUsed: '2027-06-06' },
    }),
    'places.lastUsed',
    'in-the-future',
  ],
  [
    'the next part of a route begins where the part before ends, however the street is written',
    'route',
    legs(falls, leg('b', '36th St.', 'Falls Rd', 'Keswick Road')),
    'route.legs.b.from',
    undefined,
  ],
  [
    'a route with a gap is refused',
    'route',
    legs(falls, leg('b', 'Light Street', 'Pratt Street', 'Key Highway')),
    'route.legs.b.from',
    'route-has-gap',
  ],
  [
    'people meet before they start',
    'route',
    parade(600, { assemblyTime: '09:00', stepOff: '10:00' }),
    'route.assemblyTime',
    undefined,
  ],
  [
    'people meet before midnight and start after it',
    'route',
    parade(600, { assemblyTime: '23:30', stepOff: '00:30' }),
    'route.assemblyTime',
    undefined,
  ],
  [
    'people cannot meet after they have started',
    'route',
    parade(600, { assemblyTime: '10:01', stepOff: '10:00' }),
    'route.assemblyTime',
    'meet-after-start',
  ],
  [
    'the course closes after the start',
    'race-course',
    race({ stepOff: '08:00', cutOff: '11:00' }),
    'route.cutOff',
    undefined,
  ],
  [
    'the course cannot close before the start',
    'race-course',
    race({ stepOff: '08:00', cutOff: '07:59' }),
    'route.cutOff',
    'before-route-starts',
  ],
  [
    'the marks are gone after the start',
    'race-course',
    race({ stepOff: '08:00', marking: ['chalk'], marksGoneBy: '14:00' }),
    'route.marksGoneBy',
    undefined,
  ],
  [
    'the marks are not gone before the start',
    'race-course',
    race({ stepOff: '08:00', marking: ['chalk'], marksGoneBy: '07:59' }),
    'route.marksGoneBy',
    'before-route-starts',
  ],
  [
    'no wave starts before the race',
    'race-course',
    race({ stepOff: '08:00', waves: [{ id: 'w', time: '07:50', people: 100 }] }),
    'route.waves.w.time',
    'before-route-starts',
  ],
  [
    'no more marshals stand at posts than there are',
    'route-space',
    parade(1000, { marshals: 3, marshalPosts: [{ id: 'm', place: 'Oak Street', count: 4 }] }),
    'route.marshalPosts',
    'posts-over-marshals',
  ],
  [
    'as many accessible spaces come back as go',
    'parking',
    zone(2, 2),
    'parking.p1.replacedSpaces',
    undefined,
  ],
  [
    'fewer accessible spaces than go are refused',
    'parking',
    zone(2, 1),
    'parking.p1.replacedSpaces',
    'fewer-than-taken',
  ],
  [
    'a lot has no more accessible spaces than spaces',
    'getting-there',
    lot(10, 11),
    'mobility.lots.l1.accessibleSpaces',
    'accessible-over-spaces',
  ],
  [
    'a list of the site of a closed street names the way for fire trucks',
    'site-list',
    list({ id: 'i', kind: 'toilets', place: 'Behind the stage' }),
    'site.items',
    'list-without-lane',
  ],
  [
    'a list with the way for fire trucks is fine',
    'site-list',
    list({ id: 'i', kind: 'emergency_lane', widthFeet: 20, place: 'In the middle, from end to end' }),
    'site.items',
    undefined,
  ],
  [
    'the way for fire trucks has a width',
    'site-list',
    list({ id: 'i', kind: 'emergency_lane', place: 'In the middle' }),
    'site.items.i.widthFeet',
    'required',
  ],
  [
    'toilets in a list need no size',
    'site-list',
    list({ id: 'i', kind: 'toilets', place: 'Behind the stage' }),
    'site.items.i.widthFeet',
    undefined,
  ],
  [
    'a closed junction has no second cross street',
    'closures',
    fair(600, { closures: [{ id: 'c', kind: 'intersection' }] }),
    'closures.c.to',
    undefined,
  ],
  [
    'any other closed piece has one',
    'closures',
    fair(600, { closures: [{ id: 'c', kind: 'full' }] }),
    'closures.c.to',
    'required',
  ],
];

for (const [title, step, answers, path, code] of CASES)
  test(title, () => {
    assert.equal(codeAt(step, answers, path, TODAY), code);
  });

const asks = (answers: Answers) => stepsFor(answers).map((step) => step.id);
const names = (id: string, answers: Answers) =>
  askedFields(findStep(id)!, answers).map((field) => field.name); // ids are written by hand

test('pages about streets grow with the crowd, at 250, 500 and 1,000 people', () => {
  const pages = ['street-access', 'street-devices', 'vehicle-barriers', 'getting-there'];
  const at = (peak: number) => pages.filter((page) => asks(fair(peak)).includes(page));
  assert.deepEqual(at(249), []);
  assert.deepEqual(at(250), ['street-access']);
  assert.deepEqual(at(499), ['street-access']);
  assert.deepEqual(at(500), ['street-access', 'street-devices', 'getting-there']);
  assert.deepEqual(at(1000), pages);
});

test('what takes part is listed in a parade of 250 people and counted in a smaller one', () => {
  assert.ok(asks(parade(250, {})).includes('parade-units'));
  assert.ok(!names('route-people', parade(250, {})).includes('route.floats'));
  assert.ok(!asks(parade(249, {})).includes('parade-units'));
  assert.ok(names('route-people', parade(249, {})).includes('route.floats'));
});

test('when marks are taken away is asked where something is marked', () => {
  const isAsked = (marking?: ('chalk' | 'signs' | 'none')[]) =>
    askedFields(findStep('race-course')!, race(marking ? { marking } : {})).some(
      (field) => field.name === 'route.marksGoneBy',
    ); // the page is named by hand
  assert.deepEqual(
    [isAsked(), isAsked(['none']), isAsked(['chalk']), isAsked(['signs'])],
    [false, false, true, true],
  );
});

test('a march of speech is asked for no pace, no escort, no marshals and no plan of the site', () => {
  const march: Answers = {
    event: { kind: 'demonstration', speech: 'yes', access: 'public_free' },
    places: { types: ['plaza', 'street'] },
    people: { peak: 400 },
    activities: { list: ['none'] },
    route: { moves: 'yes', legs: [falls, leg('b', 'Light Street', 'Pratt Street', 'Key Highway')] },
  };
  for (const page of ['route-people', 'route-space', 'place-details', 'street-access', 'site-plan'])
    assert.ok(!asks(march).includes(page), page);
  assert.deepEqual(
    issuesOf(findStep('route')!, march, TODAY).filter(({ code }) => code !== 'required'), // the step is listed
    [],
  );
});

test('the plan of the site is asked of a street fair and not of a film or a table on the sidewalk', () => {
  assert.ok(asks(fair(40)).includes('site-plan'));
  assert.ok(!asks(fair(40, { places: { types: ['sidewalk'] } })).includes('site-plan'));
  assert.ok(!asks(fair(40, { event: { kind: 'film', speech: 'no' } })).includes('site-plan'));
});
