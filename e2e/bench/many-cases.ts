import { createSql } from '#src/store/sql.ts';

/**
 * Fills the tables with submitted cases of other organizers, as copies with other references.
 * Shape: brings the number of cases up to `count`; runs as the server's administrator with triggers off, because history is
 * not what is measured here.
 */
export async function fillCases(adminUrl: string, count: number): Promise<void> {
  const sql = createSql({ url: adminUrl, poolSize: 1, statementTimeoutMs: 900_000, lockTimeoutMs: 60_000 });
  try {
    await sql.begin(async (tx) => {
      await tx`SET LOCAL session_replication_role = replica`;
      await tx`
        INSERT INTO applicants (id, email, created_at)
        SELECT md5('p' || i)::uuid, 'p' || i || '@example.org', now() FROM generate_series(1, ${count}::int) i ON CONFLICT DO NOTHING`;
      await tx`
        INSERT INTO applications (id, ref, owner_id, status, revision, locale, answers, form_version, version_number, track, event_kind,
          event_name, organizer_name, place_summary, district, starts_on, ends_on, peak_people_count, search_text, created_at, updated_at,
          submitted_at, status_since, next_due_on)
        SELECT md5('a' || i)::uuid, 'B' || lpad(i::text, 9, '0'), md5('p' || i)::uuid,
          (ARRAY['submitted', 'in_agency_review', 'permit_issued', 'closed', 'denied'])[1 + i % 5], 1, 'en', '{}', 'bench', 1,
          'special_event', 'festival', 'Event ' || i, 'Organizer ' || i, 'Street ' || i % 500, 'central', current_date + i % 365,
          current_date + i % 365, 100, 'event ' || i || ' organizer ' || i || ' street ' || i % 500, now(), now(),
          now() - i * interval '1 second', now(), current_date + i % 40
        FROM generate_series(1, ${count}::int) i ON CONFLICT DO NOTHING`;
      await tx`
        INSERT INTO application_versions (id, application_id, number, answers, evaluation, documents, form_version, rules_version, locale,
          sha256, submitted_by, submitted_at)
        SELECT md5('v' || i)::uuid, md5('a' || i)::uuid, 1, '{}', '{}', '[]', 'bench', 'bench', 'en', '', md5('p' || i)::uuid, now()
        FROM generate_series(1, ${count}::int) i ON CONFLICT DO NOTHING`;
      await tx`
        INSERT INTO reviews (id, application_id, agency, version_id, holds_for_version, is_blocking, state, rules, inputs_sha256,
          arrived_at, due_on, starts_on)
        SELECT md5('r' || i || g)::uuid, md5('a' || i)::uuid, g, md5('v' || i)::uuid, 1, true,
          CASE WHEN i % 5 = 1 THEN 'waiting' ELSE 'approved' END, '{}', '', now(), current_date + i % 40, current_date + i % 365
        FROM generate_series(1, ${count}::int) i, unnest(ARRAY['fire-marshal', 'police']) g ON CONFLICT DO NOTHING`;
    });
    await sql`ANALYZE applications, applicants, reviews`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}
