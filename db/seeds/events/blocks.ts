import { detailed } from '#db/seeds/events/details.ts';
import { applying, avisados, closed, hours, type SeedEvent, told } from '#db/seeds/events/shared.ts';
import { ORGANIZERS, type Organizer } from '#db/seeds/organizers.ts';
import type { Answers } from '#src/domain/application/answers.ts';

const resident = (by: Organizer): Pick<Answers, 'applicant' | 'organization' | 'declaration'> => {
  const answers = applying(by);
  return { ...answers, applicant: { ...answers.applicant, livesOnBlock: 'yes' } };
};

/** Sixty neighbors on one quiet block share a meal. */
export const blockParty: SeedEvent = detailed((firstDay, by = ORGANIZERS.neighbor) => ({
  event: {
    kind: 'block_party',
    access: 'block_residents',
    name: 'Abell Avenue block party',
    description: 'Neighbors share a meal, children play and draw in the street.',
  },
  places: { types: ['street'] },
  people: { peak: 60 },
  dates: { days: [hours('d1', firstDay, '12:00', '20:00')] },
  activities: { list: ['food'] },
  food: { service: 'potluck', residentsGrill: 'no' },
  closures: [closed(['Abell Avenue', 'East 29th Street', 'East 30th Street'], firstDay, ['11:00', '20:30'])],
  ...resident(by),
  neighbors: told(firstDay),
}));

/** A hundred and twenty neighbors with two canopies, a grill and a small speaker. */
export const blockPartyWithGrill: SeedEvent = detailed((firstDay, by = ORGANIZERS.neighbor) => ({
  event: {
    kind: 'block_party',
    access: 'block_residents',
    name: 'Battery Avenue cookout',
    description:
      'A cookout of the neighbors on our block. One grill, a long table, music from a small speaker.',
  },
  places: { types: ['street'] },
  people: { peak: 120 },
  dates: { days: [hours('d1', firstDay, '13:00', '20:00')] },
  activities: { list: ['food', 'structures', 'sound'] },
  food: { service: 'potluck', residentsGrill: 'yes' },
  structures: {
    list: [
      {
        id: 's1',
        kind: 'tent',
        count: 2,
        widthFeet: 10,
        lengthFeet: 10,
        heightFeet: 9,
        openSides: 'yes',
        gap: 'yes',
        occupants: 20,
      },
    ],
  },
  sound: { kind: 'small_speaker', start: '14:00', end: '19:30' },
  closures: [
    closed(['Battery Avenue', 'East Clement Street', 'East Fort Avenue'], firstDay, ['12:00', '20:30']),
  ],
  ...resident(by),
  neighbors: told(firstDay),
}));

/** Ochenta vecinos comparten la comida en una cuadra tranquila. */
export const fiestaDeCuadra: SeedEvent = detailed((firstDay, by = ORGANIZERS.vecina) => ({
  event: {
    kind: 'block_party',
    access: 'block_residents',
    name: 'Fiesta de la calle Chester',
    description: 'Los vecinos compartimos la comida. Hay juegos para los niños y una mesa larga en la calle.',
  },
  places: { types: ['street'] },
  people: { peak: 80 },
  dates: { days: [hours('d1', firstDay, '13:00', '20:00')] },
  activities: { list: ['food', 'sound'] },
  food: { service: 'potluck', residentsGrill: 'yes' },
  sound: { kind: 'small_speaker', start: '14:00', end: '19:00' },
  closures: [closed(['Chester Street', 'Fleet Street', 'Eastern Avenue'], firstDay, ['12:00', '20:30'])],
  ...resident(by),
  neighbors: avisados(firstDay),
}));
