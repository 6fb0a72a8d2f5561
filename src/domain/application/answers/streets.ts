import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** One piece of street between two cross streets. A map that comes later finds its segments by these names. */
export interface Closure {
  street: string;
  from: string;
  to: string;
  kind: 'full' | 'one_direction' | 'lane' | 'curb_lane' | 'sidewalk' | 'alley' | 'intersection' | 'ramp';
  startDate: CalendarDate;
  startTime: LocalTime;
  endDate: CalendarDate;
  endTime: LocalTime;
  /** Blocks between `from` and `to`. */
  blocks: number;
  intersectionsOpen: YesNo;
  localAccess: YesNo;
  hospitalOrFireStation: YesNo;
  purpose: 'event' | 'set_up' | 'staging' | 'emergency_lane';
  /** Closed by barriers all the time, or by people who let some cars pass. */
  hold: 'barriers' | 'staffed' | 'not_known';
}

/** How the streets stay safe, and what stands on them to close them. */
export interface TrafficAnswers {
  /** Must a street, lane, sidewalk or alley be closed in one place? Not asked of block parties, which always do. */
  closure?: YesNo;
  /** Must parked cars be kept away? Opens the list of curb spaces. */
  noParking?: YesNo;
  emergencyLaneFeet?: number;
  roadEdgeOpen?: YesNo;
  railCrossing?: YesNo;
  bridgeOrTunnel?: YesNo;
  deviceSupplier?: 'city' | 'contractor' | 'own';
  /** Does one sidewalk stay open that a wheelchair can use? */
  walkway?: YesNo;
  hydrantsClear?: YesNo;
  accessPlan?: string;
  sensitive?: ('school' | 'worship' | 'courthouse' | 'police' | 'nursing_home' | 'not_known' | 'none')[];
  streetReason?: string;
  detour?: string;
  driveways?: Row<{
    address: string;
    kind: 'home' | 'garage' | 'loading' | 'ambulance' | 'other';
    arrangement: 'stays_open' | 'let_through' | 'other_way' | 'closed';
    agreed: 'yes' | 'no' | 'not_asked';
  }>[];
  devices?: Row<{
    kind: 'barricade' | 'cone' | 'sign' | 'message_board' | 'other';
    count: number;
    place: string;
    by: 'city' | 'contractor' | 'own';
  }>[];
  flaggers?: number;
  officers?: number;
  enforcementOfficers?: number;
  /** What stops a car at each way in. */
  barriers?: Row<{
    place: string;
    kind: 'truck' | 'wall' | 'bollard' | 'other' | 'none';
    movable: YesNo;
    driverPresent: YesNo;
  }>[];
}
