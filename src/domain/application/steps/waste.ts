import type { Answers } from '#src/domain/application/answers.ts';
import { argued } from '#src/domain/application/argued.ts';
import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { issuesOfDay, minutesOfMoment, spanOfTimes } from '#src/domain/application/schedule.ts';
import { closesStreet, hasActivity, isFullForm, isSeries } from '#src/domain/application/situations.ts';

const forWaste = readOnlyBy('public_works', 'health', 'parks');
const forCleaning = readOnlyBy('public_works', 'parks');
const DAY = 'sanitation.cleanDate';
const TIME = 'sanitation.cleanTime';
const WHO_CLEANS = ['city', 'company', 'own'] as const;

/** Times for clean-up already say when the place is clean. */
const hasNoCleanUpTime = (answers: Answers) => (answers.dates?.teardown ?? []).length === 0;

/** Trash, recycling, sweeping, and when all of it is done. */
export const wasteStep = defineStep({
  id: 'waste',
  task: 'sanitation',
  appliesWhen: isFullForm,
  computes: ['trashContainers', 'recyclingContainers'],
  fields: [
    ...argued('safety.trashContainers', forWaste, 20_000),
    ...argued('safety.recyclingContainers', forWaste, 20_000),
    { name: 'sanitation.hauler', kind: 'choice', options: WHO_CLEANS, required: true, ...forWaste },
    {
      name: 'sanitation.haulerName',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => answers.sanitation?.hauler === 'company',
      ...forWaste,
    },
    {
      name: 'sanitation.pickup',
      kind: 'choice',
      options: ['during', 'after', 'both'],
      required: true,
      appliesWhen: isFullFrom(500),
      ...forWaste,
    },
    {
      name: 'sanitation.compost',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullFrom(500)(answers) && hasActivity(answers, 'food'),
      ...forWaste,
    },
    {
      name: 'sanitation.sweeping',
      kind: 'choice',
      options: WHO_CLEANS,
      required: true,
      appliesWhen: closesStreet,
      ...forWaste,
    },
    {
      name: DAY,
      kind: 'date',
      appliesWhen: (answers) => hasNoCleanUpTime(answers) && !isSeries(answers),
      ...forCleaning,
    },
    { name: TIME, kind: 'time', appliesWhen: hasNoCleanUpTime, ...forCleaning },
  ],
  checks: (answers, { today }) => {
    const { cleanDate, cleanTime } = answers.sanitation ?? {};
    if (isSeries(answers) || (cleanDate === undefined && cleanTime === undefined)) return [];
    if (cleanDate === undefined) return [{ path: DAY, code: 'required' }];
    if (cleanTime === undefined) return [{ path: TIME, code: 'required' }];
    const spans = (answers.dates?.days ?? []).map(spanOfTimes).filter((span) => span !== null);
    const clean = minutesOfMoment(cleanDate, cleanTime);
    if (clean !== null && spans.some((span) => clean < span.until))
      return [{ path: TIME, code: 'tear-down-before-end' }];
    return issuesOfDay(DAY, cleanDate, today);
  },
});
