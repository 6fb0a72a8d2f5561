import * as z from 'zod';
import type { Db } from '#src/store/sql.ts';

const plainReviewSchema = z.object({
  ref: z.string(),
  event_name: z.string().nullable(),
  organizer_name: z.string().nullable(),
  place_summary: z.string().nullable(),
  starts_on: z.string().nullable(),
  due_on: z.string(),
  peak_people_count: z.number().nullable(),
  version_number: z.number(),
  revision: z.number(),
});
/** A review that asks for nothing but a yes. */
export type PlainReview = z.infer<typeof plainReviewSchema>;

/**
 * Reviews of an agency in which nothing is to be read but the application itself: of certain kinds, in their first round,
 * free or held by the person, without a paper of the agency's that waits and without a condition that the rules suggest.
 * Shape: at most `limit`, what is due first in front; only those of `refs` where it is not null.
 */
export async function listPlainReviews(
  db: Db,
  asked: {
    agency: string;
    staffId: string;
    kinds: readonly string[];
    /** Keys of the agency's conditions. */
    conditions: readonly string[];
    refs: readonly string[] | null;
    limit: number;
  },
): Promise<PlainReview[]> {
  const rows = await db`
    SELECT a.ref, a.event_name, a.organizer_name, a.place_summary, a.starts_on, a.peak_people_count, a.version_number,
      r.due_on, r.revision
    FROM reviews r
    JOIN applications a ON a.id = r.application_id
    JOIN application_versions v ON v.application_id = a.id AND v.number = a.version_number
    WHERE r.agency = ${asked.agency} AND r.is_current AND r.round = 1 AND a.status = 'in_agency_review'
      AND r.state IN ('waiting', 'assigned') AND (r.assigned_to IS NULL OR r.assigned_to = ${asked.staffId})
      AND a.event_kind = ANY(${db.array([...asked.kinds])})
      ${asked.refs ? db`AND a.ref = ANY(${db.array([...asked.refs])})` : db``}
      AND NOT EXISTS (SELECT FROM requirements q WHERE q.application_id = a.id AND q.is_current AND q.rules && r.rules
        AND q.state NOT IN ('accepted', 'waived'))
      AND NOT EXISTS (SELECT FROM jsonb_array_elements(v.evaluation -> 'conditions') c
        WHERE c ->> 'key' = ANY(${db.array([...asked.conditions])}))
    ORDER BY r.due_on, r.application_id LIMIT ${asked.limit}`;
  return rows.map((row) => plainReviewSchema.parse(row));
}
