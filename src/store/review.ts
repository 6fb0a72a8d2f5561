import * as z from 'zod';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import { REVIEW_STATES, type ReviewState } from '#src/domain/workflow/states.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const states = Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]];

const reviewSchema = z.object({
  id: z.uuid(),
  application_id: z.uuid(),
  agency: z.string(),
  round: z.number().int(),
  version_id: z.uuid(),
  version_number: z.number().int(),
  holds_for_version: z.number().int(),
  is_blocking: z.boolean(),
  is_current: z.boolean(),
  state: z.enum(states),
  revision: z.number().int(),
  rules: z.array(z.string()),
  inputs_sha256: z.string(),
  assigned_to: z.uuid().nullable(),
  assigned_name: z.string().nullable(),
  assigned_at: z.date().nullable(),
  arrived_at: z.date(),
  due_on: z.string(),
  paused_at: z.date().nullable(),
  paused_days_count: z.number().int(),
  decision_reason: z.string().nullable(),
  decision_words: z.string().nullable(),
  decided_by: z.uuid().nullable(),
  decided_name: z.string().nullable(),
  decided_at: z.date().nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

const columns = (db: Db) => db`
  r.id, r.application_id, r.agency, r.round, r.version_id, v.number AS version_number, r.holds_for_version, r.is_blocking,
  r.is_current, r.state, r.revision, r.rules, r.inputs_sha256, r.assigned_to, m.name AS assigned_name, r.assigned_at,
  r.arrived_at, r.due_on, r.paused_at, r.paused_days_count, r.decision_reason, r.decision_words, r.decided_by, d.name AS decided_name, r.decided_at`;
const joins = (db: Db) => db`
  JOIN application_versions v ON v.id = r.version_id
  LEFT JOIN staff_members m ON m.id = r.assigned_to
  LEFT JOIN staff_members d ON d.id = r.decided_by`;

/** The reviews of a case. Shape: current ones first, then by agency and newest round. */
export async function listReviews(db: Db, applicationId: string): Promise<Review[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM reviews r ${joins(db)}
    WHERE r.application_id = ${applicationId} ORDER BY r.is_current DESC, r.is_blocking DESC, r.agency, r.round DESC`;
  return rows.map((row) => reviewSchema.parse(row));
}

/** An agency's current review of a case, kept from others until the transaction ends. Shape: null when it has no part; row locked. */
export async function lockCurrentReview(
  tx: Tx,
  applicationId: string,
  agency: string,
): Promise<Locked<Review> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM reviews r ${joins(tx)}
    WHERE r.application_id = ${applicationId} AND r.agency = ${agency} AND r.is_current FOR UPDATE OF r`;
  return row ? asLocked(reviewSchema.parse(row)) : null;
}

/** All current reviews of a case, kept from others until the transaction ends. Shape: by agency; rows locked. */
export async function lockCurrentReviews(tx: Tx, applicationId: string): Promise<Locked<Review>[]> {
  const rows = await tx`
    SELECT ${columns(tx)} FROM reviews r ${joins(tx)}
    WHERE r.application_id = ${applicationId} AND r.is_current ORDER BY r.agency FOR UPDATE OF r`;
  return rows.map((row) => asLocked(reviewSchema.parse(row)));
}

/** Gives an agency its part in a version. Shape: the id of the new review. */
export async function insertReview(
  tx: Tx,
  review: {
    applicationId: string;
    agency: string;
    round: number;
    versionId: string;
    versionNumber: number;
    isBlocking: boolean;
    state: ReviewState;
    rules: readonly string[];
    inputsSha256: string;
    arrivedAt: Date;
    dueOn: CalendarDate;
    startsOn: CalendarDate;
  },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO reviews (application_id, agency, round, version_id, holds_for_version, is_blocking, state, rules, inputs_sha256,
      arrived_at, due_on, starts_on)
    VALUES (${review.applicationId}, ${review.agency}, ${review.round}, ${review.versionId}, ${review.versionNumber},
      ${review.isBlocking}, ${review.state}, ${review.rules as string[]}, ${review.inputsSha256}, ${review.arrivedAt},
      ${review.dueOn}, ${review.startsOn})
    RETURNING id`;
  return z.uuid().parse(row?.id);
}

/** Ends an agency's review because a new version asks anew or no longer asks. Shape: false when it moved meanwhile. */
export async function setReviewSuperseded(tx: Tx, review: Locked<Review>): Promise<boolean> {
  const rows = await tx`
    UPDATE reviews SET state = 'superseded', is_current = false, revision = revision + 1
    WHERE id = ${review.id} AND state = ${review.state} RETURNING id`;
  return rows.length === 1;
}

/** Lets a signature, or work begun, stand for a newer version whose changes do not touch what the agency reads. */
export async function setReviewHolds(
  tx: Tx,
  review: Locked<Review>,
  held: {
    versionNumber: number;
    rules: readonly string[];
    isBlocking: boolean;
    startsOn: CalendarDate;
    /** The clock as it goes on; `pausedAt` stays where the agency still waits for an answer. */
    clock: { pausedAt: Date | null; pausedDaysCount: number; dueOn: CalendarDate };
  },
): Promise<void> {
  await tx`
    UPDATE reviews SET holds_for_version = ${held.versionNumber}, rules = ${held.rules as string[]}, is_blocking = ${held.isBlocking},
      starts_on = ${held.startsOn}, paused_at = ${held.clock.pausedAt}, paused_days_count = ${held.clock.pausedDaysCount},
      due_on = ${held.clock.dueOn}
    WHERE id = ${review.id}`;
}

/** Stops the clocks of agencies that wait for corrections, where their reviews are open. Runs on a locked case. */
export async function pauseReviewsOf(
  tx: Tx,
  applicationId: string,
  agencies: readonly string[],
  now: Date,
): Promise<void> {
  await tx`
    UPDATE reviews SET paused_at = ${now}
    WHERE application_id = ${applicationId} AND agency = ANY(${agencies as string[]}) AND is_current AND paused_at IS NULL
      AND state IN ('waiting', 'assigned', 'info_requested')`;
}

/** Moves a locked review and what goes with the move. Shape: false when it no longer has the state it was locked with. */
export async function setReviewState(
  tx: Tx,
  review: Locked<Review>,
  to: ReviewState,
  change: {
    assignedTo?: string | null;
    assignedAt?: Date | null;
    pausedAt?: Date | null;
    pausedDaysCount?: number;
    dueOn?: CalendarDate;
    decision?: { reason: string | null; words: string | null; by: string | null; at: Date } | null;
  },
): Promise<boolean> {
  const assignedTo = change.assignedTo === undefined ? review.assigned_to : change.assignedTo;
  const assignedAt = change.assignedAt === undefined ? review.assigned_at : change.assignedAt;
  const pausedAt = change.pausedAt === undefined ? review.paused_at : change.pausedAt;
  const decision = change.decision;
  const rows = await tx`
    UPDATE reviews SET state = ${to}, revision = revision + 1, assigned_to = ${assignedTo}, assigned_at = ${assignedAt},
      paused_at = ${pausedAt}, paused_days_count = ${change.pausedDaysCount ?? review.paused_days_count},
      due_on = ${change.dueOn ?? review.due_on},
      decision_reason = ${decision?.reason ?? null}, decision_words = ${decision?.words ?? null},
      decided_by = ${decision?.by ?? null}, decided_at = ${decision?.at ?? null}
    WHERE id = ${review.id} AND state = ${review.state} AND revision = ${review.revision} RETURNING id`;
  return rows.length === 1;
}

/**
 * Says that a paper which open reviews ask for has other files now: a decision made on the page before is out of date.
 * Runs on a locked case.
 */
export async function updateReaderRevisions(
  tx: Tx,
  applicationId: string,
  documentKind: string,
): Promise<void> {
  await tx`
    UPDATE reviews r SET revision = r.revision + 1
    FROM requirements q
    WHERE r.application_id = ${applicationId} AND r.is_current AND r.state IN ('waiting', 'assigned', 'info_requested')
      AND q.application_id = r.application_id AND q.document_kind = ${documentKind} AND q.is_current AND q.rules && r.rules`;
}

/** Ends the open reviews of a case that is over before the agencies were done. They keep their part, so that they can read it. */
export async function withdrawOpenReviews(tx: Tx, applicationId: string): Promise<void> {
  await tx`
    UPDATE reviews SET state = 'superseded', revision = revision + 1
    WHERE application_id = ${applicationId} AND is_current AND state IN ('waiting', 'assigned', 'info_requested')`;
  await tx`UPDATE applications SET next_due_on = NULL WHERE id = ${applicationId}`;
}
