import {
  type ConditionUnderWay,
  contradictionsOf,
  isDueBeforeIssue,
  type Settlement,
  type Subjects,
} from '#src/domain/condition.ts';
import { type IssueInput, type MissingForIssue, missingForIssue } from '#src/domain/review.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Why a case belongs on the agenda of the agencies. */
export const MEETING_REASONS = [
  'objection',
  'contradiction',
  'late',
  'many-agencies',
  'large',
  'soon',
] as const;
export type MeetingReason = (typeof MEETING_REASONS)[number];

/** From when on the agencies talk about a case together. */
export interface MeetingRule {
  /** People at once. */
  people: number;
  /** Agencies that must decide. */
  agencies: number;
  /** Days before the event on which a case without all approvals is talked about. */
  soonDays: number;
}

/** What says whether a case belongs on an agenda. */
export interface MeetingFacts {
  peak: number | null;
  agencies: number;
  objections: number;
  late: number;
  contradictions: number;
  /** Null for a case without a day. */
  daysToEvent: number | null;
  waiting: number;
}

/**
 * Why a case should be talked about, most pressing first.
 * Shape: pure; empty for a case that needs no meeting.
 */
export function meetingReasons(facts: MeetingFacts, rule: MeetingRule): MeetingReason[] {
  const { daysToEvent: days } = facts;
  const holds: Record<MeetingReason, boolean> = {
    objection: facts.objections > 0,
    contradiction: facts.contradictions > 0,
    late: facts.late > 0,
    'many-agencies': facts.agencies >= rule.agencies,
    large: (facts.peak ?? 0) >= rule.people,
    soon: facts.waiting > 0 && days !== null && days >= 0 && days <= rule.soonDays,
  };
  return MEETING_REASONS.filter((reason) => holds[reason]);
}

/** Reasons that somebody must settle; the others only say that a case is large. */
const TO_SETTLE: readonly MeetingReason[] = ['objection', 'contradiction', 'late'];

/** Whether something must be settled about a case, or it is only large or near. Shape: pure. */
export const mustSettle = (reason: MeetingReason): boolean => TO_SETTLE.includes(reason);

/** How many things must be settled about a case. Shape: pure. */
export const urgencyOf = (reasons: readonly MeetingReason[]): number => reasons.filter(mustSettle).length;

/** What a case on an agenda is made of, apart from how it is called. */
export interface MeetingSource {
  version_number: number;
  blocking_agencies: readonly string[];
  parts: IssueInput['reviews'];
  requirements: IssueInput['requirements'];
  outside: IssueInput['outside'];
  conditions: readonly ConditionUnderWay[];
  settlements: readonly Settlement[];
  unsent_corrections: readonly string[];
  stopping_rules: readonly string[];
}

/** What stands between a case and its permit, as its own page says it. Shape: pure. */
export const missingAtMeeting = (one: MeetingSource, subjects: Subjects): MissingForIssue =>
  missingForIssue({
    versionNumber: one.version_number,
    blockingAgencies: one.blocking_agencies,
    reviews: one.parts,
    requirements: one.requirements,
    outside: one.outside,
    conditionsDue: one.conditions.filter(isDueBeforeIssue).map(({ id }) => id),
    contradictions: contradictionsOf(one.conditions, one.settlements, subjects).map(({ subject }) => subject),
    correctionsUnsent: one.unsent_corrections,
    refusals: one.stopping_rules,
  });

/** Something that a meeting left to somebody. */
export interface OutcomeTime {
  due_on: CalendarDate;
  done_at: Date | null;
}

/** How an outcome stands. Shape: pure; on its day it is not late yet. */
export const outcomeState = (one: OutcomeTime, today: CalendarDate): 'done' | 'late' | 'open' =>
  one.done_at !== null ? 'done' : one.due_on < today ? 'late' : 'open';

/** Longest place of a meeting and longest words about a case. Units: characters. */
export const MEETING_LIMITS = { place: 200, words: 2000 } as const;
