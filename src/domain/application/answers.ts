import type { CareAnswers } from '#src/domain/application/answers/care.ts';
import type {
  AlternativesAnswers,
  DatesAnswers,
  ProgramAnswers,
  SeasonAnswers,
} from '#src/domain/application/answers/dates.ts';
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
import type {
  AdmissionAnswers,
  EventAnswers,
  GuestsAnswers,
  HistoryAnswers,
  SponsorsAnswers,
} from '#src/domain/application/answers/event.ts';
import type { FilmAnswers } from '#src/domain/application/answers/film.ts';
import type { AlcoholAnswers, FoodAnswers, SalesAnswers } from '#src/domain/application/answers/food.ts';
import type { MobilityAnswers, ParkingZone } from '#src/domain/application/answers/parking.ts';
import type { ArrivalsAnswers, PeopleAnswers } from '#src/domain/application/answers/people.ts';
import type { PlacesAnswers } from '#src/domain/application/answers/places.ts';
import type { RouteAnswers } from '#src/domain/application/answers/route.ts';
import type { SiteAnswers } from '#src/domain/application/answers/site.ts';
import type { Closure, TrafficAnswers } from '#src/domain/application/answers/streets.ts';
import type {
  DecorationAnswers,
  LightingAnswers,
  PaintingAnswers,
  PowerAnswers,
  StructureAnswers,
} from '#src/domain/application/answers/structures.ts';
import type {
  ApplicantAnswers,
  BillingAnswers,
  ContactsAnswers,
  OnsiteAnswers,
  OrganizationAnswers,
  ProducerAnswers,
} from '#src/domain/application/answers/who.ts';
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
