import type { PermitFacts } from '#src/domain/permit.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { longDate, shortDate, timeOfDay, timeRange, weekdayDate } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';

type Span = PermitFacts['days'][number];

/** A table of a permit, the same on paper and on the public page. */
export interface PermitTable {
  heading: string;
  columns: string[];
  /** How wide the columns are to each other. */
  widths: number[];
  rows: string[][];
}

function timeWords(span: Span, locale: Locale): string {
  const text = textFor(locale).permit.paper;
  const from = timeOfDay(span.startTime, locale);
  const until = timeOfDay(span.endTime, locale);
  if (span.endDate === span.startDate) return timeRange(span.startTime, span.endTime, locale);
  if (span.endDate === addDays(span.startDate, 1)) return text.timeNextDay({ from, until });
  return text.timeLong({ from, untilDay: longDate(span.endDate, locale), until });
}

const spanWords = (span: Span, locale: Locale): string =>
  textFor(locale).permit.paper.span({
    fromDay: shortDate(span.startDate, locale),
    from: timeOfDay(span.startTime, locale),
    untilDay: shortDate(span.endDate, locale),
    until: timeOfDay(span.endTime, locale),
  });

/** Days, closures, curb spaces and route of a permit in words. Shape: pure; a table without rows is left out. */
export function permitTables(facts: PermitFacts, locale: Locale): PermitTable[] {
  const text = textFor(locale).permit.paper;
  const times = (kind: string, spans: readonly Span[]) =>
    spans.map((span) => [kind, weekdayDate(span.startDate, locale), timeWords(span, locale)]);
  const tables: PermitTable[] = [
    {
      heading: text.times,
      columns: Object.values(text.timeColumns),
      widths: [2, 5, 4],
      rows: [
        ...times(text.kinds.setup, facts.setup),
        ...times(text.kinds.event, facts.days),
        ...times(text.kinds.teardown, facts.teardown),
      ],
    },
    {
      heading: text.closures,
      columns: Object.values(text.closureColumns),
      widths: [3, 3, 3, 2.4, 4],
      rows: facts.closures.map((row) => [
        row.street,
        row.from,
        row.to,
        text.closureKinds[row.kind] ?? row.kind,
        spanWords(row, locale),
      ]),
    },
    {
      heading: text.parking,
      columns: Object.values(text.parkingColumns),
      widths: [3, 3, 3, 2, 4],
      rows: facts.parking.map((row) => [
        row.street,
        row.from,
        row.to,
        text.sides[row.side] ?? row.side,
        spanWords(row, locale),
      ]),
    },
    {
      heading: text.route,
      columns: Object.values(text.routeColumns),
      widths: [1, 1, 1],
      rows: facts.route.map((leg) => [leg.street, leg.from, leg.to]),
    },
  ];
  return tables.filter((table) => table.rows.length > 0);
}
