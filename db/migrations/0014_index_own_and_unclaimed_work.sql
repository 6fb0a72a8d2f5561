-- The short lists within the open work: without these a person with little to do would wait for a walk through everybody's cases.
CREATE INDEX reviews_open_by_person ON reviews (agency, assigned_to, due_on, application_id)
  WHERE is_current AND assigned_to IS NOT NULL AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_unclaimed_by_due ON reviews (agency, due_on, application_id)
  WHERE is_current AND assigned_to IS NULL AND state = 'waiting';
CREATE INDEX reviews_paused_by_due ON reviews (agency, due_on, application_id)
  WHERE is_current AND paused_at IS NOT NULL AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX applications_open_by_coordinator ON applications (coordinator_id, next_due_on, id)
  WHERE version_number > 0 AND coordinator_id IS NOT NULL
    AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_status_and_due ON applications (status, next_due_on, id)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_unclaimed_by_due ON applications (next_due_on, id)
  WHERE version_number > 0 AND coordinator_id IS NULL AND status IN ('submitted', 'intake_review');
CREATE INDEX applications_with_applicant_by_due ON applications (next_due_on, id)
  WHERE version_number > 0 AND status IN ('returned_incomplete', 'changes_requested');
