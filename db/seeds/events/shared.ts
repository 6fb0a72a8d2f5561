import type { Organizer } from '#db/seeds/organizers.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Complete answers of a believable event, with nothing in them that is not asked. Units: `firstDay` is the first event day. */
export type SeedEvent = (firstDay: CalendarDate, by?: Organizer) => Answers;

type Closure = NonNullable<Answers['closures']>[number];
type Time = NonNullable<NonNullable<Answers['dates']>['days']>[number];
type Vendor = NonNullable<NonNullable<Answers['food']>['vendors']>[number];
type Leg = NonNullable<NonNullable<Answers['route']>['legs']>[number];

/** One day with its hours, for event days, set-up and tear-down. */
export const hours = (id: string, date: CalendarDate, start: string, end: string): Time => ({
  id,
  date,
  start,
  end,
});

/** A piece of street from one cross street to another that is closed on a day, or for longer when `more` says so. */
export const closed = (
  [street, from, to]: readonly [string, string, string],
  day: CalendarDate,
  [startTime, endTime]: readonly [string, string],
  more: Partial<Closure> = {},
): Closure => ({
  id: `c${street.toLowerCase().replaceAll(/[^a-z0-9]/g, '')}`.slice(0, 16),
  street,
  from,
  to,
  kind: 'full',
  blocks: 1,
  startDate: day,
  startTime,
  endDate: day,
  endTime,
  intersectionsOpen: 'yes',
  localAccess: 'yes',
  hospitalOrFireStation: 'no',
  ...more,
});

export const vendor = (
  id: string,
  name: string,
  kind: NonNullable<Vendor['kind']>,
  cooking: NonNullable<Vendor['cooking']>,
  daysInARow = 1,
): Vendor => ({
  id,
  name,
  kind,
  cooking,
  daysInARow,
  menu: name,
  hotOrCold: kind === 'farmer' || kind === 'packaged' ? 'no' : 'yes',
});

/** Stands with a sink, a tank and coolers of their own. */
export const cleanFood: NonNullable<Answers['food']> = {
  insured: 'all',
  seats: 0,
  handwash: 'each_stand',
  water: ['own_tank'],
  wastewater: 'each_seller',
  coldHot: ['coolers', 'hot_boxes', 'thermometers'],
};

/** Room around every grill, and nobody cooks in a tent. */
export const safeCooking: NonNullable<Answers['food']> = {
  cookingFeet: 12,
  cookingInTent: 'no',
  grease: 'each_seller',
};

/** Weights on every pole, no heat, and a large tent stands free. */
export const standing: NonNullable<Answers['structures']> = { anchoring: ['weights'], heaters: 'none' };
export const fullTents: NonNullable<Answers['structures']> = {
  setbackFeet: 25,
  tentSafety: ['exit_signs', 'extinguishers', 'no_smoking_signs'],
};
export const nothingHangs: Answers['decoration'] = { overStreet: 'no', attachedTo: ['none'] };

/** Tanks that last the day, and cables that nobody crosses. */
export const steadyPower: NonNullable<Answers['power']> = { load: 'household', cablesCross: 'no' };
export const fullTanks: NonNullable<Answers['power']> = { refuelDuring: 'no', fuelGallons: 5 };
export const noOtherGas: NonNullable<Answers['power']> = { otherGas: ['none'] };

/** A generator that runs all day, and no spare tanks on site. */
export const safePower: NonNullable<Answers['power']> = {
  ...steadyPower,
  ...fullTanks,
  ...noOtherGas,
  spares: 'no',
};

/** A license that is not applied for yet, one garden, trained people who pour for guests with a wristband. */
export const beerGarden = (
  people: number,
  servers: number,
  guards: number,
): NonNullable<Answers['alcohol']> => ({
  license: 'nonprofit_day',
  licenseStatus: 'not_yet',
  areas: [{ id: 'a1', place: 'The beer garden', squareFeet: people * 10, people, entrances: 2 }],
  control: ['wristbands', 'drink_limit', 'plastic_cups'],
  servers,
  trainedServers: servers,
  guards,
  prize: 'no',
});

/** One place that sound comes from. */
export const heardAt = (place: string): NonNullable<Answers['sound']> => ({
  points: [{ id: 'p1', place, facing: 'south' }],
  complaintPhone: '+14105550124',
  stageEffects: ['none'],
});
export const plainGoods: NonNullable<Answers['sales']> = { restricted: ['none'], insured: 'all' };

export const leg = (
  id: string,
  street: string,
  from: string,
  to: string,
  width?: NonNullable<Leg['width']>,
): Leg => ({ id, street, from, to, ...(width ? { width } : {}) });

/** What every form but that of speech asks about the person who applies. */
export const applying = (by: Organizer): Pick<Answers, 'applicant' | 'organization' | 'declaration'> => ({
  applicant: {
    role: by.organization ? 'organization_officer' : 'individual',
    name: by.name,
    phone: by.phone,
    address: by.address,
    adult: 'yes',
  },
  ...(by.organization ? { organization: { ...by.organization } } : {}),
  declaration: {
    truthful: 'yes',
    ...(by.organization ? { authority: 'yes' } : {}),
    notPermission: 'yes',
    signature: by.name,
  },
});

/** What the short form of speech asks about the person: no address, no age, nothing about an organization but its name. */
export const speaking = (by: Organizer): Pick<Answers, 'applicant' | 'organization' | 'declaration'> => ({
  applicant: {
    role: by.organization ? 'organization_officer' : 'individual',
    name: by.name,
    phone: by.phone,
  },
  ...(by.organization ? { organization: { name: by.organization.name } } : {}),
  declaration: { truthful: 'yes', signature: by.name },
});

/** The applicant is there all day, and somebody else can be called. */
export const onsite: Answers['onsite'] = {
  isApplicant: 'yes',
  alternateName: 'Bo Lee',
  alternatePhone: '+14105550124',
};

/** Staff and things that a public event of a size needs. */
export const safety = (
  peak: number,
  more: NonNullable<Answers['safety']> = {},
): NonNullable<Answers['safety']> => ({
  afterDark: 'no',
  medical: peak > 1000 ? 'ambulance' : 'first_aid',
  guards: Math.ceil(peak / 100),
  securityCompany: 'Patapsco Event Security',
  weatherLead: 'Bo Lee',
  trashContainers: Math.ceil(peak / 40),
  recyclingContainers: Math.ceil(peak / 80),
  accessibleRoute: 'yes',
  accessibilityContact: 'Bo Lee, 410-555-0124',
  ...more,
});

/** Letters at the doors a month before. */
export const told = (firstDay: CalendarDate): Answers['neighbors'] => ({
  told: 'yes',
  how: `A letter at every door on ${addDays(firstDay, -35)}, and a notice on the block.`,
});

export const avisados = (firstDay: CalendarDate): Answers['neighbors'] => ({
  told: 'yes',
  how: `Una carta en cada puerta el ${addDays(firstDay, -35)} y un aviso en la cuadra.`,
});
