-- When the public facts of a permit were put where they can be read without this database.
ALTER TABLE permits ADD COLUMN copied_at timestamptz;
CREATE INDEX permits_without_copy ON permits (issued_at) WHERE copied_at IS NULL;
