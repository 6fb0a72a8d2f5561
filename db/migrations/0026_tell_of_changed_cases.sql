-- Who of the staff has a case open at this moment: one row for each open window, which ends with it. A row that its process
-- did not confirm for a minute counts no more.
CREATE TABLE open_cases (
  stream_id uuid PRIMARY KEY,
  staff_id uuid NOT NULL REFERENCES staff_members,
  application_id uuid NOT NULL REFERENCES applications,
  seen_at timestamptz NOT NULL
);
CREATE INDEX open_cases_of_application ON open_cases (application_id, seen_at);

-- Single keys on the pages of the staff disturb some, and each of them can do without.
ALTER TABLE staff_members ADD COLUMN are_keys_off boolean NOT NULL DEFAULT false;

-- Says on a channel which submitted case has a new line in its history. Drafts are left out: nobody waits for them, and
-- transactions that notify are committed one after another.
CREATE FUNCTION tell_of_case() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF EXISTS (SELECT FROM applications WHERE id = NEW.application_id AND version_number > 0) THEN
    PERFORM pg_notify('case_changed', NEW.application_id::text);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER activities_tell_of_case AFTER INSERT ON activities FOR EACH ROW EXECUTE FUNCTION tell_of_case();

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    REVOKE ALL ON FUNCTION tell_of_case FROM PUBLIC;
    GRANT SELECT, INSERT, UPDATE, DELETE ON open_cases TO permits_app;
  END IF;
END $$;
