import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Field, type When } from '#src/domain/application/field.ts';
import { personalFor } from '#src/domain/application/readers.ts';
import {
  hasFire,
  hasFoodVendors,
  isAtLeast,
  isFullForm,
  isFullFormFrom,
  parades,
} from '#src/domain/application/situations.ts';

const needsSafetyOfficer = (answers: Answers) =>
  isFullFormFrom(answers, 1000) ||
  (isFullForm(answers) && hasFire(answers, 'fireworks', 'stage_pyro', 'flame_effects', 'bonfire')) ||
  (isFullFormFrom(answers, 250) && (answers.structures?.list?.length ?? 0) > 0);

const needsSellersContact = (answers: Answers) =>
  isFullFormFrom(answers, 250) && (hasFoodVendors(answers) || Number(answers.sales?.sellers ?? 0) > 0);

const needsVolunteersContact = (answers: Answers) =>
  isFullForm(answers) && parades(answers) && (isAtLeast(answers, 250) || answers.event?.kind === 'race');

const person = <const Who extends string>(
  who: Who,
  appliesWhen: When,
  readership: Pick<Field, 'readBy' | 'sensitivity'>,
) =>
  [
    {
      name: `contacts.${who}Name`,
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen,
      ...readership,
    },
    {
      name: `contacts.${who}Phone`,
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen,
      ...readership,
    },
  ] as const satisfies readonly Field[];

/** Who looks after one thing: safety, sellers, volunteers. Asked once it is known what there is to look after. */
export const contactsStep = defineStep({
  id: 'contacts',
  task: 'safety',
  appliesWhen: isFullForm,
  fields: [
    ...person('safety', needsSafetyOfficer, personalFor('fire', 'emergency_management', 'police')),
    ...person('sellers', needsSellersContact, personalFor('health', 'fire')),
    ...person('volunteers', needsVolunteersContact, personalFor('transportation', 'police')),
  ],
});
