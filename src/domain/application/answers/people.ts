import type { Row } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

export type PeopleAnswers = {
  /** Most people present at one moment. */
  peak?: number;
  peakTime?: LocalTime;
  /** Of several days, how many come on each. */
  byDay?: Row<{ date: CalendarDate; people: number; label: string }>[];
  /** Each person once, over all days. */
  total?: number;
  staff?: number;
  /** Of `total`, people who march, run or play. Who is neither these nor staff looks on. */
  participants?: number;
  /** Of `staff`. */
  volunteers?: number;
  /** Of `staff`, people at stalls and trucks. */
  sellers?: number;
  basis?: 'tickets' | 'registrations' | 'last_year' | 'permit_count' | 'crowd_model' | 'guess';
  basisNote?: string;
  ages?: ('children' | 'teens' | 'adults' | 'seniors')[];
};

/** How people come. */
export type ArrivalsAnswers = {
  cars?: number;
  coaches?: number;
  /** Of a hundred people, how many come without a car. */
  withoutCar?: number;
};
