import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { cityNamed } from '#src/city/index.ts';
import { issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';

const baltimore = cityNamed('baltimore');
const FIRST_DAY = '2027-06-05';
const TODAY = '2027-01-04';

for (const [name, answersOf] of Object.entries(SEED_EVENTS)) {
  test(`the answers of ${name} are complete and right on every page`, () => {
    const answers = answersOf(FIRST_DAY);
    const today = answers.speech?.knownSince ?? TODAY;
    const issues = stepsFor(answers).flatMap((step) => issuesOf(step, answers, today));
    assert.deepEqual(issues, []);
  });

  test(`the answers of ${name} say nothing that is not asked`, () => {
    const answers = answersOf(FIRST_DAY);
    assert.deepEqual(
      JSON.parse(JSON.stringify(snapshotAnswers(answers))),
      JSON.parse(JSON.stringify(answers)),
    );
  });

  test(`the rules of the city take ${name}`, () => {
    const evaluation = evaluate(baltimore, answersOf(FIRST_DAY), { moment: 'submit', today: TODAY });
    assert.deepEqual(evaluation.refusals, []);
  });
}
