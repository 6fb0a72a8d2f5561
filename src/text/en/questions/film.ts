import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const filmQuestions = {
  'film.title': { label: 'Title of the production', asked: 'the title of the production' },
  'film.kind': {
    label: 'What are you making?',
    asked: 'what you are making',
    options: {
      feature: 'Feature film',
      series: 'TV or web series',
      commercial: 'Commercial or music video',
      student: 'Student film',
      documentary: 'Documentary or news',
      stills: 'Photos',
    },
  },
  'film.company': {
    label: 'Who makes it?',
    asked: 'who makes it',
    hint: 'The name of the company, the school or the person.',
  },
  'film.producer': {
    label: 'Name of the producer',
    asked: 'the name of the producer',
    hint: 'You may leave it empty if it is you.',
  },
  'film.crew': {
    label: 'How many people are in the cast and crew?',
    asked: 'how many people are in the cast and crew',
    example: '25',
  },
  'film.locationManager': {
    label: 'Who is in charge of the location?',
    asked: 'who is in charge of the location',
    hint: 'The person police and neighbors can talk to on the street.',
  },
  'film.locationManagerPhone': {
    label: 'Cell phone of the person in charge of the location',
    asked: 'the cell phone of the person in charge of the location',
  },
  'film.baseCamp': {
    label: 'Will you have a base camp?',
    asked: 'whether you will have a base camp',
    hint: 'A place where trucks and trailers stand and people wait.',
  },
  'film.baseCampPlace': {
    label: 'Where is the base camp?',
    asked: 'where the base camp is',
    example: 'Lot at 400 South Street',
  },
  'film.crewParking': {
    label: 'Where will the crew park?',
    asked: 'where the crew will park',
    hint: 'Name the lot or the streets. Write “no cars” if nobody drives.',
  },
  'film.catering': {
    label: 'Will food be cooked on site for the crew?',
    asked: 'whether food is cooked on site',
  },
  'film.vehicles': {
    label: 'Which vehicles will stand on the street?',
    asked: 'the vehicles on the street',
    hint: 'Put vehicles of one kind and length in one row.',
    row: (p) => `Vehicles ${p.number}`,
    add: 'Add vehicles',
    empty: 'No vehicles on the street.',
  },
  'film.vehicles.kind': {
    label: 'Kind',
    asked: 'the kind of vehicle',
    options: {
      car: 'Car',
      van: 'Van',
      truck: 'Truck',
      trailer: 'Trailer',
      crane: 'Camera crane or lift',
    },
  },
  'film.vehicles.count': { label: 'How many?', asked: 'how many there are', example: '2' },
  'film.vehicles.lengthFeet': {
    label: 'Length of one',
    asked: 'the length of one',
    example: '24',
  },
  'film.holds': {
    label: 'Will you stop cars or walkers for short times?',
    asked: 'whether you will stop cars or walkers for short times',
    hint: 'For example, while the camera is on.',
  },
  'film.holdMinutes': {
    label: 'How long is the longest stop?',
    asked: 'how long the longest stop is',
    example: '3',
  },
  'film.stunts': {
    label: 'Are there stunts, falls, fights or fast driving?',
    asked: 'whether there are stunts, falls, fights or fast driving',
  },
  'film.stuntDetails': {
    label: 'What happens in them?',
    asked: 'what happens in the stunts',
    hint: 'Tell us what it is, where, and who leads it.',
  },
  'film.propWeapons': {
    label: 'Can anyone see a weapon, real or not?',
    asked: 'whether anyone can see a weapon',
    why: 'People may call the police. Officers must know that it is a film.',
  },
  'film.wetDown': {
    label: 'Will you make the street wet?',
    asked: 'whether you will make the street wet',
    why: 'In cold weather water turns to ice.',
  },
  'film.homes': {
    label: 'Will you film homes, or light or noise reach them at night?',
    asked: 'whether you film homes or reach them with light or noise at night',
  },
} satisfies QuestionTexts<'film'>;
