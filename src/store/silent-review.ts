import * as z from 'zod';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Db } from '#src/store/sql.ts';

const silentSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  ref: z.string(),
  due_on: z.string(),
});
/** A review of an agency whose clock runs out, or ran out. */
export type SilentReviewRow = z.infer<typeof silentSchema>;

const FIRST = { due_on: '0001-01-01', application_id: '00000000-0000-0000-0000-000000000000' };

/**
 * Open reviews of an agency whose clock runs and that are due until a day.
 * Shape: by due day, at most 500 after the one given.
 */
export async function listSilentReviews(
  db: Db,
  agency: string,
  dueUntil: CalendarDate,
  after: Pick<SilentReviewRow, 'due_on' | 'application_id'> | null,
): Promise<SilentReviewRow[]> {
  const { due_on, application_id } = after ?? FIRST;
  const rows = await db`
    SELECT r.id, r.application_id, a.ref, r.due_on
    FROM reviews r JOIN applications a ON a.id = r.application_id
    WHERE r.agency = ${agency} AND r.is_current AND r.is_blocking AND r.paused_at IS NULL
      AND r.state IN ('waiting', 'assigned', 'info_requested') AND a.status IN ('in_agency_review', 'changes_requested')
      AND r.due_on <= ${dueUntil} AND (r.due_on, r.application_id) > (${due_on}, ${application_id}::uuid)
    ORDER BY r.due_on, r.application_id LIMIT 500`;
  return rows.map((row) => silentSchema.parse(row));
}

/** Whether an agency was told before an instant that its time for a review runs out. */
export async function wasToldOfClock(
  db: Db,
  review: { id: string; application_id: string },
  before: Date,
): Promise<boolean> {
  const rows = await db`
    SELECT FROM notices WHERE application_id = ${review.application_id} AND moment = 'clock'
      AND content ->> 'reviewId' = ${review.id} AND created_at < ${before} LIMIT 1`;
  return rows.length > 0;
}

/** Whether an agency took an answer of this round back. */
export async function wasReconsidered(
  db: Db,
  review: { application_id: string; agency: string; round: number },
): Promise<boolean> {
  const rows = await db`
    SELECT FROM activities WHERE application_id = ${review.application_id} AND agency = ${review.agency}
      AND action = 'reconsider' AND detail ->> 'round' = ${String(review.round)} LIMIT 1`;
  return rows.length > 0;
}

const mailboxSchema = z.object({ id: z.uuid(), email: z.string() });
/** Somebody of the city who is written to. */
export type StaffMailbox = z.infer<typeof mailboxSchema>;

/** People of the city with a role, of one agency or of any. Shape: those who still work here, by id. */
export async function listStaffMailboxes(
  db: Db,
  role: 'reviewer' | 'supervisor' | 'coordinator',
  agency: string | null,
): Promise<StaffMailbox[]> {
  const rows = await db`
    SELECT id, email FROM staff_members
    WHERE disabled_at IS NULL AND subject IS NOT NULL AND email <> '' AND ${role} = ANY (roles)
      AND (${agency}::text IS NULL OR agency = ${agency}) ORDER BY id`;
  return rows.map((row) => mailboxSchema.parse(row));
}
