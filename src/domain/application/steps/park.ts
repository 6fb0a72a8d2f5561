import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { isIn, isSpeechOnly } from '#src/domain/application/situations.ts';

const usesGround = (answers: Answers) => !isSpeechOnly(answers);

/** Which park, plaza or harbor place, and what it has to bear. */
export const parkStep = defineStep({
  id: 'park',
  task: 'places',
  appliesWhen: (answers) => isIn(answers, 'park', 'inner_harbor', 'plaza'),
  fields: [
    {
      name: 'places.park',
      kind: 'choice',
      optionsFrom: 'places',
      options: ['other'],
      required: true,
      ...openToAll,
    },
    {
      name: 'places.otherPark',
      kind: 'text',
      required: true,
      maxLength: 160,
      appliesWhen: (answers) => answers.places?.park === 'other',
      ...openToAll,
    },
    { name: 'places.part', kind: 'text', maxLength: 300, ...openToAll },
    {
      name: 'places.surface',
      kind: 'choice',
      options: ['grass', 'paved', 'mixed'],
      required: true,
      appliesWhen: usesGround,
      ...onCase,
    },
    {
      name: 'places.staking',
      kind: 'yesno',
      required: true,
      appliesWhen: usesGround,
      ...readOnlyBy('parks', 'public_works', 'buildings', 'fire'),
    },
    {
      name: 'places.vehiclesOnGrass',
      kind: 'yesno',
      required: true,
      appliesWhen: usesGround,
      ...readOnlyBy('parks', 'fire'),
    },
    {
      name: 'places.treeWork',
      kind: 'yesno',
      required: true,
      appliesWhen: usesGround,
      ...readOnlyBy('parks'),
    },
  ],
});
