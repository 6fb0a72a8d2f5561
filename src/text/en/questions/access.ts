import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const accessQuestions = {
  'access.routeInches': {
    label: 'How wide is the path at its narrowest point?',
    asked: 'how wide the path is',
    hint: 'At least 36 inches.',
    example: '48',
  },
  'access.cableRamps': {
    label: 'Do all cables on a path have a ramp over them?',
    asked: 'whether cables have ramps',
    hint: 'Answer yes if no cable crosses a path.',
  },
  'access.signs': {
    label: 'Will signs show the way for wheelchairs?',
    asked: 'whether signs show the way for wheelchairs',
  },
  'access.serviceAnimals': {
    label: 'Service animals may come everywhere with their person',
    asked: 'service animals',
    why: 'The law says so, also where pets are not allowed.',
  },
  'access.requestBy': {
    label: 'By which day should people ask for help?',
    asked: 'the day by which people should ask for help',
    hint: 'Two weeks before is common. You still try to help those who ask later.',
    example: '6 13 2027',
  },
  'access.dropOff': {
    label: 'Where can a car or van let out a person with a disability?',
    asked: 'where a car can let out a person with a disability',
    example: 'Corner of Light and Pratt Street',
  },
  'access.seats': {
    label: 'How many seats will you set up for people who watch?',
    asked: 'how many seats you will set up',
    hint: 'Write 0 if people stand. Leave out bleachers.',
    example: '300',
  },
  'access.viewingSpaces': {
    label: 'How many places to watch from a wheelchair will there be?',
    asked: 'how many places to watch from a wheelchair there will be',
    hint: 'Leave it blank to take what the city counts.',
    example: '5',
  },
  'access.viewingSpacesReason': {
    label: 'Why are that many places enough?',
    asked: 'why that many places are enough',
  },
  'access.counters': {
    label: 'Will stands have a counter no higher than 36 inches?',
    asked: 'whether stands have a low counter',
    hint: 'One part of 36 inches is enough.',
  },
  'access.communication': {
    label: 'What helps people who do not hear or see well?',
    asked: 'what helps people who do not hear or see well',
    hint: 'Choose all that apply. We show it to the public.',
    options: {
      asl: 'Sign language (ASL)',
      captions: 'Captions on a screen',
      listening: 'Devices that make sound clearer',
      large_print: 'Large print or braille',
      described: 'Someone describes what happens',
      none: 'None of these',
    },
  },
  'access.languages': {
    label: 'In which other languages will people get help?',
    asked: 'the other languages people get help in',
    hint: 'Count signs, papers and people who speak it.',
    options: {
      spanish: 'Spanish',
      chinese: 'Chinese',
      french: 'French',
      korean: 'Korean',
      arabic: 'Arabic',
      other: 'Another language',
      none: 'None of these',
    },
  },
  'access.extras': {
    label: 'What else do you offer?',
    asked: 'what else you offer',
    hint: 'You do not have to.',
    options: {
      quiet_space: 'A quiet place',
      sensory_bags: 'Bags with ear covers and calm toys',
      warning_signs: 'Signs before loud sound or flashing lights',
      charging: 'Power to charge a wheelchair',
      loaner_chair: 'A wheelchair to borrow',
    },
  },
} satisfies QuestionTexts<'access'>;
