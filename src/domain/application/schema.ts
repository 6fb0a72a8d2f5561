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

function textCode(field: Field, kind: 'text' | 'longtext', value: unknown): IssueCode | null {
  if (typeof value !== 'string') return 'wrong-format';
  return value.length > maxLengthOf(field, kind) ? 'too-long' : null;
}

function numberCode(field: Field, value: unknown): IssueCode | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not-a-number';
  if (field.kind !== 'decimal' && !Number.isInteger(value)) return 'not-whole';
  if (value < (field.min ?? 0)) return 'too-small';
  return value > (field.max ?? MAX_NUMBER) ? 'too-large' : null;
}

function shapeCode(value: unknown, fits: (text: string) => boolean, code: IssueCode): IssueCode | null {
  if (typeof value !== 'string') return 'wrong-format';
  return fits(value) ? null : code;
}

function timeCode(value: unknown): IssueCode | null {
  if (typeof value !== 'string') return 'wrong-format';
  if (STORED_TIME.test(value)) return null;
  return parseTime(value) === 'am-or-pm' ? 'am-or-pm' : 'not-a-time';
}

function rowsCode(field: Field, value: unknown): IssueCode | null {
  const isRow = (row: unknown) => typeof (row as { id?: unknown } | null)?.id === 'string';
  if (!Array.isArray(value) || !value.every(isRow)) return 'wrong-format';
  if (value.length < (field.minRows ?? 0)) return 'too-few-rows';
  return value.length > (field.maxRows ?? DEFAULT_MAX_ROWS) ? 'too-many-rows' : null;
}

function isOption(field: Field, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const isOfRegister = field.optionsFrom !== undefined && value.length <= 80 && REGISTER_KEY.test(value);
  return isOfRegister || (field.options?.includes(value) ?? false);
}

/** What is wrong with a value by the schema of its question, null when nothing is. */
function codeOf(field: Field, value: unknown): IssueCode | null {
  switch (field.kind) {
    case 'text':
    case 'longtext':
      return textCode(field, field.kind, value);
    case 'email':
      return textCode(field, 'text', value) ?? shapeCode(value, (text) => EMAIL.test(text), 'not-an-email');
    case 'phone':
      return shapeCode(value, (text) => STORED_PHONE.test(text), 'not-a-phone');
    case 'integer':
    case 'decimal':
    case 'money':
      return numberCode(field, value);
    case 'date':
      return shapeCode(value, isCalendarDate, 'not-a-date');
    case 'time':
      return timeCode(value);
    case 'yesno':
      return value === 'yes' || value === 'no' ? null : 'not-an-option';
    case 'choice':
      return isOption(field, value) ? null : 'not-an-option';
    case 'choices':
      if (!Array.isArray(value) || !value.every((one) => isOption(field, one))) return 'not-an-option';
      return value.length === 0 ? 'required' : null;
    case 'confirm':
      return value === 'yes' ? null : 'not-yes';
    case 'rows':
      return rowsCode(field, value);
  }
}

/** Whether a stored value fits its question. Shape: pure; of rows only how many there are, their columns are questions themselves. */
export const isSound = (field: Field, value: unknown): boolean => codeOf(field, value) === null;

/**
 * The first thing wrong with a stored value, apart from its being blank; server and browser share this.
 * Shape: pure; null when nothing is wrong. `path` is the input to name in the issue.
 */
export function valueIssue(field: Field, path: string, value: unknown): Issue | null {
  const issueCode = codeOf(field, value);
  if (issueCode === null) return null;
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
