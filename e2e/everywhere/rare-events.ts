import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { blockParty } from '#e2e/fixtures/answers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** A block party whose times are not known yet. */
function earlyBlock(day: CalendarDate): Answers {
  const { closures: _, ...party } = blockParty(day);
  const block = { street: 'Keswick Road', blocks: 1, intersectionsOpen: 'yes', end: '20:00' } as const;
  return { ...party, dates: { firstDay: day }, food: {}, block: { ...block, sells: 'no' } };
}

/** A festival at the harbor with everything that hardly any event has. */
function harborOfRareThings(day: CalendarDate): Answers {
  const fair = SEED_EVENTS['a harbor festival'](day);
  const rare = ['gaming', 'weapons', 'body_art', 'vehicles', 'drones', 'aircraft', 'water_activity'] as const;
  return {
    ...fair,
    activities: { list: [...(fair.activities?.list ?? []), ...rare, 'hydrant'] },
    places: {
      ...fair.places,
      types: [...new Set([...(fair.places?.types ?? []), 'water' as const])],
      waterBody: 'Inner Harbor, north-west basin',
      vessels: 12,
      exclusionZone: 'yes',
      exclusionArea: 'Two hundred feet around the barge, from 8 PM to 10 PM.',
      more: 'yes',
      others: [
        {
          id: 'o1',
          name: 'Rash Field',
          type: 'park',
          address: '201 Key Highway',
          use: 'Starting place of the boats',
          owner: 'city',
        },
        {
          id: 'o2',
          name: 'Pier garage',
          type: 'private_property',
          address: '711 Eastern Avenue',
          use: 'Parking of the crew',
          owner: 'private',
          agreed: 'yes',
        },
      ],
    },
    onsite: {
      ...fair.onsite,
      sameEveryDay: 'no',
      shifts: (fair.dates?.days ?? []).map((row, at) => ({
        ...row,
        id: `h${at + 1}`,
        name: 'Bo Lee',
        phone: '+14105550124',
      })),
    },
    site: {
      plan: 'list',
      around: 'Light Street in the west, the water in the south and in the east.',
      items: [
        {
          id: 'i1',
          kind: 'stage',
          label: 'Main stage',
          count: 1,
          widthFeet: 40,
          lengthFeet: 30,
          place: 'South end of the plaza, facing north',
          people: 60,
        },
        { id: 'i2', kind: 'emergency_lane', widthFeet: 20, place: 'Along Pratt Street, from end to end' },
        { id: 'i3', kind: 'exit', label: 'Exit A', widthFeet: 12, place: 'Light Street and Pratt Street' },
      ],
    },
    gaming: { kinds: ['raffle', 'wheel'], cashPrizes: 'no' },
    weapons: { kinds: ['archery', 'ceremonial'] },
    bodyArt: { kinds: ['henna'] },
    vehicles: { kinds: ['parked'], count: 15, indoors: 'no' },
    air: {
      aircraft: ['balloon'],
      drones: [
        {
          id: 'f1',
          pilot: 'Kim Alvarez',
          certificate: '4123456',
          purpose: 'photo',
          area: 'Over the water, east of the barge',
          overPeople: 'no',
        },
      ],
    },
    water: { onWater: 'yes', kinds: ['swim', 'boats'], swimmers: 12, rescuers: 4 },
    hydrant: { use: 'draw_water' },
    insurance: {
      ...fair.insurance,
      status: 'have',
      insurer: 'Chesapeake Mutual',
      policyNumber: 'CM-448812',
      validFrom: addDays(day, -30),
      validTo: addDays(day, 30),
      perOccurrence: 1_000_000,
      aggregate: 2_000_000,
      namesCity: 'yes',
      terms: ['primary'],
    },
  };
}

/** Neighbors who paint their crossing. */
function streetPainting(day: CalendarDate): Answers {
  const { block: _, ...party } = blockParty(day);
  return {
    ...party,
    event: {
      ...party.event,
      kind: 'street_painting',
      access: 'public_free',
      name: 'A heron for our crossing',
      description: 'Neighbors paint a heron on their crossing.',
    },
    painting: { where: 'intersection', squareFeet: 900, washesOff: 'no', caretaker: 'Keswick neighbors' },
  };
}

/** Events with questions that the seeds are not asked. */
export const rareEvents = (day: CalendarDate): Answers[] => [
  earlyBlock(day),
  harborOfRareThings(day),
  streetPainting(day),
];
