-- Invitations to one task of one draft. The link is computed from the id and the service's secret key; only its hash is kept.
CREATE TABLE delegations (
  id uuid PRIMARY KEY,
  application_id uuid NOT NULL REFERENCES applications,
  task text NOT NULL,
  email text NOT NULL CHECK (email = lower(email)),
  locale text NOT NULL,
  link_hash bytea NOT NULL UNIQUE,
  invited_by uuid NOT NULL REFERENCES applicants,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  opened_at timestamptz,
  ended_at timestamptz,
  end_reason text CHECK (end_reason IN ('taken_back', 'invited_again', 'sent', 'withdrawn', 'removed')),
  CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX delegations_by_application ON delegations (application_id, created_at);
-- A second invitation of the same person to the same task takes the place of the first.
CREATE UNIQUE INDEX delegations_once ON delegations (application_id, task, email) WHERE ended_at IS NULL;

-- A session may speak for an invitation instead of a person.
ALTER TABLE sessions ADD COLUMN delegation_id uuid REFERENCES delegations;
ALTER TABLE sessions DROP CONSTRAINT sessions_check;
ALTER TABLE sessions ADD CONSTRAINT sessions_check CHECK (num_nonnulls(applicant_id, staff_id, delegation_id) <= 1);
CREATE INDEX sessions_by_delegation ON sessions (delegation_id) WHERE delegation_id IS NOT NULL;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON delegations TO permits_app;
  END IF;
END $$;
