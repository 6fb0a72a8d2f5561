import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const parkingQuestions = {
  parking: {
    label: 'Where must parked cars be gone?',
    asked: 'where parked cars must be gone',
    row: (p) => `No-parking zone ${p.number}`,
    add: 'Add another zone',
  },
  'parking.street': { label: 'Street', asked: 'the name of the street', example: 'Oak Street' },
  'parking.side': {
    label: 'Which side?',
    asked: 'the side of the street',
    options: { north: 'North', south: 'South', east: 'East', west: 'West', both: 'Both sides' },
  },
  'parking.from': { label: 'From cross street or house number', asked: 'where the zone begins' },
  'parking.to': { label: 'To cross street or house number', asked: 'where the zone ends' },
  'parking.spaces': {
    label: 'How many spaces?',
    asked: 'how many spaces the zone has',
    hint: 'A space is about 20 feet long.',
    example: '6',
  },
  'parking.metered': { label: 'Are there parking meters?', asked: 'whether there are parking meters' },
  'parking.tow': {
    label: 'Should cars that stay be towed?',
    asked: 'whether cars that stay should be towed',
    why: 'Then you must put up signs early and tell the people who live there.',
  },
  'parking.accessibleSpaces': {
    label: 'How many of them are for people with disabilities?',
    asked: 'how many spaces are for people with disabilities',
    hint: 'Write 0 if none.',
    example: '1',
  },
  'parking.startDate': { label: 'From day', asked: 'the first day without parking' },
  'parking.startTime': { label: 'From time', asked: 'the time from which parking is not allowed' },
  'parking.endDate': { label: 'Until day', asked: 'the last day without parking' },
  'parking.endTime': { label: 'Until time', asked: 'the time until which parking is not allowed' },
  'parking.meterIds': {
    label: 'Numbers on the meters',
    asked: 'the numbers on the meters',
    hint: 'Leave it blank if you do not know them.',
  },
  'parking.replacedSpaces': {
    label: 'How many spaces for people with disabilities do you set up instead?',
    asked: 'how many spaces you set up instead',
    example: '1',
  },
  'parking.replacedAt': { label: 'Where are they?', asked: 'where they are' },
  'mobility.arranged': {
    label: 'Do you arrange parking, a shuttle or places for bikes?',
    asked: 'whether you arrange parking, a shuttle or places for bikes',
  },
  'mobility.lots': {
    label: 'What do you arrange?',
    asked: 'what you arrange',
    row: (p) => `Parking or shuttle ${p.number}`,
    add: 'Add another one',
  },
  'mobility.lots.kind': {
    label: 'What is it?',
    asked: 'what it is',
    options: {
      lot: 'Parking lot or garage',
      shuttle: 'Shuttle stop',
      valet: 'Valet parking',
      bikes: 'Place for bikes',
    },
  },
  'mobility.lots.place': { label: 'Where is it?', asked: 'where it is' },
  'mobility.lots.spaces': { label: 'How many spaces?', asked: 'how many spaces', example: '120' },
  'mobility.lots.accessibleSpaces': {
    label: 'How many of them are for people with disabilities?',
    asked: 'how many are for people with disabilities',
    hint: 'Write 0 if none.',
    example: '5',
  },
  'mobility.lots.accessibleVehicles': {
    label: 'Can people in wheelchairs ride in it?',
    asked: 'whether people in wheelchairs can ride in it',
    hint: 'For example with a lift or a ramp.',
  },
  'mobility.pickUpPlace': {
    label: 'Where can taxis and ride cars stop?',
    asked: 'where taxis and ride cars can stop',
  },
  'mobility.bikeShare': {
    label: 'Are rental bikes or scooters in the way?',
    asked: 'whether rental bikes or scooters are in the way',
    hint: 'Choose all that apply.',
    options: {
      dock: 'A bike station must be closed',
      scooters: 'Scooters must be kept out',
      not_known: 'I do not know',
      none: 'None of these',
    },
  },
  'mobility.railPlan': {
    label: 'How do you spread out people who come by train?',
    asked: 'how you spread out people who come by train',
    hint: 'For example, signs to two stations or music after the end.',
  },
  'mobility.waterTaxi': {
    label: 'Will the water taxi or a ferry be affected?',
    asked: 'whether the water taxi or a ferry is affected',
  },
  'mobility.hasTrucks': {
    label: 'Do trucks of your crew need a place on the street?',
    asked: 'whether trucks need a place on the street',
  },
  'mobility.trucks': {
    label: 'Which trucks?',
    asked: 'the trucks',
    row: (p) => `Truck ${p.number}`,
    add: 'Add another truck',
  },
  'mobility.trucks.what': { label: 'What is it?', asked: 'what it is', example: 'Stage truck' },
  'mobility.trucks.count': { label: 'How many?', asked: 'how many', example: '2' },
  'mobility.trucks.lengthFeet': {
    label: 'How long is one?',
    asked: 'how long one is',
    hint: 'In feet.',
    example: '26',
  },
  'mobility.trucks.place': { label: 'Where does it stand?', asked: 'where it stands' },
  'mobility.trucks.start': { label: 'From time', asked: 'the time from which it stands there' },
  'mobility.trucks.end': { label: 'Until time', asked: 'the time until which it stands there' },
} satisfies QuestionTexts<'parking' | 'mobility'>;
