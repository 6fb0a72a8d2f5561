import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** What is put up. */
export type StructureAnswers = {
  list?: Row<{
    kind:
      | 'tent'
      | 'stage'
      | 'bleachers'
      | 'platform'
      | 'truss'
      | 'scaffold'
      | 'container'
      | 'inflatable'
      | 'art'
      | 'other';
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
    use: 'guests' | 'performers' | 'food' | 'sales' | 'staff' | 'nobody';
  }>[];
  cityStage?: YesNo;
  fenced?: YesNo;
  fencedSquareFeet?: number;
  /** Most people inside the fence at one moment. */
  fencedPeople?: number;
  /** Planned instead of what the rules compute. */
  fencedExits?: number;
  fencedExitsReason?: string;
  company?: string;
  /** What keeps things from blowing over. */
  anchoring?: ('weights' | 'stakes' | 'water_barrels' | 'other')[];
  stageParts?: ('roof' | 'rigging' | 'guardrails' | 'ramp' | 'none')[];
  /** When everything stands and may be inspected. */
  readyDate?: CalendarDate;
  readyTime?: LocalTime;
  /** Shortest distance from a tent to a building, lot line, parked car or engine. */
  setbackFeet?: number;
  heaters?: 'none' | 'electric' | 'fuel_outside' | 'fuel_inside';
  /** In tents for many people. */
  tentSafety?: ('exit_signs' | 'emergency_lights' | 'extinguishers' | 'no_smoking_signs' | 'none')[];
  /** Planned instead of what the rules compute, for the tent with the most people. */
  tentExits?: number;
  tentExitsReason?: string;
  /** Planned instead of what the rules compute. */
  wheelchairSpaces?: number;
  wheelchairSpacesReason?: string;
};

/** What hangs or is fixed to something. */
export type DecorationAnswers = {
  overStreet?: YesNo;
  /** The lowest point above the ground. */
  lowestFeet?: number;
  attachedTo?: ('none' | 'poles' | 'trees' | 'buildings')[];
};

/** Street painting. */
export type PaintingAnswers = {
  where?: 'intersection' | 'midblock' | 'both';
  squareFeet?: number;
  washesOff?: YesNo;
  caretaker?: string;
};

/** Electricity, gas and fuel. */
export type PowerAnswers = {
  sources?: ('building' | 'street_or_park' | 'generator' | 'battery' | 'vehicle')[];
  generators?: Row<{
    kilowatts: number;
    count: number;
    fuel: 'gasoline' | 'diesel' | 'propane';
    tankGallons: number;
    feetFromTents: number;
    fenced: YesNo;
  }>[];
  wiring?: YesNo;
  /** The largest plug or connection. */
  load?: 'household' | 'over_20_amps' | 'over_100_amps';
  cablesCross?: YesNo;
  /** Must a generator be filled up while people are there? */
  refuelDuring?: YesNo;
  /** Gasoline and diesel stored beside the tanks of generators. */
  fuelGallons?: number;
  propanePounds?: number;
  spares?: YesNo;
  spareFeet?: number;
  otherGas?: ('none' | 'helium' | 'carbon_dioxide' | 'oxygen' | 'dry_ice' | 'other')[];
  otherGasUse?: string;
};

/** Light after dark. */
export type LightingAnswers = {
  kinds?: ('street_lights' | 'light_towers' | 'string_lights' | 'stage_lights' | 'none')[];
  waysOutLit?: YesNo;
};
