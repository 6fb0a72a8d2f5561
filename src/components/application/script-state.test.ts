import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { answersForScript } from '#src/components/application/script-state.ts';
import { anyAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { formValues } from '#src/domain/application/codec.ts';
import { applyingAnswers, stepsFor } from '#src/domain/application/journey.ts';
import { issuesOfTyped } from '#src/domain/application/page.ts';

const TODAY = '2027-01-10';

test('the browser finds the same issues on each page with the answers handed to it as with all of them', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const all = applyingAnswers(answers);
      for (const step of stepsFor(answers)) {
        const entries = Object.entries(formValues(step, answers)).flatMap(([name, value]) =>
          [value].flat().map((text) => [name, text] as const),
        );
        assert.deepEqual(
          issuesOfTyped(step, entries, answersForScript(step, answers), TODAY),
          issuesOfTyped(step, entries, all, TODAY),
          step.id,
        );
      }
    }),
    { seed: 20_261_122, numRuns: 100 },
  );
});

test('what somebody wrote in their own words on other pages is not handed to the script', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const step of stepsFor(answers))
        assert.doesNotMatch(
          JSON.stringify(answersForScript(step, answers)),
          /feria|niños|ana@example/,
          step.id,
        );
    }),
    { seed: 20_261_122, numRuns: 20 },
  );
});
