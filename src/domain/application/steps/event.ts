import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm, isFullFormFrom, isPublic, isSpeechOnly } from '#src/domain/application/situations.ts';

const WEB_ADDRESS = /^(https?:\/\/)?([\p{L}\p{N}-]+\.)+\p{L}{2,}(:\d+)?([/?#]\S*)?$/iu; // example.org/fair
const ACCOUNT = /^@[\p{L}\p{N}._-]+$/u; // @oakstreetfair
const SHORTEST_NAME = 3;

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
      appliesWhen: (answers) => isFullForm(answers) && isPublic(answers),
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
      name: 'event.social',
      kind: 'text',
      maxLength: 200,
      appliesWhen: (answers) => isFullFormFrom(answers, 250) && isPublic(answers),
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
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const { name, website, social } = answers.event ?? {};
    if (name && [...name].length < SHORTEST_NAME)
      issues.push({ path: 'event.name', code: 'too-short', params: { min: SHORTEST_NAME } });
    if (website && !WEB_ADDRESS.test(website)) issues.push({ path: 'event.website', code: 'wrong-format' });
    if (social && !WEB_ADDRESS.test(social) && !ACCOUNT.test(social))
      issues.push({ path: 'event.social', code: 'wrong-format' });
    return issues;
  },
});
