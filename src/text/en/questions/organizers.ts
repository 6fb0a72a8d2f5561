import type { QuestionTexts } from '#src/domain/application/question-words.ts';

/** Companies and people besides the one who applies. */
export const organizersQuestions = {
  'producer.hired': {
    label: 'Did you hire a company to run the event?',
    asked: 'whether a company runs the event',
  },
  'producer.name': {
    label: 'Name of the company that runs the event',
    asked: 'the name of the company that runs the event',
  },
  'producer.contact': {
    label: 'Who do you talk to at the company?',
    asked: 'the person you talk to at the company',
  },
  'producer.phone': { label: 'Phone of that person', asked: 'the phone of that person' },
  'producer.email': {
    label: 'Email of that person',
    asked: 'the email of that person',
    hint: 'You may leave it empty.',
  },
  'producer.license': {
    label: 'Business license number of the company',
    asked: 'the business license number',
    hint: 'You may leave it empty if the company has none.',
  },
  'contacts.publicName': {
    label: 'Who can the public call about the event?',
    asked: 'who the public can call',
    hint: 'A person or an office. We publish this name.',
    why: 'Neighbors and visitors call you first, not the city. Your own number stays private.',
    example: 'Fair office',
  },
  'contacts.publicPhone': {
    label: 'Phone number for the public',
    asked: 'the phone number for the public',
    hint: 'We publish this number. Do not use one that must stay private.',
  },
  'contacts.publicEmail': {
    label: 'Email address for the public',
    asked: 'the email address for the public',
    hint: 'You may leave it empty. We publish it.',
  },
  'contacts.mediaName': {
    label: 'Who talks to reporters?',
    asked: 'who talks to reporters',
    hint: 'You may leave it empty.',
  },
  'contacts.mediaPhone': { label: 'Phone number for reporters', asked: 'the phone number for reporters' },
  'contacts.safetyName': {
    label: 'Who is in charge of safety?',
    asked: 'the person in charge of safety',
    hint: 'This person walks the site and may stop the event.',
  },
  'contacts.safetyPhone': {
    label: 'Cell phone of the person in charge of safety',
    asked: 'the cell phone of the person in charge of safety',
  },
  'contacts.sellersName': {
    label: 'Who looks after the sellers?',
    asked: 'who looks after the sellers',
    hint: 'Food inspectors call this person when they look for a stall.',
  },
  'contacts.sellersPhone': {
    label: 'Cell phone of the person for the sellers',
    asked: 'the cell phone of the person for the sellers',
  },
  'contacts.volunteersName': {
    label: 'Who leads the volunteers along the route?',
    asked: 'who leads the volunteers',
  },
  'contacts.volunteersPhone': {
    label: 'Cell phone of the person for the volunteers',
    asked: 'the cell phone of the person for the volunteers',
  },
  'billing.isApplicant': {
    label: 'Should we send bills to you?',
    asked: 'whether we send bills to you',
  },
  'billing.name': { label: 'Who gets the bills?', asked: 'who gets the bills' },
  'billing.email': { label: 'Email address for bills', asked: 'the email address for bills' },
  'billing.address': {
    label: 'Mailing address for bills',
    asked: 'the mailing address for bills',
    hint: 'Street, city, state and ZIP code.',
  },
} satisfies QuestionTexts<'producer' | 'contacts' | 'billing'>;
