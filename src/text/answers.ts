import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { showPhone } from '#src/domain/application/parse.ts';
import type { QuestionWords } from '#src/domain/application/question-words.ts';
import type { City } from '#src/domain/city.ts';
import { isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { count, money, timeOfDay, weekdayDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** In which words an answer is told. */
export interface AnswerReader {
  text: Text;
  locale: Locale;
  city: City;
}

const TIME = /^\d{2}:\d{2}$/; // 19:30

/** Words of a question by its path. Shape: pure; a question without words shows its path, which a test forbids. */
export function wordsOf(text: Text, name: string): QuestionWords {
  const all: Readonly<Record<string, QuestionWords>> = text.questions;
  return all[name] ?? { label: name, asked: name };
}

/** An answer as people read it. Shape: pure; empty for an answer that was not given; one line for each row of a list. */
export function answerLines(
  question: { name: string; field: Field; value: unknown },
  reader: AnswerReader,
): string[] {
  const { field, name, value } = question;
  if (field.kind === 'rows') {
    return Array.isArray(value)
      ? value.map((row: RowAnswers, index) => rowLine(field, name, row, index, reader))
      : [];
  }
  const line = valueText(field, name, value, reader);
  return line === '' ? [] : [line];
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
  if (field.kind === 'time' && TIME.test(typed)) return timeOfDay(typed, locale);
  return typed;
}
