import type { QuestionTexts } from '#src/domain/application/question-words.ts';

/** How it went before, what it costs to come in, and who else draws people. */
export const backgroundQuestions = {
  'history.changes': {
    label: 'What is new since last time?',
    asked: 'what is new since last time',
    hint: 'Tell us what is larger, moved or added.',
  },
  'history.editions': {
    label: 'When and where was it held before?',
    asked: 'the times it was held before',
    hint: 'Write the last time first. Three are enough.',
    row: (p) => `Time ${p.number}`,
    add: 'Add another time',
  },
  'history.editions.year': { label: 'Year', asked: 'the year', example: '2025' },
  'history.editions.place': {
    label: 'Place',
    asked: 'the place',
    hint: 'If it was in another city, write the city too.',
  },
  'history.editions.people': {
    label: 'How many people came?',
    asked: 'how many people came',
    example: '800',
  },
  'history.editions.permit': {
    label: 'Permit number',
    asked: 'the permit number',
    hint: 'You may leave it empty if you do not have it.',
  },
  'history.annual': { label: 'Is it held every year?', asked: 'whether it is held every year' },
  'history.tradition': {
    label: 'Is it always held on this date?',
    asked: 'whether it is always held on this date',
    hint: 'For example, on the first Saturday in June.',
    why: 'When two events want one date, the city looks at who has held it longer.',
  },
  'history.incidents': {
    label: 'Was anyone hurt, or did police or inspectors step in?',
    asked: 'whether anyone was hurt or police or inspectors stepped in',
    hint: 'Think of the last three times. A yes does not mean a no from us.',
  },
  'history.incidentDetails': {
    label: 'What happened, and what will you do about it?',
    asked: 'what happened and what you will do about it',
    hint: 'Do not write names.',
  },
  'admission.gift': {
    label: 'Will you ask for a gift at the entrance?',
    asked: 'whether you will ask for a gift at the entrance',
    why: 'If there is alcohol, a gift at the gate counts like a ticket.',
  },
  'admission.kind': {
    label: 'How do people pay to come in?',
    asked: 'how people pay to come in',
    options: {
      tickets: 'With a ticket',
      registration: 'They sign up and pay a fee',
      wristband: 'With a wristband',
    },
  },
  'admission.lowestPrice': {
    label: 'Lowest price in dollars',
    asked: 'the lowest price',
    hint: 'Write 0 if some people come in for free.',
    example: '5',
  },
  'admission.highestPrice': {
    label: 'Highest price in dollars',
    asked: 'the highest price',
    example: '25',
  },
  'admission.seller': {
    label: 'Which website or shop sells the tickets?',
    asked: 'who sells the tickets',
    hint: 'You may leave it empty if you do not know yet.',
  },
  'admission.atGate': {
    label: 'Will you also sell at the gate?',
    asked: 'whether you will sell at the gate',
    why: 'A line at the gate needs room and people who guide it.',
  },
  'admission.beneficiary': {
    label: 'Who gets the money you raise?',
    asked: 'who gets the money you raise',
    example: 'Oak Street food bank',
  },
  'admission.beneficiaryShare': {
    label: 'Of each $100 you raise, how much goes there?',
    asked: 'how much of each $100 goes there',
    example: '80',
  },
  'admission.limit': {
    label: 'How will you make sure that not too many people come in?',
    asked: 'how you make sure that not too many people come in',
    options: {
      none: 'There is no limit',
      tickets: 'We sell only so many tickets or places',
      counters: 'We count people at each way in',
      fenced: 'We close the gate when it is full',
    },
  },
  'admission.capacity': {
    label: 'How many people may be inside at one time?',
    asked: 'how many people may be inside at one time',
    hint: 'Count everyone, also staff.',
    example: '900',
  },
  'sponsors.any': {
    label: 'Will companies show their name or hand out samples?',
    asked: 'whether companies show their name or hand out samples',
    hint: 'For example sponsors, product tests or a balloon with a brand.',
  },
  'sponsors.list': {
    label: 'Which companies?',
    asked: 'the companies',
    row: (p) => `Company ${p.number}`,
    add: 'Add another company',
  },
  'sponsors.list.name': { label: 'Name', asked: 'the name of the company' },
  'sponsors.list.samples': {
    label: 'Will it hand out samples?',
    asked: 'whether it hands out samples',
    hint: 'Food and drink samples follow the rules for food.',
  },
  'sponsors.list.signPercent': {
    label: 'How much of its signs shows the brand, in percent?',
    asked: 'how much of its signs shows the brand',
    hint: 'You may leave it empty if there are no signs.',
    example: '10',
  },
  'guests.important': {
    label: 'Do you expect elected officials, stars or other well-known people?',
    asked: 'whether you expect well-known people',
    why: 'Police plan for the crowd they draw. Only police and emergency staff see this answer.',
  },
  'guests.importantDetails': {
    label: 'Who is it, and when do they come?',
    asked: 'who comes and when',
    hint: 'Only police and emergency staff see this.',
  },
  'guests.broadcast': {
    label: 'Will it be on TV, on the radio or live online?',
    asked: 'whether it will be broadcast',
  },
  'guests.tension': {
    label: 'Do you know of anything that police should be ready for?',
    asked: 'what police should be ready for',
    hint: 'Write only facts, such as another event close by. You may leave it empty.',
    why: 'It is never a reason to say no or to raise a price.',
  },
} satisfies QuestionTexts<'history' | 'admission' | 'sponsors' | 'guests'>;
