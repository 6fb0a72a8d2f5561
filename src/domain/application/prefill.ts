import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { rowsAt } from '#src/domain/application/paths.ts';

/**
 * A new row with what earlier answers already tell, so that nobody types the same day or street twice.
 * Shape: pure; nothing but the id when nothing is known. It is a proposal in the inputs, stored only when posted.
 */
export function proposedRow(field: Field, answers: Answers, id: string): RowAnswers {
  const isFirst = rowsAt(answers, field.name).length === 0;
  return withoutGaps({ ...proposalFor(field.name, answers, isFirst), id });
}

function proposalFor(name: string, answers: Answers, isFirst: boolean): Record<string, unknown> {
  const days = answers.dates?.days ?? [];
  const [first, last] = [days[0], days.at(-1)];
  switch (name) {
    case 'dates.days':
      return isFirst ? { date: answers.dates?.firstDay, end: answers.block?.end } : {};
    case 'dates.setup':
      return { date: first?.date };
    case 'dates.teardown':
      return { date: last?.date };
    case 'people.byDay':
      return { date: days[rowsAt(answers, name).length]?.date };
    case 'program':
    case 'onsite.shifts':
      return { date: first?.date };
    case 'parking':
      return { startDate: first?.date, endDate: last?.date };
    case 'closures':
      return {
        startDate: first?.date,
        endDate: last?.date,
        ...(isFirst && answers.event?.kind === 'block_party'
          ? {
              street: answers.block?.street,
              blocks: answers.block?.blocks,
              intersectionsOpen: answers.block?.intersectionsOpen,
              kind: 'full',
            }
          : {}),
      };
    case 'security.posts':
    case 'medical.posts':
      return { from: first?.start, to: first?.end };
    case 'services.list':
      return { date: first?.date, start: first?.start, end: first?.end };
    default:
      return {};
  }
}

const withoutGaps = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as unknown as RowAnswers;
