import assert from 'node:assert/strict';
import { test } from 'node:test';
import { submits } from '#db/seeds/deeds/organizer.ts';
import { STORIES } from '#db/seeds/demo.ts';
import { demoDays } from '#db/seeds/demo-days.ts';
import { cityNamed } from '#src/city/index.ts';
import { issuesOf, stepsFor } from '#src/domain/application/journey.ts';
import { isBusinessDay } from '#src/domain/deadlines.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt, weekdayOf } from '#src/domain/shared/calendar-date.ts';

const baltimore = cityNamed('baltimore');
const stories = STORIES.baltimore ?? [];
const DAY_MS = 86_400_000;
// Every ninth day of more than a year at any hour: weekends, holidays, both changes of the clock, the turn of the year.
const SEEDING = Array.from(
  { length: 46 },
  (_, i) => new Date(Date.UTC(2026, 10, 20, (i * 7) % 24, 30) + i * 9 * DAY_MS),
);

test('on any day the stories lie in the past and in order', () => {
  for (const now of SEEDING) {
    const days = demoDays(baltimore, now);
    for (const story of stories) {
      const name = `${story.answers(days).event?.name} at ${now.toISOString()}`;
      const moments = story.deeds(days).map(([at]) => at);
      assert.deepEqual(
        moments,
        moments.toSorted((a, b) => a.getTime() - b.getTime()),
        name,
      );
      assert.ok((moments.at(-1) ?? now) <= now, name);
    }
  }
});

test('on any day the answers are complete and taken when they are sent', () => {
  for (const now of SEEDING.filter((_, i) => i % 3 === 0)) {
    const days = demoDays(baltimore, now);
    for (const story of stories) {
      const answers = story.answers(days);
      const sent = story.deeds(days).find(([, deed]) => deed === submits)?.[0];
      if (!sent) continue;
      const today = calendarDateAt(sent, baltimore.timeZone);
      const issues = stepsFor(answers).flatMap((step) => issuesOf(step, answers, today));
      assert.deepEqual(issues, [], `${answers.event?.name} at ${now.toISOString()}`);
      const { refusals } = evaluate(baltimore, answers, { moment: 'submit', today, submittedOn: today });
      assert.deepEqual(
        refusals.filter((one) => one.at === 'submit'),
        [],
        answers.event?.name,
      );
    }
  }
});

test('no organizer has two cases of the same name', () => {
  const days = demoDays(baltimore, new Date('2027-03-10T17:00:00Z'));
  const names = stories.map((story) => `${story.by} ${story.answers(days).event?.name}`);
  assert.deepEqual(names.toSorted(), [...new Set(names)].toSorted());
});

test('days of the demo fall on the weekday they say and on no day that is already full', () => {
  // The third Saturday of May 2027 is full.
  const days = demoDays(baltimore, new Date('2027-05-10T16:00:00Z'));
  assert.equal(days.saturday(3), '2027-05-22');
  assert.equal(days.saturday(0), '2027-05-22');
  assert.equal(days.sunday(-1), '2027-05-09');
  assert.equal(days.friday(0), '2027-05-14');
});

test('a business day ago is never a weekend or a holiday', () => {
  // The Monday after New Year's Day.
  const days = demoDays(baltimore, new Date('2027-01-04T15:00:00Z'));
  assert.equal(calendarDateAt(days.ago(1, '09:00'), 'America/New_York'), '2026-12-31');
  for (let back = 1; back < 60; back += 1) {
    const day = calendarDateAt(days.ago(back, '09:00'), 'America/New_York');
    assert.ok(isBusinessDay(day, baltimore.businessCalendar), day);
    assert.ok(weekdayOf(day) !== 0);
  }
});

test('work that takes long goes on in the morning of the next business day', () => {
  const days = demoDays(baltimore, new Date('2027-03-15T16:00:00Z'));
  const moments = days.officeMoments(new Date('2027-03-12T21:20:00Z'), 3, 30); // a Friday at 4:20 p.m.
  assert.deepEqual(
    moments.map((moment) => moment.toISOString()),
    ['2027-03-12T21:20:00.000Z', '2027-03-15T13:05:00.000Z', '2027-03-15T13:35:00.000Z'],
  );
});
