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
  position integer NOT NULL,
  note text NOT NULL,
  -- How the case stood when the meeting was closed, and how far its history had come: the next agenda tells what came later.
  as_held jsonb,
  read_position integer,
  PRIMARY KEY (meeting_id, application_id),
  CHECK ((as_held IS NULL) = (read_position IS NULL))
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

-- What was held cannot be rewritten, whoever asks.
CREATE FUNCTION refuse_change_of_held_meeting() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD.meeting_id ELSE NEW.meeting_id END;
BEGIN
  IF EXISTS (SELECT FROM meetings WHERE id = changed AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the meeting is closed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER meeting_items_stay_as_held BEFORE INSERT OR UPDATE OR DELETE ON meeting_items
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_held_meeting();
CREATE TRIGGER meeting_outcomes_stay_as_held BEFORE INSERT ON meeting_outcomes
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_held_meeting();
CREATE TRIGGER meetings_stay_closed BEFORE UPDATE ON meetings
  FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER meeting_outcomes_stay_done BEFORE UPDATE ON meeting_outcomes
  FOR EACH ROW WHEN (OLD.done_at IS NOT NULL) EXECUTE FUNCTION refuse_change();

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT ON meetings, meeting_outcomes TO permits_app;
    GRANT SELECT, INSERT, DELETE ON meeting_items TO permits_app;
    GRANT UPDATE (closed_by, closed_at) ON meetings TO permits_app;
    GRANT UPDATE (done_by, done_at) ON meeting_outcomes TO permits_app;
    GRANT UPDATE (position, note, as_held, read_position) ON meeting_items TO permits_app;
  END IF;
END $$;
