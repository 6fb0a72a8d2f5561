import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const topicsQuestions = {
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
  'rides.inflatables.heightFeet': {
    label: 'How many feet tall is it?',
    asked: 'how many feet tall it is',
    hint: 'From the ground to its highest point.',
    why: 'Wind pushes a tall one harder. It must also stay clear of trees and wires.',
    example: '15',
  },
  'rides.inflatables.certified': {
    label: 'Does it have a state certificate for this year?',
    asked: 'whether it has a state certificate',
  },
  'rides.inflatables.blowerWatts': {
    label: 'How many watts does its blower use?',
    asked: 'how many watts its blower uses',
    hint: 'The number stands on the blower. If there are several, add them up.',
    why: 'It falls flat when the blower stops. The city checks that the power is enough.',
    example: '1100',
  },
  'rides.inflatables.anchoredBy': {
    label: 'What holds it down?',
    asked: 'what holds it down',
    options: { stakes: 'Stakes in the ground', weights: 'Weights' },
  },
  'rides.inflatables.attendant': {
    label: 'Will a grown-up watch it the whole time?',
    asked: 'whether a grown-up will watch it the whole time',
  },
  'rides.performances': {
    label: 'Will there be shows, like acrobats?',
    asked: 'whether there will be shows',
  },
  'rides.operator': { label: 'Who runs the rides?', asked: 'who runs the rides' },
  'rides.list': {
    label: 'Name the rides you know',
    asked: 'the rides',
    hint: 'You can leave this empty now and name them later.',
    why: 'The State inspects each ride and gives it a certificate.',
    row: (p) => `Ride ${p.number}`,
    add: 'Add a ride',
    empty: 'None yet.',
  },
  'rides.list.name': {
    label: 'Name of the ride',
    asked: 'the name of the ride',
  },
  'rides.list.owner': {
    label: 'Who owns it?',
    asked: 'who owns it',
  },
  'rides.list.certificate': {
    label: 'State certificate number',
    asked: 'the state certificate number',
    hint: 'Leave it empty if you do not have it yet.',
  },
  'rides.list.validUntil': {
    label: 'The certificate is good until',
    asked: 'the day until which the certificate is good',
    hint: 'Leave it empty if you do not know.',
  },
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
  'animals.cleanUp': {
    label: 'Who cleans up after the animals, and where does it go?',
    asked: 'who cleans up after the animals',
    example: 'Our team, into a closed bin on the truck',
  },
  'animals.onStreet': {
    label: 'Will animals be on a street?',
    asked: 'whether animals will be on a street',
  },
  'animals.list': {
    label: 'Which animals?',
    asked: 'the animals',
    hint: 'Write one entry for each kind of animal and handler.',
    row: (p) => `Animals ${p.number}`,
    add: 'Add more animals',
  },
  'animals.list.species': {
    label: 'What animal is it?',
    asked: 'what animal it is',
    example: 'Goat',
  },
  'animals.list.count': {
    label: 'How many of them?',
    asked: 'how many of them',
    example: '6',
  },
  'animals.list.handler': {
    label: 'Who handles them?',
    asked: 'who handles them',
  },
  'animals.list.contact': {
    label: 'What may guests do?',
    asked: 'what guests may do',
    options: { touch: 'Touch or feed them', ride: 'Ride on or behind them', look: 'Only look' },
  },
  'animals.handwash': {
    label: 'Can people wash their hands close by?',
    asked: 'whether people can wash their hands close by',
    why: 'Animals can carry germs that make children sick.',
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
  'race.risks': {
    label: 'Is any of this part of it?',
    asked: 'what is part of it',
    hint: 'Choose all that apply.',
    options: {
      contact: 'Hard contact, like football',
      combat: 'Boxing, wrestling or martial arts',
      climbing: 'Climbing',
      zip_line: 'A zip line',
      skating: 'Skateboards or skates',
      none: 'None of these',
    },
  },
  'air.aircraft': {
    label: 'What will be in the air?',
    asked: 'what will be in the air',
    hint: 'Choose all that apply.',
    options: {
      fly_over: 'Planes that fly over',
      helicopter: 'Helicopter',
      skydive: 'Skydivers',
      balloon: 'Hot-air balloon',
      balloon_release: 'Many small balloons let go',
      laser: 'Laser lights into the sky',
    },
  },
  'air.droneRestriction': {
    label: 'Should police ask for a no-drone zone?',
    asked: 'whether police should ask for a no-drone zone',
  },
  'air.drones': {
    label: 'Which drones will you fly?',
    asked: 'the drones you will fly',
    row: (p) => `Drone ${p.number}`,
    add: 'Add another drone',
  },
  'air.drones.pilot': {
    label: 'Who is the pilot?',
    asked: 'the name of the pilot',
  },
  'air.drones.certificate': {
    label: 'Number of the federal pilot certificate',
    asked: 'the number of the pilot certificate',
    hint: 'Called Part 107. Leave it empty if you do not have it yet.',
  },
  'air.drones.purpose': {
    label: 'What is it for?',
    asked: 'what it is for',
    options: {
      photo: 'Photos or film',
      show: 'A light show',
      delivery: 'To carry things',
      other: 'Something else',
    },
  },
  'air.drones.area': {
    label: 'Where will it fly?',
    asked: 'where it will fly',
    example: 'Over the water south of the pier',
  },
  'air.drones.overPeople': {
    label: 'Will it fly over people?',
    asked: 'whether it will fly over people',
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
  'water.kinds': {
    label: 'What will people do?',
    asked: 'what people will do',
    hint: 'Choose all that apply.',
    options: {
      swim: 'Swim in open water',
      boats: 'Use boats or boards',
      pool: 'Use a pool',
      dunk_tank: 'Use a dunk tank',
      slide: 'Use a water slide',
    },
  },
  'water.rescuers': {
    label: 'How many lifeguards will watch?',
    asked: 'how many lifeguards will watch',
    hint: 'Write 0 if none.',
    example: '4',
  },
  'hydrant.use': {
    label: 'What will happen at the fire hydrant?',
    asked: 'what will happen at the fire hydrant',
    options: {
      draw_water: 'We want to take water from it',
      may_block: 'Something may stand in front of it',
    },
  },
} satisfies QuestionTexts<'rides' | 'animals' | 'race' | 'air' | 'water' | 'hydrant'>;
