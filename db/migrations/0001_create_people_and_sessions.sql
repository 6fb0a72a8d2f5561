CREATE TABLE applicants (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  locale text NOT NULL DEFAULT 'en',
  created_at timestamptz NOT NULL
);

-- Staff are known by issuer and subject only; an e-mail claim never finds a person.
CREATE TABLE staff_members (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  issuer text NOT NULL,
  subject text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  agency text,
  roles text[] NOT NULL DEFAULT '{}',
  disabled_at timestamptz,
  last_sign_in_at timestamptz,
  created_at timestamptz NOT NULL,
  UNIQUE (issuer, subject)
);

-- A session without a person belongs to a visitor who has started a draft.
CREATE TABLE sessions (
  token_hash bytea PRIMARY KEY,
  applicant_id uuid REFERENCES applicants,
  staff_id uuid REFERENCES staff_members,
  provider_session text,
  authenticated_at timestamptz,
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CHECK (num_nonnulls(applicant_id, staff_id) <= 1)
);
CREATE INDEX sessions_by_applicant ON sessions (applicant_id) WHERE applicant_id IS NOT NULL;
CREATE INDEX sessions_by_staff ON sessions (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX sessions_by_provider ON sessions (provider_session) WHERE provider_session IS NOT NULL;
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE sign_in_codes (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text NOT NULL,
  locale text NOT NULL,
  -- The code itself is computed from the id and the service's secret key, and kept nowhere.
  link_hash bytea NOT NULL UNIQUE,
  browser_hash bytea NOT NULL,
  return_to text,
  attempts_count int NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz
);
CREATE INDEX sign_in_codes_by_browser ON sign_in_codes (browser_hash, created_at DESC);
CREATE INDEX sign_in_codes_by_email ON sign_in_codes (email, created_at DESC);

CREATE TABLE staff_sign_ins (
  state_hash bytea PRIMARY KEY,
  browser_hash bytea NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text,
  created_at timestamptz NOT NULL
);

CREATE TABLE rate_limits (
  key text NOT NULL,
  window_starts_at timestamptz NOT NULL,
  used_count int NOT NULL,
  PRIMARY KEY (key, window_starts_at)
);
