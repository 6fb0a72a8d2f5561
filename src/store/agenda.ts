import * as z from 'zod';
import type { MissingForIssue } from '#src/domain/review.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  REVIEW_STATES,
  type ReviewState,
} from '#src/domain/workflow/states.ts';
import { type Activity, parseActivity } from '#src/store/activity.ts';
import type { ConditionSettlement } from '#src/store/condition.ts';
import { conditionsByCase, type PermitCondition, settlementsByCase } from '#src/store/condition.ts';
import { type Meeting, noteMark } from '#src/store/meeting.ts';
import {
  type OutsideApproval,
  outsideByCase,
  type Requirement,
  requirementsByCase,
} from '#src/store/requirement.ts';
import type { Db, Locked, Tx } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];
const reviewStates = Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]];

const partSchema = z.object({
  agency: z.string(),
  state: z.enum(reviewStates),
  due_on: z.string(),
  holder: z.string().nullable(),
  holds_for_version: z.number().int(),
  is_paused: z.boolean(),
  is_blocking: z.boolean(),
});

const standingSchema = z.object({
  event_name: z.string().nullable(),
  place_summary: z.string().nullable(),
  starts_on: z.string().nullable(),
  peak_people_count: z.number().int().nullable(),
  status: z.enum(statuses),
  parts: z.array(partSchema),
  /** Corrections that are out or came back. */
  corrections_count: z.number().int(),
});

const caseSchema = standingSchema.extend({
  id: z.uuid(),
  ref: z.string(),
  version_number: z.number().int(),
  /** How far its history has come; read with the rest, so nothing that it tells can be missed. */
  head: z.number().int(),
  /** Agencies without which there is no permit, asked or not. */
  blocking_agencies: z.array(z.string()),
  /** Rules that stop the issue. */
  stopping_rules: z.array(z.string()),
  unsent_corrections: z.array(z.uuid()),
});
type CaseRow = z.infer<typeof caseSchema>;

/** What a meeting needs to know of a case. */
export interface MeetingCase extends CaseRow {
  conditions: PermitCondition[];
  settlements: ConditionSettlement[];
  requirements: Requirement[];
  outside: OutsideApproval[];
}

const names = z.array(z.string());
const heldSchema = standingSchema.extend({
  missing: z.object({
    agencies: names,
    papers: names,
    outside: names,
    conditions: names,
    contradictions: names,
    corrections: names,
    rules: names,
  }) satisfies z.ZodType<MissingForIssue>,
});
/** How a case stands in a meeting: what is kept of it when the meeting is closed. */
export type CaseStanding = z.infer<typeof heldSchema>;

const columns = (db: Db) => db`
  a.id, a.ref, a.event_name, a.place_summary, a.starts_on, a.peak_people_count, a.status, a.version_number,
  (SELECT h.position FROM activity_heads h WHERE h.application_id = a.id) AS head,
  coalesce((
    SELECT json_agg(json_build_object('agency', r.agency, 'state', r.state, 'due_on', r.due_on::text, 'holder', s.name,
      'holds_for_version', r.holds_for_version, 'is_paused', r.paused_at IS NOT NULL, 'is_blocking', r.is_blocking)
      ORDER BY r.due_on, r.agency)
    FROM reviews r LEFT JOIN staff_members s ON s.id = r.assigned_to WHERE r.application_id = a.id AND r.is_current
  ), '[]') AS parts,
  (SELECT count(*)::int FROM corrections c WHERE c.application_id = a.id AND c.state IN ('sent', 'answered')) AS corrections_count,
  ARRAY(SELECT c.id FROM corrections c WHERE c.application_id = a.id AND c.state = 'drafted' ORDER BY c.position) AS unsent_corrections,
  ARRAY(SELECT jsonb_path_query(v.evaluation, '$.agencies[*] ? (@.part == "blocking").agency') #>> '{}') AS blocking_agencies,
  ARRAY(SELECT jsonb_path_query(v.evaluation, '$.refusals[*] ? (@.at == "issue").rule') #>> '{}') AS stopping_rules`;
const version = (db: Db) => db`
  JOIN application_versions v ON v.application_id = a.id AND v.number = a.version_number`;

async function withParts(db: Db, rows: readonly CaseRow[]): Promise<MeetingCase[]> {
  const ids = rows.map(({ id }) => id);
  const [conditions, settlements, requirements, outside] = await Promise.all([
    conditionsByCase(db, ids),
    settlementsByCase(db, ids),
    requirementsByCase(db, ids),
    outsideByCase(db, ids),
  ]);
  return rows.map((row) => ({
    ...row,
    conditions: conditions.get(row.id) ?? [],
    settlements: settlements.get(row.id) ?? [],
    requirements: requirements.get(row.id) ?? [],
    outside: outside.get(row.id) ?? [],
  }));
}

const itemSchema = z.object({
  application_id: z.uuid(),
  note: z.string(),
  note_mark: z.string(),
  read_position: z.number().int().nullable(),
  as_held: heldSchema.nullable(),
  /** When it stood on the agenda of a closed meeting before; null for the first time. */
  held_before: z.string().nullable(),
  /** How far its history had come then. */
  read_before: z.number().int().nullable(),
});
/** A case on an agenda. */
export type AgendaItem = z.infer<typeof itemSchema> & { case: MeetingCase };

/** The cases on the agenda of a meeting, in its order. */
export async function listAgenda(db: Db, meetingId: string): Promise<AgendaItem[]> {
  const rows = await db`
    SELECT i.application_id, i.note, ${noteMark(db)} AS note_mark, i.read_position, i.as_held, before.held_on AS held_before, before.read_position AS read_before
    FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
    LEFT JOIN LATERAL (
      SELECT q.held_on, p.read_position FROM meeting_items p JOIN meetings q ON q.id = p.meeting_id
      WHERE p.application_id = i.application_id AND p.meeting_id <> i.meeting_id AND q.closed_at IS NOT NULL
        AND (m.closed_at IS NULL OR q.closed_at <= m.closed_at)
      ORDER BY q.closed_at DESC LIMIT 1
    ) AS before ON true
    WHERE i.meeting_id = ${meetingId} ORDER BY i.position`;
  const items = rows.map((row) => itemSchema.parse(row));
  const cases = await db`
    SELECT ${columns(db)} FROM applications a ${version(db)}
    WHERE a.id = ANY(${db.array(items.map((one) => one.application_id))}::uuid[])`;
  const found = await withParts(
    db,
    cases.map((row) => caseSchema.parse(row)),
  );
  return items.flatMap((item) => {
    const its = found.find(({ id }) => id === item.application_id);
    return its ? [{ ...item, case: its }] : [];
  });
}

/**
 * What happened to the cases of an agenda since they were talked about last, up to the end of a meeting that is closed.
 * Shape: by case, oldest first.
 */
export async function newsByCase(
  db: Db,
  items: readonly Pick<AgendaItem, 'application_id' | 'read_before' | 'read_position'>[],
  actions: readonly string[],
): Promise<Map<string, Activity[]>> {
  const known = items.filter((one) => one.read_before !== null);
  const rows = await db`
    SELECT x.application_id, x.seq, x.position, x.at, x.actor_kind, x.actor_id, x.actor_name, x.agency, x.action, x.from_status,
      x.to_status, x.detail
    FROM unnest(${db.array(known.map((one) => one.application_id))}::uuid[],
      ${db.array(known.map((one) => String(one.read_before)))}::text[],
      ${db.array(known.map((one) => String(one.read_position ?? '')))}::text[]) AS k (application_id, after, until)
    JOIN activities x ON x.application_id = k.application_id AND x.position > k.after::int
      AND x.position <= coalesce(nullif(k.until, '')::int, x.position)
    WHERE x.action = ANY(${db.array([...actions])}) ORDER BY x.position`;
  return Map.groupBy(
    rows.map((row) => ({ ...parseActivity(row), caseId: z.uuid().parse(row.application_id) })),
    (one) => one.caseId,
  );
}

/**
 * Cases to come that the city still works on and that stand on no open agenda, those with the next event first.
 * Shape: at most `limit`; which of them should be talked about says the domain.
 */
export async function listMeetingCandidates(db: Db, today: string, limit: number): Promise<MeetingCase[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM applications a ${version(db)}
    WHERE a.version_number > 0 AND a.status IN ('submitted', 'intake_review', 'in_agency_review', 'changes_requested', 'ready_to_issue')
      AND a.starts_on >= ${today}
      AND NOT EXISTS (SELECT FROM meeting_items i JOIN meetings m ON m.id = i.meeting_id
        WHERE i.application_id = a.id AND m.closed_at IS NULL)
    ORDER BY a.starts_on, a.id LIMIT ${limit}`;
  return await withParts(
    db,
    rows.map((row) => caseSchema.parse(row)),
  );
}

/** How a case stands, as it is kept when its meeting is closed. Shape: pure. */
export const standingOf = (one: MeetingCase, missing: MissingForIssue): CaseStanding => ({
  event_name: one.event_name,
  place_summary: one.place_summary,
  starts_on: one.starts_on,
  peak_people_count: one.peak_people_count,
  status: one.status,
  parts: one.parts,
  corrections_count: one.corrections_count,
  missing,
});

/** Keeps how a case on the agenda of a locked meeting stands at its end, and how far its history had come. */
export async function setItemHeld(
  tx: Tx,
  meeting: Locked<Meeting>,
  one: Pick<MeetingCase, 'id' | 'head'>,
  standing: CaseStanding,
): Promise<void> {
  await tx`
    UPDATE meeting_items SET as_held = ${tx.json(standing as never)}, read_position = ${one.head}
    WHERE meeting_id = ${meeting.id} AND application_id = ${one.id}`;
}
