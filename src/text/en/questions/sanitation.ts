import type { QuestionTexts } from '#src/domain/application/question-words.ts';

const WHO = { city: 'The city', company: 'A company', own: 'We do it ourselves' };

export const sanitationQuestions = {
  'sanitation.handwash': {
    label: 'How many places to wash hands will you bring?',
    asked: 'how many places to wash hands you will bring',
    example: '2',
    hint: 'Leave it blank to take what the city counts.',
  },
  'sanitation.handwashReason': {
    label: 'Why are that many places to wash hands enough?',
    asked: 'why that many places to wash hands are enough',
  },
  'sanitation.existingToilets': {
    label: 'Which toilets may people use, and when are they open?',
    asked: 'the toilets people may use',
    hint: 'Also say who agreed.',
  },
  'sanitation.toiletCompany': {
    label: 'Which company brings the toilets?',
    asked: 'the company that brings the toilets',
    hint: 'Leave it blank if you do not know yet or bring none.',
  },
  'sanitation.toiletCleaning': {
    label: 'How often are toilets emptied and cleaned?',
    asked: 'how often toilets are cleaned',
    options: { once_a_day: 'Once a day', twice_a_day: 'Twice a day', more_often: 'More often' },
  },
  'sanitation.hauler': {
    label: 'Who takes the trash away?',
    asked: 'who takes the trash away',
    options: WHO,
  },
  'sanitation.haulerName': {
    label: 'Which company takes the trash?',
    asked: 'the company that takes the trash',
  },
  'sanitation.pickup': {
    label: 'When is trash picked up?',
    asked: 'when trash is picked up',
    options: { during: 'During the event', after: 'After the event', both: 'During and after' },
  },
  'sanitation.compost': {
    label: 'Will you collect food scraps apart?',
    asked: 'whether you collect food scraps apart',
  },
  'sanitation.sweeping': {
    label: 'Who sweeps the street after the event?',
    asked: 'who sweeps the street',
    options: WHO,
    why: 'The city can sweep for a fee. Then order it on the page about help from the city.',
  },
  'sanitation.cleanDate': {
    label: 'By which day is everything clean?',
    asked: 'the day by which everything is clean',
    why: 'The city looks at the place then. It can keep a deposit when trash is left.',
  },
  'sanitation.cleanTime': {
    label: 'By what time is everything clean?',
    asked: 'the time by which everything is clean',
    hint: 'For example, 10:00 PM.',
  },
  'sanitation.water': {
    label: 'Where do guests get drinking water?',
    asked: 'where guests get drinking water',
    hint: 'Choose all that apply. A hydrant is asked about on its own page.',
    options: {
      bottles: 'Bottles',
      building: 'A tap in a building',
      truck: 'A water truck or tank',
      none: 'None of these',
    },
  },
  'sanitation.noFoam': {
    label: 'No food goes out in foam boxes or thin plastic bags',
    asked: 'foam boxes and plastic bags',
    why: 'City law bans them, because they end up in the water.',
  },
  'sanitation.stormDrains': {
    label: 'We keep grease, trash and dirty water out of the storm drains',
    asked: 'keeping the storm drains clean',
    why: 'What goes into a street drain ends in the harbor.',
  },
} satisfies QuestionTexts<'sanitation'>;
