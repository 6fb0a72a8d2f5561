import type { RefusalCode } from '#src/domain/shared/refusal.ts';
import type {
  ApplicationStatus,
  OutsideState,
  RequirementState,
  ReviewState,
} from '#src/domain/workflow/states.ts';
import type { OutsideAction } from '#src/domain/workflow/transitions.ts';

/** Words for the states of a case and its parts, as staff read them. */

export const status: Record<ApplicationStatus, string> = {
  draft: 'Draft',
  submitted: 'New',
  intake_review: 'Being checked',
  returned_incomplete: 'Given back',
  in_agency_review: 'With agencies',
  changes_requested: 'Being changed',
  ready_to_issue: 'Ready to issue',
  permit_issued: 'Permit issued',
  event_over: 'Event is over',
  closed: 'Closed',
  withdrawn: 'Withdrawn',
  denied: 'Denied',
  revoked: 'Permit revoked',
  expired: 'Removed draft',
};

export const state: Record<ReviewState, string> = {
  waiting: 'Waiting',
  assigned: 'In work',
  info_requested: 'Question asked',
  approved: 'Approved',
  approved_with_conditions: 'Approved with conditions',
  objected: 'Objected',
  deemed: 'No answer: no objection',
  superseded: 'Ended',
  not_required: 'Gets a copy',
};

export const paper: Record<RequirementState, string> = {
  required: 'Not here yet',
  uploaded: 'To be checked',
  accepted: 'Accepted',
  rejected: 'Not accepted',
  waived: 'Not needed',
};

export const outside: Record<OutsideState, string> = {
  needed: 'Needed',
  applied: 'Applied for',
  granted: 'Granted',
  refused: 'Refused',
  not_needed: 'Not needed',
};

export const record: Record<OutsideAction, string> = {
  record_applied: 'Applied for',
  record_granted: 'Granted',
  record_refused: 'Refused',
  record_not_needed: 'Not needed',
};

export const refused: Partial<Record<RefusalCode, string>> = {
  forbidden: 'Your role or agency cannot do this.',
  'not-found': 'This is not part of the case any more.',
  'stale-revision':
    'Somebody changed this case while you were reading. Look at what is new, then send yours again. Your words are still here.',
  'wrong-state':
    'The case has moved on, so this cannot be done any more. Look at where it stands now. Your words are still here.',
  'already-decided':
    'Somebody decided this before you. The decision is below. Your words are still here, so that you can copy them.',
  'already-claimed': 'A colleague took this before you. You can read it, write notes, or take it over.',
  'version-changed':
    'The applicant sent a new version while you were reading. Look at what changed, then decide. Your words are still here.',
  'missing-approvals': 'The permit cannot go out yet: an agency has not agreed. The list shows which.',
  'missing-documents': 'The permit cannot go out yet: a paper is missing. The list shows which.',
  'missing-outside-approvals':
    'The permit cannot go out yet: an approval from outside the city is missing. The list shows which.',
  'missing-conditions': 'The permit cannot go out yet: a condition is not met. The list shows which.',
  'conditions-contradict':
    'The permit cannot go out yet: conditions contradict each other. Settle them first.',
  'refused-by-rule': 'The permit cannot go out: a rule does not allow it. The list shows which.',
  'file-refused': 'This file is not checked for viruses yet. Try again in a minute.',
  'invalid-input': 'Part of the form did not arrive as it should. Look at it again, then send it.',
};
