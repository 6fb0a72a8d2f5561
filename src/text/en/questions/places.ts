import type { QuestionTexts } from '#src/domain/application/question-words.ts';

export const placesQuestions = {
  'places.types': {
    label: 'Where will it be?',
    asked: 'where it will be',
    hint: 'Choose all that apply.',
    options: {
      street: 'City street',
      sidewalk: 'Sidewalk',
      alley: 'Alley',
      curb_lane: 'Parking lane at the curb',
      park: 'City park',
      inner_harbor: 'Harbor or waterfront promenade',
      plaza: 'Plaza or square',
      school: 'School grounds',
      private_property: 'Private property',
      city_building: 'City building',
      water: 'On the water',
      state_or_federal_land: 'State or federal land',
    },
  },
  'places.address': {
    label: 'What is the address?',
    asked: 'the address',
    hint: 'If there is no number, name the nearest corner.',
  },
  'places.park': {
    label: 'Which park or place?',
    asked: 'the park or place',
    options: { other: 'Another place' },
  },
  'places.otherPark': { label: 'Name of the place', asked: 'the name of the place' },
  'places.part': {
    label: 'Which part of it?',
    asked: 'the part of the place',
    hint: 'For example, the field at the south gate.',
  },
  'places.surface': {
    label: 'What is the ground like?',
    asked: 'what the ground is like',
    why: 'It decides how tents may be held down.',
    options: { grass: 'Grass', paved: 'Paved', mixed: 'Both' },
  },
  'places.staking': {
    label: 'Will you drive stakes into the ground?',
    asked: 'whether you will drive stakes into the ground',
    why: 'Pipes, wires and roots lie under the grass. Weights are safer.',
  },
  'places.vehiclesOnGrass': {
    label: 'Will any vehicle drive on the grass?',
    asked: 'whether any vehicle will drive on the grass',
  },
  'places.treeWork': {
    label: 'Will anything be tied to a tree or stand under its branches?',
    asked: 'whether anything will be tied to a tree or stand under it',
  },
  'places.ownerName': { label: 'Who owns the place?', asked: 'the name of the owner' },
  'places.ownerPhone': { label: 'Phone number of the owner', asked: 'the phone number of the owner' },
  'places.ownerAgrees': {
    label: 'Has the owner agreed?',
    asked: 'whether the owner has agreed',
    hint: 'We will ask you for a letter from the owner.',
  },
  'places.parkingSpacesLost': {
    label: 'How many parking spaces on the lot will you use?',
    asked: 'how many parking spaces on the lot you will use',
    hint: 'Write 0 if none.',
    example: '12',
  },
  'places.spillsOver': {
    label: 'Will lines, cars or people use the street or sidewalk too?',
    asked: 'whether lines, cars or people will use the street or sidewalk',
  },
  'places.indoor': { label: 'Will any part be inside a building?', asked: 'whether any part is inside' },
  'places.postedCapacity': {
    label: 'How many people may be in the room?',
    asked: 'how many people may be in the room',
    hint: 'A sign in the room shows the number.',
    example: '300',
  },
  'places.historicDistrictWork': {
    label: 'Will you build, mark or attach anything in a historic district or on a monument?',
    asked: 'whether you will build, mark or attach anything in a historic district',
  },
  'places.publicToilets': {
    label: 'Are there open public toilets close by?',
    asked: 'whether there are open public toilets close by',
    hint: 'They must be open during the whole event.',
  },
} satisfies QuestionTexts<'places'>;
