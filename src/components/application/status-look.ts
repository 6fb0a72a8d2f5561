import type {
  ApplicationStatus,
  ConditionState,
  CorrectionState,
  ReviewState,
} from '#src/domain/workflow/states.ts';

type Look = 'quiet' | 'neutral' | 'info' | 'success' | 'warning' | 'error';

/** How each status of a case looks: colour only where somebody must act or something ended. */
export const applicationTags: Record<ApplicationStatus, Look> = {
  draft: 'neutral',
  submitted: 'info',
  intake_review: 'info',
  returned_incomplete: 'warning',
  in_agency_review: 'info',
  changes_requested: 'warning',
  ready_to_issue: 'info',
  permit_issued: 'success',
  event_over: 'quiet',
  closed: 'quiet',
  withdrawn: 'quiet',
  denied: 'error',
  revoked: 'error',
  expired: 'quiet',
};

/** How each state of an agency's review looks. */
export const reviewTags: Record<ReviewState, Look> = {
  waiting: 'neutral',
  assigned: 'info',
  info_requested: 'warning',
  approved: 'success',
  approved_with_conditions: 'success',
  objected: 'error',
  deemed: 'success',
  superseded: 'quiet',
  not_required: 'quiet',
};

/** How each state of a correction looks to staff. */
export const correctionTags: Record<CorrectionState, Look> = {
  drafted: 'neutral',
  withdrawn: 'quiet',
  sent: 'warning',
  answered: 'info',
  settled: 'success',
  asked_again: 'quiet',
};

/** How each state of a condition looks. */
export const conditionTags: Record<ConditionState, Look> = {
  open: 'neutral',
  proof_sent: 'info',
  proof_refused: 'warning',
  met: 'success',
  waived: 'quiet',
};
