-- What each save of a draft changes stands in no index that a draft is in. So the new row finds room beside the old one, and no
-- index is written. The job that looks for old drafts goes through all of them once a day instead.
CREATE INDEX IF NOT EXISTS applications_of_owner ON applications (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS applications_in_draft ON applications (id) WHERE status = 'draft';
DROP INDEX applications_by_owner;
DROP INDEX applications_drafts_by_change;
ALTER TABLE applications SET (fillfactor = 80);
ALTER TABLE activity_heads SET (fillfactor = 80);

-- As before, but the head is written once for a line: it is locked first, and made only for the first line of a case.
CREATE OR REPLACE FUNCTION activity_add(
  p_application_id uuid, p_at timestamptz, p_actor_kind text, p_actor_id uuid, p_actor_name text, p_agency text,
  p_action text, p_from text, p_to text, p_detail jsonb
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
  v_position int;
  v_previous text;
  v_hash text;
  v_seq bigint;
BEGIN
  SELECT h.position + 1, h.hash INTO v_position, v_previous
    FROM activity_heads h WHERE h.application_id = p_application_id FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    -- Two first lines at once: the second waits here and goes on from the first.
    INSERT INTO activity_heads AS h (application_id, position, hash) VALUES (p_application_id, 0, '')
      ON CONFLICT (application_id) DO UPDATE SET position = h.position
      RETURNING h.position + 1, h.hash INTO v_position, v_previous;
  END IF;
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
