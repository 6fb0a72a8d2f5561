CREATE TABLE documents (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  kind text NOT NULL,
  label text NOT NULL,
  version_number int NOT NULL,
  replaces_id uuid REFERENCES documents,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  object_key text NOT NULL UNIQUE,
  -- quarantined: not scanned yet. unscanned: no scanner is configured and the city accepts that, said on screen.
  scan_state text NOT NULL CHECK (scan_state IN ('quarantined', 'clean', 'infected', 'unscanned')),
  scan_result text,
  scanned_at timestamptz,
  picture_state text NOT NULL DEFAULT 'waiting' CHECK (picture_state IN ('waiting', 'made', 'failed', 'none')),
  pages_count int NOT NULL DEFAULT 0,
  is_current boolean NOT NULL DEFAULT true,
  removed_at timestamptz,
  uploaded_by uuid REFERENCES applicants,
  created_at timestamptz NOT NULL
);
CREATE INDEX documents_by_application ON documents (application_id, kind, created_at);

CREATE TABLE document_pages (
  document_id uuid NOT NULL REFERENCES documents,
  page_number int NOT NULL,
  object_key text NOT NULL UNIQUE,
  content_type text NOT NULL,
  width_pixels int NOT NULL,
  height_pixels int NOT NULL,
  size_bytes bigint NOT NULL,
  sha256 text NOT NULL,
  PRIMARY KEY (document_id, page_number)
);

-- Every object is announced before it is written, so an object without a document can be swept.
CREATE TABLE stored_objects (
  object_key text PRIMARY KEY,
  announced_at timestamptz NOT NULL,
  kept_at timestamptz
);
CREATE INDEX stored_objects_orphans ON stored_objects (announced_at) WHERE kept_at IS NULL;
