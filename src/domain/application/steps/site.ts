import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { numberOf } from '#src/domain/application/schema.ts';
import {
  alwaysMoves,
  isFullForm,
  isIn,
  isSmallBlockParty,
  isSpeechOnly,
  neverMoves,
} from '#src/domain/application/situations.ts';

const REGISTERED = ['park', 'inner_harbor', 'plaza'] as const;
const WITH_ADDRESS = [
  'private_property',
  'school',
  'city_building',
  'state_or_federal_land',
  'water',
] as const;
const WITH_ROOF = ['private_property', 'school', 'city_building'] as const;

const hasAddress = (answers: Answers) =>
  isIn(answers, ...WITH_ADDRESS) ||
  (isSpeechOnly(answers) && isIn(answers, 'sidewalk', 'alley', 'curb_lane') && !isIn(answers, ...REGISTERED));

/** Where it is and how it uses the place. Decides which pages about places follow. */
export const siteStep = defineStep({
  id: 'site',
  task: 'places',
  fields: [
    {
      name: 'places.address',
      kind: 'text',
      required: true,
      maxLength: 300,
      appliesWhen: hasAddress,
      ...openToAll,
    },
    {
      name: 'route.moves',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => !alwaysMoves(answers) && !neverMoves(answers),
      ...openToAll,
    },
    {
      name: 'traffic.closure',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) =>
        !isSpeechOnly(answers) && isOnStreet(answers) && answers.event?.kind !== 'block_party',
      ...openToAll,
    },
    {
      name: 'traffic.noParking',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) =>
        !isSpeechOnly(answers) &&
        !isSmallBlockParty(answers) &&
        isIn(answers, 'street') &&
        !isIn(answers, 'curb_lane'),
      ...openToAll,
    },
    {
      name: 'places.indoor',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => isFullForm(answers) && isIn(answers, ...WITH_ROOF),
      ...onCase,
    },
    {
      name: 'places.postedCapacity',
      kind: 'integer',
      required: true,
      min: 1,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.places?.indoor === 'yes',
      ...readOnlyBy('fire', 'buildings'),
    },
    {
      name: 'places.indoorPeople',
      kind: 'integer',
      required: true,
      min: 1,
      inputMode: 'numeric',
      appliesWhen: (answers) => answers.places?.indoor === 'yes',
      ...readOnlyBy('fire', 'buildings'),
    },
    {
      name: 'places.publicToilets',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('public_works', 'health', 'parks', 'accessibility'),
    },
    {
      name: 'places.historicDistrictWork',
      kind: 'yesno',
      required: true,
      appliesWhen: isFullForm,
      ...readOnlyBy('buildings', 'community'),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const [posted, inside] = [
      numberOf(answers.places?.postedCapacity),
      numberOf(answers.places?.indoorPeople),
    ];
    if (posted !== null && inside !== null && inside > posted)
      issues.push({ path: 'places.indoorPeople', code: 'over-posted-capacity', params: { max: posted } });
    return issues;
  },
});

const isOnStreet = (answers: Answers) => isIn(answers, 'street', 'sidewalk', 'alley', 'curb_lane');
