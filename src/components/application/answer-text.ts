import { wordsOf } from '#src/components/application/step-view.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { showPhone } from '#src/domain/application/parse.ts';
import type { AnsweredQuestion } from '#src/domain/application/snapshot.ts';
import type { City } from '#src/domain/city.ts';
import { isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { count, money, timeOfDay, weekdayDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

interface Reader {
  text: Text;
  locale: Locale;
  city: City;
}

const TIME = /^\d{2}:\d{2}$/; // 19:30

/** An answer as people read it. Shape: pure; empty for an answer that was not given; several lines for lists. */
export function answerLines(
  question: Pick<AnsweredQuestion, 'name' | 'field' | 'value'>,
  reader: Reader,
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

function rowLine(field: Field, name: string, row: RowAnswers, index: number, reader: Reader): string {
  const title = wordsOf(reader.text, name).row?.({ number: index + 1 }) ?? String(index + 1);
  const parts = (field.fields ?? []).flatMap((column) => {
    const text = valueText(column, `${name}.${column.name}`, row[column.name], reader);
    return text === '' ? [] : [`${wordsOf(reader.text, `${name}.${column.name}`).label}: ${text}`];
  });
  return [title, ...parts].join('\n');
}

function valueText(field: Field, key: string, value: unknown, { text, locale, city }: Reader): string {
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
  if (field.kind === 'choice') return option(typed);
  if (field.kind === 'date' && isCalendarDate(typed)) return weekdayDate(typed, locale);
  if (field.kind === 'phone') return showPhone(typed);
  if (field.kind === 'time' && TIME.test(typed)) return timeOfDay(typed, locale);
  return typed;
}
