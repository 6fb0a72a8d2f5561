import { isFullFrom } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { isFullForm, isPublic } from '#src/domain/application/situations.ts';

const forCommand = securedFor('emergency_management', 'police', 'fire', 'medical');

/** Who speaks to the crowd, and from where the event is led. */
export const commandStep = defineStep({
  id: 'command',
  task: 'emergency',
  appliesWhen: isFullForm,
  fields: [
    {
      name: 'emergency.cancelPlan',
      kind: 'longtext',
      required: true,
      maxLength: 1000,
      appliesWhen: (answers) =>
        isPublic(answers) && (isFullFrom(500)(answers) || answers.event?.access === 'public_ticketed'),
      ...onCase,
    },
    {
      name: 'emergency.alerts',
      kind: 'choices',
      options: ['speakers', 'screens', 'megaphones', 'texts', 'social_media', 'staff', 'none'],
      required: true,
      appliesWhen: isFullFrom(500),
      ...readOnlyBy('emergency_management', 'fire', 'police', 'accessibility'),
    },
    {
      name: 'emergency.messages',
      kind: 'longtext',
      required: true,
      maxLength: 2000,
      appliesWhen: isFullFrom(1000),
      ...readOnlyBy('emergency_management', 'fire', 'police', 'accessibility'),
    },
    {
      name: 'emergency.commandPost',
      kind: 'text',
      required: true,
      maxLength: 200,
      appliesWhen: isFullFrom(2500),
      ...forCommand,
    },
    {
      name: 'emergency.radioChannel',
      kind: 'text',
      maxLength: 80,
      appliesWhen: isFullFrom(2500),
      ...forCommand,
    },
    {
      name: 'emergency.jointCommand',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullFrom(2500),
      ...forCommand,
    },
  ],
  checks: (answers) => noneAlone('emergency.alerts', answers.emergency?.alerts),
});
