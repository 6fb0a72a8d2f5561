CREATE TABLE permits (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  version_id uuid NOT NULL REFERENCES application_versions,
  number text NOT NULL UNIQUE,
  code text NOT NULL UNIQUE,
  facts jsonb NOT NULL,
  facts_text text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  issued_by uuid NOT NULL REFERENCES staff_members,
  issued_at timestamptz NOT NULL,
  revoked_at timestamptz,
  revoked_reason text,
  object_key text,
  sha256 text
);
CREATE UNIQUE INDEX permits_one_live ON permits (application_id) WHERE revoked_at IS NULL;
CREATE SEQUENCE permit_numbers;

CREATE TABLE notices (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid REFERENCES applications,
  moment text NOT NULL,
  -- One message for each person and moment: the Message-ID is made from this key.
  dedupe_key text NOT NULL UNIQUE,
  recipient text NOT NULL,
  locale text NOT NULL,
  content jsonb NOT NULL,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'failed')),
  attempts_count int NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz
);
CREATE INDEX notices_waiting ON notices (created_at) WHERE state = 'waiting';
CREATE INDEX notices_by_application ON notices (application_id);
