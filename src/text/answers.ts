import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import type { NotAsked } from '#src/domain/application/not-asked.ts';
import { showPhone } from '#src/domain/application/parse.ts';
import type { QuestionWords } from '#src/domain/application/question-words.ts';
import type { City } from '#src/domain/city.ts';
import { isCalendarDate, isLocalTime } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { count, money, timeOfDay, weekdayDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** In which words an answer is told. */
export interface AnswerReader {
  text: Text;
  locale: Locale;
  city: City;
}

/** Words of a question by its path. Shape: pure; a question without words shows its path, which a test forbids. */
export function wordsOf(text: Text, name: string): QuestionWords {
  const all: Readonly<Record<string, QuestionWords>> = text.questions;
  return all[name] ?? { label: name, asked: name };
}

/** Questions that were not asked, and why, as people read it. Shape: pure. */
export function notAskedWords(group: NotAsked, text: Text) {
  const words = text.permit.record;
  const labels = (names: readonly string[]) => names.map((name) => wordsOf(text, name).label);
  const { title, notNeeded } = text.steps.tasks[group.task];
  const questions = labels(group.questions).join(' · ');
  return {
    title,
    questions: group.isWholeTask ? words.allOfTask({ questions }) : questions,
    because:
      group.isWholeTask && notNeeded !== ''
        ? notNeeded
        : words.becauseOf({ questions: labels(group.because) }),
  };
}

/** An answer as people read it. Shape: pure; empty for an answer that was not given; one line for each row of a list. */
export function answerLines(
  question: { name: string; field: Field; value: unknown },
  reader: AnswerReader,
): string[] {
  const { field, name, value } = question;
  if (field.kind === 'rows') {
    if (field.asTable && Array.isArray(value) && value.length > 0)
      return [reader.text.common.field.inTable({ count: value.length })];
    return Array.isArray(value)
      ? value.map((row: RowAnswers, index) => rowLine(field, name, row, index, reader))
      : [];
  }
  const line = valueText(field, name, value, reader);
  return line === '' ? [] : [line];
}

/** Most answers that fit beside each other in one line. */
const SUMMARY_VALUES = 5;
const TOLD_ALONE = ['text', 'choice', 'integer', 'decimal', 'date', 'time'];

/** A row in one line: the answers that say something without their question. Shape: pure; empty when there are none. */
export function rowSummary(field: Field, row: RowAnswers, reader: AnswerReader): string {
  return (field.fields ?? [])
    .filter((column) => TOLD_ALONE.includes(column.kind))
    .map((column) => valueText(column, `${field.name}.${column.name}`, row[column.name], reader))
    .filter((text) => text !== '')
    .slice(0, SUMMARY_VALUES)
    .join(' · ');
}

export interface AnswerTable {
  caption: string;
  columns: string[];
  /** Width of each column beside the others. */
  widths: number[];
  rows: string[][];
}

/**
 * The rows of a list that reads better as a table.
 * Shape: pure; null for every other answer. Columns that nobody filled in are left out.
 */
export function answerTable(
  question: { name: string; field: Field; value: unknown },
  reader: AnswerReader,
): AnswerTable | null {
  const { field, name, value } = question;
  if (!field.asTable || !Array.isArray(value) || value.length === 0) return null;
  const rows = value as RowAnswers[];
  const columns = (field.fields ?? []).filter((column) => rows.some((row) => row[column.name] !== undefined));
  return {
    caption: wordsOf(reader.text, name).label,
    columns: columns.map((column) => wordsOf(reader.text, `${name}.${column.name}`).label),
    widths: columns.map((column) => (column.kind === 'text' || column.kind === 'choice' ? 3 : 2)),
    rows: rows.map((row) =>
      columns.map((column) => valueText(column, `${name}.${column.name}`, row[column.name], reader)),
    ),
  };
}

function rowLine(field: Field, name: string, row: RowAnswers, index: number, reader: AnswerReader): string {
  const title = wordsOf(reader.text, name).row?.({ number: index + 1 }) ?? String(index + 1);
  const parts = (field.fields ?? []).flatMap((column) => {
    const text = valueText(column, `${name}.${column.name}`, row[column.name], reader);
    const { label } = wordsOf(reader.text, `${name}.${column.name}`);
    return text === '' ? [] : [`${label}${label.endsWith('?') ? '' : ':'} ${text}`];
  });
  return [title, ...parts].join('\n');
}

function valueText(field: Field, key: string, value: unknown, { text, locale, city }: AnswerReader): string {
  if (value === undefined || value === null || value === '') return '';
  const options = wordsOf(text, key).options;
  const option = (chosen: string) =>
    options?.[chosen] ?? city.register.places.find((place) => place.key === chosen)?.name[locale] ?? chosen;
  if (Array.isArray(value)) return value.map((chosen) => option(String(chosen))).join(', ');
  if (typeof value === 'number') {
    if (field.kind === 'money') return money(value, locale);
    const unit = field.unit ? ` ${text.steps.units[field.unit]}` : '';
    return `${count(value, locale)}${unit}`;
  }
  const typed = String(value);
  if (field.kind === 'yesno' || field.kind === 'confirm')
    return typed === 'yes' ? text.common.yes : text.common.no;
  if (field.kind === 'phone') return showPhone(typed);
  if (field.kind === 'choice') return option(typed);
  if (field.kind === 'date' && isCalendarDate(typed)) return weekdayDate(typed, locale);
  if (field.kind === 'time' && isLocalTime(typed)) return timeOfDay(typed, locale);
  return typed;
}
