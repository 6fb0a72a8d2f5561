import { globSync, readFileSync } from 'node:fs';
import { ENOUGH_WORDS, type Grade, readingOf, sentencesOf } from '#e2e/everywhere/reading.ts';
import { cityNamed } from '#src/city/index.ts';
import {
  type Field,
  type FieldKind,
  ISSUE_CODES,
  type IssueCode,
  type Step,
} from '#src/domain/application/field.ts';
import { allSteps } from '#src/domain/application/journey.ts';
import type { QuestionWords } from '#src/domain/application/question-words.ts';
import { FILE_PROBLEMS } from '#src/domain/document.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { REFUSAL_CODES } from '#src/domain/shared/refusal.ts';
import { type Text, textFor } from '#src/text/index.ts';

/** Something that people read in one go: a page, or a message. */
export interface Matter {
  name: string;
  grade: Grade;
  sentences: string[];
}

/** What is read with it, and measured with it when it is too short to be measured alone. */
interface Piece extends Matter {
  together: string;
}

const CITIES = ['baltimore', 'port-lyra'] as const;

/** The codes of messages that are chosen by one. */
const CODES: readonly string[] = [...ISSUE_CODES, ...REFUSAL_CODES, ...FILE_PROBLEMS];
/** Values in messages: a word of two syllables, or a list of them. */
const VALUES = ['seven', ['seven', 'seven']].map(
  (value) => new Proxy({}, { get: () => value, has: () => true }),
);

/** What a message says with the first values that fit it, or with each code that it knows. */
function saidBy(message: (...values: unknown[]) => unknown): string[] {
  for (const values of VALUES) {
    const said = [[values], ...CODES.map((code) => [code, values])].map((given) => {
      try {
        return message(...given);
      } catch {
        return undefined; // it wants other values
      }
    });
    const sentences = new Set(said.filter((one) => typeof one === 'string' && !one.includes('undefined')));
    if (sentences.size > 0) return [...sentences].flatMap(sentencesIn);
  }
  throw new Error(`no values fit the message ${message.toString()}`);
}

/** Every sentence in a part of the texts. */
function sentencesIn(words: unknown): string[] {
  if (typeof words === 'string') return sentencesOf(words);
  if (typeof words === 'function') return saidBy(words as (...values: unknown[]) => unknown);
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(sentencesIn) : [];
}

const join = (name: string, few: readonly Piece[], together = name): Piece => ({
  name: few.length === 1 ? (few[0]?.name ?? name) : `${name} (${few.map((one) => one.name).join(', ')})`,
  grade: few.some(({ grade }) => grade === 6) ? 6 : 8,
  sentences: few.flatMap(({ sentences }) => sentences),
  together,
});
const byTogether = (pieces: readonly Piece[]): [string, Piece[]][] => [
  ...Map.groupBy(pieces, ({ together }) => together),
];

/** Pieces that are long enough; the short ones with those they stand beside, and what is still short at the end of the last. */
function measurable(kind: string, pieces: readonly Piece[]): Matter[] {
  const isLong = ({ sentences }: Piece) => wordCount(sentences) >= ENOUGH_WORDS;
  const isShort = (piece: Piece) => !isLong(piece);
  const joined = byTogether(pieces.filter(isShort)).map(([name, few]) => join(name, few, kind));
  const long = [...pieces.filter(isLong), ...joined.filter(isLong)];
  const left = joined.filter(isShort).filter(({ sentences }) => sentences.length > 0);
  if (left.length === 0) return long;
  const rest = join(kind, left);
  return isLong(rest) ? [...long, rest] : [...long.slice(0, -1), join(kind, [...long.slice(-1), rest])];
}

const wordCount = (sentences: string[]) => (sentences.length === 0 ? 0 : readingOf(sentences, 'en').words);

const questionWords = (text: Text): Readonly<Record<string, QuestionWords>> => text.questions;
const named = (step: Step): [string, Field][] =>
  step.fields.flatMap((field): [string, Field][] => [
    [field.name, field],
    ...(field.fields ?? []).map((column): [string, Field] => [`${field.name}.${column.name}`, column]),
  ]);

/** Each page of questions: title, lead, and of each question its label, hint, what is said about its answers, and why we ask. */
export function questionPages(locale: Locale): Matter[] {
  const text = textFor(locale);
  return measurable(
    'short pages of questions',
    allSteps().map((step): Piece => {
      const page = text.steps.pages[step.id as keyof typeof text.steps.pages];
      const asked = named(step).flatMap(([name]) => {
        const words = questionWords(text)[name];
        return [
          words?.label,
          words?.hint,
          words?.why,
          words?.empty,
          ...Object.values(words?.optionHints ?? {}),
        ];
      });
      return {
        name: `page ${step.id}`,
        grade: step.task === 'start' ? 6 : 8,
        sentences: [page.title, page.help, ...asked].flatMap((words) => sentencesOf(words ?? '')),
        together: `task ${step.task}`,
      };
    }),
  );
}

const OF_ALL: readonly IssueCode[] = ['required'];
const OF_KIND: Partial<Record<FieldKind, readonly IssueCode[]>> = {
  text: ['too-long'],
  longtext: ['too-long'],
  email: ['not-an-email'],
  phone: ['not-a-phone'],
  integer: ['not-a-number', 'not-whole', 'too-small', 'too-large'],
  decimal: ['not-a-number', 'too-small', 'too-large'],
  money: ['not-a-number', 'too-small', 'too-large'],
  date: ['not-a-date', 'in-the-past'],
  time: ['not-a-time', 'am-or-pm'],
  choice: ['not-an-option'],
  choices: ['not-an-option'],
  rows: ['too-few-rows', 'too-many-rows'],
};
const CHOSEN: readonly FieldKind[] = ['yesno', 'choice', 'choices', 'confirm'];

/** What can be said about wrong answers to one page, with its own questions in the sentences. */
export function errorsOfPages(locale: Locale): Matter[] {
  const text = textFor(locale);
  return measurable(
    'errors of short pages',
    allSteps().map((step): Piece => {
      const said = named(step).flatMap(([name, field]) => {
        const words = questionWords(text)[name];
        const by = field.kind === 'rows' ? 'add' : CHOSEN.includes(field.kind) ? 'choose' : 'enter';
        const codes =
          field.kind === 'confirm' ? (['not-yes'] as const) : OF_ALL.concat(OF_KIND[field.kind] ?? []);
        return codes.map((code) =>
          text.errors.issue(code, {
            label: words?.label ?? '',
            asked: words?.asked,
            example: words?.example,
            by,
            min: 2,
            max: 9,
          }),
        );
      });
      // Each error is a sentence of its own, however short, and stands without a period.
      return {
        name: `errors of ${step.id}`,
        grade: 6,
        sentences: said.flatMap((one) => sentencesOf(`${one}.`)),
        together: `errors of ${step.task}`,
      };
    }),
  );
}

type Subject = Exclude<keyof Text, 'questions' | 'steps' | 'mail' | 'errors'>;

/** The hardest grade of every other subject. What only staff reads is no harder than what everybody reads. */
const SUBJECTS: Record<Subject, Grade> = {
  home: 6,
  status: 6,
  signIn: 6,
  failures: 6,
  application: 8,
  delegates: 8,
  documents: 8,
  outside: 8,
  permit: 8,
  common: 8,
  help: 8,
  history: 8,
  review: 8,
  people: 8,
};
/** Parts of a subject that stand on the page of the first answer, which is a start too. */
const STARTS = ['application start'];

/** Each page of the other subjects: a group of words is a page or a part of one. */
export function otherPages(locale: Locale): Matter[] {
  const text = textFor(locale);
  const pieces = (Object.entries(SUBJECTS) as [Subject, Grade][]).flatMap(([subject, grade]) =>
    Object.entries(text[subject]).map(([part, words]): Piece => {
      const name = `${subject} ${part}`;
      const sentences = sentencesIn(words);
      return { name, grade: STARTS.includes(name) ? 6 : grade, sentences, together: subject };
    }),
  );
  return measurable('short subjects', pieces);
}

/** What a page or a form is refused with. */
export function refusals(locale: Locale): Matter[] {
  const { issue, refusal, ...rest } = textFor(locale).errors;
  const ofIssues = ISSUE_CODES.map(
    (code) => `${issue(code, { label: 'Seven', asked: 'seven', min: 2, max: 9 })}.`,
  );
  return [
    {
      name: 'refusals',
      grade: 6,
      sentences: [...sentencesIn(rest), ...REFUSAL_CODES.map(refusal).flatMap(sentencesOf)],
    },
    { name: 'issues', grade: 6, sentences: ofIssues.flatMap(sentencesOf) },
  ];
}

/** Each mail with the lines below every mail. */
export function mails(locale: Locale): Matter[] {
  const { moments, footer } = textFor(locale).mail;
  return Object.entries(moments).map(([moment, words]) => ({
    name: `mail ${moment}`,
    grade: 6,
    sentences: sentencesIn([words, footer]),
  }));
}

/** The sections of the help, accessibility and privacy pages, without their lists and tables. */
export function helpPages(locale: Locale): Matter[] {
  const root = new URL(`../../src/content/help/${locale}/`, import.meta.url);
  return measurable(
    'short help',
    globSync('*.md', { cwd: root.pathname })
      .toSorted()
      .map((file): Piece => {
        const [, front = '', ...body] = readFileSync(new URL(file, root), 'utf8').split('---\n');
        const paragraphs = body
          .join('---\n')
          .split(/\n\s*\n/)
          .filter((paragraph) => !/^\s*([-*|]|\d+\.)/.test(paragraph));
        const plain = paragraphs.map((one) =>
          one.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').replace(/[#*`_]/g, ''),
        );
        const heads = [...front.matchAll(/^(?:title|summary): (.+)$/gm)].map((match) => match[1] ?? '');
        return {
          name: `help ${file}`,
          grade: 8,
          sentences: [...heads, ...plain].flatMap(sentencesOf),
          together: `help ${/^page: (\w+)$/m.exec(front)?.[1] ?? ''}`,
        };
      }),
  );
}

/** Everything else a city says: why a rule fires, what a condition or a paper asks, why it may say no. */
export function cityWords(locale: Locale): Matter[] {
  const said = new Map<string, Piece>();
  const gather = (value: unknown, path: string, together: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const words = (value as Record<string, unknown>)[locale];
    if (typeof words === 'string') {
      const sentences = [...(said.get(path)?.sentences ?? []), ...sentencesOf(words)];
      said.set(path, { name: path, grade: 8, sentences, together });
      return;
    }
    // Names of agencies, papers and places are a list, and not ours to change.
    for (const [key, inner] of Object.entries(value))
      if (key !== 'name') gather(inner, Array.isArray(value) ? path : `${path} ${key}`, together);
  };
  for (const name of CITIES) gather(cityNamed(name), name, name);
  return measurable('short words of cities', [...said.values()]);
}
