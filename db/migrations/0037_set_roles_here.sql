-- Agency and roles come from the sign-in provider, until an administrator sets them here. What the provider last said stays,
-- so that it can hold again.
ALTER TABLE staff_members
  ADD COLUMN claimed_agency text,
  ADD COLUMN claimed_roles text[] NOT NULL DEFAULT '{}',
  ADD COLUMN is_set_here boolean NOT NULL DEFAULT false,
  -- What was set before does not come back with the access.
  ADD CONSTRAINT staff_members_blocked CHECK (disabled_at IS NULL OR NOT is_set_here),
  -- Somebody who was named here and has not signed in yet is known by an e-mail alone.
  ALTER COLUMN issuer DROP NOT NULL,
  ALTER COLUMN subject DROP NOT NULL,
  ADD CONSTRAINT staff_members_known CHECK ((issuer IS NULL) = (subject IS NULL)),
  ADD CONSTRAINT staff_members_awaited CHECK (subject IS NOT NULL OR email <> '');
UPDATE staff_members SET claimed_agency = agency, claimed_roles = roles;

CREATE INDEX staff_members_by_name ON staff_members (name, id);
CREATE UNIQUE INDEX staff_members_awaited_once ON staff_members (lower(email)) WHERE subject IS NULL;

-- What administrators did to the access of a person. Nobody changes or deletes a line.
CREATE TABLE staff_changes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL REFERENCES staff_members,
  -- Nobody for a first sign-in, for the first administrator, whom the settings name, and for what was done at the terminal.
  made_by uuid REFERENCES staff_members,
  kind text NOT NULL CHECK (kind IN ('add', 'match', 'first-administrator', 'set', 'hand-back', 'block', 'unblock', 'sign-out')),
  reason text NOT NULL CHECK (reason <> ''),
  before jsonb NOT NULL,
  after jsonb NOT NULL,
  made_at timestamptz NOT NULL
);
CREATE INDEX staff_changes_by_person ON staff_changes (staff_id, made_at);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT ON staff_changes TO permits_app;
  END IF;
END $$;
