CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE applications (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  ref text NOT NULL UNIQUE,
  owner_id uuid REFERENCES applicants,
  -- The visitor's session that started a draft nobody has signed in for yet.
  started_by bytea,
  status text NOT NULL,
  revision int NOT NULL DEFAULT 1,
  locale text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  form_version text NOT NULL,
  version_number int NOT NULL DEFAULT 0,
  track text,
  event_kind text,
  event_name text,
  organizer_name text,
  place_summary text,
  district text,
  starts_on date,
  ends_on date,
  peak_people_count int,
  search_text text NOT NULL DEFAULT '',
  coordinator_id uuid REFERENCES staff_members,
  status_reason text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  submitted_at timestamptz,
  status_since timestamptz NOT NULL
);
CREATE INDEX applications_by_owner ON applications (owner_id, updated_at DESC) WHERE owner_id IS NOT NULL;
CREATE INDEX applications_by_starter ON applications (started_by) WHERE started_by IS NOT NULL;
CREATE INDEX applications_by_search ON applications USING gin (search_text gin_trgm_ops) WHERE version_number > 0;
CREATE INDEX applications_by_start ON applications (starts_on, id) WHERE version_number > 0;
CREATE INDEX applications_by_submission ON applications (submitted_at, id) WHERE version_number > 0;
CREATE INDEX applications_by_status ON applications (status, submitted_at, id) WHERE version_number > 0;

CREATE TABLE application_versions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  number int NOT NULL,
  answers jsonb NOT NULL,
  evaluation jsonb NOT NULL,
  documents jsonb NOT NULL,
  form_version text NOT NULL,
  rules_version text NOT NULL,
  locale text NOT NULL,
  sha256 text NOT NULL,
  submitted_by uuid NOT NULL REFERENCES applicants,
  submitted_at timestamptz NOT NULL,
  UNIQUE (application_id, number)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER application_versions_are_immutable BEFORE UPDATE OR DELETE ON application_versions
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER application_versions_are_kept BEFORE TRUNCATE ON application_versions
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE idempotent_results (
  key text PRIMARY KEY,
  actor text NOT NULL,
  request_hash text NOT NULL,
  result jsonb NOT NULL,
  created_at timestamptz NOT NULL
);
