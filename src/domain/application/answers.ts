import type { CareAnswers } from '#src/domain/application/answers/care.ts';
import type {
  AlternativesAnswers,
  DatesAnswers,
  ProgramAnswers,
  SeasonAnswers,
} from '#src/domain/application/answers/dates.ts';
import type {
  AdmissionAnswers,
  EventAnswers,
  GuestsAnswers,
  HistoryAnswers,
  SponsorsAnswers,
} from '#src/domain/application/answers/event.ts';
import type { FilmAnswers } from '#src/domain/application/answers/film.ts';
import type { ArrivalsAnswers, PeopleAnswers } from '#src/domain/application/answers/people.ts';
import type {
  ApplicantAnswers,
  BillingAnswers,
  ContactsAnswers,
  OnsiteAnswers,
  OrganizationAnswers,
  ProducerAnswers,
} from '#src/domain/application/answers/who.ts';
import type { MobilityAnswers, ParkingZone } from '#src/domain/application/answers/parking.ts';
import type { PlacesAnswers } from '#src/domain/application/answers/places.ts';
import type { RouteAnswers } from '#src/domain/application/answers/route.ts';
import type { SiteAnswers } from '#src/domain/application/answers/site.ts';
import type { Closure, TrafficAnswers } from '#src/domain/application/answers/streets.ts';
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
  'drones',
  'aircraft',
  'water_activity',
  'hydrant',
  'none',
] as const;
export type Activity = (typeof ACTIVITIES)[number];

export type Answers = CareAnswers & {
  event?: EventAnswers;
  history?: HistoryAnswers;
  admission?: AdmissionAnswers;
  sponsors?: SponsorsAnswers;
  guests?: GuestsAnswers;
  /** Asked in triage of block parties; the rows of days and closures and the food answers replace it. */
  block?: {
    street?: string;
    blocks?: number;
    intersectionsOpen?: YesNo;
    end?: LocalTime;
    sells?: YesNo;
  };
  applicant?: ApplicantAnswers;
  organization?: OrganizationAnswers;
  producer?: ProducerAnswers;
  onsite?: OnsiteAnswers;
  contacts?: ContactsAnswers;
  billing?: BillingAnswers;
  dates?: DatesAnswers;
  season?: SeasonAnswers;
  alternatives?: AlternativesAnswers;
  program?: ProgramAnswers;
  people?: PeopleAnswers;
  arrivals?: ArrivalsAnswers;
  places?: PlacesAnswers;
  closures?: Row<Closure>[];
  traffic?: TrafficAnswers;
  route?: RouteAnswers;
  parking?: Row<ParkingZone>[];
  mobility?: MobilityAnswers;
  site?: SiteAnswers;
  /** What will happen there. Decides which topics are asked. */
  activities?: { list?: Activity[] };
  food?: {
    service?: 'given' | 'sold' | 'both' | 'potluck';
    vendors?: Row<{
      name: string;
      kind: 'truck' | 'booth' | 'caterer' | 'farmer' | 'nonprofit' | 'packaged';
      cooking: 'none' | 'electric' | 'gas' | 'charcoal_or_wood' | 'fryer';
      daysInARow: number;
    }>[];
    residentsGrill?: YesNo;
  };
  alcohol?: {
    service?: 'own' | 'given' | 'sold' | 'in_ticket';
    kinds?: ('beer' | 'wine' | 'spirits')[];
    seller?: string;
    fenced?: YesNo;
    start?: LocalTime;
    lastCall?: LocalTime;
  };
  structures?: {
    list?: Row<{
      kind: 'tent' | 'stage' | 'bleachers' | 'platform' | 'truss' | 'art' | 'other';
      count: number;
      widthFeet: number;
      lengthFeet: number;
      heightFeet: number;
      /** Height of the floor above ground. Stages and platforms. */
      floorInches: number;
      openSides: YesNo;
      /** Is there a clear gap of 12 ft to every other tent? */
      gap: YesNo;
      occupants: number;
      stories: number;
    }>[];
    cityStage?: YesNo;
    fenced?: YesNo;
    fencedSquareFeet?: number;
  };
  power?: {
    sources?: ('building' | 'street_or_park' | 'generator' | 'battery' | 'vehicle')[];
    generators?: Row<{ kilowatts: number; count: number; fuel: 'gasoline' | 'diesel' | 'propane' }>[];
    wiring?: YesNo;
    propanePounds?: number;
  };
  sound?: {
    kind?: 'megaphone' | 'small_speaker' | 'dj' | 'band' | 'several_stages';
    start?: LocalTime;
    end?: LocalTime;
    exemption?: YesNo;
    decibelsOver?: number;
    nights?: number;
    operatorName?: string;
    reason?: string;
  };
  fire?: {
    kinds?: (
      | 'fireworks'
      | 'stage_pyro'
      | 'flame_effects'
      | 'bonfire'
      | 'torches'
      | 'candles'
      | 'sky_lanterns'
    )[];
    company?: string;
    overWater?: YesNo;
    protectionSystemOff?: YesNo;
  };
  rides?: {
    mechanical?: number;
    inflatables?: Row<{ count: number; riderHeightFeet: number; certified: YesNo }>[];
    performances?: YesNo;
    operator?: string;
  };
  animals?: {
    kinds?: ('petting_zoo' | 'horses' | 'parade_animals' | 'show')[];
    count?: number;
    onStreet?: YesNo;
  };
  sales?: { sellers?: number; streetVendors?: YesNo };
  race?: { kind?: 'run' | 'walk' | 'bike' | 'swim' | 'sport'; endurance?: YesNo };
  air?: { droneRestriction?: YesNo; aircraft?: ('fly_over' | 'skydive' | 'balloon' | 'laser')[] };
  water?: { onWater?: YesNo; swimmers?: number };
  hydrant?: { use?: 'draw_water' | 'may_block' };
  film?: FilmAnswers;
  speech?: {
    urgent?: YesNo;
    knownSince?: CalendarDate;
    alreadyAssembled?: YesNo;
    streetUse?: 'none' | 'sidewalk' | 'lane' | 'full';
    sound?: 'none' | 'megaphone' | 'speakers' | 'stage';
    feeWaiver?: YesNo;
    marshalsOffered?: number;
  };
  declaration?: {
    truthful?: 'yes';
    authority?: 'yes';
    notPermission?: 'yes';
    rules?: 'yes';
    equalAccess?: 'yes';
    holdHarmless?: 'yes';
    costs?: 'yes';
    signature?: string;
  };
};
