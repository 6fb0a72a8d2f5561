import type { Sql } from '#src/store/sql.ts';

/** Columns that no page, paper, message or endpoint shows to organizers or to the public, by table. */
export const INTERNAL_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  internal_notes: ['id', 'body', 'staff_id'],
  plan_pins: ['id', 'where_words', 'body', 'made_by', 'state_by'],
  plan_pin_replies: ['id', 'body', 'staff_id'],
  meetings: ['id', 'place', 'made_by', 'closed_by'],
  meeting_items: ['meeting_id', 'note'],
  meeting_outcomes: ['id', 'words', 'made_by', 'done_by'],
  staff_members: ['id', 'subject', 'name', 'email'],
  applicants: ['id'],
  applications: ['id', 'owner_id', 'started_by', 'search_text', 'coordinator_id'],
  application_versions: ['id', 'submitted_by'],
  application_records: ['object_key', 'sha256'],
  reviews: ['id', 'version_id', 'inputs_sha256', 'decision_words', 'assigned_to', 'decided_by'],
  requirements: ['id'],
  outside_approvals: ['id'],
  permit_conditions: ['id', 'review_id', 'pin_id'],
  corrections: ['pin_id', 'made_by'],
  permits: ['id', 'version_id', 'object_key', 'sha256', 'issued_by'],
  applicant_messages: ['id', 'staff_id', 'applicant_id'],
  outside_requests: ['link_hash', 'asked_by'],
  delegations: ['link_hash', 'invited_by'],
  documents: ['object_key', 'scan_result', 'uploaded_by'],
  document_pages: ['object_key'],
  document_tickets: ['token_hash', 'session_hash'],
  stored_objects: ['object_key'],
  upload_pieces: ['object_key'],
  notices: ['id', 'dedupe_key', 'last_error'],
  sessions: ['token_hash', 'provider_session'],
  sign_in_codes: ['id', 'link_hash', 'browser_hash'],
  staff_sign_ins: ['state_hash', 'browser_hash', 'nonce', 'code_verifier'],
  idempotent_results: ['key', 'actor', 'request_hash'],
  rate_limits: ['key'],
  return_codes: ['code_hash'],
  activities: ['hash', 'previous_hash', 'actor_id'],
  activity_heads: ['hash'],
};

/** Shorter ones stand in other words by chance. */
const SHORTEST = 8;

/** Every value of an internal column, as text or as bytes are written. Shape: value to the columns where it stands. */
export async function internalValues(owner: Sql): Promise<Map<string, string[]>> {
  const values = new Map<string, string[]>();
  for (const [table, columns] of Object.entries(INTERNAL_COLUMNS)) {
    for (const column of columns) {
      const rows = await owner`SELECT DISTINCT ${owner(column)} AS value FROM ${owner(table)}`;
      for (const { value } of rows) {
        const spelled = Buffer.isBuffer(value)
          ? [value.toString('hex'), value.toString('base64url')]
          : [String(value ?? '')];
        for (const text of spelled) {
          if (text.length >= SHORTEST) values.set(text, [...(values.get(text) ?? []), `${table}.${column}`]);
        }
      }
    }
  }
  return values;
}

/** Puts a word that stands nowhere else into the internal columns that hold free text and would be empty. */
export async function plantInternalWords(owner: Sql): Promise<void> {
  await owner`UPDATE documents SET scan_result = 'Scancanary of ' || id`;
  // What the provider calls somebody is an ordinary word in this world.
  await owner`UPDATE staff_members SET subject = 'Subjectcanary of ' || subject`;
  await owner`UPDATE notices SET last_error = 'Errorcanary of ' || id`;
}
