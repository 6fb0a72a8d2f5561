import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { keyboardOf } from '#e2e/fixtures/hands.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { QueuePage } from '#e2e/pages/queue.ts';

const DESK = { width: 1280, height: 900 };

test.describe('at a desk', () => {
  // Reviewers sit at one, so the width of a phone tells nothing new.
  test.use({ viewport: DESK });

  test('a case is found, taken and decided with nothing but a keyboard @once', async ({
    arrange,
    reviewer,
  }) => {
    const one = await arrange.inReview(festival(juneSaturday()));
    const sitting = await reviewer('traffic');
    const person = { ...sitting, hands: keyboardOf(sitting.page) };

    const queue = await QueuePage.open(person);
    const desk = await queue.openCase(one.ref, one.eventName);
    await desk.claim();

    // The skip link leads past everything that stands on every page, at the desk too.
    await person.hands.press(desk.page.getByRole('link', { name: person.text.common.skipToContent }));
    await expect(desk.main).toBeFocused();

    // A decision that says too little moves the focus to what is wrong, and from there to the question.
    await desk.press(person.text.review.case.decision.send);
    await expect(desk.errorSummary).toBeFocused();
    const first = desk.errorSummary.getByRole('link').first();
    const target = (await first.getAttribute('href')) ?? '';
    await person.hands.press(first);
    await expect(desk.page.locator(target)).toBeFocused();

    await desk.approve();
    expect(await desk.canDecide()).toBe(false);
  });
});
