CREATE TABLE activities (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  application_id uuid NOT NULL,
  position int NOT NULL,
  at timestamptz NOT NULL,
  actor_kind text NOT NULL,
  actor_id uuid,
  actor_name text NOT NULL,
  agency text,
  action text NOT NULL,
  from_status text,
  to_status text,
  detail jsonb NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL UNIQUE,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  UNIQUE (application_id, position)
);

CREATE TABLE activity_heads (
  application_id uuid PRIMARY KEY,
  position int NOT NULL,
  hash text NOT NULL
);

-- Signed marks over everything written so far, in the order of seq.
CREATE TABLE activity_checkpoints (
  number int PRIMARY KEY,
  last_seq bigint NOT NULL,
  rows_count bigint NOT NULL,
  digest text NOT NULL,
  signature text NOT NULL,
  key_id text NOT NULL,
  made_at timestamptz NOT NULL
);

CREATE TRIGGER activities_are_immutable BEFORE UPDATE OR DELETE ON activities
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activities_are_kept BEFORE TRUNCATE ON activities
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activity_checkpoints_are_immutable BEFORE UPDATE OR DELETE ON activity_checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activity_checkpoints_are_kept BEFORE TRUNCATE ON activity_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The only way to write history: the caller cannot choose position or hash.
CREATE FUNCTION activity_add(
  p_application_id uuid, p_at timestamptz, p_actor_kind text, p_actor_id uuid, p_actor_name text, p_agency text,
  p_action text, p_from text, p_to text, p_detail jsonb
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_position int;
  v_previous text;
  v_hash text;
  v_seq bigint;
BEGIN
  INSERT INTO activity_heads AS h (application_id, position, hash) VALUES (p_application_id, 0, '')
    ON CONFLICT (application_id) DO UPDATE SET position = h.position
    RETURNING h.position + 1, h.hash INTO v_position, v_previous;
  v_hash := encode(sha256(convert_to(concat_ws(E'\x1f', v_previous, p_application_id, v_position,
    to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_actor_kind, coalesce(p_actor_id::text, ''),
    p_actor_name, coalesce(p_agency, ''), p_action, coalesce(p_from, ''), coalesce(p_to, ''), p_detail::text), 'UTF8')), 'hex');
  INSERT INTO activities (application_id, position, at, actor_kind, actor_id, actor_name, agency, action, from_status,
      to_status, detail, previous_hash, hash)
    VALUES (p_application_id, v_position, p_at, p_actor_kind, p_actor_id, p_actor_name, p_agency, p_action, p_from, p_to,
      p_detail, v_previous, v_hash)
    RETURNING seq INTO v_seq;
  UPDATE activity_heads SET position = v_position, hash = v_hash WHERE application_id = p_application_id;
  RETURN v_seq;
END $$;

-- A status that changes without its line in the history is refused when the transaction ends.
CREATE FUNCTION require_activity() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM activities WHERE application_id = NEW.id AND transaction = pg_current_xact_id()
      AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'application % changed to % without an activity', NEW.id, NEW.status USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER applications_status_has_activity AFTER INSERT OR UPDATE OF status ON applications
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_activity();
