import { PAYLOADS } from '#e2e/security/xss-payloads.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { allSteps, applyingAnswers, askedFields } from '#src/domain/application/journey.ts';
import { cleanText } from '#src/domain/application/parse.ts';
import { rowsAt, withValue } from '#src/domain/application/paths.ts';

/** What was put where, as the service keeps it. */
export interface Planted {
  field: string;
  step: string;
  text: string;
}

export interface Poisoned {
  answers: Answers;
  planted: Planted[];
}

/** Fields whose text is read as something else: what is no number, day or phone is kept as it was typed. */
const READ_KINDS = ['integer', 'decimal', 'money', 'date', 'time', 'phone'];
const TEXT_KINDS = ['text', 'longtext', 'email'];
const SIZE_OF_LONG_TEXT = 1500;

/** Hands out payloads one after the other, so that many cases together use all of them. */
export class Corpus {
  #next: number;
  constructor(start = 0) {
    this.#next = start;
  }

  /** As many payloads as fit. */
  fill(size: number, isLong: boolean): string {
    const lines: string[] = [];
    let left = size;
    for (let tried = 0; tried < PAYLOADS.length; tried += 1) {
      const payload = PAYLOADS[this.#next % PAYLOADS.length] as string; // the list is not empty
      if (payload.length > left) {
        if (lines.length > 0) break;
        this.#next += 1;
        continue;
      }
      this.#next += 1;
      lines.push(payload);
      left -= payload.length + 1;
      if (left <= 0) break;
    }
    return cleanText(lines.join(isLong ? '\n' : ' '), isLong ? 'many' : 'one');
  }
}

export interface Poison {
  corpus: Corpus;
  /** Also what should be a number, a day or a time. Such a draft cannot be sent. */
  readKindsToo: boolean;
  /** Fields that must stay as they are, for a draft that is to be sent. */
  keep?: readonly string[];
}

/** Every asked field of a draft that takes words, with as much of the corpus in it as it holds. */
export function poisoned(answers: Answers, poison: Poison): Poisoned {
  const planted: Planted[] = [];
  let result = answers;
  const textFor = (field: Field, name: string, step: string): string | undefined => {
    const isRead = READ_KINDS.includes(field.kind);
    if (poison.keep?.includes(name.replace(/\.[a-z0-9]+\.(?=[^.]+$)/, '.*.'))) return undefined;
    if (!TEXT_KINDS.includes(field.kind) && !(isRead && poison.readKindsToo)) return undefined;
    const isLong = field.kind === 'longtext';
    const size = isRead ? 60 : Math.min(field.maxLength ?? 60, SIZE_OF_LONG_TEXT);
    const text = poison.corpus.fill(size, isLong);
    if (text === '') return undefined;
    // A day is kept in three boxes, told apart by a sign that it takes out of what was typed.
    const kept = field.kind === 'date' ? text.replaceAll('|', ' ') : text;
    planted.push({ field: name, step, text: kept });
    return field.kind === 'date' ? `${kept}||` : kept;
  };
  for (const step of allSteps()) {
    for (const field of askedFields(step, answers)) {
      if (field.kind === 'rows') {
        const rows = rowsAt(answers, field.name).map((row): RowAnswers => {
          const changed: Record<string, unknown> = { ...row };
          for (const column of field.fields ?? []) {
            if (row[column.name] === undefined) continue;
            const text = textFor(column, `${field.name}.${row.id}.${column.name}`, step.id);
            if (text !== undefined) changed[column.name] = text;
          }
          return changed as RowAnswers;
        });
        if (rows.length > 0) result = withValue(result, field.name, rows);
        continue;
      }
      const text = textFor(field, field.name, step.id);
      if (text !== undefined) result = withValue(result, field.name, text);
    }
  }
  // What should be a number decides some questions, and is none any more.
  const applying = applyingAnswers(result);
  const asked = allSteps().flatMap((step) => askedFields(step, result));
  const isDrawn = (place: string) =>
    asked.some(({ name, fields = [] }) => {
      if (!place.startsWith(`${name}.`)) return place === name;
      const column = fields.find((one) => place.endsWith(`.${one.name}`));
      return column?.drawnWhen?.(applying) ?? true;
    });
  return { answers: result, planted: planted.filter(({ field }) => isDrawn(field)) };
}

/** The same answers with a harmless letter for each letter of a planted text. */
export function harmless(answers: Answers, planted: readonly Planted[]): Answers {
  const texts = new Set(planted.map(({ text }) => text));
  const calm = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const bare = value.replace(/\|\|$/, '');
      return texts.has(bare) ? value.replace(bare, bare.replaceAll(/[^\s]/g, 'x')) : value;
    }
    if (Array.isArray(value)) return value.map(calm);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, calm(one)]));
    return value;
  };
  return calm(answers) as Answers;
}
