import { hasFullTent, hasLargeTent, hasStructure } from '#src/domain/application/built.ts';
import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDay } from '#src/domain/application/schedule.ts';
import { dayOf, timeOf } from '#src/domain/application/schema.ts';
import { hasActivity, isFullForm } from '#src/domain/application/situations.ts';

const forBuilding = readOnlyBy('fire', 'buildings');

/** How it stands, who puts it up, and when it may be inspected. */
export const structuresDetailsStep = defineStep({
  id: 'structures-details',
  task: 'structures',
  appliesWhen: (answers) => hasActivity(answers, 'structures') && isFullForm(answers),
  fields: [
    { name: 'structures.company', kind: 'text', maxLength: 160, ...forBuilding },
    {
      name: 'structures.anchoring',
      kind: 'choices',
      options: ['weights', 'stakes', 'water_barrels', 'other'],
      required: true,
      ...readOnlyBy('fire', 'buildings', 'parks', 'transportation'),
    },
    {
      name: 'structures.stageParts',
      kind: 'choices',
      options: ['roof', 'rigging', 'guardrails', 'ramp', 'none'],
      required: true,
      appliesWhen: (answers) => hasStructure(answers, 'stage'),
      ...readOnlyBy('buildings', 'fire', 'accessibility'),
    },
    {
      name: 'structures.setbackFeet',
      kind: 'decimal',
      required: true,
      max: 10_000,
      unit: 'feet',
      inputMode: 'decimal',
      appliesWhen: hasLargeTent,
      ...forBuilding,
    },
    {
      name: 'structures.heaters',
      kind: 'choice',
      options: ['none', 'electric', 'fuel_outside', 'fuel_inside'],
      required: true,
      appliesWhen: (answers) => hasStructure(answers, 'tent'),
      ...readOnlyBy('fire'),
    },
    {
      name: 'structures.tentSafety',
      kind: 'choices',
      options: ['exit_signs', 'emergency_lights', 'extinguishers', 'no_smoking_signs', 'none'],
      required: true,
      appliesWhen: hasFullTent,
      ...readOnlyBy('fire'),
    },
    { name: 'structures.readyDate', kind: 'date', ...forBuilding },
    {
      name: 'structures.readyTime',
      kind: 'time',
      required: true,
      appliesWhen: (answers) => answers.structures?.readyDate !== undefined,
      ...forBuilding,
    },
  ],
  checks: (answers, { today }) => {
    const { stageParts, tentSafety, readyDate, readyTime } = answers.structures ?? {};
    const issues = [
      ...issuesOfNone('structures.stageParts', stageParts),
      ...issuesOfNone('structures.tentSafety', tentSafety),
      ...issuesOfDay('structures.readyDate', readyDate, today),
    ];
    const day = dayOf(readyDate);
    const [first] = (answers.dates?.days ?? [])
      .flatMap(({ date, start }) => (dayOf(date) && timeOf(start) ? [{ date, start }] : []))
      .sort((one, other) => `${one.date} ${one.start}`.localeCompare(`${other.date} ${other.start}`));
    if (!day || !first?.date) return issues;
    const time = timeOf(readyTime);
    if (day > first.date) issues.push({ path: 'structures.readyDate', code: 'inspection-after-start' });
    else if (day === first.date && time && time >= String(first.start))
      issues.push({ path: 'structures.readyTime', code: 'inspection-after-start' });
    return issues;
  },
});
