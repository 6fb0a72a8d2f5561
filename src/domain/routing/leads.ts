import type { Answers } from '#src/domain/application/answers.ts';
import type { Lead, Rule } from '#src/domain/city.ts';
import {
  type Anchors,
  asCalendarDays,
  type BusinessCalendar,
  earliestAnchorDay,
  latestFilingDay,
} from '#src/domain/deadlines.ts';
import { firstEventDay, firstSetupDay } from '#src/domain/routing/event-days.ts';
import { effectsOf } from '#src/domain/routing/gather.ts';
import { addDays, type CalendarDate, daysBetween } from '#src/domain/shared/calendar-date.ts';

export interface RequiredLead {
  /** Calendar days before the first event day. */
  days: number;
  /** The rule that decides it; null when nothing must be filed ahead. */
  rule: string | null;
  latestFilingDay: CalendarDate | null;
  earliestEventDay: CalendarDate;
}

/** The days leads count back from. Shape: pure; null while not said. Installation counts from the first set-up day. */
export function anchorsOf(answers: Answers): Anchors {
  const event = firstEventDay(answers);
  const setup = firstSetupDay(answers);
  return { first_event_day: event, first_setup_day: setup, installation: setup, opening: event };
}

/** Every lead that fired, also advice and notice. Shape: pure, in the order of the rules. */
export function leadsOf(
  fired: readonly Rule[],
  anchors: Anchors,
  calendar: BusinessCalendar,
): { rule: string; lead: Lead; latestFilingDay: CalendarDate | null }[] {
  return fired.flatMap((rule) =>
    rule.lead
      ? [{ rule: rule.id, lead: rule.lead, latestFilingDay: latestFilingDay(rule.lead, anchors, calendar) }]
      : [],
  );
}

/** Rules whose required lead another rule takes away. */
const dropped = (fired: readonly Rule[], id: string): boolean =>
  effectsOf(fired, 'drop-leads').some(({ effect }) =>
    effect.rules.length > 0 ? effect.rules.includes(id) : !effect.except.includes(id),
  );

const measure = (
  id: string,
  lead: Lead,
  anchors: Anchors,
  filedOn: CalendarDate,
  calendar: BusinessCalendar,
): RequiredLead & { rule: string } => {
  const event = anchors.first_event_day;
  const anchor = anchors[lead.anchor];
  const latest = latestFilingDay(lead, anchors, calendar);
  // Set-up may start days before the event, and the event moves as a whole.
  const offset = event !== null && anchor !== null ? daysBetween(anchor, event) : 0;
  return {
    rule: id,
    days: latest !== null && event !== null ? daysBetween(latest, event) : asCalendarDays(lead),
    latestFilingDay: latest,
    earliestEventDay: addDays(earliestAnchorDay(lead, filedOn, calendar), offset),
  };
};

/**
 * The longest of the required leads that fired, and what is left without the rule behind it.
 * Shape: pure; of equal leads the first rule counts. `withoutDriver` is null when the driver is what the event *is* (a rule
 * that names the track cannot be dropped) or when dropping it gains no day.
 * Units: calendar days before the first event day.
 */
export function requiredLead(
  fired: readonly Rule[],
  anchors: Anchors,
  filedOn: CalendarDate,
  calendar: BusinessCalendar,
): {
  required: RequiredLead;
  withoutDriver: { rule: string; days: number; earliestEventDay: CalendarDate } | null;
} {
  const measured = fired
    .flatMap((rule) =>
      rule.lead?.force === 'required' && !dropped(fired, rule.id)
        ? [measure(rule.id, rule.lead, anchors, filedOn, calendar)]
        : [],
    )
    .sort((left, right) => right.days - left.days);
  const none: RequiredLead = {
    days: 0,
    rule: null,
    latestFilingDay: anchors.first_event_day,
    earliestEventDay: filedOn,
  };
  const [driver, next] = measured;
  if (!driver || driver.days === 0) return { required: driver ?? none, withoutDriver: null };
  const without = next ?? none;
  const isTrack = effectsOf(
    fired.filter((rule) => rule.id === driver.rule),
    'track',
  ).length;
  return {
    required: {
      ...driver,
      // A business-day lead may reach further than the longest one when holidays lie in between.
      earliestEventDay:
        measured
          .map((one) => one.earliestEventDay)
          .sort()
          .at(-1) ?? filedOn,
    },
    withoutDriver:
      isTrack || without.days >= driver.days
        ? null
        : { rule: driver.rule, days: without.days, earliestEventDay: without.earliestEventDay },
  };
}
