import { blockParty } from '#e2e/fixtures/answers.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { LookUpPage } from '#e2e/pages/look-up.ts';

test('whoever knows reference and e-mail sees how far a case is, and nothing personal', async ({
  stranger,
  arrange,
}) => {
  const one = await arrange.submitted(blockParty(juneSaturday()));
  const lookUp = await LookUpPage.open(stranger);
  await lookUp.lookUp(one.ref.toLowerCase().replaceAll('-', ' '), one.ownerEmail.toUpperCase());
  await lookUp.expectStatus('submitted');
  for (const secret of [one.eventName, 'Ana Rivera', 'Keswick', one.ownerEmail])
    await expect(lookUp.main).not.toContainText(secret);
});

test('a look-up counts the agencies that have the case and names none of them', async ({
  stranger,
  arrange,
}) => {
  const one = await arrange.inReview(blockParty(juneSaturday()));
  const lookUp = await LookUpPage.open(stranger);
  await lookUp.lookUp(one.ref, one.ownerEmail);
  await lookUp.expectStatus('in_agency_review');
  const { city, locale } = stranger;
  for (const secret of [one.eventName, one.ownerEmail, ...city.agencies.map(({ name }) => name[locale])])
    await expect(lookUp.main).not.toContainText(secret);
});

test('a wrong reference and a wrong e-mail get the very same page', async ({ stranger, arrange }) => {
  const one = await arrange.submitted(blockParty(juneSaturday()));
  const lookUp = await LookUpPage.open(stranger);
  await lookUp.lookUp(one.ref, 'somebody.else@example.org');
  await lookUp.expectNoMatch();
  const wrongEmail = await lookUp.main.innerText();
  await lookUp.lookUp('7K3QW-9XM2P-4', one.ownerEmail);
  await lookUp.expectNoMatch();
  expect(await lookUp.main.innerText()).toBe(wrongEmail);
  await lookUp.lookUp('', '');
  const { text } = stranger;
  const {
    lookUp: words,
    lookUp: { ref, email },
  } = text.status;
  await lookUp.expectErrors(words.title, [
    { message: text.errors.issue('required', { label: ref }), box: lookUp.box(ref) },
    { message: text.errors.issue('required', { label: email }), box: lookUp.box(email) },
  ]);
});
