import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, personalFor } from '#src/domain/application/readers.ts';
import { isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const isProducer = (answers: Answers) => answers.applicant?.role === 'hired_producer';
const hiredOne = (answers: Answers) => answers.producer?.hired === 'yes';

/** The company that runs the event. When its producer applies, their own name and phone are known already. */
export const producerStep = defineStep({
  id: 'producer',
  task: 'who',
  appliesWhen: (answers) => isFullForm(answers) && (isProducer(answers) || isAtLeast(answers, 500)),
  fields: [
    {
      name: 'producer.hired',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => !isProducer(answers),
      ...onCase,
    },
    {
      name: 'producer.name',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => isProducer(answers) || hiredOne(answers),
      ...onCase,
    },
    {
      name: 'producer.contact',
      kind: 'text',
      required: true,
      maxLength: 120,
      appliesWhen: hiredOne,
      ...personalFor('all'),
    },
    {
      name: 'producer.phone',
      kind: 'phone',
      required: true,
      inputMode: 'tel',
      appliesWhen: hiredOne,
      ...personalFor('all'),
    },
    { name: 'producer.email', kind: 'email', inputMode: 'email', appliesWhen: hiredOne, ...personalFor() },
    {
      name: 'producer.license',
      kind: 'text',
      maxLength: 60,
      appliesWhen: (answers) => isProducer(answers) || hiredOne(answers),
      ...onCase,
    },
  ],
});
