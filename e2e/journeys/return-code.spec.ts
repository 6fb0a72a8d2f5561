import { festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import type { Person } from '#e2e/fixtures/person.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { Screen } from '#e2e/pages/screen.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { TasksPage } from '#e2e/pages/tasks.ts';
import { paths } from '#src/paths.ts';

const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/; // 7K3Q-W9XM-2P7K-3QW9

/** The page on which somebody makes their code, and the code on it. */
async function printCode(person: Person, press: string): Promise<string> {
  const { paper } = person.text.signIn;
  const page = new Screen(person);
  await page.press(press);
  await page.expectSound(paper.madeTitle);
  await expect(page.main).toContainText(paths.signInPaper(person.locale));
  return CODE.exec(await page.main.innerText())?.[0] ?? '';
}

/** The page that asks for the code, on a device that knows nobody, reached as somebody finds it. */
async function openPaper(person: Person): Promise<Screen> {
  const page = new Screen(person);
  await person.page.goto(paths.signIn(person.locale));
  await page.follow(person.text.signIn.paper.open);
  await page.expectSound(person.text.signIn.paper.title);
  return page;
}

test('somebody without an address who wants to invite is told that this needs one, and where to give it @plain @once', async ({
  applicant,
  stranger,
}) => {
  const { text, locale, city } = applicant;
  const start = await StartPage.open(applicant);
  await start.findOut(festival(juneSaturday()));
  const { ref } = await start.apply();
  await applicant.page.goto(paths.delegates(locale, ref));
  const here = new Screen(applicant);
  await here.expectSound(text.delegates.title);
  await expect(here.main).toContainText(text.delegates.needsAddress);
  await expect(here.main).toContainText(city.phoneForHelp[locale]);
  await here.follow(text.application.tasks.saveAction);
  await here.expectSound(text.signIn.saveTitle);

  // The draft of somebody else is as if it were not there.
  await stranger.page.goto(paths.delegates(locale, ref));
  await expect(stranger.page.getByText(text.delegates.needsAddress)).toHaveCount(0);
});

test('somebody without e-mail prints a code, comes back with it on another device, and the first one is out @plain', async ({
  applicant,
  stranger,
}) => {
  const { text } = applicant;
  const { paper } = text.signIn;
  const start = await StartPage.open(applicant);
  await start.findOut(festival(juneSaturday()));
  const { ref } = await start.apply();
  const here = new Screen(applicant);
  await here.follow(paper.makeLink);
  await here.expectSound(paper.makeTitle);
  const old = await printCode(applicant, paper.make);

  // Whoever lost the paper makes a new one, which ends the code of the old one.
  await here.follow(paper.back);
  await here.follow(paper.makeLink);
  await expect(here.main).toContainText(paper.makeOld);
  const code = await printCode(applicant, paper.makeAgain);
  expect(code).toMatch(CODE);
  expect(code).not.toBe(old);

  const there = await openPaper(stranger);
  const box = there.box(paper.label);
  await stranger.hands.type(box, old);
  await there.press(paper.submit);
  await there.expectErrors(paper.title, [{ message: text.errors.refusal('return-code-wrong'), box }]);
  await expect(box).toHaveValue(old);

  // As somebody types it who does not look for the dashes.
  await stranger.hands.type(box, code.replaceAll('-', ' ').toLowerCase());
  await there.press(paper.submit);
  expect((await TasksPage.arrive(stranger)).ref).toBe(ref);

  await applicant.page.goto(paths.application(applicant.locale, ref));
  await expect(applicant.page).toHaveURL(/\/sign-in/);
});
