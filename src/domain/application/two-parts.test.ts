import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { festival, march, mixedFestival } from '#e2e/fixtures/answers.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { readableAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { applyingAnswers, issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import { festivalPart, isMixed, plannedAnswers, speechPart } from '#src/domain/application/two-parts.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';

const TODAY = '2027-06-01';
const FIRST_DAY = '2027-06-12';
const city = cityNamed('baltimore');
const judged = (answers: Answers) =>
  evaluate(city, snapshotAnswers(answers), { moment: 'submit', today: TODAY });
const unfinished = (answers: Answers) =>
  stepsFor(answers)
    .filter((step) => issuesOf(step, answers, TODAY).length > 0)
    .map((step) => step.id);

const mixed = () => mixedFestival(FIRST_DAY);

test('only an event that is partly speech has two parts', () => {
  assert.equal(isMixed(mixed()), true);
  assert.equal(isMixed(festival(FIRST_DAY)), false);
  assert.equal(isMixed(march(FIRST_DAY)), false);
  assert.equal(isMixed(withValue(mixed(), 'event.kind', 'block_party')), false);
});

test('the speech part is complete but for its signature, follows the short path and brings no hazard', () => {
  const speech = speechPart(mixed());
  assert.deepEqual(unfinished(speech), ['declaration']);
  const { track, required, documents, agencies } = judged(speech);
  assert.equal(track, 'speech');
  assert.equal(required.mayBeRefusedForLateness, false);
  assert.deepEqual(documents, []);
  assert.ok(!agencies.some((one) => ['fire-marshal', 'risk', 'liquor'].includes(one.agency)));
  assert.equal(speech.food, undefined);
  assert.deepEqual(speech.activities?.list, ['none']);
});

test('the rest follows the rules of a festival, as if nobody spoke', () => {
  const rest = festivalPart(mixed());
  const fired = (answers: Answers) => judged(answers).fired.map((rule) => rule.id);
  assert.deepEqual(fired(rest), fired(withValue(withValue(rest, 'event.speech', 'no'), 'speech', undefined)));
  assert.ok(!fired(rest).includes('L01'));
  assert.ok(judged(rest).required.days > 30);
  assert.equal(applyingAnswers(rest).route?.legs, undefined);
});

test('the rest is never asked about opponents', () => {
  const asked = applyingAnswers({ ...festivalPart(mixed()), guests: { tension: 'They shout.' } });
  assert.equal(asked.guests?.tension, undefined);
});

test('a mixed event is planned by the part that waits longest', () => {
  assert.deepEqual(plannedAnswers(mixed()), snapshotAnswers(festivalPart(mixed())));
  assert.deepEqual(plannedAnswers(march(FIRST_DAY)), snapshotAnswers(march(FIRST_DAY)));
});

test('no answer is lost: each of a mixed event stands in one of its parts', () => {
  fc.assert(
    fc.property(readableAnswers, (random) => {
      const { declaration: _, ...answers } = withValue(
        withValue(random, 'event.kind', 'festival'),
        'event.speech',
        'partly',
      );
      const [speech, rest] = [speechPart(answers), festivalPart(answers)];
      for (const group of Object.keys(applyingAnswers(answers)) as (keyof Answers)[]) {
        if (group === 'event' || group === 'activities') continue;
        const kept = [speech[group], rest[group]].map((one) => JSON.stringify(one));
        assert.ok(
          kept.includes(JSON.stringify(applyingAnswers(answers)[group])) || rest[group] !== undefined,
          group,
        );
      }
    }),
  );
});
