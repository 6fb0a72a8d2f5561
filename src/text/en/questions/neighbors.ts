import type { QuestionTexts } from '#src/domain/application/question-words.ts';

const ANSWER = {
  agrees: 'Is fine with it',
  objects: 'Does not want it',
  no_answer: 'No answer yet',
};

export const neighborsQuestions = {
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
  'neighbors.methods': {
    label: 'How will you tell them?',
    asked: 'how you will tell them',
    hint: 'Choose all that apply. Give the days, the times, and a phone number.',
    options: {
      mail: 'By mail',
      door_hanger: 'A note at each door',
      in_person: 'In person',
      email: 'By email',
      poster: 'Posters on the block',
    },
  },
  'neighbors.hotline': {
    label: 'Which number can neighbors call during the event?',
    asked: 'the number neighbors can call',
    hint: 'Someone must answer. We show it to the public.',
  },
  'neighbors.shops': {
    label: 'Are there shops or other businesses along the street?',
    asked: 'whether there are businesses along the street',
  },
  'neighbors.businesses': {
    label: 'Which businesses did you talk to?',
    asked: 'the businesses you talked to',
    hint: 'You can add more later.',
    row: (p) => `Business ${p.number}`,
    add: 'Add a business',
    empty: 'None yet.',
  },
  'neighbors.businesses.name': { label: 'Name of the business', asked: 'the name of the business' },
  'neighbors.businesses.contact': { label: 'Whom you talked to', asked: 'whom you talked to' },
  'neighbors.businesses.answer': {
    label: 'What the business said',
    asked: 'what the business said',
    options: ANSWER,
  },
  'neighbors.groups': {
    label: 'Which neighborhood groups or council offices did you talk to?',
    asked: 'the groups you talked to',
    hint: 'The city also tells the groups it knows.',
    row: (p) => `Group ${p.number}`,
    add: 'Add a group',
    empty: 'None yet.',
  },
  'neighbors.groups.name': { label: 'Name of the group', asked: 'the name of the group' },
  'neighbors.groups.answer': {
    label: 'What the group said',
    asked: 'what the group said',
    options: ANSWER,
  },
  'neighbors.meeting': {
    label: 'Was there a meeting with neighbors?',
    asked: 'whether there was a meeting with neighbors',
  },
  'neighbors.meetingDate': {
    label: 'When was the meeting?',
    asked: 'the day of the meeting',
    example: '2 15 2027',
  },
} satisfies QuestionTexts<'neighbors'>;
