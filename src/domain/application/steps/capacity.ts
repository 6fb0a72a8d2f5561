import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { isFullForm } from '#src/domain/application/situations.ts';

const readers = readOnlyBy('fire', 'police', 'emergency_management');

/** How the crowd is kept to a number. Asked where there is a fence or a ticket. */
export const capacityStep = defineStep({
  id: 'capacity',
  task: 'safety',
  appliesWhen: (answers) =>
    isFullForm(answers) &&
    (answers.event?.access === 'public_ticketed' || answers.structures?.fenced === 'yes'),
  fields: [
    {
      name: 'admission.limit',
      kind: 'choice',
      options: ['none', 'tickets', 'counters', 'fenced'],
      required: true,
      ...readers,
    },
    {
      name: 'admission.capacity',
      kind: 'integer',
      required: true,
      min: 1,
      max: 1_000_000,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.admission?.limit !== undefined && answers.admission.limit !== 'none',
      ...readers,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    if (answers.admission?.limit === 'none' && answers.structures?.fenced === 'yes')
      issues.push({ path: 'admission.limit', code: 'fence-needs-limit' });
    const capacity = numberOf(answers.admission?.capacity);
    const peak = numberOf(answers.people?.peak);
    const posted = numberOf(answers.places?.postedCapacity);
    if (capacity !== null && posted !== null && capacity > posted)
      issues.push({ path: 'admission.capacity', code: 'over-posted-capacity', params: { max: posted } });
    else if (capacity !== null && peak !== null && capacity < peak)
      issues.push({ path: 'admission.capacity', code: 'capacity-under-peak', params: { min: peak } });
    return issues;
  },
});
