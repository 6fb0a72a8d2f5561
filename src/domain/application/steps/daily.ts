import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { hasSeveralDays, isFullFormFrom } from '#src/domain/application/situations.ts';

/** How many come on each of several days. */
export const dailyStep = defineStep({
  id: 'daily',
  task: 'people',
  appliesWhen: (answers) => isFullFormFrom(answers, 250) && hasSeveralDays(answers),
  fields: [
    {
      name: 'people.byDay',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 60,
      fields: [
        { name: 'date', kind: 'date', required: true, ...openToAll },
        {
          name: 'people',
          kind: 'integer',
          required: true,
          min: 1,
          max: 1_000_000,
          inputMode: 'numeric',
          ...onCase,
        },
        { name: 'label', kind: 'text', maxLength: 80, ...openToAll },
      ],
      ...onCase,
    },
  ],
  checks: (answers) => {
    const rows = answers.people?.byDay ?? [];
    const days = new Set(
      (answers.dates?.days ?? []).map((row) => dayOf(row.date)).filter((day) => day !== null),
    );
    const listed = new Set<string>();
    const issues: Issue[] = [];
    for (const row of rows) {
      const [path, day] = [`people.byDay.${row.id}.date`, dayOf(row.date)];
      if (!day) continue;
      if (listed.has(day)) issues.push({ path, code: 'date-twice' });
      else if (days.size && !days.has(day)) issues.push({ path, code: 'not-a-series-date' });
      listed.add(day);
    }
    // A row without its day says so itself.
    const isWhole = rows.length > 0 && rows.every((row) => dayOf(row.date));
    if (isWhole && [...days].some((day) => !listed.has(day)))
      issues.push({ path: 'people.byDay', code: 'days-missing' });
    return issues;
  },
});
