-- A condition is not only words: the organizer shows that it is met, its agency judges that, and some of it can be compared.
ALTER TABLE permit_conditions
  ADD COLUMN state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'proof_sent', 'proof_refused', 'met', 'waived')),
  -- Why the agency refused the proof or waived the condition.
  ADD COLUMN state_reason text,
  ADD COLUMN state_at timestamptz,
  -- Grows with every change of state and every proof, so that nobody judges a proof that is not the one they looked at.
  ADD COLUMN revision integer NOT NULL DEFAULT 0,
  -- The proof expected, as the library said when the agency decided.
  ADD COLUMN proof_kind text NOT NULL DEFAULT 'none'
    CHECK (proof_kind IN ('none', 'photo', 'document', 'receipt', 'words', 'inspection')),
  ADD COLUMN proof_en text,
  ADD COLUMN proof_es text,
  -- What the organizer wrote where no file is expected.
  ADD COLUMN proof_words text,
  -- What it says in a way that can be compared: a list of subject and value.
  ADD COLUMN claims jsonb NOT NULL DEFAULT '[]',
  -- The agency looked at its decision again. The condition counts no more; what was sent for it stays.
  ADD COLUMN taken_back_at timestamptz;
-- A permit went out only when its agencies were content.
UPDATE permit_conditions c SET state = 'met'
  WHERE met = 'before_issue' AND EXISTS (SELECT 1 FROM permits p WHERE p.application_id = c.application_id);
CREATE INDEX permit_conditions_counting ON permit_conditions (application_id) WHERE taken_back_at IS NULL;

-- A file that proves a condition. It is no paper of the application.
ALTER TABLE documents ADD COLUMN condition_id uuid REFERENCES permit_conditions;
CREATE INDEX documents_by_condition ON documents (condition_id) WHERE condition_id IS NOT NULL;

-- What the coordinator recorded about conditions that contradict each other.
CREATE TABLE condition_settlements (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  subject text NOT NULL,
  condition_ids uuid[] NOT NULL CHECK (cardinality(condition_ids) > 1),
  -- The one that holds; null when all can hold.
  holds_id uuid REFERENCES permit_conditions CHECK (holds_id IS NULL OR holds_id = ANY (condition_ids)),
  reason text NOT NULL CHECK (reason <> ''),
  settled_by uuid NOT NULL REFERENCES staff_members,
  settled_at timestamptz NOT NULL
);
CREATE INDEX condition_settlements_by_application ON condition_settlements (application_id, settled_at);

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT SELECT, INSERT ON condition_settlements TO permits_app;
  END IF;
END $$;
