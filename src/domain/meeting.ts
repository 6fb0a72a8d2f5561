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
  const holds: Record<MeetingReason, boolean> = {
    objection: facts.objections > 0,
    contradiction: facts.contradictions > 0,
    late: facts.late > 0,
    'many-agencies': facts.agencies >= rule.agencies,
    large: (facts.peak ?? 0) >= rule.people,
    soon: facts.waiting > 0 && facts.daysToEvent !== null && facts.daysToEvent <= rule.soonDays,
  };
  return MEETING_REASONS.filter((reason) => holds[reason]);
}

/** Something that a meeting left to somebody. */
export interface OutcomeTime {
  due_on: CalendarDate;
  done_at: Date | null;
}

/** How an outcome stands. Shape: pure; on its day it is not late yet. */
export const outcomeState = (one: OutcomeTime, today: CalendarDate): 'done' | 'late' | 'open' =>
  one.done_at !== null ? 'done' : one.due_on < today ? 'late' : 'open';
