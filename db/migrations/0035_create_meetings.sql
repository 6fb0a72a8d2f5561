-- Meetings of the agencies, the cases on their agendas, and what came out of them. Among staff only.
CREATE TABLE meetings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  held_on date NOT NULL,
  starts_at text NOT NULL CHECK (starts_at ~ '^([01]\d|2[0-3]):[0-5]\d$'),
  place text NOT NULL CHECK (length(place) BETWEEN 1 AND 200),
  made_by uuid NOT NULL REFERENCES staff_members,
  made_at timestamptz NOT NULL,
  -- A closed meeting stays as it was held.
  closed_by uuid REFERENCES staff_members,
  closed_at timestamptz,
  CHECK ((closed_by IS NULL) = (closed_at IS NULL))
);
CREATE INDEX meetings_by_day ON meetings (held_on, starts_at, id);

CREATE TABLE meeting_items (
  meeting_id uuid NOT NULL REFERENCES meetings,
  application_id uuid NOT NULL REFERENCES applications,
  -- The order on the agenda.
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  note text NOT NULL,
  -- How far the history of the case had come when the meeting was closed: the next agenda tells what came later.
  read_position integer,
  PRIMARY KEY (meeting_id, application_id)
);
CREATE INDEX meeting_items_by_application ON meeting_items (application_id);

CREATE TABLE meeting_outcomes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  meeting_id uuid NOT NULL,
  application_id uuid NOT NULL,
  words text NOT NULL CHECK (words <> ''),
  -- The agency that does it.
  agency text NOT NULL,
  due_on date NOT NULL,
  made_by uuid NOT NULL REFERENCES staff_members,
  made_at timestamptz NOT NULL,
  done_by uuid REFERENCES staff_members,
  done_at timestamptz,
  FOREIGN KEY (meeting_id, application_id) REFERENCES meeting_items,
  CHECK ((done_by IS NULL) = (done_at IS NULL))
);
CREATE INDEX meeting_outcomes_by_application ON meeting_outcomes (application_id, due_on);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON meetings, meeting_outcomes TO permits_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON meeting_items TO permits_app;
  END IF;
END $$;
