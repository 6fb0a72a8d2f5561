import { vigil } from '#db/seeds/events/speech.ts';
import { applyFor } from '#e2e/fixtures/apply.ts';
import { expect, test } from '#e2e/fixtures/test.ts';
import { CasePage } from '#e2e/pages/case.ts';
import { StatusPage } from '#e2e/pages/status.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';

const NAME = 'Vigil for Marcus';
const ZONE = 'America/New_York';
const NOTICE_MS = 3 * 3_600_000;

/** A vigil for most of the hour that is three hours from now: it never lasts past midnight. */
function vigilTonight(now: Date): Answers {
  const begins = new Date(now.getTime() + NOTICE_MS);
  const day = calendarDateAt(begins, ZONE);
  const hour = begins.toLocaleTimeString('en-GB', { timeZone: ZONE, hour: '2-digit' });
  const { speech, ...answers } = vigil(day);
  return {
    ...answers,
    dates: {
      firstDay: day,
      pattern: 'one_day',
      days: [{ id: 'd1', date: day, start: `${hour}:00`, end: `${hour}:59` }],
    },
    speech: { ...speech, alreadyAssembled: 'no', knownSince: calendarDateAt(now, ZONE) },
  };
}

test('a vigil of this evening is asked for in minutes and has its permit before it begins @once @ways', async ({
  applicant,
  arrange,
  coordinator,
  inbox,
  reviewer,
}) => {
  const answers = vigilTonight(new Date());
  const ref = await applyFor({ person: applicant, inbox, answers }, 'speech', async () => undefined);
  // Nobody has to look whether it is complete, and nothing waits for a deadline.
  const status = await StatusPage.open(applicant, ref, NAME);
  await status.expectStatus('in_agency_review');
  await (await CasePage.open(await reviewer('parks'), ref, NAME)).approve();
  const one = await arrange.existing(ref, answers);
  expect(await arrange.openAgencies(one)).toEqual([]);
  const desk = await CasePage.open(coordinator, ref, NAME);
  await desk.expectStatus('ready_to_issue');
  await desk.issue();
  await (await StatusPage.open(applicant, ref, NAME)).expectStatus('permit_issued');
});
