import { blockParty, festival } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { rightToLeftFaults } from '#e2e/pages/pseudo-locale.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StartPage } from '#e2e/pages/start.ts';
import { stepsFor } from '#src/domain/application/journey.ts';
import { paths } from '#src/paths.ts';

test('every page of a journey can be read from right to left in longer words @once', async ({
  open,
  arrange,
  inbox,
}) => {
  // Eighty pages, looked at in two sizes and two directions.
  test.setTimeout(600_000);
  const answers = festival(juneSaturday());
  const owner = await arrange.applicant();
  const email = owner.kind === 'applicant' ? owner.email : '';
  const draft = await arrange.draft(answers, owner);
  const sent = await arrange.submitted(blockParty(juneSaturday()), owner);
  const person = await open(email);
  const faults: string[] = [];
  const look = async (name: string, address?: string) => {
    if (address !== undefined) await person.page.goto(address);
    faults.push(...(await rightToLeftFaults(person.page)).map((fault) => `${name}: ${fault}`));
  };

  await look('home', paths.home('en'));
  const start = await StartPage.open(person);
  await start.findOut(answers);
  await look('what is needed');
  await look('start', paths.start('en'));
  await (await StartPage.open(person)).press(person.text.application.start.show);
  await look('start, left blank');

  const signIn = await SignInPage.open(person);
  await look('sign in');
  await SignInPage.open(person);
  await signIn.askForCode(email);
  const code = person.page.url();
  await look('code');
  await person.page.goto(code);
  await signIn.typeCode(await inbox.codeFor(email));

  await look('tasks', paths.application('en', draft.ref));
  for (const { id } of stepsFor(answers)) await look(id, paths.step('en', draft.ref, id));
  await look('documents', paths.documents('en', draft.ref));
  await look('check', paths.checkAnswers('en', draft.ref));
  await look('sent', paths.sent('en', sent.ref));
  await look('status', paths.application('en', sent.ref));
  await look('check a status', paths.status('en'));
  await look('help', paths.help('en'));
  expect(faults).toEqual([]);
});
