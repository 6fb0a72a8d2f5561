import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** What is heard. */
export type SoundAnswers = {
  kind?: 'megaphone' | 'small_speaker' | 'dj' | 'band' | 'several_stages';
  start?: LocalTime;
  end?: LocalTime;
  points?: Row<{
    place: string;
    facing: 'north' | 'east' | 'south' | 'west' | 'all_around';
    decibels: number;
    start: LocalTime;
    end: LocalTime;
    soundCheck: LocalTime;
  }>[];
  complaintPhone?: string;
  measured?: YesNo;
  stageEffects?: ('none' | 'fog' | 'confetti' | 'lasers')[];
  exemption?: YesNo;
  decibelsOver?: number;
  nights?: number;
  operatorName?: string;
  operatorPhone?: string;
  equipment?: string;
  reason?: string;
};

/** Fireworks, flames and effects. */
export type FireAnswers = {
  kinds?: (
    | 'fireworks'
    | 'stage_pyro'
    | 'flame_effects'
    | 'bonfire'
    | 'torches'
    | 'candles'
    | 'sky_lanterns'
  )[];
  shows?: Row<{
    date: CalendarDate;
    start: LocalTime;
    minutes: number;
    shellInches: number;
    place: string;
  }>[];
  /** Planned instead of what the rules compute: radius of the circle kept empty. */
  falloutFeet?: number;
  falloutFeetReason?: string;
  /** From the effect to the nearest guest. */
  audienceFeet?: number;
  company?: string;
  overWater?: YesNo;
  protectionSystemOff?: YesNo;
};

/** Rides and things filled with air. */
export type RideAnswers = {
  mechanical?: number;
  list?: Row<{ name: string; owner: string; certificate: string; validUntil: CalendarDate }>[];
  inflatables?: Row<{
    count: number;
    riderHeightFeet: number;
    /** Of the thing itself. */
    heightFeet: number;
    certified: YesNo;
    blowerWatts: number;
    anchoredBy: 'stakes' | 'weights';
    attendant: YesNo;
  }>[];
  performances?: YesNo;
  operator?: string;
};

/** Animals that take part. */
export type AnimalAnswers = {
  kinds?: ('petting_zoo' | 'horses' | 'parade_animals' | 'show')[];
  /** Only the short forms ask for the number alone. */
  count?: number;
  list?: Row<{ species: string; count: number; handler: string; contact: 'touch' | 'ride' | 'look' }>[];
  handwash?: YesNo;
  onStreet?: YesNo;
};

/** What flies. */
export type AirAnswers = {
  droneRestriction?: YesNo;
  aircraft?: ('fly_over' | 'helicopter' | 'skydive' | 'balloon' | 'balloon_release' | 'laser')[];
  drones?: Row<{
    pilot: string;
    certificate: string;
    purpose: 'photo' | 'show' | 'delivery' | 'other';
    overPeople: YesNo;
    area: string;
  }>[];
};

/** What happens on, in or with water. */
export type WaterAnswers = {
  onWater?: YesNo;
  kinds?: ('swim' | 'boats' | 'pool' | 'dunk_tank' | 'slide')[];
  swimmers?: number;
  rescuers?: number;
};

/** Vehicles that are shown or driven for the crowd. */
export type VehicleAnswers = {
  kinds?: ('parked' | 'driving' | 'stunts' | 'motorcycles' | 'tractors')[];
  count?: number;
  indoors?: YesNo;
};

/** Games of chance. */
export type GamingAnswers = {
  kinds?: ('raffle' | 'fifty_fifty' | 'bingo' | 'wheel' | 'casino')[];
  cashPrizes?: YesNo;
};

/** Weapons, real or not. */
export type WeaponAnswers = {
  kinds?: ('reenactment' | 'blank_shots' | 'archery' | 'axe_throwing' | 'ceremonial')[];
};

/** Work on the body. */
export type BodyArtAnswers = { kinds?: ('tattoo' | 'piercing' | 'henna' | 'massage' | 'hair')[] };

/** Places where children are without their parents. */
export type ChildrenAnswers = { area?: YesNo; staffChecked?: YesNo };
