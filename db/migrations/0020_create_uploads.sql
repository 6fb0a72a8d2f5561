-- Files that come in pieces. They are nobody's document yet: when the last piece is there, the whole goes the way of every file.
CREATE TABLE uploads (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications ON DELETE CASCADE,
  kind text NOT NULL,
  replaces_id uuid,
  file_name text NOT NULL,
  declared_type text NOT NULL,
  size_bytes bigint NOT NULL CHECK (size_bytes > 0),
  -- What the browser says of when the file was last changed: with name and size it tells the same file chosen again.
  modified_ms bigint NOT NULL,
  -- The status of the case when the upload began: what was begun in a draft does not enter a case that was sent meanwhile.
  began_in text NOT NULL,
  began_at timestamptz NOT NULL,
  -- The file that came of it, so that a second "finish" is told the same.
  document_id uuid REFERENCES documents
);
CREATE INDEX uploads_by_application ON uploads (application_id);
CREATE INDEX uploads_by_age ON uploads (began_at);

-- Each piece is an object of its own until the file is whole. It is announced and never kept, so the sweep finds what is left.
CREATE TABLE upload_pieces (
  upload_id uuid NOT NULL REFERENCES uploads ON DELETE CASCADE,
  starts_at bigint NOT NULL CHECK (starts_at >= 0),
  size_bytes int NOT NULL CHECK (size_bytes > 0),
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  object_key text NOT NULL UNIQUE REFERENCES stored_objects,
  PRIMARY KEY (upload_id, starts_at)
);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE, DELETE ON uploads TO permits_app;
    GRANT SELECT, INSERT, DELETE ON upload_pieces TO permits_app;
  END IF;
END $$;
