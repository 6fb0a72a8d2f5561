-- What the provider says at a sign-in changes what somebody may do as well, and stands in the same history. The position puts
-- lines of one moment in the order in which they were written.
ALTER TABLE staff_changes
  ADD COLUMN position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  DROP CONSTRAINT staff_changes_kind_check,
  ADD CONSTRAINT staff_changes_kind_check CHECK (kind IN (
    'add', 'match', 'first-administrator', 'provider', 'set', 'hand-back', 'block', 'unblock', 'sign-out'
  ));
