-- Deleting a draft takes its answers and files away, as its end does. The only way to take rows of files away; the bytes are
-- orphans from then on, which are swept away like all others. Gives back their keys.
CREATE FUNCTION erase_draft(p_application_id uuid, p_at timestamptz) RETURNS SETOF text LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public AS $$
DECLARE
  v_keys text[];
BEGIN
  PERFORM FROM applications WHERE id = p_application_id AND status IN ('expired', 'withdrawn') AND version_number = 0 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'application % is no draft that was deleted or has run out', p_application_id USING ERRCODE = 'insufficient_privilege';
  END IF;
  -- Whoever makes pictures of a file holds its row, so that none can be added after this line.
  PERFORM FROM documents WHERE application_id = p_application_id ORDER BY id FOR UPDATE;
  v_keys := ARRAY(
    SELECT object_key FROM documents WHERE application_id = p_application_id
    UNION ALL SELECT p.object_key FROM document_pages p JOIN documents d ON d.id = p.document_id
      WHERE d.application_id = p_application_id
    UNION ALL SELECT p.object_key FROM upload_pieces p JOIN uploads u ON u.id = p.upload_id
      WHERE u.application_id = p_application_id);
  -- Of what came in pieces, and of what is still on its way, the name of the file is kept for a day. Their pieces go with them.
  DELETE FROM uploads WHERE application_id = p_application_id;
  DELETE FROM document_tickets t USING documents d WHERE d.id = t.document_id AND d.application_id = p_application_id;
  DELETE FROM document_pages p USING documents d WHERE d.id = p.document_id AND d.application_id = p_application_id;
  DELETE FROM documents WHERE application_id = p_application_id;
  UPDATE stored_objects SET kept_at = NULL, announced_at = p_at WHERE object_key = ANY (v_keys);
  UPDATE applications SET answers = '{}', event_name = NULL, organizer_name = NULL, place_summary = NULL, district = NULL,
    starts_on = NULL, ends_on = NULL, peak_people_count = NULL, search_text = '' WHERE id = p_application_id;
  -- Messages stay as proof that the person was warned, without what they said of the event.
  UPDATE notices SET content = content || '{"eventName": ""}' WHERE application_id = p_application_id AND content ? 'eventName';
  RETURN QUERY SELECT unnest(v_keys);
END $$;

DO $$
BEGIN
  REVOKE ALL ON FUNCTION erase_draft FROM PUBLIC;
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT EXECUTE ON FUNCTION erase_draft TO permits_app;
  END IF;
END $$;

-- A worker of the release before this one still calls it.
CREATE OR REPLACE FUNCTION erase_expired_draft(p_application_id uuid, p_at timestamptz) RETURNS SETOF text LANGUAGE sql
  SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  SELECT erase_draft(p_application_id, p_at);
$$;

-- Drafts that were deleted before this were only closed.
DO $$
DECLARE
  v_id uuid;
BEGIN
  FOR v_id IN SELECT id FROM applications WHERE status = 'withdrawn' AND version_number = 0 LOOP
    PERFORM erase_draft(v_id, now());
    UPDATE delegations SET email = '' WHERE application_id = v_id;
    UPDATE notices SET recipient = '', content = content || '{"inviter": ""}'
      WHERE application_id = v_id AND moment = 'invitation';
  END LOOP;
END $$;
