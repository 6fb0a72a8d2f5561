import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Answers } from '#src/domain/application/answers.ts';
import { anyAnswers } from '#src/domain/application/arbitrary-answers.ts';
import { festival } from '#src/domain/application/festival-answers.ts';
import { snapshotAnswers } from '#src/domain/application/journey.ts';
import { notAskedBecause } from '#src/domain/application/not-asked.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const of = (answers: Answers) => notAskedBecause(answeredQuestions(answers), answers);

test('every question that was not asked is named once, whatever was answered', () => {
  fc.assert(
    fc.property(anyAnswers, (typed) => {
      const answers = snapshotAnswers(typed);
      const named = of(answers).flatMap((group) => group.questions);
      const hidden = answeredQuestions(answers).filter(({ state }) => state === 'not_asked');
      assert.deepEqual(named.toSorted(), hidden.map(({ name }) => name).toSorted());
    }),
    { numRuns: 100 },
  );
});

test('a question that an answer closed names the question of that answer', () => {
  const find = (name: string) => of(festival).find(({ questions }) => questions.includes(name));
  assert.deepEqual(find('producer.contact')?.because, ['producer.hired']);
  assert.deepEqual(find('alternatives.list')?.because, ['alternatives.possible']);
});

test('a task of which nothing was asked says so itself', () => {
  const film = of(festival).find(({ task }) => task === 'film');
  assert.equal(film?.isWholeTask, true);
  assert.ok(film?.questions.includes('film.title'));
  assert.deepEqual(film?.because, []);
});
