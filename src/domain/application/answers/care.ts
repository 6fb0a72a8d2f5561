import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

export const LANGUAGES = ['spanish', 'chinese', 'french', 'korean', 'arabic', 'other', 'none'] as const;

/** What the city lends, rents out or sends. Own equipment is not listed here. */
export const CITY_SERVICES = [
  'police',
  'traffic_officers',
  'traffic_signs',
  'cones',
  'barricades',
  'no_parking_signs',
  'jersey_barriers',
  'sweeper',
  'trash_cans',
  'dumpsters',
  'stage',
  'tents',
  'tables_chairs',
  'electric',
  'water',
  'ambulance',
  'fire_watch',
  'inspector',
  'park_staff',
  'field_lights',
  'cleaning',
  'banner',
] as const;

/** Looking after people: safety, first aid, weather, toilets, access, neighbors, insurance, help of the city. */
export type CareAnswers = {
  safety?: {
    afterDark?: YesNo;
    /** Asked where the page about gas is not. */
    chemicals?: YesNo;
    chemicalsUse?: string;
    guards?: number;
    guardsReason?: string;
    securityCompany?: string;
    medical?: 'call_911' | 'aed_staff' | 'first_aid' | 'ambulance' | 'advanced_ambulance' | 'field_clinic';
    /** Planned instead of what the rules compute; so are the other numbers with a reason beside them. */
    crowdManagers?: number;
    crowdManagersReason?: string;
    toilets?: number;
    toiletsReason?: string;
    accessibleToilets?: number;
    accessibleToiletsReason?: string;
    trashContainers?: number;
    trashContainersReason?: string;
    recyclingContainers?: number;
    recyclingContainersReason?: string;
    weatherLead?: string;
    accessibilityContact?: string;
    accessibleRoute?: YesNo;
  };
  crowd?: {
    volunteers?: YesNo;
    volunteerCount?: number;
    managers?: Row<{ name: string; certificate: string; expires: CalendarDate }>[];
    /** Not asked where a fence already says it. */
    squareFeet?: number;
    entrances?: number;
    queueRoom?: YesNo;
    frontBarrier?: YesNo;
    missingPlan?: string;
    harassmentPlan?: string;
  };
  /** Would help somebody do harm. */
  security?: {
    companyLicense?: string;
    posts?: Row<{
      place: string;
      guards: number;
      from: LocalTime;
      to: LocalTime;
      armed: YesNo;
      uniform: YesNo;
    }>[];
    entryChecks?: ('bags' | 'metal' | 'age' | 'tickets' | 'none')[];
    bannedItems?: string;
    cash?: ('cash_boxes' | 'atm' | 'safe' | 'none')[];
    cameras?: YesNo;
    suspiciousPlan?: string;
  };
  medical?: {
    aeds?: number;
    aedPlaces?: string;
    risks?: ('heat' | 'packed_crowd' | 'drugs' | 'weak_health' | 'long_lines' | 'injuries_before' | 'none')[];
    treatedLastTime?: number;
    posts?: Row<{
      place: string;
      kind: 'first_aid' | 'ambulance' | 'clinic' | 'walking';
      staff: number;
      from: LocalTime;
      to: LocalTime;
    }>[];
    cooling?: ('water' | 'shade' | 'cool_room' | 'mist' | 'heat_stop' | 'none')[];
    race?: ('course_medics' | 'sweep' | 'finish_team' | 'bib_contacts' | 'none')[];
    hospitals?: string;
  };
  emergency?: {
    weatherSource?: 'weather_service' | 'phone_app' | 'weather_company' | 'other';
    lightningMiles?: number;
    lightningMinutes?: number;
    wind?: Row<{
      what: 'tents' | 'stage' | 'inflatables' | 'signs' | 'other';
      mph: number;
      action: 'lower' | 'empty' | 'take_down';
    }>[];
    otherWeather?: ('heat' | 'cold' | 'flood' | 'bad_air' | 'none')[];
    shelterPlan?: 'shelter' | 'vehicles' | 'leave';
    shelterPlace?: string;
    shelterPeople?: number;
    accessibleExit?: YesNo;
    barrierMinutes?: number;
    barrierKeys?: string;
    alerts?: ('speakers' | 'screens' | 'megaphones' | 'texts' | 'social_media' | 'staff' | 'none')[];
    cancelPlan?: string;
    messages?: string;
    commandPost?: string;
    radioChannel?: string;
    jointCommand?: YesNo;
  };
  sanitation?: {
    existingToilets?: string;
    toiletCompany?: string;
    toiletCleaning?: 'once_a_day' | 'twice_a_day' | 'more_often';
    handwash?: number;
    handwashReason?: string;
    hauler?: 'city' | 'company' | 'own';
    haulerName?: string;
    pickup?: 'during' | 'after' | 'both';
    compost?: YesNo;
    sweeping?: 'city' | 'company' | 'own';
    /** Asked where no time for clean-up says it; of a series only the time. */
    cleanDate?: CalendarDate;
    cleanTime?: LocalTime;
    water?: ('bottles' | 'building' | 'truck' | 'none')[];
    noFoam?: 'yes';
    stormDrains?: 'yes';
  };
  access?: {
    routeInches?: number;
    cableRamps?: YesNo;
    serviceAnimals?: 'yes';
    signs?: YesNo;
    requestBy?: CalendarDate;
    dropOff?: string;
    seats?: number;
    viewingSpaces?: number;
    viewingSpacesReason?: string;
    counters?: YesNo;
    communication?: ('asl' | 'captions' | 'listening' | 'large_print' | 'described' | 'none')[];
    languages?: (typeof LANGUAGES)[number][];
    extras?: ('quiet_space' | 'sensory_bags' | 'warning_signs' | 'charging' | 'loaner_chair')[];
  };
  neighbors?: {
    told?: YesNo;
    how?: string;
    methods?: ('mail' | 'door_hanger' | 'in_person' | 'email' | 'poster')[];
    hotline?: string;
    shops?: YesNo;
    businesses?: Row<{ name: string; contact: string; answer: NeighborAnswer }>[];
    groups?: Row<{ name: string; answer: NeighborAnswer }>[];
    meeting?: YesNo;
    meetingDate?: CalendarDate;
  };
  insurance?: {
    status?: 'have' | 'not_yet' | 'city_program';
    /** Would the premium eat up what the event is expected to bring in? Asks the city to waive insurance. */
    hardship?: YesNo;
    hardshipReason?: string;
    paidWorkers?: YesNo;
    insurer?: string;
    policyNumber?: string;
    validFrom?: CalendarDate;
    validTo?: CalendarDate;
    /** Units: dollars. */
    perOccurrence?: number;
    /** Units: dollars. */
    aggregate?: number;
    namesCity?: YesNo;
    terms?: ('primary' | 'no_subrogation' | 'cancellation_notice')[];
    /** Units: dollars. */
    umbrella?: number;
  };
  services?: {
    wanted?: YesNo;
    list?: Row<{
      service: (typeof CITY_SERVICES)[number];
      quantity: number;
      date: CalendarDate;
      start: LocalTime;
      end: LocalTime;
      place: string;
      contact: string;
    }>[];
  };
  fees?: {
    discounts?: ('nonprofit_partner' | 'city_partner' | 'city_grant' | 'none')[];
    partnerName?: string;
  };
};

type NeighborAnswer = 'agrees' | 'objects' | 'no_answer';
