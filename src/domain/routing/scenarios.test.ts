import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { type Evaluation, evaluate } from '#src/domain/routing/evaluate.ts';
import { eventDays } from '#src/domain/routing/event-days.ts';
import type { MomentFacts } from '#src/domain/routing/facts.ts';
import {
  blockParty,
  blockPartyWithSales,
  farmersMarket,
  harborFestival,
  march,
  nightMarket,
  parkWedding,
  race,
  vigil,
} from '#src/domain/routing/scenario-answers.ts';

const city = cityNamed('baltimore');
const submit = (today: string, more: Partial<MomentFacts> = {}): MomentFacts => ({
  moment: 'submit',
  today,
  ...more,
});
const fired = (evaluation: Evaluation) => evaluation.fired.map((rule) => rule.id);
const deciding = (evaluation: Evaluation) =>
  evaluation.agencies.filter((one) => one.part === 'blocking').map((one) => one.agency);
const hardPapers = (evaluation: Evaluation) =>
  evaluation.documents.filter((one) => one.hard).map((one) => one.kind);

describe('the scenarios behind the matrix', () => {
  test('a block party turns into a special event as soon as food is sold, 201 come, or it ends at 9 p.m.', () => {
    const flip = (answers: Answers) => evaluate(city, answers, submit('2027-04-06')).track;
    const ending = (end: string): Answers => ({
      ...blockParty,
      dates: { days: [{ id: 'd1', date: '2027-06-05', start: '12:00', end }] },
    });
    assert.equal(flip({ ...blockParty, people: { peak: 200 } }), 'block_party');
    assert.equal(flip({ ...blockParty, people: { peak: 201 } }), 'special_event');
    assert.equal(flip(ending('20:30')), 'block_party');
    assert.equal(flip(ending('21:00')), 'special_event');
    assert.equal(flip(ending('21:30')), 'special_event');
    assert.equal(flip(blockPartyWithSales), 'special_event');
  });

  test('a block party is in time 28 days ahead and late 27 days ahead', () => {
    const lateness = (today: string) => evaluate(city, blockParty, submit(today)).required;
    assert.equal(lateness('2027-05-08').late, false);
    assert.equal(lateness('2027-05-08').latestFilingDay, '2027-05-08');
    assert.equal(lateness('2027-05-09').late, true);
    assert.equal(lateness('2027-05-09').mayBeRefusedForLateness, true);
    assert.equal(lateness('2027-05-09').earliestEventDay, '2027-06-06');
  });

  test('the Inner Harbor festival needs 135 days, and 42 without the barge', () => {
    const evaluation = evaluate(city, harborFestival, submit('2027-02-01'));
    assert.deepEqual(evaluation.withoutDriver, { rule: 'R04', days: 42, earliestEventDay: '2027-03-15' });
    assert.equal(evaluation.required.earliestEventDay, '2027-06-16');
  });

  test('with two carnival rides and a wish for a no-drone zone the harbor festival needs 135 days, and 45 without the barge', () => {
    const answers: Answers = {
      ...harborFestival,
      activities: { list: [...(harborFestival.activities?.list ?? []), 'rides'] },
      rides: { mechanical: 2 },
      air: { droneRestriction: 'yes' },
      people: { peak: 100_000 - 60_000 },
    };
    const evaluation = evaluate(city, answers, submit('2027-02-01'));
    assert.equal(evaluation.track, 'carnival');
    assert.equal(evaluation.required.days, 135);
    assert.equal(evaluation.withoutDriver?.days, 45);
  });

  test('a race that keeps its streets closed an hour after the last runner is told so', () => {
    const answers: Answers = {
      ...race,
      closures: [{ ...race.closures![0]!, endTime: '10:30' }], // the race has one closure
    };
    assert.ok(fired(evaluate(city, answers, submit('2027-01-15'))).includes('S02b'));
  });

  test('a march whose square is booked is offered another hour, not refused', () => {
    const taken = evaluate(city, march, submit('2027-03-10', { others: { placeTaken: true } }));
    assert.ok(taken.duties.some((duty) => duty.duty === 'resolve-conflict'));
    assert.deepEqual(taken.refusals, []);
  });

  test('a vigil on a booked plaza is no longer granted on the spot but by Parks', () => {
    const taken = evaluate(city, vigil, submit('2027-02-10', { others: { placeTaken: true } }));
    assert.deepEqual(deciding(taken), ['parks']);
    assert.equal(taken.required.mayBeRefusedForLateness, false);
  });

  test('a tent at a march keeps its own rule and nothing else', () => {
    const answers: Answers = {
      ...march,
      activities: { list: ['structures'] },
      structures: { list: [{ id: 's1', kind: 'tent', widthFeet: 30, lengthFeet: 20, openSides: 'no' }] },
    };
    const evaluation = evaluate(city, answers, submit('2027-03-10'));
    assert.deepEqual(deciding(evaluation), ['traffic', 'fire-marshal', 'parks']);
    assert.deepEqual(hardPapers(evaluation), ['tent-certificates', 'site-plan']);
    assert.equal(evaluation.required.rule, 'F01');
    assert.equal(evaluation.required.mayBeRefusedForLateness, false);
  });

  test('the market has thirty dates, and calling one off changes neither rules nor agencies', () => {
    const skipping: Answers = {
      ...farmersMarket,
      dates: { ...farmersMarket.dates, skipDates: [{ id: 'k1', date: '2027-10-16' }] },
    };
    const [all, without] = [farmersMarket, skipping].map((answers) =>
      evaluate(city, answers, submit('2027-02-01')),
    );
    assert.equal(eventDays(farmersMarket).length, 30);
    assert.equal(eventDays(skipping).length, 29);
    assert.deepEqual(
      without?.fired.map((one) => one.id),
      all?.fired.map((one) => one.id),
    );
    assert.deepEqual(without?.agencies, all?.agencies);
  });

  test('the night market has eight dates and may use three noise exemptions', () => {
    assert.equal(eventDays(nightMarket).length, 8);
    const three: Answers = { ...nightMarket, sound: { ...nightMarket.sound, nights: 3 } };
    const ids = (answers: Answers, exemptions: number) =>
      fired(
        evaluate(city, answers, submit('2027-04-01', { earlier: { noiseExemptionsThisYear: exemptions } })),
      );
    assert.equal(ids(three, 0).includes('N02'), false);
    assert.equal(ids(three, 1).includes('N02'), true);
  });

  test('loud music turns a park wedding into a park event of 42 days', () => {
    const answers: Answers = {
      ...parkWedding,
      activities: { list: ['structures', 'sound'] },
      sound: { kind: 'dj', end: '18:00' },
    };
    const evaluation = evaluate(city, answers, submit('2027-03-01'));
    assert.equal(evaluation.track, 'park_event');
    assert.equal(evaluation.required.days, 42);
  });

  test('alcohol at a park wedding needs the park and the Liquor Board', () => {
    const answers: Answers = {
      ...parkWedding,
      activities: { list: ['structures', 'alcohol'] },
      alcohol: { service: 'given' },
    };
    const evaluation = evaluate(city, answers, submit('2027-03-01'));
    assert.equal(evaluation.track, 'park_gathering');
    assert.deepEqual(
      deciding(evaluation).filter((one) => one === 'parks' || one === 'liquor-board'),
      ['liquor-board', 'parks'],
    );
  });
});
