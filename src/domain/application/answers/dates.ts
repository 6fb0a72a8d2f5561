import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

type Hours = { date: CalendarDate; start: LocalTime; end: LocalTime };

export type DatesAnswers = {
  /** Asked in triage; the first row of `days` replaces it. */
  firstDay?: CalendarDate;
  pattern?: 'one_day' | 'several_days' | 'weekly_series';
  /** Of a series, the first date of each weekday that has hours of its own. */
  days?: Row<Hours>[];
  /** Is time on site needed before or after? */
  setupNeeded?: YesNo;
  setup?: Row<Hours & { area: string; blocksStreet: YesNo }>[];
  teardown?: Row<Hours & { area: string; blocksStreet: YesNo }>[];
  repeats?: 'weekly' | 'every_two_weeks' | 'monthly';
  weekdays?: Weekday[];
  seriesUntil?: CalendarDate;
  skipDates?: Row<{ date: CalendarDate }>[];
  /** Dates of a series with other hours or another crowd. */
  changes?: Row<Hours & { people: number }>[];
};

/** How a season is run. */
export type SeasonAnswers = {
  sameSetup?: YesNo;
  sellersChange?: YesNo;
  producersOnly?: YesNo;
  /** Do sellers take SNAP or WIC? */
  foodBenefits?: YesNo;
};

/** What happens when the day or the weather does not work. */
export type AlternativesAnswers = {
  rain?: 'goes_on' | 'cancel' | 'indoors' | 'another_day';
  possible?: YesNo;
  /** In the order in which the organizer would like them. */
  list?: Row<{ date: CalendarDate; place: string }>[];
};

/** What happens when, on stages and elsewhere. */
export type ProgramAnswers = Row<{ date: CalendarDate; time: LocalTime; what: string; place: string }>[];
