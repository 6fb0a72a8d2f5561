import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { formEntries } from '#db/seeds/form-entries.ts';
import { blockParty, festival, march } from '#e2e/fixtures/answers.ts';
import { cityNamed } from '#src/city/index.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { readStepForm } from '#src/domain/application/codec.ts';
import { issuesOf, snapshotAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';

const baltimore = cityNamed('baltimore');
const FIRST_DAY = '2027-06-05';
const TODAY = '2027-01-04';

/** As the database keeps it. */
const plain = (answers: Answers): unknown => JSON.parse(JSON.stringify(answers));

for (const answersOf of [blockParty, festival, march]) {
  test(`the answers that tests begin with are complete: ${answersOf.name}`, () => {
    const answers = answersOf(FIRST_DAY);
    const issues = stepsFor(answers).flatMap((step) => issuesOf(step, answers, TODAY));
    assert.deepEqual(issues, []);
  });
}

for (const [name, answersOf] of Object.entries(SEED_EVENTS)) {
  test(`the answers of ${name} are complete and right on every page`, () => {
    const answers = answersOf(FIRST_DAY);
    const today = answers.speech?.knownSince ?? TODAY;
    const issues = stepsFor(answers).flatMap((step) => issuesOf(step, answers, today));
    assert.deepEqual(issues, []);
  });

  test(`the answers of ${name} say nothing that is not asked`, () => {
    const answers = answersOf(FIRST_DAY);
    assert.deepEqual(plain(snapshotAnswers(answers)), plain(answers));
  });

  test(`the answers of ${name} are what the pages read when they are typed in`, () => {
    const answers = answersOf(FIRST_DAY);
    let typed: Answers = {};
    for (const step of stepsFor(answers)) {
      typed = readStepForm(step, formEntries(step, answers), typed).answers;
    }
    assert.deepEqual(plain(snapshotAnswers(typed)), plain(answers));
  });

  test(`the rules of the city take ${name}`, () => {
    const evaluation = evaluate(baltimore, answersOf(FIRST_DAY), { moment: 'submit', today: TODAY });
    assert.deepEqual(evaluation.refusals, []);
  });
}
