-- The application that this one was split from as its speech part.
ALTER TABLE applications ADD COLUMN split_from uuid REFERENCES applications;
CREATE INDEX applications_split_from ON applications (split_from) WHERE split_from IS NOT NULL;
