import type { ChoiceFieldView, FieldView, RowView } from '#src/components/form/field-view.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { type FormValues, rowFormValues } from '#src/domain/application/codec.ts';
import type { Field, Issue, RowAnswers, Step } from '#src/domain/application/field.ts';
import { isRequired, issuesOfRow } from '#src/domain/application/issues.ts';
import { askedFields } from '#src/domain/application/journey.ts';
import { isBlankRow, rowsAt } from '#src/domain/application/paths.ts';
import { proposedRow } from '#src/domain/application/prefill.ts';
import type { QuestionWords } from '#src/domain/application/question-words.ts';
import type { City } from '#src/domain/city.ts';
import { type OpenParts, openFields } from '#src/domain/correction.ts';
import { isCalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Locale } from '#src/domain/shared/locale.ts';
import { rowSummary, wordsOf } from '#src/text/answers.ts';
import { weekdayDate } from '#src/text/format.ts';
import type { Text } from '#src/text/index.ts';

/** A longer list of single answers is quicker in a drop-down list than as radio buttons. */
const MOST_RADIOS = 24;

export interface StepViewInput {
  step: Step;
  answers: Answers;
  /** What stands in the inputs: stored answers, or what was just typed. */
  values: FormValues;
  issues: readonly Issue[];
  text: Text;
  locale: Locale;
  city: City;
  /** Rows to draw beside the stored ones, by list: an empty one that was just added. */
  newRows?: Readonly<Record<string, readonly string[]>>;
  /** While a list of corrections is out, only what it opens is drawn. */
  open?: OpenParts | undefined;
}

/** The fields of a page, ready to draw. Shape: pure; in the order of the page. */
export function stepFields(input: StepViewInput): FieldView[] {
  const { step, answers, open } = input;
  const fields = open ? openFields(step, answers, open) : askedFields(step, answers);
  return fields.map((field) => fieldView(field, field.name, field.name, input));
}

function fieldView(field: Field, name: string, key: string, input: StepViewInput): FieldView {
  const { text, answers } = input;
  const words = wordsOf(text, key);
  const base = {
    name,
    label: words.label,
    hint: [words.hint, words.why].filter(Boolean).join(' ') || undefined,
    issues: input.issues
      .filter((issue) => issue.path === name)
      .map((issue) => issueText(issue, field, words, input)),
    required: isRequired(field, answers),
  };
  switch (field.kind) {
    case 'rows':
      return { ...base, kind: 'rows', ...rowsView(field, words, input) };
    case 'date': {
      const box = (part: string) => textValue(input.values[`${name}.${part}`]);
      const value = { month: box('month'), day: box('day'), year: box('year') };
      const iso = `${value.year}-${value.month.padStart(2, '0')}-${value.day.padStart(2, '0')}`;
      const readBack = isCalendarDate(iso) ? weekdayDate(iso, input.locale) : undefined;
      return { ...base, kind: 'date', value, wrong: wrongParts(name, input), readBack };
    }
    case 'yesno':
      return { ...base, kind: 'yesno', value: textValue(input.values[name]) };
    case 'choice':
    case 'choices':
      return { ...base, ...choiceView(field, name, words, input) };
    case 'confirm':
      return { ...base, kind: 'confirm', value: textValue(input.values[name]) };
    case 'longtext':
      return { ...base, kind: 'longtext', value: textValue(input.values[name]), maxLength: field.maxLength };
    default:
      return {
        ...base,
        kind: field.kind,
        value: textValue(input.values[name]),
        autocomplete: field.autocomplete,
        inputMode: field.inputMode,
        maxLength: field.maxLength,
        unit: field.unit ? text.steps.units[field.unit] : undefined,
      };
  }
}

const textValue = (value: string | string[] | undefined): string =>
  Array.isArray(value) ? (value[0] ?? '') : (value ?? '');

function choiceView(
  field: Field,
  name: string,
  words: QuestionWords,
  input: StepViewInput,
): Pick<ChoiceFieldView, 'kind' | 'options' | 'value'> {
  const register =
    field.optionsFrom === 'places'
      ? input.city.register.places.map((place) => ({ value: place.key, label: place.name[input.locale] }))
      : [];
  const offered = (field.options ?? []).filter((value) => {
    const needed = field.optionsNeeding?.[value];
    if (field.optionsKept?.includes(value) && input.values[name] !== value) return false;
    return needed === undefined || input.city[needed];
  });
  const listed = offered.map((value) => ({
    value,
    label: words.options?.[value] ?? value,
    hint: words.optionHints?.[value],
  }));
  const options = [...register, ...listed];
  if (field.kind === 'choices') {
    const value = input.values[name];
    return { kind: 'choices', options, value: Array.isArray(value) ? value : value ? [value] : [] };
  }
  return {
    kind: options.length > MOST_RADIOS ? 'select' : 'choice',
    options,
    value: textValue(input.values[name]),
  };
}

function rowsView(field: Field, words: QuestionWords, input: StepViewInput) {
  const stored = rowsAt(input.answers, field.name).map((row) => row.id);
  const typed = input.values[`${field.name}.order`];
  const shown = Array.isArray(typed) ? typed : stored;
  const wanted = Math.max(field.minRows ?? 0, 0);
  const part = input.open?.get(field.name) ?? 'all';
  const ids = [...new Set([...shown, ...(input.newRows?.[field.name] ?? [])])].filter(
    (id) => part === 'all' || part.has(id),
  );
  for (let n = 1; part === 'all' && ids.length < wanted; n += 1)
    if (!ids.includes(`r${n}`)) ids.push(`r${n}`);
  const rows = ids.map((id, index): RowView => {
    const row = rowsAt(input.answers, field.name).find((candidate) => candidate.id === id);
    const proposed = shown.includes(id) ? {} : rowFormValues(field, proposedRow(field, input.answers, id));
    const filled = { ...input, values: { ...input.values, ...proposed } };
    const drawn = (field.fields ?? []).filter((column) => column.drawnWhen?.(input.answers) ?? true);
    const columns = drawn.map((column) => ({
      ...fieldView(column, `${field.name}.${id}.${column.name}`, `${field.name}.${column.name}`, filled),
      required: isRequired(column, input.answers, row ?? { id }),
    }));
    const label = words.row?.({ number: (part === 'all' ? index : shown.indexOf(id)) + 1 }) ?? words.label;
    const summary = row && ids.length > 1 ? closedRow(field, row, input) : undefined;
    return { id, label, fields: columns, summary };
  });
  return {
    rows,
    addLabel: words.add ?? words.label,
    emptyLabel: words.empty,
    full: part !== 'all' || ids.length >= (field.maxRows ?? 50),
    keepOne: wanted > 0 && ids.length <= wanted,
  };
}

/** One line for a row that needs nothing more, so that a long list stays short on a phone. Undefined for one to look at. */
function closedRow(field: Field, row: RowAnswers, input: StepViewInput): string | undefined {
  if (input.issues.some((issue) => issue.path.startsWith(`${field.name}.${row.id}.`))) return undefined;
  const isDone = !isBlankRow(row) && issuesOfRow(field, row, input.answers).length === 0;
  return isDone ? rowSummary(field, row, input) || undefined : undefined;
}

function wrongParts(name: string, input: StepViewInput): ('month' | 'day' | 'year')[] {
  const missing = input.issues.find((issue) => issue.path === name)?.params?.missing;
  return Array.isArray(missing) ? [...missing] : [];
}

const CHOSEN = ['yesno', 'choice', 'choices', 'confirm'];

/** The sentence about an issue. Shape: pure. */
export function issueText(
  issue: Issue,
  field: Field,
  words: QuestionWords,
  input: Pick<StepViewInput, 'text'>,
): string {
  const by = field.kind === 'rows' ? 'add' : CHOSEN.includes(field.kind) ? 'choose' : 'enter';
  return input.text.errors.issue(issue.code, {
    ...issue.params,
    label: words.label,
    asked: words.asked,
    by,
    example: words.example,
  });
}
