import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import {
  isAgreed,
  type OutsideState,
  type RequirementState,
  type ReviewState,
} from '#src/domain/workflow/states.ts';

/** What must be true before something moves. */
export type Guard =
  | 'complete'
  | 'not-refused'
  | 'corrections-waiting'
  | 'corrections-answered'
  | 'corrections-sent'
  | 'reviews-agreed'
  | 'documents-in'
  | 'outside-granted'
  | 'conditions-met'
  | 'conditions-agree'
  | 'version-current'
  | 'unclaimed'
  | 'event-is-over'
  | 'kept-long-enough'
  | 'listed-reason'
  | 'alternative-offered'
  | 'law-checked'
  | 'reason-given'
  | 'silence-over';

/** Everything a guard may look at. The command fills in what its action needs; what is missing refuses. */
export interface GuardFacts {
  /** Number of questions that still have an issue. */
  openIssues?: number;
  /** Rules that refuse at this moment. */
  refusals?: readonly string[];
  /** Corrections of agencies that wait to be sent. */
  correctionsWaiting?: number;
  /** Corrections of agencies that nobody has sent yet: no permit may pass them by. */
  correctionsUnsent?: number;
  /** Corrections that were sent and are neither made nor explained. */
  correctionsOpen?: number;
  /** The newest submitted version. */
  versionNumber?: number;
  /** The version the actor had on screen, or the review has read. */
  versionSeen?: number;
  reviews?: readonly { agency: string; blocking: boolean; state: ReviewState; holdsForVersion: number }[];
  /** Agencies the stored rule results call blocking. */
  blockingAgencies?: readonly string[];
  requirements?: readonly {
    hard: boolean;
    neededBeforeIssue: boolean;
    state: RequirementState;
    released: boolean;
  }[];
  outside?: readonly { blocking: boolean; state: OutsideState }[];
  /** Conditions to be met before the permit that are not. */
  conditionsDue?: number;
  /** Conditions that contradict each other and were not settled. */
  contradictions?: number;
  assignedTo?: string | null;
  actorId?: string;
  today?: CalendarDate;
  lastDay?: CalendarDate;
  /** The last day on which a draft is kept. */
  keptUntil?: CalendarDate;
  /** All days of a rule are over that takes an agency's silence as no objection. */
  isSilenceOver?: boolean;
  reason?: string;
  reasonListed?: boolean;
  alternativeNeeded?: boolean;
  alternative?: string;
  lawCheckNeeded?: boolean;
  /** Who of the city's lawyers checked it. */
  lawCheckedBy?: string;
}

const agreedFor = (facts: GuardFacts, agency: string): boolean =>
  (facts.reviews ?? []).some(
    (review) =>
      review.agency === agency && isAgreed(review.state) && review.holdsForVersion === facts.versionNumber,
  );

/** Named pure predicates; each row of a transition table names the ones it needs. */
export const GUARDS: Record<Guard, { holds: (facts: GuardFacts) => boolean; code: RefusalCode }> = {
  complete: { holds: (facts) => facts.openIssues === 0, code: 'incomplete' },
  'not-refused': { holds: (facts) => facts.refusals?.length === 0, code: 'refused-by-rule' },
  'corrections-waiting': { holds: (facts) => (facts.correctionsWaiting ?? 0) > 0, code: 'no-corrections' },
  'corrections-answered': { holds: (facts) => facts.correctionsOpen === 0, code: 'corrections-open' },
  'corrections-sent': { holds: (facts) => facts.correctionsUnsent === 0, code: 'corrections-unsent' },
  'reviews-agreed': {
    holds: (facts) => facts.blockingAgencies?.every((agency) => agreedFor(facts, agency)) ?? false,
    code: 'missing-approvals',
  },
  'documents-in': {
    holds: (facts) =>
      facts.requirements?.every(
        (need) =>
          !need.hard ||
          !need.neededBeforeIssue ||
          need.state === 'waived' ||
          (need.state === 'accepted' && need.released),
      ) ?? false,
    code: 'missing-documents',
  },
  'outside-granted': {
    holds: (facts) =>
      facts.outside?.every((one) => !one.blocking || one.state === 'granted' || one.state === 'not_needed') ??
      false,
    code: 'missing-outside-approvals',
  },
  'conditions-met': { holds: (facts) => facts.conditionsDue === 0, code: 'missing-conditions' },
  'conditions-agree': { holds: (facts) => facts.contradictions === 0, code: 'conditions-contradict' },
  'version-current': {
    holds: (facts) => facts.versionSeen !== undefined && facts.versionSeen === facts.versionNumber,
    code: 'version-changed',
  },
  unclaimed: {
    holds: (facts) => facts.assignedTo === null || facts.assignedTo === facts.actorId,
    code: 'already-claimed',
  },
  'event-is-over': {
    holds: (facts) => facts.today !== undefined && facts.lastDay !== undefined && facts.today > facts.lastDay,
    code: 'wrong-state',
  },
  'kept-long-enough': {
    holds: (facts) =>
      facts.today !== undefined && facts.keptUntil !== undefined && facts.today > facts.keptUntil,
    code: 'wrong-state',
  },
  'listed-reason': { holds: (facts) => facts.reasonListed === true, code: 'reason-not-listed' },
  'alternative-offered': {
    holds: (facts) => facts.alternativeNeeded === false || (facts.alternative ?? '').trim() !== '',
    code: 'alternative-missing',
  },
  'law-checked': {
    holds: (facts) => facts.lawCheckNeeded === false || (facts.lawCheckedBy ?? '').trim() !== '',
    code: 'law-check-missing',
  },
  'silence-over': { holds: (facts) => facts.isSilenceOver === true, code: 'wrong-state' },
  'reason-given': { holds: (facts) => (facts.reason ?? '').trim() !== '', code: 'reason-missing' },
};
