import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import { hasActivity, isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const isTicketed = (answers: Answers) => answers.event?.access === 'public_ticketed';
const raisesMoney = (answers: Answers) => answers.event?.fundraising === 'yes';
/** A gift at the gate matters to a crowd, and wherever alcohol is poured. */
const mayTakeGifts = (answers: Answers) =>
  answers.event?.access === 'public_free' && (isAtLeast(answers, 250) || hasActivity(answers, 'alcohol'));

/** What people pay to come in, and where money that is raised goes. How many may come in is asked with the fences. */
export const admissionStep = defineStep({
  id: 'admission',
  task: 'event',
  appliesWhen: (answers) =>
    isFullForm(answers) && (isTicketed(answers) || raisesMoney(answers) || mayTakeGifts(answers)),
  fields: [
    {
      name: 'admission.gift',
      kind: 'yesno',
      required: true,
      appliesWhen: mayTakeGifts,
      ...readOnlyBy('liquor', 'parks'),
    },
    {
      name: 'admission.kind',
      kind: 'choice',
      options: ['tickets', 'registration', 'wristband'],
      required: true,
      appliesWhen: isTicketed,
      ...readOnlyBy('liquor', 'parks', 'fire'),
    },
    {
      name: 'admission.lowestPrice',
      kind: 'money',
      required: true,
      max: 1_000_000,
      inputMode: 'decimal',
      appliesWhen: isTicketed,
      ...readOnlyBy('parks'),
    },
    {
      name: 'admission.highestPrice',
      kind: 'money',
      required: true,
      max: 1_000_000,
      inputMode: 'decimal',
      appliesWhen: isTicketed,
      ...readOnlyBy('parks'),
    },
    {
      name: 'admission.seller',
      kind: 'text',
      maxLength: 160,
      appliesWhen: (answers) => isTicketed(answers) && isAtLeast(answers, 250),
      ...onCase,
    },
    {
      name: 'admission.atGate',
      kind: 'yesno',
      required: true,
      appliesWhen: isTicketed,
      ...readOnlyBy('police', 'fire'),
    },
    {
      name: 'admission.beneficiary',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: raisesMoney,
      ...readOnlyBy('parks'),
    },
    {
      name: 'admission.beneficiaryShare',
      kind: 'integer',
      required: true,
      max: 100,
      inputMode: 'numeric',
      appliesWhen: raisesMoney,
      ...readOnlyBy('parks'),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const [low, high] = [numberOf(answers.admission?.lowestPrice), numberOf(answers.admission?.highestPrice)];
    if (low !== null && high !== null && high < low)
      issues.push({ path: 'admission.highestPrice', code: 'highest-below-lowest' });
    return issues;
  },
});
