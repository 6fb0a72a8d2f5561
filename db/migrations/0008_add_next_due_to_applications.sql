-- The earliest day on which an agency's open review is due: the coordinator's list is sorted by it.
ALTER TABLE applications ADD COLUMN next_due_on date;
CREATE INDEX applications_by_due ON applications (next_due_on, id) WHERE version_number > 0 AND next_due_on IS NOT NULL;
