import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { TogetherPage } from '#e2e/pages/together.ts';
import { claimReview } from '#src/commands/review.ts';
import { textFor } from '#src/text/index.ts';

const AGENCY = 'special-events';

test('a reviewer approves several block parties at once after reading what each organizer will read', async ({
  arrange,
  reviewer,
}) => {
  const party = blockParty(juneSaturday());
  const named = async (name: string) => {
    const one = await arrange.inReview({ ...party, event: { ...party.event, name } });
    await arrange.waivePapers(one);
    return one;
  };
  const [elm, oak, ash] = [
    await named('Elm row party'),
    await named('Oak row party'),
    await named('Ash row party'),
  ];
  const person = await reviewer(AGENCY);
  await (await QueuePage.open(person)).follow(person.text.review.together.link);
  const page = await TogetherPage.arrive(person);
  await page.look();
  await page.expectNothingChosen();
  await page.choose('Elm row party', 'Oak row party', 'Ash row party');
  await page.look();
  await page.expectLooked(3);
  const theirs = textFor('en').status.review;
  await page.expectToRead('Elm row party', theirs.approved_with_conditions);
  // Meanwhile a colleague takes one of them.
  await claimReview(await ash.desk(AGENCY), { ref: ash.ref });
  await page.approve(3);
  await page.expectApproved(elm.ref, oak.ref);
  await page.expectNotApproved(ash.ref, person.text.errors.refusal('needs-reading'));
  const desk = await CasePage.open(person, elm.ref, 'Elm row party');
  await desk.expectDecided();
});
