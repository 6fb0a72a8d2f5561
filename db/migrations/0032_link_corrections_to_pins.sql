-- The pin on a plan that a correction was made of.
ALTER TABLE corrections ADD COLUMN pin_id uuid REFERENCES plan_pins;
