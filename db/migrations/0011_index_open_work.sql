-- What is finished piles up for years; the lists of open work must not walk through it.
CREATE INDEX reviews_open_by_due ON reviews (agency, due_on, application_id)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_event ON reviews (agency, starts_on, application_id)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_arrival ON reviews (agency, arrived_at, application_id)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX applications_open_by_due ON applications (next_due_on, id)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_start ON applications (starts_on, id)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_submission ON applications (submitted_at, id)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
