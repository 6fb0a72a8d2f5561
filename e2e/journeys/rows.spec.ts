import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { StepPage } from '#e2e/pages/questions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';

const STREETS = ['Oak Street', 'Elm Street', 'Ash Street'];
const UNSAVED = 'Typed and not saved';

test('streets of a list are moved, taken away and put back, and nothing typed in the others is lost @plain @once', async ({
  arrange,
  inbox,
  open,
}) => {
  const closures = STREETS.map((street, at) => ({ id: `r${at}`, street, from: `Cross of ${street}` }));
  const draft = await arrange.draft({ ...blockParty(juneSaturday()), closures });
  const organizer = await open(draft.ownerEmail);
  const { field } = organizer.text.common;
  const { notices, restore } = organizer.text.application.step;
  await (await SignInPage.open(organizer)).signIn(inbox);
  const page = await StepPage.open(organizer, draft.ref, 'closures');
  const list = page.words('closures');
  const row = (number: number) => list.row?.({ number }) ?? '';
  const boxIn = (number: number, question: string) =>
    page.box(page.words(question).label, page.group(row(number), page.group(list.label)));
  const expectStreets = async (streets: readonly string[]) => {
    await expect(page.group(list.label).locator('input[name$=".street"]')).toHaveCount(streets.length);
    for (const [at, street] of streets.entries()) {
      await expect(boxIn(at + 1, 'closures.street')).toHaveValue(street);
      await expect(boxIn(at + 1, 'closures.from')).toHaveValue(`Cross of ${street}`);
    }
  };
  await expectStreets(STREETS);

  await organizer.hands.type(boxIn(3, 'closures.to'), UNSAVED);
  await page.press(field.moveUp({ what: row(2) }));
  await expect(page.main).toContainText(notices['row-moved']);
  await expectStreets(['Elm Street', 'Oak Street', 'Ash Street']);
  await expect(boxIn(3, 'closures.to')).toHaveValue(UNSAVED);

  await organizer.hands.type(boxIn(2, 'closures.to'), UNSAVED);
  await page.press(field.remove({ what: row(1) }));
  await expectStreets(['Oak Street', 'Ash Street']);
  for (const number of [1, 2]) await expect(boxIn(number, 'closures.to')).toHaveValue(UNSAVED);

  // Whoever sends the page from a box goes on with it and puts nothing back.
  await boxIn(1, 'closures.to').press('Enter');
  await expect(page.errorSummary).toBeVisible();
  await expectStreets(['Oak Street', 'Ash Street']);

  await page.press(field.remove({ what: row(2) }));
  await organizer.hands.type(boxIn(1, 'closures.from'), 'Cross of Oak Street');
  await page.press(restore);
  await expect(page.main).toContainText(notices['row-restored']);
  await expectStreets(['Oak Street', 'Ash Street']);
  for (const number of [1, 2]) await expect(boxIn(number, 'closures.to')).toHaveValue(UNSAVED);
});
