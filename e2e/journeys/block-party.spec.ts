import { blockParty } from '#e2e/fixtures/answers.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';

test('a block party goes from the first question to a permit that anybody can verify @plain', async ({ applicant, inbox }) => {
  const party = blockParty('2027-06-05');
  const start = await StartPage.open(applicant);
  await start.findOut({ ...party, block: { street: 'Keswick Road', blocks: 1, intersectionsOpen: 'yes', end: '20:00', sells: 'no' } });
  await start.expectTrack('block_party');
  const draft = await start.apply();
  const first = await draft.begin();
  await first.complete(party);
  const door = await SignInPage.arriveToSave(applicant);
  await door.signIn(inbox);
  const tasks = await TasksPage.arrive(applicant);
  expect(tasks.ref).toBe(draft.ref);
  const asked = await tasks.completeAll(party);
  console.log(asked);
  const check = await tasks.check();
  await check.send();
});
