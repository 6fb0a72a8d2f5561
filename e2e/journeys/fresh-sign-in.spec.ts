import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { confirmAsStaff, enterAsStaff } from '#e2e/pages/staff-sign-in.ts';

const NAME = 'Luis Romero';

test('who signed in a while ago confirms it is them before they decide, and their words wait', async ({
  arrange,
  open,
  service,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  // Not by a door that others use: confirming ends the session that was there.
  const person = await open('luis.romero@city.example');
  await enterAsStaff(person, NAME);
  await service.db.owner`
    UPDATE sessions s SET authenticated_at = now() - interval '16 minutes'
    FROM staff_members m WHERE m.id = s.staff_id AND m.email = ${person.email}`;
  const desk = await CasePage.open(person, one.ref, one.eventName);
  await desk.expectToConfirm();
  const fire = person.city.agencies.find(({ key }) => key === 'fire-marshal');
  const words = 'The gate at the pond must open outward.';
  await desk.sendObjection(fire?.objectionReasons[0]?.words[person.locale] ?? '', words);
  const tab = await desk.confirmBeside('sign-in-again');
  await confirmAsStaff({ ...person, page: tab }, NAME, one.eventName);
  // The form came from the session before: it is shown once more, with all that was typed.
  await desk.lookAgain();
  await desk.expectRefused('bad-token');
  await desk.sendDecisionAgain();
  await desk.expectDone('decide');
  await expect(desk.main).toContainText(words);
});
