import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const safetyQuestions = {
  'safety.afterDark': {
    label: 'Will people be there after dark?',
    asked: 'whether people will be there after dark',
  },
  'safety.chemicals': {
    label: 'Will there be gas, chemicals or very cold things?',
    asked: 'whether there will be gas, chemicals or very cold things',
    hint: 'For example, gas for balloons or drinks, dry ice, or chemicals for a show.',
    why: 'The fire marshal must know what could burn, burst or take the air away.',
  },
  'safety.chemicalsUse': {
    label: 'What is it, what is it for, and how much is there?',
    asked: 'what it is, what it is for and how much there is',
  },
  'safety.medical': {
    label: 'What help will there be if someone gets hurt?',
    asked: 'what help there will be if someone gets hurt',
    hint: 'Choose the most that you plan.',
    options: {
      call_911: 'We call 911',
      aed_staff: 'Staff who know CPR, with a heart starter (AED)',
      first_aid: 'A first-aid team',
      ambulance: 'An ambulance on site',
      advanced_ambulance: 'An ambulance with paramedics on site',
      field_clinic: 'A clinic with doctors or nurses on site',
    },
  },
  'safety.guards': {
    label: 'How many guards will you hire?',
    asked: 'how many guards you will hire',
    hint: 'Write 0 if none. Only the city reads this.',
    example: '8',
    why: 'Police compare it with the size of the crowd and with alcohol.',
  },
  'safety.guardsReason': {
    label: 'Do you plan fewer guards than the city counts? Tell us why',
    asked: 'why fewer guards are enough',
    hint: 'Leave it blank if you have as many or more.',
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
    hint: 'Leave it blank to take what the city counts.',
  },
  'safety.trashContainersReason': {
    label: 'Why are that many trash cans right?',
    asked: 'why that many trash cans are right',
  },
  'safety.recyclingContainers': {
    label: 'How many recycling bins will you put out?',
    asked: 'how many recycling bins you will put out',
    example: '12',
    hint: 'Leave it blank to take what the city counts.',
  },
  'safety.recyclingContainersReason': {
    label: 'Why are that many recycling bins right?',
    asked: 'why that many recycling bins are right',
  },
  'safety.accessibleRoute': {
    label: 'Can a person with a wheelchair reach every part?',
    asked: 'whether a person with a wheelchair can reach every part',
    hint: 'Paths must be firm and at least 36 inches wide.',
    why: 'The law says that a public event must be open to everyone.',
  },
  'safety.accessibilityContact': {
    label: 'Whom can people with disabilities ask for help before the event?',
    asked: 'whom people with disabilities can ask for help',
    hint: 'Name and email or phone number. We show it to the public.',
  },
} satisfies QuestionTexts<'safety'>;
