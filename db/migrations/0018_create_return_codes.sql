-- Codes on paper that lead back to a draft nobody has signed in for. Only a keyed hash is kept; the key is not in the database.
CREATE TABLE return_codes (
  application_id uuid PRIMARY KEY REFERENCES applications,
  code_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON return_codes TO permits_app;
  END IF;
END $$;
