import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { rareEvents } from '#e2e/fixtures/rare-events.ts';
import { PAYLOADS } from '#e2e/security/xss-payloads.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { allSteps, askedFields } from '#src/domain/application/journey.ts';
import { isBlank, rowsAt, withValue } from '#src/domain/application/paths.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

const TYPED = ['text', 'longtext', 'email'];
const SHORTEST = Math.min(...PAYLOADS.map(({ length }) => length));
/** Whether a question takes words, and room for the shortest payload. */
const isTyped = ({ kind, maxLength = SHORTEST }: Field) => TYPED.includes(kind) && maxLength >= SHORTEST;
const columnsOf = (field: Field) =>
  (field.fields ?? []).map((column) => ({ column, name: `${field.name}.*.${column.name}` }));
const wordsOf = (field: Field): string[] =>
  field.kind === 'rows'
    ? columnsOf(field)
        .filter(({ column }) => isTyped(column))
        .map(({ name }) => name)
    : isTyped(field)
      ? [field.name]
      : [];

/** The names of all questions that take words; those of a column with a star for its row. */
export const questionsInWords = (): string[] => allSteps().flatMap((step) => step.fields.flatMap(wordsOf));

/** Questions of a draft that take words and are asked. */
const asked = (answers: Answers): string[] =>
  allSteps().flatMap((step) => askedFields(step, answers).flatMap(wordsOf));

/** Those of them that have an answer where it is a list. */
const answered = (answers: Answers): string[] => {
  const isThere = (list: string, column: string) =>
    rowsAt(answers, list).some((row) => !isBlank(row[column]));
  return asked(answers).filter((name) => {
    const [list, column] = name.split('.*.');
    return column === undefined || isThere(list ?? '', column);
  });
};

/** What an answer may be, so that another question opens. */
function triesOf(field: Field): unknown[] {
  if (field.kind === 'yesno') return ['yes', 'no'];
  if (field.kind === 'choice') return [...(field.options ?? [])];
  if (field.kind === 'choices') return (field.options ?? []).map((option) => [option]);
  return field.kind === 'integer' ? [1] : [];
}

/** A list with words in every column that takes some. */
function filledRows(field: Field, answers: Answers): RowAnswers[] {
  const rows = rowsAt(answers, field.name);
  return (rows.length > 0 ? rows : [{ id: 'r1' } as RowAnswers]).map((row) => {
    const filled: Record<string, unknown> = { ...row };
    for (const column of field.fields ?? []) {
      const isOpen = column.appliesWhen?.(answers, filled as RowAnswers) ?? true;
      if (isTyped(column) && isOpen && isBlank(filled[column.name])) filled[column.name] = 'x';
    }
    return filled as RowAnswers;
  });
}

/** What decides the kind of event: it stays, or another event would come out. */
const KEPT = ['start', 'event', 'block'];

/**
 * The same event with its answers changed until as many of the wanted questions are asked as one answer after another can
 * open, and with words in all lists.
 * Shape: pure; the same each time.
 */
function opened(given: Answers, wanted: ReadonlySet<string>): Answers {
  const found = (answers: Answers) => asked(answers).filter((name) => wanted.has(name)).length;
  let answers = given;
  for (const step of allSteps()) {
    if (KEPT.includes(step.id)) continue;
    for (const { name } of step.fields) {
      const field = askedFields(step, answers).find((one) => one.name === name);
      if (field === undefined) continue;
      const isList = field.kind === 'rows' && wordsOf(field).some((one) => wanted.has(one));
      if (isList) answers = withValue(answers, name, filledRows(field, answers));
      for (const value of triesOf(field)) {
        const changed = withValue(answers, name, value);
        if (found(changed) > found(answers)) answers = changed;
      }
    }
  }
  return answers;
}

const actingFor = (answers: Answers, organization: NonNullable<Answers['organization']>): Answers => ({
  ...answers,
  applicant: { ...answers.applicant, role: 'organization_officer' },
  organization: { ...answers.organization, ...organization },
});

/** Events that ask together every question that takes words. */
export function wordyEvents(day: CalendarDate): Answers[] {
  const [, harbor, painting] = rareEvents(day);
  const { closures: _, ...party } = SEED_EVENTS['a block party'](day);
  const [race, carnival] = [SEED_EVENTS['a race'](day), SEED_EVENTS['a carnival'](day)];
  const bleachers = { id: 'b9', kind: 'bleachers', count: 1, occupants: 200 } as const;
  const events: Answers[] = [
    SEED_EVENTS['a parade'](day),
    {
      ...harbor,
      food: { ...harbor?.food, seats: 200 },
      structures: { ...harbor?.structures, list: [...(harbor?.structures?.list ?? []), bleachers] },
    },
    SEED_EVENTS['a film shoot'](day),
    actingFor(race, { kind: 'nonprofit' }),
    actingFor(carnival, { kind: 'association', fiscallySponsored: 'yes' }),
    SEED_EVENTS['a food truck rally'](day),
    painting ?? {},
    SEED_EVENTS['a rally'](day),
    party,
  ];
  const missing = new Set(questionsInWords());
  return events.map((event) => {
    const answers = opened(event, missing);
    for (const one of answered(answers)) missing.delete(one);
    return answers;
  });
}
