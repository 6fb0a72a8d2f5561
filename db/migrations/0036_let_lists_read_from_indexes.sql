-- The lists of an agency are filtered by what the case says. So that they need not look at each case, its current reviews
-- carry that; two triggers keep both the same, also for writers that know nothing of these columns.
ALTER TABLE reviews ADD COLUMN case_status text, ADD COLUMN event_kind text, ADD COLUMN district text, ADD COLUMN place text,
  ADD COLUMN hazards text[] NOT NULL DEFAULT '{}', ADD COLUMN ends_on date;

CREATE FUNCTION take_from_case() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT a.status, a.event_kind, a.district, a.place, a.hazards, a.ends_on
  INTO NEW.case_status, NEW.event_kind, NEW.district, NEW.place, NEW.hazards, NEW.ends_on
  FROM applications a WHERE a.id = NEW.application_id;
  RETURN NEW;
END $$;
CREATE TRIGGER reviews_take_from_case BEFORE INSERT ON reviews FOR EACH ROW EXECUTE FUNCTION take_from_case();

CREATE FUNCTION give_to_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE reviews SET case_status = NEW.status, event_kind = NEW.event_kind, district = NEW.district, place = NEW.place,
    hazards = NEW.hazards, starts_on = coalesce(NEW.starts_on, starts_on), ends_on = NEW.ends_on
  WHERE application_id = NEW.id AND is_current;
  RETURN NULL;
END $$;
CREATE TRIGGER applications_give_to_reviews AFTER UPDATE ON applications FOR EACH ROW
  WHEN (NEW.version_number > 0 AND (NEW.status, NEW.event_kind, NEW.district, NEW.place, NEW.hazards, NEW.starts_on, NEW.ends_on)
    IS DISTINCT FROM (OLD.status, OLD.event_kind, OLD.district, OLD.place, OLD.hazards, OLD.starts_on, OLD.ends_on))
  EXECUTE FUNCTION give_to_reviews();

-- Without the indexes that are made anew below, filling the columns is faster.
DROP INDEX reviews_open_by_due, reviews_open_by_event, reviews_open_by_arrival, reviews_open_by_person, reviews_unclaimed_by_due,
  reviews_paused_by_due;
UPDATE reviews r SET case_status = a.status, event_kind = a.event_kind, district = a.district, place = a.place, hazards = a.hazards,
  starts_on = coalesce(a.starts_on, r.starts_on), ends_on = a.ends_on
FROM applications a WHERE a.id = r.application_id AND r.is_current;

-- Open work is listed, filtered and counted out of these indexes alone.
CREATE INDEX reviews_open_by_due ON reviews (agency, due_on, application_id)
  INCLUDE (state, case_status, event_kind, district, place, hazards, starts_on, ends_on, paused_at)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_event ON reviews (agency, starts_on, application_id)
  INCLUDE (state, case_status, event_kind, district, place, hazards, ends_on, due_on, paused_at)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_arrival ON reviews (agency, arrived_at, application_id)
  INCLUDE (state, case_status, event_kind, district, place, hazards, starts_on, ends_on, due_on, paused_at)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_kind ON reviews (agency, event_kind, due_on, application_id)
  INCLUDE (state, case_status, district, place, hazards, starts_on, ends_on, paused_at)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_place ON reviews (agency, place, due_on, application_id)
  INCLUDE (state, case_status, event_kind, district, hazards, starts_on, ends_on, paused_at)
  WHERE is_current AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_open_by_person ON reviews (agency, assigned_to, due_on, application_id)
  INCLUDE (state, case_status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE is_current AND assigned_to IS NOT NULL AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_paused_by_due ON reviews (agency, due_on, application_id)
  INCLUDE (state, case_status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE is_current AND paused_at IS NOT NULL AND state IN ('waiting', 'assigned', 'info_requested');
CREATE INDEX reviews_unclaimed_by_due ON reviews (agency, due_on, application_id)
  INCLUDE (event_kind, district, place, hazards, starts_on, ends_on)
  WHERE is_current AND assigned_to IS NULL AND state = 'waiting' AND case_status = 'in_agency_review';
CREATE INDEX reviews_ready_by_due ON reviews (agency, due_on, application_id)
  INCLUDE (state, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE is_current AND case_status = 'ready_to_issue';

DROP INDEX applications_open_by_due, applications_open_by_start, applications_open_by_submission,
  applications_open_by_coordinator, applications_open_by_status_and_due, applications_unclaimed_by_due,
  applications_with_applicant_by_due;
CREATE INDEX applications_open_by_due ON applications (next_due_on, id)
  INCLUDE (status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_start ON applications (starts_on, id)
  INCLUDE (status, event_kind, district, place, hazards, ends_on, next_due_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_submission ON applications (submitted_at, id)
  INCLUDE (status, event_kind, district, place, hazards, starts_on, ends_on, next_due_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_kind ON applications (event_kind, next_due_on, id)
  INCLUDE (status, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_place ON applications (place, next_due_on, id)
  INCLUDE (status, event_kind, district, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_coordinator ON applications (coordinator_id, next_due_on, id)
  INCLUDE (status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND coordinator_id IS NOT NULL
    AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_open_by_status_and_due ON applications (status, next_due_on, id)
  INCLUDE (event_kind, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue');
CREATE INDEX applications_unclaimed_by_due ON applications (next_due_on, id)
  INCLUDE (status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND coordinator_id IS NULL AND status IN ('submitted', 'intake_review');
CREATE INDEX applications_with_applicant_by_due ON applications (next_due_on, id)
  INCLUDE (status, event_kind, district, place, hazards, starts_on, ends_on)
  WHERE version_number > 0 AND status IN ('returned_incomplete', 'changes_requested');

-- Up to where others have written in a case, beside the mark of each of its readers: so the cases with something new are found
-- without a look at all that somebody ever opened.
ALTER TABLE case_looks ADD COLUMN newest_position integer NOT NULL DEFAULT 0;
UPDATE case_looks l SET newest_position = coalesce((SELECT max(x.position) FROM activities x
  WHERE x.application_id = l.application_id AND x.actor_id IS DISTINCT FROM l.staff_id), 0);
CREATE INDEX case_looks_of_application ON case_looks (application_id);
CREATE INDEX case_looks_behind ON case_looks (staff_id, application_id) INCLUDE (position) WHERE newest_position > position;

CREATE FUNCTION move_newest_position() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  UPDATE case_looks SET newest_position = NEW.position
  WHERE application_id = NEW.application_id AND staff_id IS DISTINCT FROM NEW.actor_id AND newest_position < NEW.position;
  RETURN NULL;
END $$;
CREATE TRIGGER activities_move_newest_position AFTER INSERT ON activities FOR EACH ROW EXECUTE FUNCTION move_newest_position();

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    REVOKE ALL ON FUNCTION move_newest_position FROM PUBLIC;
  END IF;
END $$;
