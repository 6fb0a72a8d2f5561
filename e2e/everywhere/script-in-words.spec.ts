import { parade } from '#db/seeds/events/routes.ts';
import { daysFromNow } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { Corpus, poisoned } from '#e2e/security/xss-answers.ts';
import { CHECKED_FIELDS } from '#e2e/security/xss-cases.ts';
import { FLAG } from '#e2e/security/xss-payloads.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { askApplicant } from '#src/commands/review.ts';

// The fixture of every browser fails the test when a script breaks or when our own policy has to refuse something.
test('xss-corpus: what was typed runs nowhere in a real browser, and moves no policy', async ({
  arrange,
  coordinator,
  reviewer,
}) => {
  const corpus = new Corpus(0);
  const { answers } = poisoned(parade(daysFromNow(200)), {
    corpus,
    readKindsToo: false,
    keep: CHECKED_FIELDS,
  });
  const one = await arrange.inReview(answers);
  const fire = await one.desk('fire-marshal');
  await askApplicant(fire, { ref: one.ref, question: corpus.fill(1500, true) });
  await addInternalNote(fire, { ref: one.ref, body: corpus.fill(1500, true) });
  const member = await reviewer('fire-marshal');
  for (const { page } of [coordinator, member]) {
    for (const path of [`/review/${one.ref}`, '/review?work=any', `/es/review/${one.ref}`]) {
      await page.goto(path);
      await expect(page.locator('h1')).toBeVisible();
      // What would start by itself has started when the page has loaded and the keyboard went through it.
      for (let stop = 0; stop < 5; stop += 1) await page.keyboard.press('Tab');
      expect(await page.evaluate((flag) => flag in window, FLAG)).toBe(false);
    }
  }
});
