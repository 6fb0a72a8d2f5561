import type { Answers } from '#src/domain/application/answers.ts';
import { largest, measure, sum, yes } from '#src/domain/routing/define-fact.ts';
import { eventDays, firstSetupDay } from '#src/domain/routing/event-days.ts';
import {
  addDays,
  type CalendarDate,
  daysBetween,
  isCalendarDate,
  minutesOf,
} from '#src/domain/shared/calendar-date.ts';

const DATES = ['dates.days', 'dates.pattern', 'dates.seriesUntil', 'dates.skipDates', 'dates.firstDay'];
const ON_SITE = [...DATES, 'dates.setupNeeded', 'dates.setup', 'dates.teardown'];
const POLICY = ['insurance.status', 'insurance.validFrom', 'insurance.validTo'];

interface Stay {
  readonly first: CalendarDate;
  readonly last: CalendarDate;
}

const dayIn = (value: unknown): CalendarDate | null =>
  typeof value === 'string' && isCalendarDate(value) ? value : null;

/** The day on which a row ends; past midnight it is the next one. */
function endOf(row: { date?: string; start?: string; end?: string }): CalendarDate | null {
  const day = dayIn(row.date);
  if (!day || row.start === undefined || row.end === undefined) return day;
  return minutesOf(row.end) <= minutesOf(row.start) ? addDays(day, 1) : day;
}

/** From the first day of set-up to the last day of clean-up. */
function stayOf(answers: Answers): Stay | null {
  const first = firstSetupDay(answers);
  const { days = [], teardown = [], setupNeeded } = answers.dates ?? {};
  const ends = [...days, ...(setupNeeded === 'no' ? [] : teardown)].map(endOf);
  const last = [...eventDays(answers), ...ends.filter((day) => day !== null)].sort().at(-1);
  return first && last && last >= first ? { first, last } : null;
}

const daysOf = ({ first, last }: Stay) => daysBetween(first, last) + 1;

/** How many days of the stay the policy covers; null while its days are not said. */
function insuredDays(answers: Answers): number | null {
  const stay = stayOf(answers);
  const [from, to] = [dayIn(answers.insurance?.validFrom), dayIn(answers.insurance?.validTo)];
  if (!stay || !from || !to || answers.insurance?.status !== 'have') return null;
  const first = from > stay.first ? from : stay.first;
  const last = to < stay.last ? to : stay.last;
  return last < first ? 0 : daysOf({ first, last });
}

const policy = (answers: Answers) => (answers.insurance?.status === 'have' ? answers.insurance : undefined);

/** What cares for people: space, ways out, weather, access, insurance, help of the city. */
const DRIVEN: readonly string[] = ['float', 'car', 'truck', 'motorcycles'];

export const CARE_FACTS = {
  guards: measure(['safety.guards'], ({ answers }) => answers.safety?.guards ?? null),
  /** Where no fence says how large it is. Units: square feet for each person at the busiest moment. */
  squareFeetPerPerson: measure(['crowd.squareFeet', 'people.peak'], ({ answers }) => {
    const [space, peak] = [answers.crowd?.squareFeet, answers.people?.peak];
    return space === undefined || peak === undefined || peak <= 0 ? null : space / peak;
  }),
  lightningMiles: measure(
    ['emergency.lightningMiles'],
    ({ answers }) => answers.emergency?.lightningMiles ?? null,
  ),
  lightningMinutes: measure(
    ['emergency.lightningMinutes'],
    ({ answers }) => answers.emergency?.lightningMinutes ?? null,
  ),
  /** The strongest wind at which something still waits for its step. */
  windMph: measure(['emergency.wind'], ({ answers }) =>
    largest((answers.emergency?.wind ?? []).map((row) => row.mph)),
  ),
  handwash: measure(['sanitation.handwash'], ({ answers }) => answers.sanitation?.handwash ?? null),
  routeInches: measure(['access.routeInches'], ({ answers }) => answers.access?.routeInches ?? null),
  seats: measure(['access.seats'], ({ answers }) => answers.access?.seats ?? null),
  viewingSpaces: measure(['access.viewingSpaces'], ({ answers }) => answers.access?.viewingSpaces ?? null),
  daysOnSite: measure(ON_SITE, ({ answers }) => {
    const stay = stayOf(answers);
    return stay ? daysOf(stay) : null;
  }),
  insuredDays: measure([...ON_SITE, ...POLICY], ({ answers }) => insuredDays(answers)),
  /** Days on site that the policy does not cover. */
  insuranceGapDays: measure([...ON_SITE, ...POLICY], ({ answers }) => {
    const [stay, covered] = [stayOf(answers), insuredDays(answers)];
    return stay && covered !== null ? daysOf(stay) - covered : null;
  }),
  insurancePerOccurrence: measure(
    ['insurance.perOccurrence', 'insurance.status'],
    ({ answers }) => policy(answers)?.perOccurrence ?? null,
  ),
  insuranceAggregate: measure(
    ['insurance.aggregate', 'insurance.status'],
    ({ answers }) => policy(answers)?.aggregate ?? null,
  ),
  insuranceWithoutCity: yes(
    ['insurance.namesCity', 'insurance.status'],
    ({ answers }) => policy(answers)?.namesCity === 'no',
  ),
  paidWorkers: yes(['insurance.paidWorkers'], ({ answers }) => answers.insurance?.paidWorkers === 'yes'),
  /** Floats, cars and motorcycles. Smaller parades say how many floats, larger ones list what comes. */
  paradeVehicles: measure(['route.floats', 'route.units', 'event.kind'], ({ answers }) => {
    const { units, floats } = answers.route ?? {};
    if (units === undefined) return floats ?? null;
    return sum(units.map(({ kind, count }) => (DRIVEN.includes(kind ?? '') ? count : 0)));
  }),
  servicesWanted: measure(['services.wanted', 'services.list'], ({ answers }) =>
    answers.services?.wanted === 'yes' ? (answers.services.list ?? []).length : 0,
  ),
  cityPartner: yes(['fees.discounts'], ({ answers }) =>
    (answers.fees?.discounts ?? []).some((one) => one === 'city_partner' || one === 'city_grant'),
  ),
} as const;
