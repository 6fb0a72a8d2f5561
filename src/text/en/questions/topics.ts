import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const topicsQuestions = {
  'sound.kind': {
    label: 'What will people hear?',
    asked: 'what people will hear',
    options: {
      megaphone: 'A megaphone',
      small_speaker: 'A small speaker',
      dj: 'A DJ',
      band: 'A live band',
      several_stages: 'Several stages',
    },
  },
  'sound.start': { label: 'Sound starts at', asked: 'the time when sound starts' },
  'sound.end': { label: 'Sound ends at', asked: 'the time when sound ends' },
  'sound.exemption': {
    label: 'Must it be louder or later than the law allows?',
    asked: 'whether it must be louder or later than the law allows',
    hint: 'If you are not sure, answer no. You can change it later.',
    why: 'Then the city must give an extra approval. Ask for it early.',
  },
  'sound.decibelsOver': {
    label: 'How many decibels over the limit?',
    asked: 'how many decibels over the limit',
    hint: 'Write 0 if it is only later and not louder.',
    example: '10',
  },
  'sound.nights': { label: 'On how many days or nights?', asked: 'on how many days or nights', example: '2' },
  'sound.operatorName': {
    label: 'Who controls the sound?',
    asked: 'the name of the person who controls the sound',
  },
  'sound.reason': {
    label: 'Why is this good for the public?',
    asked: 'why this is good for the public',
    hint: 'Also list the sound equipment.',
  },
  'fire.kinds': {
    label: 'What kind of flame or fire?',
    asked: 'the kind of flame or fire',
    hint: 'Choose all that apply. Grills belong to food.',
    options: {
      fireworks: 'Fireworks',
      stage_pyro: 'Sparks or bangs on a stage',
      flame_effects: 'Flame effects or fire dancers',
      bonfire: 'Bonfire or fire pit',
      torches: 'Torches',
      candles: 'Candles',
      sky_lanterns: 'Sky lanterns',
    },
  },
  'fire.company': {
    label: 'Which company or person runs it?',
    asked: 'the company or person who runs it',
    hint: 'They need a license.',
  },
  'fire.overWater': {
    label: 'Will fireworks go off from a boat or over the water?',
    asked: 'whether fireworks go off over the water',
    why: 'Then the Coast Guard must agree. This takes months.',
  },
  'fire.protectionSystemOff': {
    label: 'Must a fire alarm or sprinkler be turned off?',
    asked: 'whether a fire alarm or sprinkler must be turned off',
  },
  'rides.mechanical': {
    label: 'How many rides with a motor?',
    asked: 'how many rides with a motor there are',
    hint: 'Write 0 if none.',
    example: '3',
  },
  'rides.inflatables': {
    label: 'Bounce houses and slides that are filled with air',
    asked: 'the bounce houses and slides',
    row: (p) => `Bounce house or slide ${p.number}`,
    add: 'Add a bounce house or slide',
    empty: 'None yet.',
  },
  'rides.inflatables.count': {
    label: 'How many of this kind?',
    asked: 'how many of this kind',
    example: '1',
  },
  'rides.inflatables.riderHeightFeet': {
    label: 'How many feet above the ground can a rider be?',
    asked: 'how many feet above the ground a rider can be',
    example: '4',
  },
  'rides.inflatables.certified': {
    label: 'Does it have a state certificate for this year?',
    asked: 'whether it has a state certificate',
  },
  'rides.performances': {
    label: 'Will there be shows, like acrobats?',
    asked: 'whether there will be shows',
  },
  'rides.operator': { label: 'Who runs the rides?', asked: 'who runs the rides' },
  'animals.kinds': {
    label: 'What will the animals do?',
    asked: 'what the animals will do',
    hint: 'Choose all that apply. Pets and service animals do not count.',
    options: {
      petting_zoo: 'Petting zoo',
      horses: 'Horses or ponies to ride',
      parade_animals: 'Walk in a parade',
      show: 'Show or performance',
    },
  },
  'animals.count': { label: 'How many animals?', asked: 'how many animals there will be', example: '6' },
  'animals.onStreet': {
    label: 'Will animals be on a street?',
    asked: 'whether animals will be on a street',
  },
  'sales.sellers': {
    label: 'How many sellers will there be?',
    asked: 'how many sellers there will be',
    hint: 'Count those that do not sell food.',
    example: '15',
  },
  'sales.streetVendors': {
    label: 'Will anyone sell from a cart or table on the street?',
    asked: 'whether anyone will sell from a cart or table on the street',
  },
  'race.kind': {
    label: 'What kind of sport is it?',
    asked: 'what kind of sport it is',
    options: { run: 'Run', walk: 'Walk', bike: 'Bike ride', swim: 'Swim', sport: 'Another sport' },
  },
  'race.endurance': {
    label: 'Is it very hard on the body?',
    asked: 'whether it is very hard on the body',
    hint: 'For example, a marathon, a triathlon or a long bike race.',
  },
  'air.aircraft': {
    label: 'What will be in the air?',
    asked: 'what will be in the air',
    hint: 'Choose all that apply.',
    options: {
      fly_over: 'Planes that fly over',
      skydive: 'Skydivers',
      balloon: 'Hot-air balloon',
      laser: 'Laser lights into the sky',
    },
  },
  'air.droneRestriction': {
    label: 'Should police ask for a no-drone zone?',
    asked: 'whether police should ask for a no-drone zone',
  },
  'water.onWater': {
    label: 'Will any part be on the water?',
    asked: 'whether any part will be on the water',
    hint: 'For example, boats, a barge or a swim.',
  },
  'water.swimmers': {
    label: 'How many people will swim?',
    asked: 'how many people will swim',
    hint: 'Write 0 if nobody.',
    example: '120',
  },
  'hydrant.use': {
    label: 'What will happen at the fire hydrant?',
    asked: 'what will happen at the fire hydrant',
    options: {
      draw_water: 'We want to take water from it',
      may_block: 'Something may stand in front of it',
    },
  },
} satisfies QuestionTexts<
  'sound' | 'fire' | 'rides' | 'animals' | 'sales' | 'race' | 'air' | 'water' | 'hydrant'
>;
