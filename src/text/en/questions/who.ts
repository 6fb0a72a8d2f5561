import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const whoQuestions = {
  'applicant.role': {
    label: 'You are applying as',
    asked: 'how you are applying',
    options: {
      individual: 'Myself or a group of neighbors',
      organization_officer: 'Someone who works or acts for an organization',
      hired_producer: 'A producer hired by an organization',
      city_agency: 'A city agency',
    },
  },
  'applicant.name': { label: 'Your full name', asked: 'your full name' },
  'applicant.phone': {
    label: 'Your phone number',
    asked: 'your phone number',
    hint: 'We call it only about this event. A cell phone is best.',
  },
  'applicant.address': {
    label: 'Your address',
    asked: 'your address',
    hint: 'Street, city, state and ZIP code. It is never shown to the public.',
  },
  'applicant.livesOnBlock': {
    label: 'Do you live on the block of the party?',
    asked: 'whether you live on the block of the party',
    why: 'A block party is for the people who live there.',
  },
  'applicant.adult': { label: 'I am 18 years old or older', asked: 'your age' },
  'applicant.interpreter': {
    label: 'Do you need an interpreter when we call you?',
    asked: 'the language of the interpreter',
    hint: 'If yes, write your language. If not, leave it empty.',
  },
  'applicant.accommodation': {
    label: 'Do you need help to use this service because of a disability?',
    asked: 'the help you need',
    hint: 'For example large print or sign language. If not, leave it empty.',
    why: 'We want everybody to be able to apply. It has no part in the decision.',
  },
  'applicant.contactBy': {
    label: 'How do you want us to reach you?',
    asked: 'how we reach you',
    hint: 'News about your application always comes by email too.',
    options: { email: 'By email', phone: 'By phone', text: 'By text message', post: 'By mail' },
  },
  'applicant.preferredName': {
    label: 'What should we call you?',
    asked: 'what we should call you',
    hint: 'If it is not your full name. You may leave it empty.',
  },
  'organization.name': { label: 'Name of the organization', asked: 'the name of the organization' },
  'organization.kind': {
    label: 'What kind of organization is it?',
    asked: 'what kind of organization it is',
    why: 'Some fees and food rules are different for nonprofits.',
    options: {
      nonprofit: 'Nonprofit with 501(c) status',
      other_nonprofit: 'Other nonprofit',
      association: 'Neighborhood association',
      religious: 'Religious group',
      school: 'School or parent group',
      business: 'Business',
      government: 'Government',
      unincorporated: 'Group without legal form',
    },
  },
  'organization.otherName': {
    label: 'Other name people know it by',
    asked: 'the other name',
    hint: 'You may leave it empty.',
  },
  'organization.taxId': {
    label: 'Federal tax number (EIN)',
    asked: 'the tax number',
    hint: 'It has nine digits. Never write a Social Security number here.',
    why: 'A nonprofit pays lower fees, and we check it with this number.',
    example: '52-1234567',
  },
  'organization.registration': {
    label: 'State registration number',
    asked: 'the state registration number',
    hint: 'You may leave it empty.',
  },
  'organization.fiscallySponsored': {
    label: 'Does a nonprofit with 501(c) status take in the money for you?',
    asked: 'whether a nonprofit takes in the money for you',
    hint: 'This is called a fiscal sponsor.',
    why: 'You may then pay the lower fees of a nonprofit.',
  },
  'organization.fiscalSponsor': {
    label: 'Name of that nonprofit',
    asked: 'the name of that nonprofit',
  },
  'organization.fiscalSponsorPhone': {
    label: 'Phone of that nonprofit',
    asked: 'the phone of that nonprofit',
  },
  'organization.isOfficer': {
    label: 'May you sign for the organization?',
    asked: 'whether you may sign for the organization',
    hint: 'For example, because you lead it or are on its board.',
    why: 'If not, we ask for a letter that lets you apply.',
  },
  'organization.officerName': {
    label: 'Who leads the organization?',
    asked: 'who leads the organization',
    hint: 'The full name of a person who can sign for it.',
  },
  'organization.officerTitle': {
    label: 'Position of that person',
    asked: 'the position of that person',
    example: 'President',
  },
  'organization.officerPhone': { label: 'Phone of that person', asked: 'the phone of that person' },
  'organization.officerEmail': {
    label: 'Email of that person',
    asked: 'the email of that person',
  },
  'onsite.isApplicant': {
    label: 'Will you be there and in charge the whole time?',
    asked: 'whether you will be in charge the whole time',
    why: 'Police and firefighters need one person they can call, from set-up to clean-up.',
  },
  'onsite.name': { label: 'Who will be in charge?', asked: 'the name of the person in charge' },
  'onsite.phone': {
    label: 'Cell phone of the person in charge',
    asked: 'the cell phone of the person in charge',
  },
  'onsite.alternateName': {
    label: 'Who else can we call during the event?',
    asked: 'the name of a second person',
  },
  'onsite.alternatePhone': {
    label: 'Cell phone of the second person',
    asked: 'the cell phone of the second person',
  },
  'onsite.sameEveryDay': {
    label: 'Is the same person in charge on all days?',
    asked: 'whether the same person is in charge on all days',
  },
  'onsite.shifts': {
    label: 'Who is in charge when?',
    asked: 'who is in charge when',
    hint: 'Somebody must be in charge at every hour of the event.',
    row: (p) => `Shift ${p.number}`,
    add: 'Add another shift',
  },
  'onsite.shifts.date': { label: 'Day', asked: 'the day of the shift' },
  'onsite.shifts.start': { label: 'From', asked: 'the start of the shift' },
  'onsite.shifts.end': { label: 'Until', asked: 'the end of the shift' },
  'onsite.shifts.name': { label: 'Name', asked: 'the name of the person' },
  'onsite.shifts.phone': { label: 'Cell phone', asked: 'the cell phone of the person' },
  'declaration.truthful': {
    label: 'My answers are true and complete, as far as I know',
    asked: 'your answers being true',
  },
  'declaration.authority': {
    label: 'I may act for the organization',
    asked: 'acting for the organization',
  },
  'declaration.notPermission': {
    label: 'I know that sending this form is not yet a permit',
    asked: 'the form not being a permit',
    hint: 'Wait for the permit before you advertise or sign contracts.',
  },
  'declaration.rules': {
    label: 'I will keep the conditions of the permit and the rules for sound, trash and alcohol',
    asked: 'keeping the conditions and rules',
    hint: 'Police and fire may stop an event that is not safe.',
  },
  'declaration.equalAccess': {
    label: 'Everyone may come and take part, and nobody is turned away for who they are',
    asked: 'everyone being able to take part',
    why: 'The law says so for events that are open to the public.',
  },
  'declaration.holdHarmless': {
    label: 'If someone makes the city pay for harm that my event did, I will pay it',
    asked: 'paying for harm that your event did',
    hint: 'Lawyers call this a hold-harmless agreement.',
  },
  'declaration.costs': {
    label: 'I will pay for the city services I order and for damage to city property',
    asked: 'paying for services and damage',
    hint: 'The city tells you the price of services first.',
  },
  'declaration.signature': {
    label: 'Type your full name to sign',
    asked: 'your full name to sign',
    hint: 'Your typed name counts like a signature by hand. Parts of what you send may be public records.',
  },
} satisfies QuestionTexts<'applicant' | 'organization' | 'onsite' | 'declaration'>;
