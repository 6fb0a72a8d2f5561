import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
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
      ...openToAll,
    },
    {
      name: 'event.description',
      kind: 'longtext',
      required: true,
      maxLength: 2000,
      appliesWhen: (answers) => !isSpeechOnly(answers),
      ...onCase,
    },
    {
      name: 'event.publicSummary',
      kind: 'longtext',
      maxLength: 300,
      appliesWhen: (answers) =>
        isFullForm(answers) &&
        (answers.event?.access === 'public_free' || answers.event?.access === 'public_ticketed'),
      ...openToAll,
    },
    {
      name: 'event.website',
      kind: 'text',
      maxLength: 200,
      inputMode: 'url',
      autocomplete: 'url',
      appliesWhen: isFullForm,
      ...openToAll,
    },
    {
      name: 'event.fundraising',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('parks'),
    },
    {
      name: 'event.heldBefore',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...onCase,
    },
    {
      name: 'event.unchangedRepeat',
      kind: 'yesno',
      onlyOnce: true,
      required: true,
      appliesWhen: (answers) => answers.event?.heldBefore === 'yes',
      ...onCase,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const website = answers.event?.website;
    if (website && !WEB_ADDRESS.test(website)) issues.push({ path: 'event.website', code: 'wrong-format' });
    return issues;
  },
});
