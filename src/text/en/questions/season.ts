import type { QuestionTexts } from '#src/domain/application/question-words.ts';

/** Seasons, other dates, the program, and how people come. */
export const seasonQuestions = {
  'season.sameSetup': {
    label: 'Is it set up in the same way on every date?',
    asked: 'whether it is set up in the same way on every date',
    hint: 'The same streets, the same hours to set up, the same stalls and tents.',
  },
  'season.sellersChange': {
    label: 'Will the sellers change from date to date?',
    asked: 'whether the sellers change from date to date',
    why: 'Then we ask you for a new list before each date.',
  },
  'season.producersOnly': {
    label: 'May sellers offer only what they grow or make?',
    asked: 'whether sellers offer only what they grow or make',
  },
  'season.foodBenefits': {
    label: 'Will sellers take SNAP or WIC?',
    asked: 'whether sellers take SNAP or WIC',
  },
  'alternatives.rain': {
    label: 'What will you do in bad weather?',
    asked: 'what you will do in bad weather',
    options: {
      goes_on: 'It takes place in any weather that is safe',
      cancel: 'We call it off',
      indoors: 'We go indoors',
      another_day: 'We move it to another day',
    },
  },
  'alternatives.possible': {
    label: 'Could it also be on another day or at another place?',
    asked: 'whether it could be on another day or at another place',
    why: 'If your day is taken, we can offer one that works for you.',
  },
  'alternatives.list': {
    label: 'Which days or places would also work?',
    asked: 'the days or places that would also work',
    hint: 'Put the one you like best first.',
    row: (p) => `Choice ${p.number}`,
    add: 'Add another choice',
  },
  'alternatives.list.date': { label: 'Day', asked: 'the day' },
  'alternatives.list.place': {
    label: 'Place, if it is another one',
    asked: 'the place',
  },
  program: {
    label: 'What happens when?',
    asked: 'what happens when',
    hint: 'Write the opening, each band or show, speeches, and the end. It may still change a little.',
    why: 'Police and medics are ready when the most people come.',
    row: (p) => `Part ${p.number}`,
    add: 'Add another part',
  },
  'program.date': { label: 'Day', asked: 'the day' },
  'program.time': { label: 'Time', asked: 'the time' },
  'program.what': { label: 'What happens', asked: 'what happens', example: 'Brass band plays' },
  'program.place': { label: 'Where on the site', asked: 'where on the site' },
  'arrivals.withoutCar': {
    label: 'Of 100 people, how many come without a car?',
    asked: 'how many of 100 people come without a car',
    hint: 'By bus, train or bike, or on foot.',
    example: '40',
  },
  'arrivals.cars': {
    label: 'How many cars do you expect?',
    asked: 'how many cars you expect',
    hint: 'Your best guess for the whole day is fine.',
    example: '250',
  },
  'arrivals.coaches': {
    label: 'How many tour or school buses do you expect?',
    asked: 'how many tour or school buses you expect',
    hint: 'Write 0 if there are none.',
    example: '3',
  },
} satisfies QuestionTexts<'season' | 'alternatives' | 'program' | 'arrivals'>;
