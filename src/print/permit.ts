import type { City } from '#src/domain/city.ts';
import { fingerprintOf, type PermitFacts, spacedCode } from '#src/domain/permit.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';
import { qrSvg } from '#src/print/qr.ts';
import { type PaperData, printPdf } from '#src/print/typst.ts';
import { dayIn, longDate, shortDate, timeOfDay, timeRange, weekdayDate } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';

/** What stands on the paper of a permit. The contact is for the paper alone and no part of the public facts. */
export interface PermitPaper {
  facts: PermitFacts;
  signature: string;
  keyId: string;
  city: City;
  locale: Locale;
  publicOrigin: string;
  organizer: string;
  contact: { name: string; phone: string } | null;
  /** All conditions, also those that only the holder reads. */
  conditions: readonly { agency: string; words: { en: string; es: string } }[];
}

type Span = PermitFacts['days'][number];
type Table = { head: string[]; widths: number[]; rows: string[][] };

function timeWords(span: Span, locale: Locale): string {
  const text = textFor(locale).permit.paper;
  const from = timeOfDay(span.startTime, locale);
  const until = timeOfDay(span.endTime, locale);
  if (span.endDate === span.startDate) return timeRange(span.startTime, span.endTime, locale);
  if (span.endDate === addDays(span.startDate, 1)) return text.timeNextDay({ from, until });
  return text.timeLong({ from, untilDay: longDate(span.endDate, locale), until });
}

/** The days and times of a permit as rows of what, day and time. Shape: pure. */
export function timeRows(facts: PermitFacts, locale: Locale): string[][] {
  const { kinds } = textFor(locale).permit.paper;
  const rows = (kind: string, spans: readonly Span[]) =>
    spans.map((span) => [kind, weekdayDate(span.startDate, locale), timeWords(span, locale)]);
  return [
    ...rows(kinds.setup, facts.setup),
    ...rows(kinds.event, facts.days),
    ...rows(kinds.teardown, facts.teardown),
  ];
}

const spanWords = (span: Span, locale: Locale): string =>
  textFor(locale).permit.paper.span({
    fromDay: shortDate(span.startDate as CalendarDate, locale),
    from: timeOfDay(span.startTime as LocalTime, locale),
    untilDay: shortDate(span.endDate, locale),
    until: timeOfDay(span.endTime, locale),
  });

function tablesOf(facts: PermitFacts, locale: Locale): { heading: string; table: Table }[] {
  const text = textFor(locale).permit.paper;
  const times = { head: Object.values(text.timeColumns), widths: [2, 5, 4], rows: timeRows(facts, locale) };
  const closures = {
    head: Object.values(text.closureColumns),
    widths: [3, 3, 3, 2.4, 4],
    rows: facts.closures.map((row) => [
      row.street,
      row.from,
      row.to,
      text.closureKinds[row.kind] ?? row.kind,
      spanWords(row, locale),
    ]),
  };
  const parking = {
    head: Object.values(text.parkingColumns),
    widths: [3, 3, 3, 2, 4],
    rows: facts.parking.map((row) => [
      row.street,
      row.from,
      row.to,
      text.sides[row.side] ?? row.side,
      spanWords(row, locale),
    ]),
  };
  const route = {
    head: Object.values(text.routeColumns),
    widths: [1, 1, 1],
    rows: facts.route.map((leg) => [leg.street, leg.from, leg.to]),
  };
  return [
    { heading: text.times, table: times },
    { heading: text.closures, table: closures },
    { heading: text.parking, table: parking },
    { heading: text.route, table: route },
  ].filter((section) => section.table.rows.length > 0);
}

function conditionsOf(paper: PermitPaper, locale: Locale): PaperData {
  const text = textFor(locale).permit.paper;
  if (paper.conditions.length === 0) return { heading: text.conditions, lead: text.conditionsNone };
  const agencies = [...new Set(paper.conditions.map((condition) => condition.agency))];
  return {
    heading: text.conditions,
    lead: text.conditionsLead,
    groups: agencies.map((key) => ({
      heading: paper.city.agencies.find((agency) => agency.key === key)?.name[locale] ?? key,
      list: paper.conditions
        .filter((condition) => condition.agency === key)
        .map((condition) => condition.words[locale]),
    })),
  };
}

function partOf(paper: PermitPaper, locale: Locale): PaperData {
  const { facts, city } = paper;
  const text = textFor(locale).permit.paper;
  const address = new URL(paths.permit('en', facts.code), paper.publicOrigin).href;
  const { host } = new URL(paper.publicOrigin);
  const first = weekdayDate(facts.validFrom, locale);
  const last = weekdayDate(facts.validUntil, locale);
  const valid = first === last ? text.validOn({ day: first }) : text.validFrom({ first, last });
  const contact = paper.contact;
  return {
    lang: locale,
    service: city.serviceName[locale],
    city: city.name[locale],
    title: text.title,
    event: facts.eventName,
    facts: [
      { label: text.number, value: facts.number },
      { label: text.organizer, value: paper.organizer },
      { label: text.places, value: facts.places.map((place) => place[locale]).join('\n') },
      { label: text.valid, value: `${valid}\n${text.validTimes}` },
      { label: text.issued, value: longDate(dayIn(new Date(facts.issuedAt), city.timeZone), locale) },
    ].filter((fact) => fact.value !== ''),
    qr: { svg: qrSvg(address), alt: text.qrAlt({ address }), words: text.qrWords({ host }) },
    carry: text.carry,
    sections: [
      ...tablesOf(facts, locale),
      conditionsOf(paper, locale),
      {
        heading: text.contacts,
        facts: [
          ...(contact ? [{ label: text.onsite, value: `${contact.name}\n${contact.phone}` }] : []),
          { label: text.cityHelp, value: city.phoneForHelp[locale] },
          { label: text.emergency, value: text.emergencyNumber },
        ],
      },
    ],
    check: {
      heading: text.check,
      lead: text.checkLead({ host }),
      code: spacedCode(facts.code),
      lines: [text.checkHost({ host }), text.checkLive],
      fingerprint: `${text.fingerprint} ${fingerprintOf(paper.signature)} · ${text.key} ${paper.keyId}`,
    },
  };
}

/**
 * The paper of a permit in the holder's language, and for officers in English as well.
 * Shape: PDF/UA-1, the same facts give the same pages.
 */
export function permitPdf(paper: PermitPaper): Buffer {
  const text = textFor(paper.locale).permit.paper;
  const { host } = new URL(paper.publicOrigin);
  const locales: Locale[] = paper.locale === 'en' ? ['en'] : [paper.locale, 'en'];
  return printPdf('permit', {
    lang: paper.locale,
    city: paper.city.name[paper.locale],
    documentTitle: `${text.title} ${paper.facts.number}`,
    footer: text.footer({ number: paper.facts.number, host }),
    pageWords: text.page({ page: '{page}', pages: '{pages}' }),
    parts: locales.map((locale) => partOf(paper, locale)),
  });
}
