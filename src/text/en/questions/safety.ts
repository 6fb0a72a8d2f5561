import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const safetyQuestions = {
  'safety.afterDark': {
    label: 'Will people be there after dark?',
    asked: 'whether people will be there after dark',
  },
  'safety.medical': {
    label: 'What help will there be if someone gets hurt?',
    asked: 'what help there will be if someone gets hurt',
    hint: 'Choose the most that you plan.',
    options: {
      call_911: 'We call 911',
      first_aid: 'A first-aid team',
      ambulance: 'An ambulance on site',
      field_clinic: 'A clinic with doctors or nurses on site',
    },
  },
  'safety.guards': {
    label: 'How many guards will you hire?',
    asked: 'how many guards you will hire',
    hint: 'Write 0 if none. Only the city reads this.',
    example: '8',
  },
  'safety.securityCompany': {
    label: 'Which company do the guards work for?',
    asked: 'the company the guards work for',
  },
  'safety.crowdManagers': {
    label: 'How many trained crowd managers will there be?',
    asked: 'how many trained crowd managers there will be',
    example: '4',
    hint: 'They watch exits and help people leave in an emergency. Leave it blank to take what the city counts.',
  },
  'safety.crowdManagersReason': {
    label: 'Why are that many crowd managers enough?',
    asked: 'why that many crowd managers are enough',
  },
  'safety.weatherLead': {
    label: 'Who watches the weather and can stop the event?',
    asked: 'who watches the weather and can stop the event',
    hint: 'Name and phone number.',
  },
  'safety.toilets': {
    label: 'How many portable toilets will you bring?',
    asked: 'how many portable toilets you will bring',
    example: '10',
    hint: 'Leave it blank to take what the city counts.',
  },
  'safety.toiletsReason': {
    label: 'Why are that many portable toilets enough?',
    asked: 'why that many toilets are enough',
  },
  'safety.accessibleToilets': {
    label: 'How many of these can be used with a wheelchair?',
    asked: 'how many toilets can be used with a wheelchair',
    example: '1',
    hint: 'Leave it blank to take what the city counts.',
  },
  'safety.accessibleToiletsReason': {
    label: 'Why are that many toilets for wheelchairs enough?',
    asked: 'why that many toilets for wheelchairs are enough',
  },
  'safety.trashContainers': {
    label: 'How many trash cans will you put out?',
    asked: 'how many trash cans you will put out',
    example: '12',
  },
  'safety.recyclingContainers': {
    label: 'How many recycling bins will you put out?',
    asked: 'how many recycling bins you will put out',
    example: '12',
  },
  'safety.accessibleRoute': {
    label: 'Can a person with a wheelchair reach every part?',
    asked: 'whether a person with a wheelchair can reach every part',
    hint: 'Paths must be firm and at least 36 inches wide.',
  },
  'safety.accessibilityContact': {
    label: 'Whom can people with disabilities ask for help before the event?',
    asked: 'whom people with disabilities can ask for help',
    hint: 'Name and email or phone number. We show it to the public.',
  },
  'neighbors.told': {
    label: 'Have you told the people who live and work there?',
    asked: 'whether you have told the people who live and work there',
    hint: 'You can still do it after you send this form.',
  },
  'neighbors.how': {
    label: 'How and when did you tell them?',
    asked: 'how and when you told them',
    hint: 'For example, by a note at each door on May 2.',
  },
  'insurance.hardship': {
    label: 'Would insurance cost more than a quarter of the money you will take in?',
    asked: 'whether insurance would cost too much',
    hint: 'If you say yes, you can ask the city to go without insurance.',
  },
} satisfies QuestionTexts<'safety' | 'neighbors' | 'insurance'>;
