import { showPhone } from '#src/domain/application/parse.ts';
import type { City } from '#src/domain/city.ts';
import { fingerprintOf, type PermitFacts, spacedCode } from '#src/domain/permit.ts';
import { type Locale, type Spoken, spokenIn } from '#src/domain/shared/locale.ts';
import { paths } from '#src/paths.ts';
import { qrSvg } from '#src/print/qr.ts';
import { type PaperData, printPdf } from '#src/print/typst.ts';
import { dayIn, longDate, weekdayDate } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';
import { permitTables } from '#src/text/permit-rows.ts';

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
  conditions: readonly { agency: string; words: Spoken }[];
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
        .map((condition) => spokenIn(condition.words, locale)),
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
      { label: text.places, value: facts.places.map((place) => spokenIn(place, locale)).join('\n') },
      { label: text.valid, value: `${valid}\n${text.validTimes}` },
      { label: text.issued, value: longDate(dayIn(new Date(facts.issuedAt), city.timeZone), locale) },
    ].filter((fact) => fact.value !== ''),
    qr: { svg: qrSvg(address), alt: text.qrAlt({ address }), words: text.qrWords({ host }) },
    carry: text.carry,
    sections: [
      ...permitTables(facts, locale).map((table) => ({
        heading: table.heading,
        table: { head: table.columns, widths: table.widths, rows: table.rows },
      })),
      conditionsOf(paper, locale),
      {
        heading: text.contacts,
        facts: [
          ...(contact ? [{ label: text.onsite, value: `${contact.name}\n${showPhone(contact.phone)}` }] : []),
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
