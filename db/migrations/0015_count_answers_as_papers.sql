-- A list typed into the form may stand in for a file. The number is that of the version whose answers hold the list as it
-- is now: a list that changes counts as a new paper.
ALTER TABLE requirements ADD COLUMN answered_in_version integer CHECK (answered_in_version > 0);
