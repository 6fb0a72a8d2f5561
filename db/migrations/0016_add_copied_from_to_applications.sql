-- The case of an earlier year whose answers a draft began with.
ALTER TABLE applications ADD COLUMN copied_from uuid REFERENCES applications;
