import { argued, onlyWhen } from '#src/domain/application/argued.ts';
import { issuesOfNone, issuesOfPart } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy, securedFor } from '#src/domain/application/readers.ts';
import { hasActivity, isFullForm, servesAlcohol } from '#src/domain/application/situations.ts';

const forControl = readOnlyBy('liquor', 'police');

/** Who serves and who watches, so that nobody underage or drunk is served. */
export const alcoholControlStep = defineStep({
  id: 'alcohol-control',
  task: 'alcohol',
  appliesWhen: (answers) => hasActivity(answers, 'alcohol') && servesAlcohol(answers) && isFullForm(answers),
  computes: ['alcoholExits', 'alcoholGuards'],
  fields: [
    {
      name: 'alcohol.control',
      kind: 'choices',
      options: [
        'wristbands',
        'stamps',
        'drink_tickets',
        'drink_limit',
        'plastic_cups',
        'free_water',
        'signs',
        'none',
      ],
      required: true,
      ...forControl,
    },
    {
      name: 'alcohol.servers',
      kind: 'integer',
      required: true,
      min: 1,
      max: 10_000,
      inputMode: 'numeric',
      ...forControl,
    },
    {
      name: 'alcohol.trainedServers',
      kind: 'integer',
      required: true,
      max: 10_000,
      inputMode: 'numeric',
      ...forControl,
    },
    {
      name: 'alcohol.guards',
      kind: 'integer',
      required: true,
      max: 10_000,
      inputMode: 'numeric',
      ...securedFor('police', 'liquor'),
    },
    { name: 'alcohol.prize', kind: 'yesno', required: true, ...forControl },
    ...onlyWhen(
      (answers) => answers.alcohol?.fenced === 'yes',
      argued('alcohol.exits', readOnlyBy('fire', 'liquor', 'police'), 1000),
    ),
  ],
  checks: (answers) => [
    ...issuesOfNone('alcohol.control', answers.alcohol?.control),
    ...issuesOfPart('alcohol.trainedServers', answers.alcohol?.trainedServers, answers.alcohol?.servers),
  ],
});
