-- One-time tickets: the documents' own host knows no sessions, so the session that asked lends it one for one original.
CREATE TABLE document_tickets (
  token_hash bytea PRIMARY KEY,
  document_id uuid NOT NULL REFERENCES documents,
  session_hash bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX document_tickets_by_age ON document_tickets (created_at);

-- Files that wait for the scanner or for their pictures, which a sweep takes up again.
CREATE INDEX documents_unfinished ON documents (created_at)
  WHERE removed_at IS NULL AND (scan_state IN ('quarantined', 'unscanned') OR picture_state = 'waiting');

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, DELETE ON document_tickets TO permits_app;
  END IF;
END $$;
