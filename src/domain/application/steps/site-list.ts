import { SITE_ITEMS } from '#src/domain/application/answers/site.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue, type RowAnswers } from '#src/domain/application/field.ts';
import { onCase } from '#src/domain/application/readers.ts';
import { closesStreet } from '#src/domain/application/situations.ts';

const MEASURED = ['stage', 'tent', 'canopy', 'seating', 'fence', 'exit', 'gate', 'alcohol_area'];

/** What the rules measure must have a size. */
const hasSize = (_: Answers, row?: RowAnswers) =>
  row?.kind === 'emergency_lane' || MEASURED.some((kind) => kind === row?.kind);
const size = { kind: 'decimal', min: 1, max: 20_000, unit: 'feet', inputMode: 'decimal' } as const;

/** Everything on the site in words, one thing after another. It stands in for a drawing. */
export const siteListStep = defineStep({
  id: 'site-list',
  task: 'site',
  appliesWhen: (answers) => answers.site?.plan === 'list',
  computes: ['siteExits'],
  fields: [
    { name: 'site.around', kind: 'longtext', required: true, maxLength: 2000, ...onCase },
    {
      name: 'site.items',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 150,
      asTable: true,
      fields: [
        { name: 'kind', kind: 'choice', options: SITE_ITEMS, required: true, ...onCase },
        { name: 'label', kind: 'text', maxLength: 80, ...onCase },
        { name: 'count', kind: 'integer', min: 1, max: 10_000, inputMode: 'numeric', ...onCase },
        { name: 'widthFeet', required: hasSize, ...size, ...onCase },
        {
          name: 'lengthFeet',
          required: (_, row) =>
            ['stage', 'tent', 'canopy', 'alcohol_area'].some((kind) => kind === row?.kind),
          ...size,
          ...onCase,
        },
        { name: 'place', kind: 'text', required: true, maxLength: 300, ...onCase },
        { name: 'people', kind: 'integer', max: 1_000_000, inputMode: 'numeric', ...onCase },
      ],
      ...onCase,
    },
  ],
  checks: (answers) => {
    const items = answers.site?.items ?? [];
    const issues: Issue[] = [];
    if (closesStreet(answers) && items.length > 0 && !items.some((row) => row.kind === 'emergency_lane'))
      issues.push({ path: 'site.items', code: 'list-without-lane' });
    return issues;
  },
});
