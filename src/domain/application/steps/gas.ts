import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { readOnlyBy } from '#src/domain/application/readers.ts';
import { isFullForm, mayUseGas } from '#src/domain/application/situations.ts';

const forFire = readOnlyBy('fire');

/** Propane and other gas on site, wherever it is used. */
export const gasStep = defineStep({
  id: 'gas',
  task: 'power',
  appliesWhen: mayUseGas,
  fields: [
    {
      name: 'power.propanePounds',
      kind: 'decimal',
      required: true,
      max: 1_000_000,
      unit: 'pounds',
      inputMode: 'decimal',
      ...forFire,
    },
    {
      name: 'power.spares',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && Number(answers.power?.propanePounds ?? 0) > 0,
      ...forFire,
    },
    {
      name: 'power.spareFeet',
      kind: 'decimal',
      required: true,
      max: 100_000,
      unit: 'feet',
      inputMode: 'decimal',
      appliesWhen: (answers) => answers.power?.spares === 'yes',
      ...forFire,
    },
    {
      name: 'power.otherGas',
      kind: 'choices',
      options: ['helium', 'carbon_dioxide', 'oxygen', 'dry_ice', 'other', 'none'],
      required: true,
      appliesWhen: isFullForm,
      ...forFire,
    },
    {
      name: 'power.otherGasUse',
      kind: 'longtext',
      required: true,
      maxLength: 500,
      appliesWhen: (answers) => answers.power?.otherGas?.some((gas) => gas !== 'none') ?? false,
      ...forFire,
    },
  ],
  checks: (answers) => issuesOfNone('power.otherGas', answers.power?.otherGas),
});
