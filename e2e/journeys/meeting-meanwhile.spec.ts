import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { MeetingPage } from '#e2e/pages/meeting.ts';
import { putOnAgenda, takeOffAgenda } from '#src/commands/meeting.ts';

const WORDS = 'Is the lane wide enough?';

test('words about a case that a colleague takes off the agenda meanwhile can be copied', async ({
  arrange,
  coordinator,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const page = await MeetingPage.plan(coordinator, { day: juneSaturday(), time: '9:30 AM', place: 'Room 4' });
  const at = { meetingId: page.address().split('/').at(-1) ?? '', ref: one.ref };
  await putOnAgenda(one.coordinator, at);
  await coordinator.page.reload();
  const { addNote, note, saveNote } = page.words.agenda;
  await coordinator.hands.press(page.main.locator('summary').filter({ hasText: addNote }));
  await coordinator.hands.type(page.main.getByRole('textbox', { name: note }), WORDS);
  await takeOffAgenda(one.coordinator, at);
  await coordinator.hands.press(page.main.getByRole('button', { name: saveNote, exact: true }));
  await expect(page.main).toContainText(coordinator.text.errors.refusal('off-agenda'));
  await expect(page.main.getByRole('listitem')).toHaveText(WORDS);
});
