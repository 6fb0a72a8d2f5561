import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { dayOf } from '#src/domain/application/schema.ts';
import { hasSpeech } from '#src/domain/application/situations.ts';

/**
 * What the city may ask about a rally, march, vigil or service: how it uses the street, never what it says.
 * Source: domain.md 2.25.
 */
export const speechStep = defineStep({
  id: 'speech',
  task: 'event',
  appliesWhen: hasSpeech,
  fields: [
    { name: 'speech.alreadyAssembled', kind: 'yesno', onlyOnce: true, required: true, ...onCase },
    {
      name: 'speech.urgent',
      kind: 'yesno',
      onlyOnce: true,
      required: true,
      ...readOnlyBy('law', 'parks', 'police'),
    },
    {
      name: 'speech.knownSince',
      kind: 'date',
      required: true,
      appliesWhen: (answers) => answers.speech?.urgent === 'yes',
      ...readOnlyBy('law', 'parks'),
    },
    {
      name: 'speech.streetUse',
      kind: 'choice',
      options: ['none', 'sidewalk', 'lane', 'full'],
      required: true,
      ...onCase,
    },
    {
      name: 'speech.sound',
      kind: 'choice',
      options: ['none', 'megaphone', 'speakers', 'stage'],
      required: true,
      ...onCase,
    },
    {
      name: 'speech.marshalsOffered',
      kind: 'integer',
      max: 100_000,
      inputMode: 'numeric',
      ...onCase,
    },
    { name: 'speech.feeWaiver', kind: 'yesno', required: true, ...readOnlyBy('law', 'parks') },
  ],
  checks: (answers, { today }) => {
    const issues: Issue[] = [];
    const knownSince = dayOf(answers.speech?.knownSince);
    if (knownSince && knownSince > today) issues.push({ path: 'speech.knownSince', code: 'in-the-future' });
    return issues;
  },
});
