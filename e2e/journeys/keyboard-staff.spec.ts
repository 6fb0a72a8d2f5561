import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { keyboardOf } from '#e2e/fixtures/hands.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { stopFaults, tabFaults } from '#e2e/pages/modes.ts';
import { QueuePage } from '#e2e/pages/queue.ts';
import { expectSkipLink } from '#e2e/pages/screen.ts';
import { enterAsStaff } from '#e2e/pages/staff-sign-in.ts';

/** Somebody with a keyboard alone, and what they could not see of their way. */
function withKeysAlone(person: Person): { person: Person; unseen: Set<string> } {
  const { page } = person;
  const unseen = new Set<string>();
  const look = async () => {
    for (const fault of await stopFaults(page)) unseen.add(`${new URL(page.url()).pathname}: ${fault}`);
  };
  return { person: { ...person, hands: keyboardOf(page, look) }, unseen };
}

/** Every stop of the page that is here is met once, seen and in order, and the first leads past what stands on all pages. */
async function expectWayThrough(person: Person): Promise<void> {
  await person.page.reload();
  expect(await tabFaults(person.page)).toEqual([]);
  await person.page.reload();
  await expectSkipLink(person);
}

// Hundreds of stops, each of which is looked at.
test.describe.configure({ timeout: 300_000 });

test('a reviewer goes from the sign-in to a decision with conditions by keys alone @once', async ({
  open,
  arrange,
  service,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const { name = '', email = '' } = service.people.find(({ agency }) => agency === 'fire-marshal') ?? {};
  const { person, unseen } = withKeysAlone(await open(email));
  await enterAsStaff(person, name);
  const queue = await QueuePage.open(person);
  await expectWayThrough(person);
  const desk = await queue.openCase(one.ref, one.eventName);
  await expectWayThrough(person);
  await desk.approveWith('Keep the gate at the pond open.', 'June 1');
  expect(await desk.canDecide()).toBe(false);
  expect([...unseen]).toEqual([]);
});

test('a coordinator does without papers and issues a permit by keys alone @once', async ({
  open,
  arrange,
  service,
}) => {
  const one = await arrange.inReview(blockParty(juneSaturday()));
  for (const agency of await arrange.openAgencies(one)) await arrange.approve(one, agency);
  const { name = '', email = '' } = service.people.find(({ roles }) => roles.includes('coordinator')) ?? {};
  const { person, unseen } = withKeysAlone(await open(email));
  await enterAsStaff(person, name);
  const desk = await (await QueuePage.open(person)).openCase(one.ref, one.eventName);
  await expectWayThrough(person);
  for (const paper of ['sketch-plan', 'neighbor-notice'])
    await desk.waivePaper(paper, 'It is described in the application.');
  await desk.issue();
  await desk.expectStatus('permit_issued');
  expect([...unseen]).toEqual([]);
});
