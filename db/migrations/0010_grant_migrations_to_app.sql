-- A web process is ready only when the database has the tables it was written for.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT ON schema_migrations TO permits_app;
  END IF;
END $$;
