import type { JobName, NoticeMoment } from '#src/domain/jobs.ts';
import type { Permission } from '#src/domain/policy.ts';
import type { Guard } from '#src/domain/workflow/guards.ts';
import type {
  ApplicationStatus,
  OutsideState,
  RequirementState,
  ReviewState,
} from '#src/domain/workflow/states.ts';

/** One row: who may move what from where to where, what must be true, and which jobs follow. */
export interface Transition<Status extends string, Action extends string> {
  action: Action;
  from: readonly Status[];
  /** `same` keeps the status: the action is recorded but moves nothing. */
  to: Status | 'same';
  needs: Permission;
  guards: readonly Guard[];
  effects: readonly Effect[];
}

/** What follows a move: a message of this moment, or a job. The command queues it, because each carries words of its own. */
export type Effect = `send-${NoticeMoment}` | Extract<JobName, 'make-record' | 'make-permit'>;

export type ApplicationAction =
  | 'start'
  | 'save'
  | 'submit'
  | 'resubmit'
  | 'begin_intake'
  | 'return'
  | 'accept'
  | 'request_changes'
  | 'clear'
  | 'reopen'
  | 'issue'
  | 'deny'
  | 'withdraw'
  | 'revoke'
  | 'finish'
  | 'close'
  | 'expire';

const SENT = ['submitted', 'intake_review', 'in_agency_review'] as const;
const UNDECIDED = [...SENT, 'changes_requested', 'ready_to_issue'] as const;

export const APPLICATION: readonly Transition<ApplicationStatus, ApplicationAction>[] = [
  {
    action: 'save',
    from: ['draft', 'returned_incomplete', 'changes_requested'],
    to: 'same',
    needs: 'application:edit',
    guards: [],
    effects: [],
  },
  {
    action: 'submit',
    from: ['draft', 'returned_incomplete'],
    to: 'submitted',
    needs: 'application:submit',
    guards: ['complete', 'not-refused'],
    effects: ['send-receipt', 'make-record'],
  },
  {
    action: 'resubmit',
    from: ['changes_requested'],
    to: 'in_agency_review',
    needs: 'application:submit',
    guards: ['corrections-answered', 'complete', 'not-refused'],
    effects: ['send-receipt', 'make-record'],
  },
  {
    action: 'begin_intake',
    from: ['submitted'],
    to: 'intake_review',
    needs: 'application:steer',
    guards: [],
    effects: [],
  },
  {
    action: 'return',
    from: ['submitted', 'intake_review'],
    to: 'returned_incomplete',
    needs: 'application:steer',
    guards: ['reason-given'],
    effects: ['send-returned'],
  },
  {
    action: 'accept',
    from: ['submitted', 'intake_review'],
    to: 'in_agency_review',
    needs: 'application:steer',
    guards: [],
    effects: [],
  },
  {
    action: 'request_changes',
    from: ['in_agency_review', 'ready_to_issue'],
    to: 'changes_requested',
    needs: 'application:steer',
    guards: ['corrections-waiting'],
    effects: ['send-changes-requested'],
  },
  {
    action: 'clear',
    from: ['in_agency_review'],
    to: 'ready_to_issue',
    needs: 'application:clear',
    guards: ['reviews-agreed'],
    effects: [],
  },
  {
    action: 'reopen',
    from: ['ready_to_issue'],
    to: 'in_agency_review',
    needs: 'application:clear',
    guards: [],
    effects: [],
  },
  {
    action: 'issue',
    from: ['ready_to_issue'],
    to: 'permit_issued',
    needs: 'application:issue',
    guards: [
      'reviews-agreed',
      'corrections-sent',
      'documents-in',
      'outside-granted',
      'conditions-agree',
      'conditions-met',
      'version-current',
      'not-refused',
    ],
    effects: ['make-permit', 'send-permit'],
  },
  {
    action: 'deny',
    from: UNDECIDED,
    to: 'denied',
    needs: 'application:deny',
    guards: ['listed-reason', 'law-checked', 'alternative-offered'],
    effects: ['send-denial'],
  },
  {
    action: 'withdraw',
    from: ['draft', 'returned_incomplete', ...UNDECIDED],
    to: 'withdrawn',
    needs: 'application:withdraw',
    guards: [],
    effects: ['send-withdrawn'],
  },
  {
    action: 'revoke',
    from: ['permit_issued'],
    to: 'revoked',
    needs: 'permit:revoke',
    guards: ['reason-given'],
    effects: ['send-revoked'],
  },
  {
    action: 'finish',
    from: ['permit_issued'],
    to: 'event_over',
    needs: 'application:clear',
    guards: ['event-is-over'],
    effects: [],
  },
  {
    action: 'close',
    from: ['event_over'],
    to: 'closed',
    needs: 'application:steer',
    guards: [],
    effects: [],
  },
  {
    // Only what was never sent: a draft that came back from the city keeps its versions and is no draft any more.
    action: 'expire',
    from: ['draft'],
    to: 'expired',
    needs: 'application:clear',
    guards: ['kept-long-enough'],
    effects: [],
  },
];

export type ReviewAction =
  | 'claim'
  | 'release'
  | 'leave'
  | 'take_over'
  | 'hand_over'
  | 'ask'
  | 'take_answer'
  | 'approve'
  | 'approve_with_conditions'
  | 'object'
  | 'deem'
  | 'reconsider'
  | 'supersede';

const OPEN = ['waiting', 'assigned', 'info_requested'] as const;
const ANSWERED = ['approved', 'approved_with_conditions', 'objected', 'deemed'] as const;

export const REVIEW: readonly Transition<ReviewState, ReviewAction>[] = [
  {
    action: 'claim',
    from: ['waiting'],
    to: 'assigned',
    needs: 'review:work',
    guards: ['unclaimed'],
    effects: [],
  },
  { action: 'release', from: ['assigned'], to: 'waiting', needs: 'review:work', guards: [], effects: [] },
  // The person whose desk it was on may do it no more.
  { action: 'leave', from: ['assigned'], to: 'waiting', needs: 'desk:clear', guards: [], effects: [] },
  {
    action: 'take_over',
    from: ['assigned', 'info_requested'],
    to: 'same',
    needs: 'review:take-over',
    guards: ['reason-given'],
    effects: [],
  },
  {
    action: 'hand_over',
    from: ['waiting', 'assigned'],
    to: 'assigned',
    needs: 'review:hand-over',
    guards: [],
    effects: [],
  },
  {
    action: 'ask',
    from: ['waiting', 'assigned'],
    to: 'info_requested',
    needs: 'review:work',
    guards: [],
    effects: ['send-question'],
  },
  {
    action: 'take_answer',
    from: ['info_requested'],
    to: 'assigned',
    needs: 'review:answer',
    guards: [],
    effects: ['send-answer'],
  },
  {
    action: 'approve',
    from: OPEN,
    to: 'approved',
    needs: 'review:decide',
    guards: ['version-current'],
    effects: [],
  },
  {
    action: 'approve_with_conditions',
    from: OPEN,
    to: 'approved_with_conditions',
    needs: 'review:decide',
    guards: ['version-current'],
    effects: [],
  },
  {
    action: 'object',
    from: OPEN,
    to: 'objected',
    needs: 'review:decide',
    guards: ['version-current', 'listed-reason'],
    effects: [],
  },
  {
    // An agency that waits for an answer is not silent.
    action: 'deem',
    from: ['waiting', 'assigned'],
    to: 'deemed',
    needs: 'application:clear',
    guards: ['version-current', 'silence-over'],
    effects: ['send-clock'],
  },
  {
    action: 'reconsider',
    from: ANSWERED,
    to: 'assigned',
    needs: 'review:decide',
    guards: ['reason-given'],
    effects: [],
  },
  {
    action: 'supersede',
    from: [...OPEN, ...ANSWERED, 'not_required'],
    to: 'superseded',
    needs: 'application:clear',
    guards: [],
    effects: [],
  },
];

export type RequirementAction =
  | 'upload'
  | 'remove'
  | 'accept_document'
  | 'reject_document'
  | 'waive_document'
  | 'renew_document';

export const REQUIREMENT: readonly Transition<RequirementState, RequirementAction>[] = [
  {
    action: 'upload',
    from: ['required', 'uploaded', 'rejected'],
    to: 'uploaded',
    needs: 'document:upload',
    guards: [],
    effects: [],
  },
  {
    action: 'remove',
    from: ['uploaded', 'rejected'],
    to: 'required',
    needs: 'document:upload',
    guards: [],
    effects: [],
  },
  {
    action: 'accept_document',
    from: ['uploaded', 'rejected'],
    to: 'accepted',
    needs: 'document:judge',
    guards: [],
    effects: [],
  },
  {
    action: 'reject_document',
    from: ['uploaded', 'accepted'],
    to: 'rejected',
    needs: 'document:judge',
    guards: ['reason-given'],
    effects: [],
  },
  {
    action: 'waive_document',
    from: ['required', 'uploaded', 'rejected'],
    to: 'waived',
    needs: 'document:waive',
    guards: ['reason-given'],
    effects: [],
  },
  {
    // Answers that stand in for a file were changed after somebody judged them.
    action: 'renew_document',
    from: ['accepted', 'rejected'],
    to: 'uploaded',
    needs: 'document:upload',
    guards: [],
    effects: [],
  },
];

export type OutsideAction = 'record_applied' | 'record_granted' | 'record_refused' | 'record_not_needed';

export const OUTSIDE: readonly Transition<OutsideState, OutsideAction>[] = [
  {
    action: 'record_applied',
    from: ['needed', 'refused'],
    to: 'applied',
    needs: 'outside:record',
    guards: [],
    effects: [],
  },
  {
    action: 'record_granted',
    from: ['needed', 'applied'],
    to: 'granted',
    needs: 'outside:record',
    guards: [],
    effects: [],
  },
  {
    action: 'record_refused',
    from: ['needed', 'applied', 'granted'],
    to: 'refused',
    needs: 'outside:record',
    guards: [],
    effects: [],
  },
  {
    action: 'record_not_needed',
    from: ['needed', 'applied'],
    to: 'not_needed',
    needs: 'outside:record',
    guards: ['reason-given'],
    effects: [],
  },
];
