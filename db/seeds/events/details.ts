import { withCare } from '#db/seeds/events/care.ts';
import { placed } from '#db/seeds/events/placed.ts';
import type { SeedEvent } from '#db/seeds/events/shared.ts';
import type { Weekday } from '#src/domain/application/answers/dates.ts';
import { WEEKDAYS } from '#src/domain/application/answers/dates.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { allSteps, snapshotAnswers } from '#src/domain/application/journey.ts';
import { isBlank, valueAt, withValue } from '#src/domain/application/paths.ts';
import { addDays, minutesOf, weekdayOf } from '#src/domain/shared/calendar-date.ts';

type Days = NonNullable<NonNullable<Answers['dates']>['days']>;

const middleOf = (day: Days[number] | undefined): string => {
  const [from, until] = [minutesOf(day?.start ?? '12:00'), minutesOf(day?.end ?? '14:00')];
  return `${String(Math.floor((from + until) / 120)).padStart(2, '0')}:00`;
};

const weekdaysOf = (days: Days): Weekday[] => {
  const used = new Set(days.map((row) => WEEKDAYS[(weekdayOf(row.date ?? '2027-01-01') + 6) % 7]));
  return WEEKDAYS.filter((name) => used.has(name));
};

/** What organizers of all sizes say about themselves and their event, whether it is asked of this one or not. */
function plainDetails(answers: Answers): Answers {
  const { peak = 0, total = peak, staff = 0 } = answers.people ?? {};
  const days = answers.dates?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  const aDay = Math.ceil(total / Math.max(1, days.length));
  return {
    history: {
      changes: 'A few more stands, and a second way out.',
      editions: [
        {
          id: 'e1',
          year: Number((first?.date ?? '2027').slice(0, 4)) - 2,
          place: 'Baltimore',
          people: Math.ceil(total * 0.8),
        },
      ],
      annual: 'yes',
      tradition: 'no',
      incidents: 'no',
    },
    admission: {
      gift: 'no',
      kind: answers.event?.kind === 'race' ? 'registration' : 'tickets',
      lowestPrice: 500,
      highestPrice: 3500,
      atGate: 'yes',
      beneficiary: 'Maryland Food Bank',
      beneficiaryShare: 80,
      limit: answers.event?.access === 'public_ticketed' ? 'tickets' : 'counters',
      capacity: Math.ceil(peak * 1.2),
    },
    sponsors: { any: 'no' },
    guests: { important: 'no', broadcast: 'no' },
    dates: {
      ...(answers.dates?.setup
        ? { setup: answers.dates.setup.map((row) => ({ blocksStreet: 'yes', ...row })) }
        : {}),
      ...(answers.dates?.teardown
        ? { teardown: answers.dates.teardown.map((row) => ({ blocksStreet: 'yes', ...row })) }
        : {}),
      repeats: 'weekly',
      weekdays: weekdaysOf(days),
    },
    season: { sameSetup: 'yes', sellersChange: 'no', producersOnly: 'no', foodBenefits: 'yes' },
    alternatives: { rain: 'goes_on', possible: 'no' },
    people: {
      byDay: days.map(({ id, date }) => ({ id, ...(date === undefined ? {} : { date }), people: aDay })),
      peakTime: middleOf(first),
      basisNote: 'From the size of the place and from other events there.',
      participants: Math.floor((total - staff) * 0.75),
      volunteers: Math.floor(staff / 2),
      sellers: Math.floor(staff / 4),
    },
    arrivals: { withoutCar: 40, cars: Math.ceil(peak / 5), coaches: 1 },
    applicant: { contactBy: 'email' },
    organization: { taxId: '52-1234567', isOfficer: 'yes', fiscallySponsored: 'no' },
    producer: { hired: 'no' },
    onsite: { sameEveryDay: 'yes' },
    contacts: {
      publicName: 'Bo Lee',
      publicPhone: '+14105550125',
      safetyName: 'Kim Alvarez',
      safetyPhone: '+14105550126',
      sellersName: 'Dana Price',
      sellersPhone: '+14105550127',
      volunteersName: 'Sam Ortiz',
      volunteersPhone: '+14105550128',
    },
    billing: { isApplicant: 'yes' },
    program: days.map((row, at) => ({
      id: `p${at + 1}`,
      ...(row.date === undefined ? {} : { date: row.date }),
      ...(row.start === undefined ? {} : { time: row.start }),
      what: answers.event?.name ?? '',
    })),
    sanitation: last?.date === undefined ? {} : { cleanDate: addDays(last.date, 1), cleanTime: '10:00' },
    safety: {
      chemicals: 'no',
      crowdManagersReason: 'The guards are trained crowd managers too.',
      toiletsReason: 'A school next to the event opens its restrooms.',
      accessibleToiletsReason: 'The restrooms of the school are accessible.',
    },
    film: {
      company: 'Harbor City Productions LLC',
      locationManager: 'Kim Alvarez',
      locationManagerPhone: '+14105550126',
      baseCamp: 'no',
      crewParking: 'Paid garage on Lombard Street',
      catering: 'no',
      holds: 'no',
      stunts: 'no',
      propWeapons: 'no',
      wetDown: 'no',
      homes: 'no',
    },
  };
}

const ROWS_COMPLETED = ['dates.setup', 'dates.teardown'];

/**
 * The same answers with what every organizer of such an event is asked besides and what an example has no reason to
 * choose: contacts, earlier years, entry, other days.
 * Shape: pure; an answer that is there stays, and nothing is added that is not asked.
 */
export function withDetails(given: Answers): Answers {
  const answers = withCare(given);
  const details = plainDetails(answers);
  const names = allSteps().flatMap((step) => step.fields.map((field) => field.name));
  const isAdded = (name: string) =>
    !isBlank(valueAt(details, name)) && (isBlank(valueAt(answers, name)) || ROWS_COMPLETED.includes(name));
  const added = names.filter(isAdded);
  const full = added.reduce((all, name) => withValue(all, name, valueAt(details, name)), answers);
  const asked = snapshotAnswers(full);
  return added.reduce((all, name) => {
    const value = valueAt(asked, name);
    return isBlank(value) ? all : withValue(all, name, value);
  }, answers);
}

/** An event with the details of `withDetails`, and with the usual answers about its place. Shape: pure. */
export const detailed = (event: SeedEvent): SeedEvent =>
  placed((firstDay, by) => withDetails(event(firstDay, by)));
