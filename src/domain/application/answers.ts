import type {
  AirAnswers,
  AnimalAnswers,
  BodyArtAnswers,
  ChildrenAnswers,
  FireAnswers,
  GamingAnswers,
  RideAnswers,
  SoundAnswers,
  VehicleAnswers,
  WaterAnswers,
  WeaponAnswers,
} from '#src/domain/application/answers/effects.ts';
import type { AlcoholAnswers, FoodAnswers, SalesAnswers } from '#src/domain/application/answers/food.ts';
import type {
  DecorationAnswers,
  LightingAnswers,
  PaintingAnswers,
  PowerAnswers,
  StructureAnswers,
} from '#src/domain/application/answers/structures.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/**
 * The vocabulary of an application. One word names a question everywhere: HTML name, zod path, text key and jsonb key
 * are the dotted path (`event.name`, `closures.k3f9.street`). Rows of a list carry an `id` that never changes.
 * Everything is optional because a draft may be left anywhere.
 */
export type Row<T> = { id: string } & Partial<T>;
export type YesNo = 'yes' | 'no';

export const EVENT_KINDS = [
  'block_party',
  'festival',
  'parade',
  'race',
  'market',
  'market_series',
  'demonstration',
  'concert',
  'film',
  'food_trucks',
  'worship',
  'wedding',
  'park_gathering',
  'carnival',
  'pub_crawl',
  'sports',
  'memorial',
  'service_project',
  'street_painting',
  'ceremony',
  'other',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const PLACE_TYPES = [
  'street',
  'sidewalk',
  'alley',
  'curb_lane',
  'park',
  'inner_harbor',
  'plaza',
  'school',
  'private_property',
  'city_building',
  'water',
  'state_or_federal_land',
] as const;
export type PlaceType = (typeof PLACE_TYPES)[number];

export const ACTIVITIES = [
  'food',
  'alcohol',
  'structures',
  'power',
  'sound',
  'fire',
  'rides',
  'animals',
  'sales',
  'race',
  'gaming',
  'weapons',
  'body_art',
  'vehicles',
  'drones',
  'aircraft',
  'water_activity',
  'hydrant',
  'none',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export type Answers = {
  event?: {
    kind?: EventKind;
    /** Is the main purpose to express views, worship, mourn or protest? Opens the speech path. */
    speech?: 'yes' | 'partly' | 'no';
    access?: 'public_free' | 'public_ticketed' | 'invited' | 'block_residents';
    name?: string;
    description?: string;
    publicSummary?: string;
    website?: string;
    heldBefore?: YesNo;
    fundraising?: YesNo;
    /** Are set-up, place, route and kind unchanged from a permit the city issued before? */
    unchangedRepeat?: YesNo;
  };
  /** Asked in triage of block parties; the rows of days and closures and the food answers replace it. */
  block?: {
    street?: string;
    blocks?: number;
    intersectionsOpen?: YesNo;
    end?: LocalTime;
    sells?: YesNo;
  };
  applicant?: {
    role?: 'individual' | 'organization_officer' | 'hired_producer' | 'city_agency';
    name?: string;
    phone?: string;
    address?: string;
    livesOnBlock?: YesNo;
    adult?: 'yes';
  };
  organization?: {
    name?: string;
    kind?:
      | 'nonprofit'
      | 'association'
      | 'religious'
      | 'school'
      | 'business'
      | 'government'
      | 'unincorporated';
    officerName?: string;
  };
  onsite?: {
    /** The applicant is there and in charge the whole time; then no other name is asked. */
    isApplicant?: YesNo;
    name?: string;
    phone?: string;
    alternateName?: string;
    alternatePhone?: string;
  };
  dates?: {
    /** Asked in triage; the first row of `days` replaces it. */
    firstDay?: CalendarDate;
    pattern?: 'one_day' | 'several_days' | 'weekly_series';
    days?: Row<{ date: CalendarDate; start: LocalTime; end: LocalTime }>[];
    /** Is time on site needed before or after? */
    setupNeeded?: YesNo;
    setup?: Row<{ date: CalendarDate; start: LocalTime; end: LocalTime }>[];
    teardown?: Row<{ date: CalendarDate; start: LocalTime; end: LocalTime }>[];
    seriesUntil?: CalendarDate;
    skipDates?: Row<{ date: CalendarDate }>[];
  };
  people?: {
    /** Most people present at one moment. */
    peak?: number;
    total?: number;
    staff?: number;
    basis?: 'tickets' | 'registrations' | 'last_year' | 'guess';
    ages?: ('children' | 'teens' | 'adults' | 'seniors')[];
  };
  places?: {
    types?: PlaceType[];
    /** Key of a park or plaza in the city's register, or `other`. */
    park?: string;
    otherPark?: string;
    part?: string;
    surface?: 'grass' | 'paved' | 'mixed';
    staking?: YesNo;
    vehiclesOnGrass?: YesNo;
    treeWork?: YesNo;
    address?: string;
    ownerName?: string;
    ownerPhone?: string;
    ownerAgrees?: YesNo;
    parkingSpacesLost?: number;
    spillsOver?: YesNo;
    indoor?: YesNo;
    postedCapacity?: number;
    historicDistrictWork?: YesNo;
    publicToilets?: YesNo;
  };
  closures?: Row<{
    street: string;
    from: string;
    to: string;
    kind: 'full' | 'one_direction' | 'lane' | 'curb_lane' | 'sidewalk' | 'alley';
    startDate: CalendarDate;
    startTime: LocalTime;
    endDate: CalendarDate;
    endTime: LocalTime;
    /** Blocks between `from` and `to`. */
    blocks: number;
    intersectionsOpen: YesNo;
    localAccess: YesNo;
    hospitalOrFireStation: YesNo;
  }>[];
  traffic?: {
    /** Must a street, lane, sidewalk or alley be closed in one place? Not asked of block parties, which always do. */
    closure?: YesNo;
    /** Must parked cars be kept away? Opens the list of curb spaces. */
    noParking?: YesNo;
    emergencyLaneFeet?: number;
    roadEdgeOpen?: YesNo;
    railCrossing?: YesNo;
    bridgeOrTunnel?: YesNo;
    deviceSupplier?: 'city' | 'contractor' | 'own';
  };
  route?: {
    /** Do people move along a route? Not asked of parades and races, which always do. */
    moves?: YesNo;
    legs?: Row<{
      street: string;
      from: string;
      to: string;
      width: 'sidewalk' | 'one_lane' | 'half' | 'full';
    }>[];
    assemblyPlace?: string;
    dispersalPlace?: string;
    stepOff?: LocalTime;
    miles?: number;
    fastestMinutesPerMile?: number;
    slowestMinutesPerMile?: number;
    marshals?: number;
    floats?: number;
  };
  parking?: Row<{
    street: string;
    side: 'north' | 'south' | 'east' | 'west' | 'both';
    from: string;
    to: string;
    spaces: number;
    metered: YesNo;
    tow: YesNo;
    accessibleSpaces: number;
    startDate: CalendarDate;
    startTime: LocalTime;
    endDate: CalendarDate;
    endTime: LocalTime;
  }>[];
  /** What will happen there. Decides which topics are asked. */
  activities?: { list?: Activity[] };
  food?: FoodAnswers;
  alcohol?: AlcoholAnswers;
  structures?: StructureAnswers;
  decoration?: DecorationAnswers;
  painting?: PaintingAnswers;
  power?: PowerAnswers;
  sound?: SoundAnswers;
  fire?: FireAnswers;
  rides?: RideAnswers;
  animals?: AnimalAnswers;
  sales?: SalesAnswers;
  race?: {
    kind?: 'run' | 'walk' | 'bike' | 'swim' | 'sport';
    endurance?: YesNo;
    risks?: ('none' | 'contact' | 'combat' | 'climbing' | 'zip_line' | 'skating')[];
  };
  air?: AirAnswers;
  water?: WaterAnswers;
  vehicles?: VehicleAnswers;
  gaming?: GamingAnswers;
  weapons?: WeaponAnswers;
  bodyArt?: BodyArtAnswers;
  children?: ChildrenAnswers;
  lighting?: LightingAnswers;
  hydrant?: { use?: 'draw_water' | 'may_block' };
  film?: {
    title?: string;
    kind?: 'feature' | 'series' | 'commercial' | 'student' | 'documentary' | 'stills';
    crew?: number;
  };
  safety?: {
    afterDark?: YesNo;
    guards?: number;
    securityCompany?: string;
    medical?: 'call_911' | 'first_aid' | 'ambulance' | 'field_clinic';
    /** Planned instead of what the rules compute. */
    crowdManagers?: number;
    crowdManagersReason?: string;
    /** Planned instead of what the rules compute. */
    toilets?: number;
    toiletsReason?: string;
    /** Planned instead of what the rules compute. */
    accessibleToilets?: number;
    accessibleToiletsReason?: string;
    trashContainers?: number;
    recyclingContainers?: number;
    weatherLead?: string;
    accessibilityContact?: string;
    accessibleRoute?: YesNo;
  };
  neighbors?: { told?: YesNo; how?: string };
  /** Would the premium eat up what the event is expected to bring in? Asks the city to waive insurance. */
  insurance?: { hardship?: YesNo };
  speech?: {
    urgent?: YesNo;
    knownSince?: CalendarDate;
    alreadyAssembled?: YesNo;
    streetUse?: 'none' | 'sidewalk' | 'lane' | 'full';
    sound?: 'none' | 'megaphone' | 'speakers' | 'stage';
    feeWaiver?: YesNo;
    marshalsOffered?: number;
  };
  declaration?: { truthful?: 'yes'; authority?: 'yes'; notPermission?: 'yes'; signature?: string };
};
