import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { isFullForm, isSpeechOnly } from '#src/domain/application/situations.ts';

const WEB_ADDRESS = /^(https?:\/\/)?([\p{L}\p{N}-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/iu; // example.org/fair

/** What the event is. The speech path asks only for a name, never for a message or purpose. */
export const eventStep = defineStep({
  id: 'event',
  task: 'event',
  fields: [
    {
      name: 'event.name',
      kind: 'text',
      required: true,
      maxLength: 120,
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'event.description',
      kind: 'longtext',
      required: true,
      maxLength: 2000,
      appliesWhen: (answers) => !isSpeechOnly(answers),
      readBy: ['all'],
      sensitivity: 'case',
    },
    {
      name: 'event.publicSummary',
      kind: 'longtext',
      maxLength: 300,
      appliesWhen: (answers) =>
        isFullForm(answers) &&
        (answers.event?.access === 'public_free' || answers.event?.access === 'public_ticketed'),
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'event.website',
      kind: 'text',
      maxLength: 200,
      inputMode: 'url',
      autocomplete: 'url',
      appliesWhen: isFullForm,
      readBy: ['all'],
      sensitivity: 'public',
    },
    {
      name: 'event.fundraising',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      readBy: ['coordinator', 'parks'],
      sensitivity: 'case',
    },
    {
      name: 'event.heldBefore',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      readBy: ['all'],
      sensitivity: 'case',
    },
    {
      name: 'event.unchangedRepeat',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => answers.event?.heldBefore === 'yes',
      readBy: ['all'],
      sensitivity: 'case',
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const website = answers.event?.website;
    if (website && !WEB_ADDRESS.test(website)) issues.push({ path: 'event.website', code: 'wrong-format' });
    return issues;
  },
});
