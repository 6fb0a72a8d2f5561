import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** Curb spaces that must be free of parked cars. */
export interface ParkingZone {
  street: string;
  side: 'north' | 'south' | 'east' | 'west' | 'both';
  from: string;
  to: string;
  spaces: number;
  metered: YesNo;
  meterIds: string;
  tow: YesNo;
  accessibleSpaces: number;
  /** Spaces for people with disabilities that stand in for those taken. */
  replacedSpaces: number;
  replacedAt: string;
  startDate: CalendarDate;
  startTime: LocalTime;
  endDate: CalendarDate;
  endTime: LocalTime;
}

/** How people and trucks come and go. */
export interface MobilityAnswers {
  /** Is anything arranged for people who come by car, shuttle or bike? Opens the list. */
  arranged?: YesNo;
  lots?: Row<{
    kind: 'lot' | 'shuttle' | 'valet' | 'bikes';
    place: string;
    spaces: number;
    accessibleSpaces: number;
  }>[];
  pickUpPlace?: string;
  bikeShare?: ('dock' | 'scooters' | 'not_known' | 'none')[];
  railPlan?: string;
  waterTaxi?: YesNo;
  /** Do trucks of the crew need a place at the curb? Opens the list. */
  hasTrucks?: YesNo;
  trucks?: Row<{
    what: string;
    count: number;
    lengthFeet: number;
    place: string;
    start: LocalTime;
    end: LocalTime;
  }>[];
}
