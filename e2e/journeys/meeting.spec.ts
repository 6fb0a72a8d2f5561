import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { MeetingPage } from '#e2e/pages/meeting.ts';
import { addInternalNote } from '#src/commands/note.ts';

const OUTCOME = 'Measure the fire lane.';

test('a case is talked about at two meetings, and its agency does what came out of the first @plain', async ({
  arrange,
  coordinator,
  reviewer,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const day = juneSaturday();
  const page = await MeetingPage.plan(coordinator, { day, time: '09:30', place: 'City Hall, room 4' });
  const first = page.address();
  await page.put(one.ref);
  await expect(page.item(one.ref)).toContainText(page.words.agenda.first);
  const fireMarshal = page.person.city.agencies.find(({ key }) => key === 'fire-marshal');
  const agency = fireMarshal?.name[page.person.locale] ?? '';
  await page.record(one.ref, { words: OUTCOME, agency, day });
  await page.close();

  // The agency finds it on the agenda that was held, and does it.
  const fire = await MeetingPage.open(await reviewer('fire-marshal'), first);
  await fire.finish(OUTCOME);
  await expect(fire.item(one.ref)).toContainText(fire.words.agenda.standing.done);

  // The next agenda tells what changed since then.
  await addInternalNote(await one.desk('police'), { ref: one.ref, body: 'The lane is narrow.' });
  const next = await MeetingPage.plan(coordinator, { day, time: '14:00', place: 'City Hall, room 4' });
  await next.put(one.ref);
  await expect(next.item(one.ref)).toContainText(next.newsOfNote());
});
