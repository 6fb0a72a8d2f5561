import type { Answers } from '#src/domain/application/answers.ts';
import { endDay } from '#src/domain/application/schedule.ts';
import { occurrencesOf } from '#src/domain/application/series.ts';
import type { City } from '#src/domain/city.ts';
import {
  type CalendarDate,
  calendarDateAt,
  instantAt,
  type LocalTime,
} from '#src/domain/shared/calendar-date.ts';
import { canonicalJson } from '#src/domain/shared/canonical-json.ts';
import { CROCKFORD, crockford } from '#src/domain/shared/ids.ts';
import type { Spoken } from '#src/domain/shared/locale.ts';

type Span = { startDate: CalendarDate; startTime: LocalTime; endDate: CalendarDate; endTime: LocalTime };
type StreetPiece = { street: string; from: string; to: string };

/**
 * Everything a permit says in public, and nothing else: what is signed, printed behind the code and shown to anybody.
 * No person, no address of a person, no plan. Kept as issued for ever, so a new key means a new `format`.
 */
export interface PermitFacts {
  format: 1;
  city: string;
  number: string;
  code: string;
  issuedAt: string;
  eventName: string;
  places: Spoken[];
  /** When people are there, dates of a series written out with the hours of each. */
  days: Span[];
  setup: Span[];
  teardown: Span[];
  closures: (StreetPiece & Span & { kind: string })[];
  parking: (StreetPiece & Span & { side: string; spaces: number })[];
  route: StreetPiece[];
  /** Conditions that anybody may read. The holder has all of them on paper. */
  conditions: { agency: string; words: Spoken }[];
  otherConditionsCount: number;
  validFrom: CalendarDate;
  validUntil: CalendarDate;
}

/** What a permit is made from. */
export interface PermitSource {
  city: City;
  application: { event_name: string | null };
  version: { answers: Answers };
  conditions: readonly { agency: string; words_en: string; words_es: string; is_public: boolean }[];
  number: string;
  code: string;
  issuedAt: Date;
}

type TimeRow = {
  date?: CalendarDate | undefined;
  start?: LocalTime | undefined;
  end?: LocalTime | undefined;
};
type SpanRow = Partial<Span>;

const spanOfTimes = (row: TimeRow): Span[] =>
  row.date && row.start && row.end
    ? [
        {
          startDate: row.date,
          startTime: row.start,
          endDate: endDay(row.date, row.start, row.end),
          endTime: row.end,
        },
      ]
    : [];

const spanOfDates = (row: SpanRow): Span[] =>
  row.startDate && row.startTime && row.endDate && row.endTime
    ? [
        {
          startDate: row.startDate,
          startTime: row.startTime,
          endDate: row.endDate,
          endTime: row.endTime,
        },
      ]
    : [];

const inOrder = <T extends Span>(spans: T[]): T[] =>
  spans.sort((a, b) => (`${a.startDate}${a.startTime}` < `${b.startDate}${b.startTime}` ? -1 : 1));

function placesOf(answers: Answers, city: City): Spoken[] {
  const listed = city.register.places.find((place) => place.key === answers.places?.park);
  const typed = answers.places?.otherPark?.trim();
  const address = answers.places?.address?.trim();
  const streets = [...(answers.closures ?? []), ...(answers.route?.legs ?? [])].flatMap((row) =>
    row.street ? [row.street.trim()] : [],
  );
  return [
    ...(listed ? [listed.name] : []),
    ...(typed ? [{ en: typed, es: typed }] : []),
    ...(address ? [{ en: address, es: address }] : []),
    ...[...new Set(streets)].map((street) => ({ en: street, es: street })),
  ];
}

/**
 * The public facts of a permit at the moment of issue.
 * Shape: pure; spans in order of time. Rows that are not complete, which no submission has, are left out.
 */
export function permitFacts(source: PermitSource): PermitFacts {
  const { answers } = source.version;
  const days = inOrder(occurrencesOf(answers.dates).flatMap(spanOfTimes));
  const setup = inOrder((answers.dates?.setup ?? []).flatMap(spanOfTimes));
  const teardown = inOrder((answers.dates?.teardown ?? []).flatMap(spanOfTimes));
  const pieces = <T extends SpanRow & Partial<StreetPiece>>(row: T): (StreetPiece & Span)[] =>
    spanOfDates(row).map((span) => ({
      street: row.street ?? '',
      from: row.from ?? '',
      to: row.to ?? '',
      ...span,
    }));
  const closures = inOrder(
    (answers.closures ?? []).flatMap((row) =>
      pieces(row).map((piece) => ({ ...piece, kind: row.kind ?? 'full' })),
    ),
  );
  const parking = inOrder(
    (answers.parking ?? []).flatMap((row) =>
      pieces(row).map((piece) => ({ ...piece, side: row.side ?? 'both', spaces: row.spaces ?? 0 })),
    ),
  );
  const all = [...days, ...setup, ...teardown, ...closures, ...parking];
  const issuedOn = calendarDateAt(source.issuedAt, source.city.timeZone);
  const open = source.conditions.filter((condition) => condition.is_public);
  return {
    format: 1,
    city: source.city.key,
    number: source.number,
    code: source.code,
    issuedAt: source.issuedAt.toISOString(),
    eventName: source.application.event_name ?? '',
    places: placesOf(answers, source.city),
    days,
    setup,
    teardown,
    closures,
    parking,
    route: (answers.route?.legs ?? []).map((leg) => ({
      street: leg.street ?? '',
      from: leg.from ?? '',
      to: leg.to ?? '',
    })),
    conditions: open.map((condition) => ({
      agency: condition.agency,
      words: { en: condition.words_en, es: condition.words_es },
    })),
    otherConditionsCount: source.conditions.length - open.length,
    validFrom: all.map((span) => span.startDate).sort()[0] ?? issuedOn,
    validUntil:
      all
        .map((span) => span.endDate)
        .sort()
        .at(-1) ?? issuedOn,
  };
}

/** The exact text that is signed: the same facts give the same bytes. Shape: pure. */
export const permitText = (facts: PermitFacts): string => canonicalJson(facts);

/** Whether stored facts are the ones that were signed: neither may change without the other. Shape: pure. */
export const isTextOf = (facts: PermitFacts, text: string): boolean => permitText(facts) === text;

export type PermitStanding = 'valid_now' | 'valid_later' | 'over' | 'revoked';

/**
 * Whether a permit counts at an instant.
 * Shape: pure; `valid_now` within any permitted time, set-up and closures included, and `valid_later` before and between them.
 * Units: `timeZone` is the city's IANA zone, since a permit speaks of times on the city's clock.
 */
export function permitStanding(
  facts: PermitFacts,
  revokedAt: Date | null,
  now: Date,
  timeZone: string,
): PermitStanding {
  if (revokedAt !== null) return 'revoked';
  const spans = [...facts.days, ...facts.setup, ...facts.teardown, ...facts.closures, ...facts.parking];
  const times = spans.map((span) => ({
    from: instantAt(span.startDate, span.startTime, timeZone).getTime(),
    // While the clock on the wall still shows a permitted time, the permit counts, in autumn also the second time around.
    until: instantAt(span.endDate, span.endTime, timeZone, 'last').getTime(),
  }));
  const at = now.getTime();
  if (times.some((time) => time.from <= at && at < time.until)) return 'valid_now';
  return times.some((time) => at < time.from) ? 'valid_later' : 'over';
}

const CODE_LETTERS = 26;

/**
 * The code a person meant: spaces, dashes and case do not matter, O is 0, I and L are 1.
 * Shape: pure; null when it cannot be a code.
 */
export function parsePermitCode(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (letters.length !== CODE_LETTERS) return null;
  return [...letters].every((letter) => CROCKFORD.includes(letter)) ? letters : null;
}

/** A code as it is printed, in groups that people can read aloud: four of five letters and one of six. Shape: pure. */
export const spacedCode = (code: string): string => code.replace(/(.{5})(?=.{5})/g, '$1 ');

/**
 * The beginning of a signature, short enough to compare by eye: `7K3Q-W9XM-2P4A-0BCD`, 80 bits.
 * Shape: pure; the signature is base64url.
 */
export function fingerprintOf(signature: string): string {
  const bytes = atob(signature.replaceAll('-', '+').replaceAll('_', '/'));
  const letters = crockford(Uint8Array.from(bytes.slice(0, 16), (letter) => letter.charCodeAt(0)));
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}
