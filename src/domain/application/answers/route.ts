import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { LocalTime } from '#src/domain/shared/calendar-date.ts';

export const UNIT_KINDS = [
  'float',
  'band',
  'group',
  'car',
  'truck',
  'motorcycles',
  'horses',
  'animals',
  'balloon',
] as const;

/** The way people go, and who and what goes along it. */
export interface RouteAnswers {
  /** Do people move along a route? Not asked of parades and races, which always do. */
  moves?: YesNo;
  legs?: Row<{
    street: string;
    from: string;
    to: string;
    width: 'sidewalk' | 'one_lane' | 'half' | 'full';
    /** When the first and the last person pass the end of this part. */
    firstAt: LocalTime;
    lastAt: LocalTime;
  }>[];
  assemblyPlace?: string;
  assemblyTime?: LocalTime;
  /** Size of the place where people meet, instead of what the rules compute. */
  assemblySquareFeet?: number;
  assemblySquareFeetReason?: string;
  dispersalPlace?: string;
  stepOff?: LocalTime;
  miles?: number;
  alternative?: string;
  escort?: 'fixed' | 'rolling' | 'sidewalk' | 'not_known';
  crossings?: 'lights' | 'officers' | 'marshals' | 'closed' | 'not_known';
  fastestMinutesPerMile?: number;
  slowestMinutesPerMile?: number;
  milesPerHour?: number;
  columnFeet?: number;
  marshals?: number;
  marshalsTrained?: YesNo;
  marshalPosts?: Row<{ place: string; count: number }>[];
  floats?: number;
  units?: Row<{
    kind: (typeof UNIT_KINDS)[number];
    count: number;
    lengthFeet: number;
    heightFeet: number;
    licensed: YesNo;
  }>[];
  floatFeatures?: ('riders' | 'generator' | 'towed' | 'none')[];
  floatsFireSafe?: 'yes' | 'no' | 'not_known';
  handOuts?: 'none' | 'by_hand' | 'thrown';
  viewingAreas?: Row<{ place: string; wheelchairs: number }>[];
  sweepVehicle?: YesNo;
  cutOff?: LocalTime;
  marking?: ('cones' | 'tape' | 'chalk' | 'signs' | 'none')[];
  marksGoneBy?: LocalTime;
  certified?: YesNo;
  timingCompany?: string;
  aidStations?: Row<{
    place: string;
    offers: ('water' | 'food' | 'first_aid' | 'toilets')[];
    ownerAgrees: 'yes' | 'no' | 'city_land';
    trash: YesNo;
  }>[];
  waves?: Row<{ time: LocalTime; people: number }>[];
}
