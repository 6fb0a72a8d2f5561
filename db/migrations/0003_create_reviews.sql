CREATE TABLE reviews (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  agency text NOT NULL,
  round int NOT NULL DEFAULT 1,
  -- The version this review read, and the newest version its answer still holds for.
  version_id uuid NOT NULL REFERENCES application_versions,
  holds_for_version int NOT NULL,
  is_blocking boolean NOT NULL,
  is_current boolean NOT NULL DEFAULT true,
  state text NOT NULL,
  revision int NOT NULL DEFAULT 1,
  rules text[] NOT NULL,
  inputs_sha256 text NOT NULL,
  assigned_to uuid REFERENCES staff_members,
  assigned_at timestamptz,
  arrived_at timestamptz NOT NULL,
  due_on date NOT NULL,
  -- Business days the clock stood still while the applicant had the ball.
  paused_at timestamptz,
  paused_days_count int NOT NULL DEFAULT 0,
  starts_on date NOT NULL,
  decision_reason text,
  decision_words text,
  decided_by uuid REFERENCES staff_members,
  decided_at timestamptz,
  UNIQUE (application_id, agency, round)
);
CREATE UNIQUE INDEX reviews_one_current ON reviews (application_id, agency) WHERE is_current;
CREATE INDEX reviews_queue_by_due ON reviews (agency, due_on, application_id) WHERE is_current;
CREATE INDEX reviews_queue_by_event ON reviews (agency, starts_on, application_id) WHERE is_current;
CREATE INDEX reviews_queue_by_arrival ON reviews (agency, arrived_at, application_id) WHERE is_current;
CREATE INDEX reviews_by_application ON reviews (application_id);

CREATE TABLE permit_conditions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  review_id uuid NOT NULL REFERENCES reviews,
  agency text NOT NULL,
  library_key text,
  library_version int,
  parameters jsonb NOT NULL DEFAULT '{}',
  words_en text NOT NULL,
  words_es text NOT NULL,
  met text NOT NULL,
  is_public boolean NOT NULL,
  position int NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX permit_conditions_by_review ON permit_conditions (review_id, position);
CREATE INDEX permit_conditions_by_application ON permit_conditions (application_id);

CREATE TABLE requirements (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  document_kind text NOT NULL,
  is_hard boolean NOT NULL,
  due jsonb NOT NULL,
  rules text[] NOT NULL,
  state text NOT NULL,
  reason text,
  is_current boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL,
  UNIQUE (application_id, document_kind)
);

CREATE TABLE outside_approvals (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  approval text NOT NULL,
  is_blocking boolean NOT NULL,
  rules text[] NOT NULL,
  state text NOT NULL,
  reference text,
  is_current boolean NOT NULL DEFAULT true,
  updated_at timestamptz NOT NULL,
  UNIQUE (application_id, approval)
);

-- What the applicant may read. Kept apart from notes so that no query can mix them up.
CREATE TABLE applicant_messages (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  review_id uuid REFERENCES reviews,
  kind text NOT NULL CHECK (kind IN ('question', 'answer', 'return', 'decision')),
  agency text,
  staff_id uuid REFERENCES staff_members,
  applicant_id uuid REFERENCES applicants,
  answers_message_id uuid REFERENCES applicant_messages,
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX applicant_messages_by_application ON applicant_messages (application_id, created_at);

CREATE TABLE internal_notes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  application_id uuid NOT NULL REFERENCES applications,
  agency text NOT NULL,
  staff_id uuid NOT NULL REFERENCES staff_members,
  body text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX internal_notes_by_application ON internal_notes (application_id, created_at);
