-- What staff say about a place on a plan. A pin is an entry of a list first: the place on the page may be there or not. It
-- belongs to the version of the file that it was put on, and never goes to the applicant.
CREATE TABLE plan_pins (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  document_id uuid NOT NULL REFERENCES documents,
  number int NOT NULL CHECK (number > 0),
  page int NOT NULL CHECK (page > 0),
  -- In thousandths of the page, from its left and upper edge: a point, or with a width and a height an area.
  x int CHECK (x BETWEEN 0 AND 1000),
  y int CHECK (y BETWEEN 0 AND 1000),
  width int CHECK (width > 0 AND x + width <= 1000),
  height int CHECK (height > 0 AND y + height <= 1000),
  -- Where it is, for whoever does not see the plan.
  where_words text NOT NULL,
  body text NOT NULL CHECK (body <> ''),
  agency text NOT NULL,
  made_by uuid NOT NULL REFERENCES staff_members,
  made_at timestamptz NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved', 'reopened')),
  state_by uuid REFERENCES staff_members,
  state_at timestamptz,
  -- Grows with every change of state and every reply, so that nobody resolves what they have not read.
  revision int NOT NULL DEFAULT 0,
  UNIQUE (application_id, number),
  CHECK ((x IS NULL) = (y IS NULL)),
  CHECK ((width IS NULL) = (height IS NULL)),
  CHECK (width IS NULL OR x IS NOT NULL),
  CHECK (x IS NOT NULL OR where_words <> '')
);
CREATE INDEX plan_pins_by_document ON plan_pins (document_id);

CREATE TABLE plan_pin_replies (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pin_id uuid NOT NULL REFERENCES plan_pins,
  agency text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff_members,
  body text NOT NULL CHECK (body <> ''),
  created_at timestamptz NOT NULL
);
CREATE INDEX plan_pin_replies_by_pin ON plan_pin_replies (pin_id, created_at);

-- The pin that a condition was made of.
ALTER TABLE permit_conditions ADD COLUMN pin_id uuid REFERENCES plan_pins;

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT, UPDATE ON plan_pins TO permits_app;
    GRANT SELECT, INSERT ON plan_pin_replies TO permits_app;
  END IF;
END $$;
