-- Waits until every line being written is committed or gone, then says which is the last: no line can appear below it later.
-- The app role may not lock the table itself; the lock ends with the caller's transaction, which must be short.
CREATE FUNCTION activity_settle() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public SET lock_timeout = '1s' AS $$
BEGIN
  LOCK TABLE activities IN SHARE MODE;
  RETURN (SELECT coalesce(max(seq), 0) FROM activities);
END $$;

-- The paper of a submission, made once for each version.
CREATE TABLE application_records (
  version_id uuid PRIMARY KEY REFERENCES application_versions,
  object_key text NOT NULL UNIQUE,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  made_at timestamptz NOT NULL
);

DO $$
BEGIN
  REVOKE ALL ON FUNCTION activity_settle FROM PUBLIC;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT EXECUTE ON FUNCTION activity_settle TO permits_app;
    GRANT SELECT, INSERT ON application_records TO permits_app;
  END IF;
END $$;
