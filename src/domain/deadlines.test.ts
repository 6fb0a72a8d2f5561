import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cityNamed } from '#src/city/index.ts';
import type { Lead } from '#src/domain/city.ts';
import {
  actionDueOn,
  addBusinessDays,
  asCalendarDays,
  businessDaysBetween,
  earliestAnchorDay,
  isBusinessDay,
  latestFilingDay,
} from '#src/domain/deadlines.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

// The same tries in every run; another number looks at others.
fc.configureGlobal({ seed: 20_261_122 });

const calendar = cityNamed('baltimore').businessCalendar;
const lead = (days: number, kind: Lead['kind'], anchor: Lead['anchor'] = 'first_event_day'): Lead => ({
  days,
  kind,
  anchor,
  force: 'required',
});
const anchors = (day: string, setup = day) => ({
  first_event_day: day,
  first_setup_day: setup,
  installation: setup,
  opening: day,
});

describe('business days of Baltimore', () => {
  test('the holidays of three years fall on the days they are kept', () => {
    const days = calendar.holidays.map((holiday) => holiday.on);
    for (const day of [
      ...['2026-11-26', '2026-11-27', '2026-12-25'],
      ...['2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05', '2027-09-06'],
      ...['2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31', '2028-07-04', '2029-01-01'],
    ])
      assert.ok(days.includes(day), day);
    assert.ok(calendar.holidays.every((holiday) => holiday.verification === 'unverified'));
  });

  test('Saturdays, Sundays and holidays are no business days', () => {
    assert.equal(isBusinessDay('2027-07-02', calendar), true);
    assert.equal(isBusinessDay('2027-07-03', calendar), false);
    assert.equal(isBusinessDay('2027-07-04', calendar), false);
    assert.equal(isBusinessDay('2027-07-05', calendar), false);
  });

  test('two business days after the Friday before Independence Day is Wednesday', () => {
    assert.equal(addBusinessDays('2027-07-02', 2, calendar), '2027-07-07');
    assert.equal(addBusinessDays('2027-07-07', -2, calendar), '2027-07-02');
    assert.equal(addBusinessDays('2027-07-03', 0, calendar), '2027-07-03');
  });

  test('Thanksgiving week has three business days', () => {
    assert.equal(businessDaysBetween('2026-11-22', '2026-11-28', calendar), 3);
    assert.equal(businessDaysBetween('2026-11-28', '2026-11-22', calendar), -3);
  });

  test('twenty business days before the day after Thanksgiving reach behind Veterans Day', () => {
    assert.equal(latestFilingDay(lead(20, 'business'), anchors('2026-11-28'), calendar), '2026-10-28');
  });
});

test('five business days from a Monday before Memorial Day end a day later', () => {
  assert.equal(addBusinessDays('2027-05-24', 5, calendar), '2027-06-01');
  assert.equal(addBusinessDays('2027-05-22', 5, calendar), '2027-05-28');
});

describe('leads', () => {
  test('a calendar lead counts every day back from its anchor, over a change of clocks too', () => {
    assert.equal(latestFilingDay(lead(28, 'calendar'), anchors('2027-03-28'), calendar), '2027-02-28');
    assert.equal(latestFilingDay(lead(28, 'calendar'), anchors('2027-11-21'), calendar), '2027-10-24');
  });

  test('a lead from set-up starts at the first set-up day', () => {
    assert.equal(
      latestFilingDay(lead(3, 'calendar', 'first_setup_day'), anchors('2027-06-12', '2027-06-10'), calendar),
      '2027-06-07',
    );
  });

  test('without a date there is no last day', () => {
    assert.equal(
      latestFilingDay(
        lead(28, 'calendar'),
        { first_event_day: null, first_setup_day: null, installation: null, opening: null },
        calendar,
      ),
      null,
    );
  });

  test('two business days from a Thursday make Saturday the first possible day', () => {
    assert.equal(earliestAnchorDay(lead(2, 'business'), '2027-03-11', calendar), '2027-03-13');
    assert.equal(latestFilingDay(lead(2, 'business'), anchors('2027-03-13'), calendar), '2027-03-11');
  });

  test('twenty business days are twenty-eight calendar days while no date is known', () => {
    assert.equal(asCalendarDays(lead(20, 'business')), 28);
    assert.equal(asCalendarDays(lead(2, 'business')), 3);
    assert.equal(asCalendarDays(lead(42, 'calendar')), 42);
  });

  test('filing on any day, the earliest day is in time and the day before it is not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('calendar' as const, 'business' as const),
        (offset, days, kind) => {
          const filedOn = addDays('2026-06-01', offset);
          const one = lead(days, kind);
          const earliest = earliestAnchorDay(one, filedOn, calendar);
          const latest = latestFilingDay(one, anchors(earliest), calendar) ?? '';
          const before = latestFilingDay(one, anchors(addDays(earliest, -1)), calendar) ?? '';
          return latest >= filedOn && before < filedOn;
        },
      ),
    );
  });
});

describe('the day by which the city acts', () => {
  const due = (from: string, days: number, firstEventDay: string | null) =>
    actionDueOn(from, days, firstEventDay, calendar);

  test('an event far away leaves every business day', () => {
    assert.equal(due('2027-04-01', 5, '2027-08-07'), '2027-04-08');
    assert.equal(due('2027-04-01', 5, null), '2027-04-08');
  });

  test('a near event ends it on the last business day before it begins', () => {
    assert.equal(due('2027-04-01', 5, '2027-04-07'), '2027-04-06');
    assert.equal(due('2027-04-01', 5, '2027-04-05'), '2027-04-02');
    assert.equal(due('2027-04-01', 5, '2027-04-08'), '2027-04-07');
    assert.equal(due('2027-04-01', 5, '2027-04-09'), '2027-04-08');
  });

  test('an event of today or tomorrow is acted on today, and never yesterday', () => {
    assert.equal(due('2027-04-01', 5, '2027-04-02'), '2027-04-01');
    assert.equal(due('2027-04-01', 5, '2027-04-01'), '2027-04-01');
    assert.equal(due('2027-04-03', 5, '2027-04-04'), '2027-04-03');
  });
});
