import { hours, leg, type SeedEvent, speaking } from '#db/seeds/events/shared.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** Four hundred people march in the road on three days in a row, from a plaza to City Hall. */
export const protestMarch: SeedEvent = (firstDay, by = ORGANIZERS.marcher) => ({
  event: { kind: 'demonstration', speech: 'yes', access: 'public_free', name: 'March for fair rents' },
  places: { types: ['street', 'plaza'], park: 'mckeldin-plaza' },
  people: { peak: 400 },
  dates: {
    days: [0, 1, 2].map((day) => hours(`d${day + 1}`, addDays(firstDay, day), '16:00', '19:00')),
  },
  activities: { list: ['none'] },
  route: {
    moves: 'yes',
    legs: [
      leg('l1', 'Light Street', 'East Pratt Street', 'East Baltimore Street'),
      leg('l2', 'Baltimore Street', 'Light Street', 'Gay Street'),
    ],
    assemblyPlace: 'McKeldin Plaza',
    dispersalPlace: 'War Memorial Plaza',
    stepOff: '16:30',
  },
  ...speaking(by),
  onsite: { isApplicant: 'yes' },
  speech: {
    alreadyAssembled: 'no',
    urgent: 'no',
    streetUse: 'full',
    sound: 'megaphone',
    marshalsOffered: 12,
    feeWaiver: 'yes',
  },
});

/** A hundred and fifty people with candles, who heard the news some hours ago. */
export const vigil: SeedEvent = (firstDay, by = ORGANIZERS.marcher) => ({
  event: { kind: 'memorial', speech: 'yes', access: 'public_free', name: 'Vigil for Marcus' },
  places: { types: ['plaza'], park: 'war-memorial-plaza' },
  people: { peak: 150 },
  dates: { days: [hours('d1', firstDay, '19:00', '20:30')] },
  activities: { list: ['fire'] },
  fire: { kinds: ['candles'] },
  route: { moves: 'no' },
  ...speaking(by),
  onsite: { isApplicant: 'yes' },
  speech: {
    alreadyAssembled: 'yes',
    urgent: 'yes',
    knownSince: firstDay,
    streetUse: 'none',
    sound: 'megaphone',
    feeWaiver: 'yes',
  },
});

/** Two hundred and fifty people on a plaza, with speakers on stands. */
export const rally: SeedEvent = (firstDay, by = ORGANIZERS.marcher) => ({
  event: { kind: 'demonstration', speech: 'yes', access: 'public_free', name: 'Rally for safe streets' },
  places: { types: ['plaza'], park: 'center-plaza' },
  people: { peak: 250 },
  dates: { days: [hours('d1', firstDay, '12:00', '14:00')] },
  activities: { list: ['none'] },
  route: { moves: 'no' },
  ...speaking(by),
  onsite: { isApplicant: 'no', name: 'Renee Carter', phone: '+14105550177' },
  speech: {
    alreadyAssembled: 'no',
    urgent: 'no',
    streetUse: 'none',
    sound: 'speakers',
    marshalsOffered: 6,
    feeWaiver: 'no',
  },
});

/** Ciento veinte personas van en procesión por la acera y la calle. */
export const procesion: SeedEvent = (firstDay, by = ORGANIZERS.vecina) => ({
  event: { kind: 'worship', speech: 'yes', access: 'public_free', name: 'Procesión de la Virgen' },
  places: { types: ['street'] },
  people: { peak: 120 },
  dates: { days: [hours('d1', firstDay, '17:00', '19:00')] },
  activities: { list: ['fire'] },
  fire: { kinds: ['candles'] },
  route: {
    moves: 'yes',
    legs: [leg('l1', 'Broadway', 'Fleet Street', 'Eastern Avenue')],
    assemblyPlace: 'Iglesia de la calle Broadway',
    dispersalPlace: 'Broadway y Eastern Avenue',
    stepOff: '17:15',
  },
  ...speaking(by),
  onsite: { isApplicant: 'yes' },
  speech: {
    alreadyAssembled: 'no',
    urgent: 'no',
    streetUse: 'lane',
    sound: 'none',
    marshalsOffered: 8,
    feeWaiver: 'yes',
  },
});
