-- The web and worker processes connect as a role that owns nothing. A server without the role runs as the owner.
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'permits_app') THEN
    GRANT USAGE ON SCHEMA public TO permits_app;
    GRANT SELECT, INSERT, UPDATE ON applicants, staff_members, applications, reviews, requirements, outside_approvals,
      documents, permits, notices TO permits_app;
    GRANT SELECT, INSERT ON application_versions, applicant_messages, internal_notes, idempotent_results,
      activity_checkpoints, document_pages TO permits_app;
    GRANT SELECT, INSERT, UPDATE, DELETE ON sessions, sign_in_codes, staff_sign_ins, rate_limits, stored_objects,
      permit_conditions TO permits_app;
    GRANT SELECT ON activities, activity_heads TO permits_app;
    GRANT USAGE ON SEQUENCE permit_numbers TO permits_app;
    REVOKE ALL ON FUNCTION activity_add FROM PUBLIC;
    GRANT EXECUTE ON FUNCTION activity_add TO permits_app;
  END IF;
END $$;
