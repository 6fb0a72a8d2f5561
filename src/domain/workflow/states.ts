/** Every status an application can have. Flags say what a status means; nobody lists statuses by hand elsewhere. */
interface StatusFlags {
  /** The organizer may change answers. */
  editable: boolean;
  /** The city has the ball. */
  withCity: boolean;
  /** Agencies may work on their parts, and the clocks of those who wait for nobody run. */
  inReview: boolean;
  /** Nothing more will be decided. */
  final: boolean;
  /** A permit exists and counts. */
  permitLive: boolean;
}

const status = (...on: (keyof StatusFlags)[]): StatusFlags => ({
  editable: on.includes('editable'),
  withCity: on.includes('withCity'),
  inReview: on.includes('inReview'),
  final: on.includes('final'),
  permitLive: on.includes('permitLive'),
});

export const APPLICATION_STATUSES = {
  draft: status('editable'),
  submitted: status('withCity'),
  intake_review: status('withCity'),
  returned_incomplete: status('editable'),
  in_agency_review: status('withCity', 'inReview'),
  changes_requested: status('editable', 'inReview'),
  ready_to_issue: status('withCity'),
  permit_issued: status('permitLive'),
  event_over: status(),
  closed: status('final'),
  withdrawn: status('final'),
  denied: status('final'),
  revoked: status('final'),
  /** A draft nobody changed for as long as the city keeps one. It was never sent, and its answers are gone. */
  expired: status('final'),
} as const satisfies Record<string, StatusFlags>;
export type ApplicationStatus = keyof typeof APPLICATION_STATUSES;

export const REVIEW_STATES = {
  waiting: { open: true, agreed: false, pausedByApplicant: false },
  assigned: { open: true, agreed: false, pausedByApplicant: false },
  info_requested: { open: true, agreed: false, pausedByApplicant: true },
  approved: { open: false, agreed: true, pausedByApplicant: false },
  approved_with_conditions: { open: false, agreed: true, pausedByApplicant: false },
  objected: { open: false, agreed: false, pausedByApplicant: false },
  /** The agency said nothing in all its days, and a rule of the city takes that as no objection. */
  deemed: { open: false, agreed: true, pausedByApplicant: false },
  superseded: { open: false, agreed: false, pausedByApplicant: false },
  not_required: { open: false, agreed: true, pausedByApplicant: false },
} as const;
export type ReviewState = keyof typeof REVIEW_STATES;

export const REQUIREMENT_STATES = ['required', 'uploaded', 'accepted', 'rejected', 'waived'] as const;
export type RequirementState = (typeof REQUIREMENT_STATES)[number];

export const OUTSIDE_STATES = ['needed', 'applied', 'granted', 'refused', 'not_needed'] as const;
export type OutsideState = (typeof OUTSIDE_STATES)[number];

export const CONDITION_STATES = ['open', 'proof_sent', 'proof_refused', 'met', 'waived'] as const;
export type ConditionState = (typeof CONDITION_STATES)[number];

export const PIN_STATES = ['open', 'resolved', 'reopened'] as const;
export type PinState = (typeof PIN_STATES)[number];
export const CORRECTION_STATES = [
  'drafted',
  'withdrawn',
  'sent',
  'answered',
  'settled',
  'asked_again',
] as const;
export type CorrectionState = (typeof CORRECTION_STATES)[number];

/** Whether the organizer may change answers in this status. Shape: pure. */
export const isEditable = (current: ApplicationStatus): boolean => APPLICATION_STATUSES[current].editable;

/** Whether agencies may work on their parts in this status. Shape: pure. */
export const isInReview = (current: ApplicationStatus): boolean => APPLICATION_STATUSES[current].inReview;

/** Whether the organizer works through what agencies want corrected in this status. Shape: pure. */
export const isCorrecting = (current: ApplicationStatus): boolean =>
  isEditable(current) && isInReview(current);

/** Whether nothing more is decided after this status. Shape: pure. */
export const isFinal = (current: ApplicationStatus): boolean => APPLICATION_STATUSES[current].final;

/** Whether a review still waits for an answer of its agency. Shape: pure. */
export const isOpenReview = (current: ReviewState): boolean => REVIEW_STATES[current].open;

/** Whether an agency has agreed, with or without conditions. Shape: pure. */
export const isAgreed = (current: ReviewState): boolean => REVIEW_STATES[current].agreed;
