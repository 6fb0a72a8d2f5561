import { festival } from '#e2e/fixtures/answers.ts';
import { seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { ConditionsPage } from '#e2e/pages/conditions.ts';
import { SignInPage } from '#e2e/pages/sign-in.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import { decideReview } from '#src/commands/review.ts';
import type { ConditionInput } from '#src/domain/condition.ts';

const KEY = 'Send us the plan of the gates.';
const endsAt = (libraryKey: string, time: string): ConditionInput => ({
  libraryKey,
  parameters: { time },
  words: '',
  met: 'during',
});

test('two agencies that end an event at two times, and a proof without script, hold up the permit @plain @ways', async ({
  arrange,
  service,
  coordinator,
  reviewer,
  open,
  inbox,
}) => {
  const one = await arrange.inReview(festival(juneSaturday()));
  const decide = async (agency: string, ...conditions: ConditionInput[]) =>
    await decideReview(await one.desk(agency), {
      ...(await seenBy(service.db, one as TestCase, agency)),
      decision: 'approve_with_conditions',
      reason: null,
      words: '',
      conditions,
    });
  await decide('police', endsAt('event-ends-by', '9 p.m.'), {
    libraryKey: null,
    parameters: {},
    words: KEY,
    met: 'before_issue',
    proof: 'document',
  });
  await decide('special-events', endsAt('event-hours-end', '10 p.m.'));
  for (const agency of await arrange.openAgencies(one)) await arrange.approve(one, agency);
  await arrange.waivePapers(one);

  const desk = await CasePage.open(coordinator, one.ref, one.eventName);
  const { text } = coordinator;
  await desk.press(text.review.case.steer.issue);
  await desk.expectErrors(one.eventName, [{ message: text.review.refused['conditions-contradict'] ?? '' }]);
  await desk.settle('event-ends', /9 p\.m\./, 'The neighbors were told nine.');
  await expect(desk.main).toContainText(text.review.case.conditions.setAside);
  await desk.press(text.review.case.steer.issue);
  await desk.expectErrors(one.eventName, [{ message: text.review.refused['missing-conditions'] ?? '' }]);

  const owner = await open(one.ownerEmail);
  await (await SignInPage.open(owner)).signIn(inbox);
  const status = await StatusPage.open(owner, one.ref, one.eventName);
  await status.follow(owner.text.status.conditions.open);
  let list = await ConditionsPage.open(owner, one.ref);
  await expect(list.main).not.toContainText('10 p.m.');
  const pdf = { name: 'gates.pdf', mimeType: 'application/pdf', buffer: Buffer.from(plainPdf()) };
  await list.sendFile(KEY, pdf);
  await list.expectSent();
  await list.expectState(KEY, 'proof_sent');

  const police = await CasePage.open(await reviewer('police'), one.ref, one.eventName);
  await police.refuseProof(KEY, 'The gate at the pond is not on it.');
  list = await ConditionsPage.open(owner, one.ref);
  await list.expectSaid(KEY, 'The gate at the pond is not on it.');
  await list.sendFile(KEY, { ...pdf, name: 'all-gates.pdf', buffer: Buffer.from(plainPdf({ pages: 2 })) });
  await list.expectSent();
  const again = await CasePage.open(police.person, one.ref, one.eventName);
  await again.acceptProof(KEY);

  await (await CasePage.open(coordinator, one.ref, one.eventName)).issue();
  const issued = await StatusPage.open(owner, one.ref, one.eventName);
  await issued.expectStatus('permit_issued');
});
