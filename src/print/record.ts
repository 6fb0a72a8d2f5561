import type { Answers } from '#src/domain/application/answers.ts';
import { type NotAsked, notAskedBecause } from '#src/domain/application/not-asked.ts';
import { answeredQuestions } from '#src/domain/application/snapshot.ts';
import type { City } from '#src/domain/city.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { ruleGroups } from '#src/domain/routing/rule-groups.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { type PaperData, printPdf } from '#src/print/typst.ts';
import { type AnswerReader, answerLines, answerTable, notAskedWords, wordsOf } from '#src/text/answers.ts';
import { dateTime } from '#src/text/format.ts';
import { textFor } from '#src/text/index.ts';

/** One submission as it was sent. */
export interface SubmissionRecord {
  ref: string;
  eventName: string;
  version: {
    number: number;
    answers: Answers;
    evaluation: Evaluation;
    documents: readonly { kind: string; file_name: string; sha256: string }[];
    rules_version: string;
    sha256: string;
    submitted_at: Date;
  };
  city: City;
  locale: Locale;
}

type Asked = ReturnType<typeof answeredQuestions>;

const tasksOf = (questions: Asked) => [...new Set(questions.map((question) => question.task))];

/** Every question that was asked, by task: answered or left blank. */
function answerGroups(questions: Asked, reader: AnswerReader): PaperData[] {
  const { record: text } = reader.text.permit;
  return tasksOf(questions).flatMap((task): PaperData[] => {
    const ofTask = questions.filter((question) => question.task === task);
    const rows = ofTask.map((question) => [
      wordsOf(reader.text, question.name).label,
      question.state === 'answered'
        ? answerLines(question, reader).join('\n')
        : question.isOptional
          ? text.leftBlank
          : text.notAnswered,
    ]);
    const tables = ofTask.flatMap((question) => answerTable(question, reader) ?? []);
    return [
      {
        heading: reader.text.steps.tasks[task].title,
        table: { keep: false, head: Object.values(text.columns), widths: [1, 1], rows },
      },
      ...tables.map((table) => ({
        heading: table.caption,
        table: { keep: false, head: table.columns, widths: table.widths, rows: table.rows },
      })),
    ];
  });
}

/** Every other question by its name and with the reason, so that nobody takes one for forgotten. */
function notAskedOf(groups: readonly NotAsked[], reader: AnswerReader): PaperData[] {
  const { record: words } = reader.text.permit;
  if (groups.length === 0) return [];
  const rows = groups.map((group) => {
    const { title, questions, because } = notAskedWords(group, reader.text);
    return [title, questions, because];
  });
  const table = { keep: false, head: Object.values(words.notAskedColumns), widths: [2, 6, 4], rows };
  return [{ heading: words.notAsked, lead: words.notAskedLead, table }];
}

function documentsOf(record: SubmissionRecord): PaperData {
  const text = textFor(record.locale).permit.record;
  if (record.version.documents.length === 0) return { heading: text.documents, lead: text.documentsNone };
  return {
    heading: text.documents,
    table: {
      head: Object.values(text.documentColumns),
      widths: [3, 4, 5],
      rows: record.version.documents.map((document) => [
        record.city.documentKinds.find((kind) => kind.key === document.kind)?.name[record.locale] ??
          document.kind,
        document.file_name,
        // In four lines: as one word it would run out of its column.
        document.sha256.replace(/(.{16})(?=.)/g, '$1\n'),
      ]),
    },
  };
}

function rulesOf(record: SubmissionRecord): PaperData[] {
  const {
    permit: { record: text },
    application: { start },
  } = textFor(record.locale);
  const { evaluation } = record.version;
  const agency = (key: string) =>
    record.city.agencies.find((one) => one.key === key)?.name[record.locale] ?? key;
  const fired: PaperData =
    evaluation.fired.length === 0
      ? { heading: text.fired, lead: text.rulesNone }
      : {
          heading: text.fired,
          groups: ruleGroups(evaluation.fired, record.locale).map(({ sure, rules }) => ({
            heading: start.sure[sure],
            table: {
              head: Object.values(text.ruleColumns),
              widths: [1, 5, 4],
              rows: rules.map((rule) => [rule.id, rule.because, rule.source || text.ownProposal]),
            },
          })),
        };
  const agencies = evaluation.agencies.map((part) =>
    part.part === 'blocking'
      ? text.mustAgree({ agency: agency(part.agency) })
      : text.getsCopy({ agency: agency(part.agency) }),
  );
  const parts: PaperData[] = agencies.length > 0 ? [{ heading: text.agencies, list: agencies }] : [];
  return [...parts, fired];
}

/**
 * The paper of one submission: every question, every document, every rule that applied.
 * Shape: PDF/UA-1, the same submission gives the same pages.
 */
export function recordPdf(record: SubmissionRecord): Buffer {
  const { city, locale, version } = record;
  const text = textFor(locale);
  const words = text.permit.record;
  const number = String(version.number);
  const reader = { text, locale, city };
  const questions = answeredQuestions(version.answers);
  const asked = questions.filter((question) => question.state !== 'not_asked');
  const notAsked = notAskedBecause(questions, version.answers);
  return printPdf('record', {
    lang: locale,
    service: city.serviceName[locale],
    city: city.name[locale],
    documentTitle: `${words.title} ${record.ref}`,
    footer: words.footer({ ref: record.ref, version: number }),
    pageWords: text.permit.paper.page({ page: '{page}', pages: '{pages}' }),
    title: words.title,
    lead: words.lead,
    facts: [
      { label: words.ref, value: record.ref },
      { label: text.permit.page.event, value: record.eventName },
      { label: words.track, value: text.application.start.track[version.evaluation.track] },
      { label: words.version, value: number },
      { label: words.sent, value: dateTime(version.submitted_at, city.timeZone, locale) },
      { label: words.rules, value: version.rules_version },
      { label: words.hash, value: version.sha256.replace(/(.{32})(?=.)/g, '$1\n') },
    ].filter((fact) => fact.value !== ''),
    sections: [
      { heading: words.answers, groups: answerGroups(asked, reader) },
      documentsOf(record),
      ...rulesOf(record),
      ...notAskedOf(notAsked, reader),
    ],
  });
}
