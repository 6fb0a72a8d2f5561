import * as z from 'zod/mini';
import type { Field, Issue, IssueCode } from '#src/domain/application/field.ts';
import { missingDateParts, parseTime } from '#src/domain/application/parse.ts';
import { DEFAULT_MAX_ROWS } from '#src/domain/application/paths.ts';
import { type CalendarDate, isCalendarDate } from '#src/domain/shared/calendar-date.ts';

export const DEFAULT_MAX_LENGTH = { text: 200, longtext: 4000 } as const;
const MAX_NUMBER = 10_000_000;
const REGISTER_KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/; // druid-hill-park
const STORED_TIME = /^([01]\d|2[0-3]):[0-5]\d$/; // 19:30
const STORED_PHONE = /^\+\d{8,15}(x\d{1,6})?$/; // +14105550123x4
const EMAIL = /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>".]{2,}$/; // ana@example.org

const code = (name: IssueCode) => name;

const textSchema = (field: Field, kind: 'text' | 'longtext') =>
  z.string(code('wrong-format')).check(z.maxLength(maxLengthOf(field, kind), code('too-long')));

const numberSchema = (field: Field) => {
  const number = z.number(code('not-a-number'));
  const bounds = [
    z.gte(field.min ?? 0, code('too-small')),
    z.lte(field.max ?? MAX_NUMBER, code('too-large')),
  ] as const;
  return field.kind === 'decimal'
    ? number.check(...bounds)
    : number.check(z.refine(Number.isInteger, code('not-whole')), ...bounds);
};

const dateSchema = z.string(code('wrong-format')).check(z.refine(isCalendarDate, code('not-a-date')));
const timeSchema = z.string(code('wrong-format')).check(
  z.regex(STORED_TIME, {
    error: (issue) => code(parseTime(String(issue.input)) === 'am-or-pm' ? 'am-or-pm' : 'not-a-time'),
  }),
);

function makeSchema(field: Field): z.ZodMiniType {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return textSchema(field, field.kind);
    case 'email':
      return textSchema(field, 'text').check(z.regex(EMAIL, code('not-an-email')));
    case 'phone':
      return z.string(code('wrong-format')).check(z.regex(STORED_PHONE, code('not-a-phone')));
    case 'integer':
    case 'decimal':
    case 'money':
      return numberSchema(field);
    case 'date':
      return dateSchema;
    case 'time':
      return timeSchema;
    case 'yesno':
      return z.enum(['yes', 'no'], code('not-an-option'));
    case 'choice':
      return optionSchema(field);
    case 'choices':
      return z.array(optionSchema(field)).check(z.minLength(1, code('required')));
    case 'confirm':
      return z.literal('yes', code('not-yes'));
    case 'rows':
      return z
        .array(z.looseObject({ id: z.string() }))
        .check(
          z.minLength(field.minRows ?? 0, code('too-few-rows')),
          z.maxLength(field.maxRows ?? DEFAULT_MAX_ROWS, code('too-many-rows')),
        );
  }
}

const optionSchema = (field: Field) => {
  const isOption = (value: string) =>
    (field.options?.includes(value) ?? false) ||
    (field.optionsFrom !== undefined && value.length <= 80 && REGISTER_KEY.test(value));
  return z.string(code('not-an-option')).check(z.refine(isOption, code('not-an-option')));
};

const schemas = new WeakMap<Field, z.ZodMiniType>();

/**
 * The schema of one answer, made from its definition; server and browser share it. Messages are issue codes.
 * Shape: pure; of rows it checks only how many there are, their columns have schemas of their own.
 */
export function schemaOf(field: Field): z.ZodMiniType {
  const known = schemas.get(field);
  if (known) return known;
  const schema = makeSchema(field);
  schemas.set(field, schema);
  return schema;
}

/**
 * The first thing wrong with a stored value, apart from its being blank.
 * Shape: pure; null when nothing is wrong. `path` is the input to name in the issue.
 */
export function valueIssue(field: Field, path: string, value: unknown): Issue | null {
  const result = schemaOf(field).safeParse(value);
  if (result.success) return null;
  const issueCode = (result.error.issues[0]?.message ?? 'not-an-option') as IssueCode;
  const params = paramsOf(field, issueCode, value);
  return params ? { path, code: issueCode, params } : { path, code: issueCode };
}

/** The issue of a question that must be answered and is not. Shape: pure. */
export function blankIssue(field: Field, path: string): Issue {
  if (field.kind === 'confirm') return { path, code: 'not-yes' };
  if (field.kind === 'rows')
    return { path, code: 'too-few-rows', params: { min: Math.max(1, field.minRows ?? 0) } };
  return { path, code: 'required' };
}

const maxLengthOf = (field: Field, kind: 'text' | 'longtext') => field.maxLength ?? DEFAULT_MAX_LENGTH[kind];

function paramsOf(field: Field, issueCode: IssueCode, value: unknown): Issue['params'] {
  switch (issueCode) {
    case 'too-long':
      return { max: maxLengthOf(field, field.kind === 'longtext' ? 'longtext' : 'text') };
    case 'too-small':
      return { min: field.min ?? 0 };
    case 'too-large':
      return { max: field.max ?? MAX_NUMBER };
    case 'too-few-rows':
      return { min: field.minRows ?? 0 };
    case 'too-many-rows':
      return { max: field.maxRows ?? DEFAULT_MAX_ROWS };
    case 'not-a-date':
      return { missing: missingDateParts(String(value)) };
    default:
      return undefined;
  }
}

/** The day of an answer when it is one. Shape: pure; null for blank or unreadable answers. */
export function dayOf(value: unknown): CalendarDate | null {
  return typeof value === 'string' && isCalendarDate(value) ? value : null;
}

/** The number of an answer when it is one. Shape: pure; null for blank or unreadable answers. */
export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** The time of an answer when it is one. Shape: pure; null for blank or unreadable answers. */
export function timeOf(value: unknown): string | null {
  return typeof value === 'string' && STORED_TIME.test(value) ? value : null;
}
