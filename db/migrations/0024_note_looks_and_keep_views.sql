-- How far in the history of a case somebody of the staff has read, so that the queue can say what came after it.
CREATE TABLE case_looks (
  staff_id uuid NOT NULL REFERENCES staff_members,
  application_id uuid NOT NULL REFERENCES applications,
  position integer NOT NULL,
  looked_at timestamptz NOT NULL,
  PRIMARY KEY (staff_id, application_id)
);

-- Addresses of the queue that somebody keeps under a name. The address alone is shared; the list is their own.
CREATE TABLE queue_views (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  staff_id uuid NOT NULL REFERENCES staff_members,
  name text NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
  address text NOT NULL CHECK (length(address) <= 1000),
  created_at timestamptz NOT NULL,
  UNIQUE (staff_id, name)
);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON case_looks TO permits_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON queue_views TO permits_app;
  END IF;
END $$;
