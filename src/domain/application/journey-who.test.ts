import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answers } from '#src/domain/application/answers.ts';
import { askedFields, findStep, stepsFor } from '#src/domain/application/journey.ts';

const idsFor = (answers: Answers) => stepsFor(answers).map((step) => step.id);

test('speech that has a festival with it is never asked about opponents, and other events may say what they know', () => {
  const mixed: Answers = {
    event: { kind: 'festival', speech: 'partly', access: 'public_free' },
    people: { peak: 900 },
  };
  const guests = findStep('guests')!; // listed in tasks.ts
  const asked = (answers: Answers) => askedFields(guests, answers).map((field) => field.name);
  assert.deepEqual(asked(mixed), ['guests.important', 'guests.broadcast']);
  assert.ok(asked({ ...mixed, event: { ...mixed.event, speech: 'no' } }).includes('guests.tension'));
});

test('a person with a disability may say so on every path but the shortest', () => {
  const applicant = findStep('applicant')!; // listed in tasks.ts
  const isAsked = (event: Answers['event']) =>
    askedFields(applicant, { event, people: { peak: 60 } }).some(
      (field) => field.name === 'applicant.accommodation',
    );
  assert.equal(isAsked({ kind: 'demonstration', speech: 'yes', access: 'public_free' }), true);
  assert.equal(isAsked({ kind: 'festival', speech: 'no', access: 'public_free' }), true);
  assert.equal(isAsked({ kind: 'block_party', access: 'block_residents' }), false);
});

test('a small fair is not asked what only a large one is', () => {
  const fair = (peak: number): Answers => ({
    event: { kind: 'festival', speech: 'no', access: 'public_free', heldBefore: 'yes', fundraising: 'no' },
    places: { types: ['street'] },
    people: { peak },
    activities: { list: ['none'] },
    applicant: { role: 'individual' },
    dates: { pattern: 'one_day', setupNeeded: 'no' },
  });
  const large = ['reach', 'public-contact', 'sponsors', 'admission', 'billing'];
  const larger = ['guests', 'makeup', 'arrivals', 'producer'];
  for (const [peak, asked, hidden] of [
    [249, ['history', 'alternatives'], [...large, ...larger, 'program', 'contacts']],
    [250, large, [...larger, 'program', 'contacts']],
    [499, large, larger],
    [500, [...large, ...larger], ['program', 'contacts']],
    [999, larger, ['program', 'contacts']],
    [1000, ['program', 'contacts'], []],
  ] as const) {
    const ids = idsFor(fair(peak));
    for (const id of asked) assert.ok(ids.includes(id), `${id} at ${peak}`);
    for (const id of hidden) assert.ok(!ids.includes(id), `${id} at ${peak}`);
  }
});

test('a film is asked about its scenes and its vehicles, and a season about its dates', () => {
  const film = idsFor({ event: { kind: 'film', access: 'invited' }, people: { peak: 40 } });
  for (const id of ['film', 'film-vehicles', 'film-scenes']) assert.ok(film.includes(id), id);
  const market = idsFor({
    event: { kind: 'market_series', speech: 'no', access: 'public_free' },
    people: { peak: 200 },
    activities: { list: ['food'] },
    dates: { pattern: 'weekly_series' },
  });
  for (const id of ['series', 'season']) assert.ok(market.includes(id), id);
});
