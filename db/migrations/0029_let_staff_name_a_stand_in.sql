-- Who does somebody's work while they are away, and until when.
ALTER TABLE staff_members
  ADD COLUMN stand_in_id uuid REFERENCES staff_members,
  ADD COLUMN stand_in_until timestamptz,
  ADD CONSTRAINT staff_members_stand_in CHECK (stand_in_id <> id AND (stand_in_id IS NULL) = (stand_in_until IS NULL));

CREATE INDEX staff_members_by_stand_in ON staff_members (stand_in_id) WHERE stand_in_id IS NOT NULL;
