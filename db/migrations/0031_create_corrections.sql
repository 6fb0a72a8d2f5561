-- What agencies want changed, each about one question or one document. The coordinator sends them together.
CREATE TABLE corrections (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- The order in which they were noted down.
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  application_id uuid NOT NULL REFERENCES applications,
  agency text NOT NULL,
  made_by uuid NOT NULL REFERENCES staff_members,
  kind text NOT NULL CHECK (kind IN ('missing', 'unclear', 'contradicts', 'needs_change')),
  target_kind text NOT NULL CHECK (target_kind IN ('question', 'document')),
  -- The name of the question, or the kind of document.
  target_key text NOT NULL,
  -- One row of a question that is a list; null for all of it.
  target_row text,
  words text NOT NULL CHECK (words <> ''),
  due_on date NOT NULL,
  state text NOT NULL DEFAULT 'drafted'
    CHECK (state IN ('drafted', 'withdrawn', 'sent', 'answered', 'settled', 'asked_again')),
  -- The how manieth list of the case it was sent with.
  bundle integer,
  sent_at timestamptz,
  -- The version that the agencies had read when it was sent: what counts as changed is held against it.
  sent_version integer,
  -- What the organizer wrote where nothing is to be changed, or beside a change.
  explanation text CHECK (explanation <> ''),
  explained_at timestamptz,
  answered_version integer,
  settled_at timestamptz,
  created_at timestamptz NOT NULL,
  CHECK ((state IN ('drafted', 'withdrawn')) = (bundle IS NULL)),
  CHECK ((bundle IS NULL) = (sent_at IS NULL) AND (bundle IS NULL) = (sent_version IS NULL)),
  CHECK ((state IN ('answered', 'settled', 'asked_again')) = (answered_version IS NOT NULL))
);
CREATE INDEX corrections_by_application ON corrections (application_id, position);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON corrections TO permits_app;
  END IF;
END $$;
