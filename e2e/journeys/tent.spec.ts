import { festival } from '#e2e/fixtures/answers.ts';
import { noteCorrection, sendWaiting } from '#e2e/fixtures/corrections.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { CheckPage } from '#e2e/pages/check.ts';
import { CorrectionsPage } from '#e2e/pages/corrections.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { listReviews } from '#src/store/review.ts';

const ASKED = 'How long is the larger tent?';

test('a tent that grows comes back to fire and who else reads tents, and police stay signed @plain', async ({
  arrange,
  service,
  reviewer,
  open,
  inbox,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const fire = await CasePage.open(await reviewer('fire-marshal'), one.ref, one.eventName);
  await fire.approve();
  const police = await CasePage.open(await reviewer('police'), one.ref, one.eventName);
  await police.approve();
  // Traffic still reads, so the case is not done.
  for (const agency of await arrange.openAgencies(one))
    if (agency !== 'traffic') await arrange.approve(one, agency);
  const current = async () =>
    (await listReviews(service.db.app, one.id)).filter((review) => review.is_current);
  const signed = (await current()).filter(({ agency }) => agency !== 'fire-marshal');
  const asked = { target: 'question:structures.list', kind: 'unclear', words: ASKED } as const;
  await noteCorrection(one.coordinator, one.ref, asked);
  await sendWaiting(one.coordinator, one.ref);

  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  let list = await CorrectionsPage.open(owner, one.ref);
  await list.change(ASKED);
  const page = await StepPage.arrive(owner, one.ref, 'structures');
  const { label, row } = page.words('structures.list');
  const tent = page.group(row?.({ number: 1 }) ?? '', page.group(label));
  await owner.hands.type(page.box(page.words('structures.list.lengthFeet').label, tent), '60');
  await page.press(owner.text.common.continue);
  list = await CorrectionsPage.arrive(owner);
  await list.expectProgress(ASKED, 'changed');
  await list.follow(owner.text.status.corrections.next);
  await (await CheckPage.arrive(owner, one.ref)).send();

  const now = await current();
  const again = now.filter((review) => review.round === 2).map(({ agency }) => agency);
  // Those whose rules read the list of what is put up.
  expect(again.toSorted()).toEqual([
    'accessibility',
    'buildings',
    'fire-marshal',
    'food-control',
    'special-events',
  ]);
  for (const { agency, state } of signed.filter((review) => !again.includes(review.agency)))
    expect([agency, now.find((review) => review.agency === agency)?.state]).toEqual([agency, state]);

  // Fire sees what is different, with the old length beside the new one, and decides again.
  await CasePage.open(fire.person, one.ref, one.eventName);
  const changes = fire.main.getByRole('region', {
    name: fire.person.text.review.case.changes.heading({ version: 1 }),
  });
  await expect(changes.getByRole('row').filter({ hasText: '60' })).toContainText('40');
  expect(await fire.canDecide()).toBe(true);

  // Police stay signed, and nothing waits for them.
  await CasePage.open(police.person, one.ref, one.eventName);
  expect(await police.canDecide()).toBe(false);
  const queue = await QueuePage.open(police.person);
  await expect(queue.main).not.toContainText(one.ref);

  await CasePage.open(fire.person, one.ref, one.eventName);
  await fire.approve();
  expect(await fire.canDecide()).toBe(false);
});
