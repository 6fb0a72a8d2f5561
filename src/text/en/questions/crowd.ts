import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const crowdQuestions = {
  'crowd.managers': {
    label: 'Who are the crowd managers?',
    asked: 'the crowd managers',
    hint: 'You can add names later, up to two weeks before.',
    row: (p) => `Crowd manager ${p.number}`,
    add: 'Add a crowd manager',
    empty: 'None named yet.',
  },
  'crowd.managers.name': { label: 'Name', asked: 'the name of the crowd manager' },
  'crowd.managers.certificate': {
    label: 'Number on the training certificate',
    asked: 'the number on the training certificate',
  },
  'crowd.managers.expires': {
    label: 'The certificate is good until',
    asked: 'the day until which the certificate is good',
    example: '6 30 2028',
  },
  'crowd.volunteers': {
    label: 'Will volunteers help to keep the crowd safe?',
    asked: 'whether volunteers help to keep the crowd safe',
  },
  'crowd.volunteerCount': {
    label: 'How many volunteers?',
    asked: 'how many volunteers there are',
    example: '25',
  },
  'crowd.squareFeet': {
    label: 'How large is the space where people stand or sit?',
    asked: 'how large the space for people is',
    hint: 'Length times width is enough. Leave out stages, tents and stalls.',
    example: '20000',
    why: 'The fire marshal checks that the crowd is not too dense.',
  },
  'crowd.entrances': {
    label: 'How many ways in are there?',
    asked: 'how many ways in there are',
    example: '3',
  },
  'crowd.queueRoom': {
    label: 'Can people wait in line without blocking a street or sidewalk?',
    asked: 'whether people can wait without blocking a street or sidewalk',
  },
  'crowd.frontBarrier': {
    label: 'Will a barrier keep the crowd off the stage?',
    asked: 'whether a barrier keeps the crowd off the stage',
  },
  'crowd.missingPlan': {
    label: 'What do you do when a child or another person is lost?',
    asked: 'what you do when somebody is lost',
    hint: 'Say where they wait, who stays with them, and who calls the police.',
  },
  'crowd.harassmentPlan': {
    label: 'Where can someone get help who was bothered or attacked?',
    asked: 'where someone gets help who was bothered or attacked',
    hint: 'Say where, and how people find it.',
  },
  'security.companyLicense': {
    label: 'License number of the guard company',
    asked: 'the license number of the guard company',
    why: 'The state licenses guard companies. Police check the number.',
  },
  'security.posts': {
    label: 'Where do guards stand, and when?',
    asked: 'the posts of the guards',
    hint: 'Only police and the permit office read this.',
    row: (p) => `Post ${p.number}`,
    add: 'Add a post',
  },
  'security.posts.place': { label: 'Where', asked: 'the place of the post', example: 'North gate' },
  'security.posts.guards': { label: 'How many guards', asked: 'how many guards stand there', example: '2' },
  'security.posts.from': { label: 'From', asked: 'the time when the post starts' },
  'security.posts.to': { label: 'Until', asked: 'the time when the post ends' },
  'security.posts.armed': { label: 'Do they carry a gun?', asked: 'whether they carry a gun' },
  'security.posts.uniform': { label: 'Do they wear a uniform?', asked: 'whether they wear a uniform' },
  'security.entryChecks': {
    label: 'What do you check at the gates?',
    asked: 'what you check at the gates',
    hint: 'Choose all that apply. Keep one lane for wheelchairs.',
    options: {
      bags: 'Bags',
      metal: 'Metal, with a detector',
      age: 'Age',
      tickets: 'Tickets',
      none: 'None of these',
    },
  },
  'security.bannedItems': {
    label: 'What may people not bring in?',
    asked: 'what people may not bring in',
    hint: 'For example, glass, weapons or large bags.',
  },
  'security.cash': {
    label: 'How is cash kept?',
    asked: 'how cash is kept',
    hint: 'Choose all that apply.',
    options: {
      cash_boxes: 'In cash boxes at the stands',
      atm: 'In a cash machine (ATM)',
      safe: 'In a safe',
      none: 'None of these',
    },
  },
  'security.cameras': { label: 'Will you use cameras?', asked: 'whether you use cameras' },
  'security.suspiciousPlan': {
    label: 'What do you do about a bag left alone, or an attack?',
    asked: 'what you do about a bag left alone or an attack',
    hint: 'Say who decides, who calls 911, and how people move away.',
  },
} satisfies QuestionTexts<'crowd' | 'security'>;
