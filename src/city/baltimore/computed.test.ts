import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';

const baltimore = cityNamed('baltimore');
const fair: Answers = {
  event: { kind: 'festival', speech: 'no', access: 'public_free' },
  people: { peak: 40 },
  places: { types: ['street'] },
  dates: { days: [{ id: 'd1', date: '2027-06-12', start: '12:00', end: '20:00' }] },
};
const neededBy = (answers: Answers, fact: string) =>
  evaluate(baltimore, { ...fair, ...answers }, { moment: 'submit', today: '2027-01-04' }).minimums.find(
    (one) => one.fact === fact,
  );
const structures = (more: NonNullable<Answers['structures']>): Answers => ({
  activities: { list: ['structures'] },
  structures: more,
});

test('exits of a tent follow the people in the fullest one', () => {
  for (const [occupants, exits] of [
    [49, undefined],
    [50, 2],
    [199, 2],
    [200, 3],
    [499, 3],
    [500, 4],
    [1000, 5],
    [3000, 7],
    [9000, 7],
  ] as const) {
    const list = [
      { id: 't1', kind: 'tent' as const, occupants },
      { id: 't2', kind: 'tent' as const, occupants: 12 },
    ];
    assert.equal(neededBy(structures({ list }), 'tentExits')?.needed, exits, String(occupants));
  }
});

test('a fence needs seven square feet for each person, and exits beyond 3,000 people in proportion', () => {
  const fence = (fencedPeople: number, fencedSquareFeet?: number) =>
    structures({ fenced: 'yes', fencedPeople, ...(fencedSquareFeet ? { fencedSquareFeet } : {}) });
  assert.equal(neededBy(fence(400), 'fencedSquareFeet')?.needed, 2800);
  assert.equal(neededBy(fence(400, 2800), 'fencedSquareFeet')?.met, true);
  assert.equal(neededBy(fence(400, 2799), 'fencedSquareFeet')?.met, false);
  assert.equal(neededBy(fence(9), 'fencedExits')?.needed, 1);
  assert.equal(neededBy(fence(400), 'fencedExits')?.needed, 3);
  assert.equal(neededBy(fence(3000), 'fencedExits')?.needed, 7);
  assert.equal(neededBy(fence(6000), 'fencedExits')?.needed, 14);
});

test('places for wheelchairs follow the seats of all bleachers', () => {
  for (const [seats, places] of [
    [25, 1],
    [26, 2],
    [150, 4],
    [500, 6],
    [501, 7],
    [650, 7],
    [651, 8],
  ] as const) {
    const list = [{ id: 'b1', kind: 'bleachers' as const, count: 1, occupants: seats }];
    assert.equal(neededBy(structures({ list }), 'wheelchairSpaces')?.needed, places, String(seats));
  }
});

test('the circle around fireworks is 70 feet for each inch of the largest shell', () => {
  const shows = (...inches: number[]): Answers => ({
    activities: { list: ['fire'] },
    fire: { kinds: ['fireworks'], shows: inches.map((shellInches, i) => ({ id: `f${i}`, shellInches })) },
  });
  assert.equal(neededBy(shows(3), 'falloutFeet')?.needed, 210);
  assert.equal(neededBy(shows(2, 4, 3), 'falloutFeet')?.needed, 280);
  assert.equal(neededBy(shows(2.5), 'falloutFeet')?.needed, 175);
  assert.equal(neededBy(shows(), 'falloutFeet'), undefined);
});

test('one seat in twenty fits a wheelchair where the public eats, and at least one', () => {
  const seats = (count: number): Answers => ({
    activities: { list: ['food'] },
    food: { service: 'sold', seats: count },
  });
  assert.equal(neededBy(seats(1), 'accessibleSeats')?.needed, 1);
  assert.equal(neededBy(seats(100), 'accessibleSeats')?.needed, 5);
  assert.equal(neededBy(seats(101), 'accessibleSeats')?.needed, 6);
});

test('the fullest fenced drinking area decides its exits, and no number of guards is computed', () => {
  const areas = (fenced: 'yes' | 'no'): Answers => ({
    activities: { list: ['alcohol'] },
    alcohol: {
      service: 'sold',
      fenced,
      areas: [
        { id: 'a1', people: 120 },
        { id: 'a2', people: 250 },
      ],
    },
  });
  assert.equal(neededBy(areas('yes'), 'alcoholExits')?.needed, 3);
  assert.equal(neededBy(areas('no'), 'alcoholExits'), undefined);
  assert.equal(neededBy(areas('yes'), 'alcoholGuards'), undefined);
});
