-- The place of the register and the hazards of a case, as its newest version says, so that the queue can be asked for them.
ALTER TABLE applications ADD COLUMN place text, ADD COLUMN hazards text[] NOT NULL DEFAULT '{}';

UPDATE applications a
SET place = v.answers #>> '{places,park}',
  hazards = ARRAY(
    SELECT topic FROM jsonb_array_elements_text(v.answers #> '{activities,list}') topic
    WHERE topic IN ('food', 'alcohol', 'structures', 'power', 'fire', 'rides', 'animals', 'weapons', 'aircraft', 'hydrant'))
FROM application_versions v WHERE v.application_id = a.id AND v.number = a.version_number
  AND jsonb_typeof(v.answers #> '{activities,list}') = 'array';

CREATE INDEX applications_by_place ON applications (place, starts_on) WHERE place IS NOT NULL AND version_number > 0;
CREATE INDEX applications_by_hazard ON applications USING gin (hazards) WHERE version_number > 0;
