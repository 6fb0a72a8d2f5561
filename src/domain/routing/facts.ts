import type { Activity, Answers } from '#src/domain/application/answers.ts';
import type { City, Moment } from '#src/domain/city.ts';
import { ACTIVITY_FACTS } from '#src/domain/routing/activity-facts.ts';
import { CARE_FACTS } from '#src/domain/routing/care-facts.ts';
import type { Facts, FactValue } from '#src/domain/routing/conditions.ts';
import { DETAIL_FACTS } from '#src/domain/routing/detail-facts.ts';
import { EVENT_FACTS } from '#src/domain/routing/event-facts.ts';
import { MOMENT_FACTS } from '#src/domain/routing/moment-facts.ts';
import { ORGANIZER_FACTS } from '#src/domain/routing/organizer-facts.ts';
import { PLACE_FACTS } from '#src/domain/routing/place-facts.ts';
import { ROUTE_FACTS } from '#src/domain/routing/route-facts.ts';
import { STREET_FACTS } from '#src/domain/routing/street-facts.ts';
import { STRUCTURE_FACTS } from '#src/domain/routing/structure-facts.ts';
import { TIME_FACTS } from '#src/domain/routing/time-facts.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** What the case knows beside its answers. A part that is absent is not known, and nothing that reads it fires. */
export interface MomentFacts {
  moment: Moment;
  today: CalendarDate;
  submittedOn?: CalendarDate;
  /** What this applicant, or this place, had before. */
  earlier?: {
    /** Noise exemptions granted this calendar year at this place. */
    noiseExemptionsThisYear?: number;
    /** Permits of this applicant this calendar year. */
    eventsThisYear?: number;
    heldSamePermitBefore?: boolean;
  };
  /** What other cases and works do at the same time. */
  others?: {
    placeTaken?: boolean;
    sameDayOverlap?: boolean;
    /** Share of the police hours available that day. Percent. */
    policeCapacityShare?: number;
    constructionOverlap?: boolean;
  };
  /** What came up while the city was looking at the case. */
  review?: {
    servicesEstimatedCents?: number;
    hostileAudienceCost?: boolean;
    /** Share of the people told who object. Percent. */
    objectionsPercent?: number;
    consentAsked?: boolean;
    medicalPlanAsked?: boolean;
    damageBefore?: boolean;
    outsideOpen?: boolean;
    agencySilent?: boolean;
  };
  /** The version before, when answers are changed after submission. */
  change?: { before: Answers; anyApproved: boolean };
}

/** Numbers the city sets and facts are computed with. A city without one of them does not load. */
export const THRESHOLDS_READ = [
  'tent-square-feet',
  'open-tent-square-feet',
  'engineered-tent-square-feet',
  'engineered-tent-occupants',
  'stage-floor-inches',
  'stage-square-feet',
  'element-height-feet',
  'generator-kilowatts',
  'inflatable-rider-feet',
  'night-starts-minutes',
  'night-ends-minutes',
  'passage-grace-minutes',
  'material-growth-percent',
] as const;
export type ThresholdKey = (typeof THRESHOLDS_READ)[number];

/** What a fact is computed from. */
export interface FactSource {
  answers: Answers;
  city: City;
  moment: MomentFacts;
  /** Value of one of the city's thresholds. */
  limit(key: ThresholdKey): number;
  /**
   * Whether a topic counts: ticked, or answered while the list was never asked.
   * Answers of a topic that was unticked later are kept in a draft and must not count.
   */
  chosen(topic: Activity): boolean;
}

export interface FactDefinition {
  kind: 'boolean' | 'number' | 'text' | 'list';
  /** Dotted answer paths, or a folder of them (`closures`). Empty when nothing the applicant says decides it. */
  reads: readonly string[];
  /** `moment` facts are null until somebody knows; `derived` facts come from the evaluation itself. */
  from: 'answers' | 'moment' | 'derived';
  of(source: FactSource): FactValue;
}

/** Every fact a rule may read. */
export const FACTS = {
  ...EVENT_FACTS,
  ...ORGANIZER_FACTS,
  ...PLACE_FACTS,
  ...STREET_FACTS,
  ...ROUTE_FACTS,
  ...TIME_FACTS,
  ...STRUCTURE_FACTS,
  ...ACTIVITY_FACTS,
  ...CARE_FACTS,
  ...DETAIL_FACTS,
  ...MOMENT_FACTS,
} as const satisfies Record<string, FactDefinition>;
export type FactKey = keyof typeof FACTS;

const DEFINITIONS: ReadonlyMap<string, FactDefinition> = new Map(Object.entries(FACTS));

/** A fact's definition by name. Shape: pure; null when there is no such fact. */
export function factDefinition(key: string): FactDefinition | null {
  return DEFINITIONS.get(key) ?? null;
}

/**
 * What is true of an application in a city at a moment.
 * Shape: pure and total: any partial answers give every fact. Unsaid yes/no facts are false, unsaid measures null.
 * Errors: RangeError when the city lacks a threshold; a city that passed `cityProblems` has them all.
 */
export function factsOf(answers: Answers, city: City, moment: MomentFacts): Facts {
  const list = answers.activities?.list;
  const source: FactSource = {
    answers,
    city,
    moment,
    limit: (key) => {
      const threshold = city.thresholds[key];
      if (!threshold) throw new RangeError(`the city has no threshold ${key}`);
      return threshold.value;
    },
    chosen: (topic) => list?.includes(topic) ?? true,
  };
  const facts: Record<string, FactValue> = {};
  for (const [key, definition] of DEFINITIONS) facts[key] = definition.of(source);
  return facts;
}

/** The answer paths behind facts. Shape: pure; each path once, sorted. */
export function pathsRead(facts: readonly string[]): string[] {
  const paths = new Set<string>();
  for (const fact of new Set(facts)) for (const path of factDefinition(fact)?.reads ?? []) paths.add(path);
  return [...paths].sort();
}
