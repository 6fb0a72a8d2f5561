-- Bodies outside the city answer one request by a link. The link is computed from the id and the service's secret key.
CREATE TABLE outside_requests (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications,
  approval text NOT NULL,
  -- The first link for this approval is 1; each that takes its place is one more.
  number int NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  locale text NOT NULL,
  words text NOT NULL,
  -- The files that they may open, and no others.
  document_ids uuid[] NOT NULL,
  link_hash bytea NOT NULL UNIQUE,
  asked_by uuid NOT NULL REFERENCES staff_members,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  answered_at timestamptz,
  answer text CHECK (answer IN ('granted', 'refused', 'not_needed', 'question')),
  answer_reference text,
  answer_words text,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('taken_back', 'sent_again')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL)),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE UNIQUE INDEX outside_requests_numbered ON outside_requests (application_id, approval, number);
-- One link for an approval at a time: sending it again takes the place of the one before.
CREATE UNIQUE INDEX outside_requests_once ON outside_requests (application_id, approval) WHERE ended_at IS NULL;

-- A session may speak for such a request instead of a person, and a code may open one.
ALTER TABLE sessions ADD COLUMN outside_request_id uuid REFERENCES outside_requests;
ALTER TABLE sessions DROP CONSTRAINT sessions_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_check
  CHECK (num_nonnulls(applicant_id, staff_id, delegation_id, outside_request_id) <= 1);
CREATE INDEX sessions_by_outside_request ON sessions (outside_request_id) WHERE outside_request_id IS NOT NULL;
ALTER TABLE sign_in_codes ADD COLUMN outside_request_id uuid REFERENCES outside_requests;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON outside_requests TO permits_app;
  END IF;
END $$;
