import * as z from 'zod';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import type { Db } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];

const publicStatusSchema = z.object({
  ref: z.string(),
  status: z.enum(statuses),
  status_since: z.date(),
  submitted_at: z.date(),
  has_open_question: z.boolean(),
  agencies_count: z.number().int(),
  agencies_done_count: z.number().int(),
  next_due_on: z.string().nullable(),
});
/** What may be said without sign-in: no name, no place, no agency. */
export type PublicStatus = z.infer<typeof publicStatusSchema>;

/** The coarse status of a submitted case. Shape: null when the reference or the address is not right. */
export async function findStatusByRef(db: Db, ref: string, email: string): Promise<PublicStatus | null> {
  const [row] = await db`
    SELECT a.ref, a.status, a.status_since, a.submitted_at, a.next_due_on, r.has_open_question, r.agencies_count, r.agencies_done_count
    FROM applications a
    JOIN applicants o ON o.id = a.owner_id AND o.email = ${email}
    CROSS JOIN LATERAL (
      SELECT coalesce(bool_or(state = 'info_requested'), false) AS has_open_question, count(*)::int AS agencies_count,
        (count(*) FILTER (WHERE state IN ('approved', 'approved_with_conditions', 'deemed')))::int AS agencies_done_count
      FROM reviews WHERE application_id = a.id AND is_current AND is_blocking) r
    WHERE a.ref = ${ref} AND a.version_number > 0`;
  return row ? publicStatusSchema.parse(row) : null;
}
