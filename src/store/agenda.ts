import * as z from 'zod';
import { TELLING_ACTIONS } from '#src/domain/case-change.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  REVIEW_STATES,
  type ReviewState,
} from '#src/domain/workflow/states.ts';
import type { Db } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];
const reviewStates = Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]];

const partSchema = z.object({
  agency: z.string(),
  state: z.enum(reviewStates),
  due_on: z.string(),
  is_paused: z.boolean(),
  is_blocking: z.boolean(),
});

const caseSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  event_name: z.string().nullable(),
  event_kind: z.string().nullable(),
  place_summary: z.string().nullable(),
  starts_on: z.string().nullable(),
  peak_people_count: z.number().int().nullable(),
  status: z.enum(statuses),
  parts: z.array(partSchema),
});
/** What a meeting needs to know of a case. */
export type MeetingCase = z.infer<typeof caseSchema>;

const itemSchema = caseSchema.extend({
  note: z.string(),
  /** Corrections that are not settled. */
  corrections_count: z.number().int(),
  /** When it stood on the agenda of a closed meeting before; null for the first time. */
  held_before: z.string().nullable(),
  /** What happened since then, in the words of the history's actions. */
  news: z.array(z.string()),
});
/** A case on an agenda. */
export type AgendaItem = z.infer<typeof itemSchema>;

const columns = (db: Db) => db`
  a.id, a.ref, a.event_name, a.event_kind, a.place_summary, a.starts_on, a.peak_people_count, a.status,
  coalesce((
    SELECT json_agg(json_build_object('agency', r.agency, 'state', r.state, 'due_on', r.due_on::text,
      'is_paused', r.paused_at IS NOT NULL, 'is_blocking', r.is_blocking) ORDER BY r.due_on, r.agency)
    FROM reviews r WHERE r.application_id = a.id AND r.is_current
  ), '[]') AS parts`;

/** The cases on the agenda of a meeting, in its order, each with what changed since it was talked about last. */
export async function listAgenda(db: Db, meetingId: string): Promise<AgendaItem[]> {
  const rows = await db`
    SELECT ${columns(db)}, i.note,
      (SELECT count(*)::int FROM corrections c WHERE c.application_id = a.id AND c.state IN ('drafted', 'sent', 'answered'))
        AS corrections_count,
      before.held_on AS held_before,
      ARRAY(SELECT x.action FROM activities x WHERE x.application_id = a.id AND x.position > before.read_position
        AND x.action = ANY(${db.array([...TELLING_ACTIONS])}) ORDER BY x.position) AS news
    FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id JOIN applications a ON a.id = i.application_id
    LEFT JOIN LATERAL (
      SELECT q.held_on, p.read_position FROM meeting_items p JOIN meetings q ON q.id = p.meeting_id
      WHERE p.application_id = i.application_id AND p.meeting_id <> i.meeting_id AND p.read_position IS NOT NULL
        AND (q.held_on, q.starts_at) <= (m.held_on, m.starts_at)
      ORDER BY q.held_on DESC, q.starts_at DESC LIMIT 1
    ) AS before ON true
    WHERE i.meeting_id = ${meetingId} ORDER BY i.position`;
  return rows.map((row) => itemSchema.parse(row));
}

/**
 * Cases that agencies still look at and that stand on no open agenda, those with the next event first.
 * Shape: at most `limit`; which of them should be talked about says the domain.
 */
export async function listMeetingCandidates(db: Db, limit: number): Promise<MeetingCase[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM applications a
    WHERE a.version_number > 0 AND a.status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue')
      AND NOT EXISTS (SELECT FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
        WHERE i.application_id = a.id AND m.closed_at IS NULL)
    ORDER BY a.starts_on, a.id LIMIT ${limit}`;
  return rows.map((row) => caseSchema.parse(row));
}
