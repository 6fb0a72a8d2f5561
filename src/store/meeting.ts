import * as z from 'zod';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';
import { asLocked, type Db, type Locked, type Tx } from '#src/store/sql.ts';

const meetingSchema = z.object({
  id: z.uuid(),
  held_on: z.string(),
  starts_at: z.string(),
  place: z.string(),
  closed_at: z.date().nullable(),
  items_count: z.number().int(),
});
/** A meeting of the agencies. */
export type Meeting = z.infer<typeof meetingSchema>;

const MEETINGS_SHOWN = 50;

const columns = (db: Db, isCounted = db`true`) => db`
  m.id, m.held_on, m.starts_at, m.place, m.closed_at,
  (SELECT count(*)::int FROM meeting_items i WHERE i.meeting_id = m.id AND ${isCounted}) AS items_count`;

/** The newest meetings. Shape: from the latest day back, at most 50; with an agency, only cases in which it has a part are counted. */
export async function listMeetings(db: Db, agency: string | null): Promise<Meeting[]> {
  const hasPart = db`EXISTS (SELECT FROM reviews r
    WHERE r.application_id = i.application_id AND r.is_current AND r.agency = ${agency})`;
  const rows = await db`
    SELECT ${agency === null ? columns(db) : columns(db, hasPart)} FROM meetings m ORDER BY m.held_on DESC, m.starts_at DESC, m.id LIMIT ${MEETINGS_SHOWN}`;
  return rows.map((row) => meetingSchema.parse(row));
}

/** One meeting. Shape: null when there is none. */
export async function findMeeting(db: Db, id: string): Promise<Meeting | null> {
  const [row] = await db`SELECT ${columns(db)} FROM meetings m WHERE m.id = ${id}`;
  return row ? meetingSchema.parse(row) : null;
}

/** One meeting, kept from others until the transaction ends. Shape: null when there is none. */
export async function lockMeeting(tx: Tx, id: string): Promise<Locked<Meeting> | null> {
  const [row] = await tx`SELECT ${columns(tx)} FROM meetings m WHERE m.id = ${id} FOR UPDATE OF m`;
  return row ? asLocked(meetingSchema.parse(row)) : null;
}

/** Plans a meeting. Shape: its id. */
export async function insertMeeting(
  tx: Tx,
  one: { heldOn: CalendarDate; startsAt: LocalTime; place: string; madeBy: string; now: Date },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO meetings (held_on, starts_at, place, made_by, made_at)
    VALUES (${one.heldOn}, ${one.startsAt}, ${one.place}, ${one.madeBy}, ${one.now}) RETURNING id`;
  return z.uuid().parse(row?.id);
}

/** Closes a locked meeting; how its cases stand must be kept before. */
export async function setMeetingClosed(
  tx: Tx,
  meeting: Locked<Meeting>,
  by: { staffId: string; now: Date },
): Promise<void> {
  await tx`UPDATE meetings SET closed_by = ${by.staffId}, closed_at = ${by.now} WHERE id = ${meeting.id}`;
}

/** Puts a case at the end of the agenda of a locked meeting. Shape: false when it was there before. */
export async function insertMeetingItem(
  tx: Tx,
  meeting: Locked<Meeting>,
  applicationId: string,
): Promise<boolean> {
  const rows = await tx`
    INSERT INTO meeting_items (meeting_id, application_id, position, note)
    SELECT ${meeting.id}, ${applicationId}, coalesce(max(position), 0) + 1, '' FROM meeting_items WHERE meeting_id = ${meeting.id}
    ON CONFLICT (meeting_id, application_id) DO NOTHING RETURNING application_id`;
  return rows.length === 1;
}

/**
 * What a page carries of the words on an agenda, so that who changes them later overwrites nothing unseen.
 * Shape: SQL of a short text that is another one for other words.
 */
export const noteMark = (db: Db) => db`left(encode(sha256(convert_to(i.note, 'UTF8')), 'hex'), 16)`;

/** Says why a case is on the agenda of a locked meeting. Shape: false when it is not there, or has other words than were seen. */
export async function setItemNote(
  tx: Tx,
  meeting: Locked<Meeting>,
  item: { applicationId: string; note: string; markSeen: string | null },
): Promise<boolean> {
  const rows = await tx`
    UPDATE meeting_items i SET note = ${item.note}
    WHERE i.meeting_id = ${meeting.id} AND i.application_id = ${item.applicationId} AND ${noteMark(tx)} = coalesce(${item.markSeen}, ${noteMark(tx)})
    RETURNING i.application_id`;
  return rows.length === 1;
}

/** Moves a case one place up on the agenda of a locked meeting. Shape: false when it is the first, or not there. */
export async function setItemEarlier(
  tx: Tx,
  meeting: Locked<Meeting>,
  applicationId: string,
): Promise<boolean> {
  const rows = await tx`
    WITH moved AS (
      SELECT application_id, position, lag(application_id) OVER by_place AS other_id, lag(position) OVER by_place AS other
      FROM meeting_items WHERE meeting_id = ${meeting.id} WINDOW by_place AS (ORDER BY position)
    )
    UPDATE meeting_items i
    SET position = CASE WHEN i.application_id = moved.application_id THEN moved.other ELSE moved.position END
    FROM moved WHERE moved.application_id = ${applicationId} AND moved.other IS NOT NULL AND i.meeting_id = ${meeting.id}
      AND i.application_id IN (moved.application_id, moved.other_id) RETURNING i.application_id`;
  return rows.length === 2;
}

/** Takes a case off the agenda of a locked meeting. Shape: false when it was not there, or something was recorded about it. */
export async function deleteMeetingItem(
  tx: Tx,
  meeting: Locked<Meeting>,
  applicationId: string,
): Promise<boolean> {
  const rows = await tx`
    DELETE FROM meeting_items i WHERE i.meeting_id = ${meeting.id} AND i.application_id = ${applicationId}
      AND NOT EXISTS (SELECT FROM meeting_outcomes o WHERE o.meeting_id = i.meeting_id AND o.application_id = i.application_id)
    RETURNING i.application_id`;
  return rows.length === 1;
}

/** Whether a case stands on the agenda of a meeting. */
export async function isOnAgenda(db: Db, meetingId: string, applicationId: string): Promise<boolean> {
  const rows = await db`
    SELECT 1 FROM meeting_items WHERE meeting_id = ${meetingId} AND application_id = ${applicationId}`;
  return rows.length === 1;
}

/** Open agendas that a case stands on, and those of meetings that were held. Shape: from the latest day back. */
export async function listMeetingsOf(db: Db, applicationId: string): Promise<Meeting[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM meetings m JOIN meeting_items i ON i.meeting_id = m.id
    WHERE i.application_id = ${applicationId} ORDER BY m.held_on DESC, m.starts_at DESC, m.id LIMIT ${MEETINGS_SHOWN}`;
  return rows.map((row) => meetingSchema.parse(row));
}

const outcomeSchema = z.object({
  id: z.uuid(),
  meeting_id: z.uuid(),
  made_at: z.date(),
  application_id: z.uuid(),
  held_on: z.string(),
  words: z.string(),
  agency: z.string(),
  due_on: z.string(),
  made_name: z.string(),
  done_name: z.string().nullable(),
  done_at: z.date().nullable(),
});
/** What came out of a meeting about a case. A type of its own, so that no query for applicants can mix it in. */
export type MeetingOutcome = z.infer<typeof outcomeSchema>;

const outcomes = (db: Db) => db`
  SELECT o.id, o.meeting_id, o.made_at, o.application_id, m.held_on, o.words, o.agency, o.due_on, p.name AS made_name, d.name AS done_name,
    o.done_at
  FROM meeting_outcomes o JOIN meetings m ON m.id = o.meeting_id JOIN staff_members p ON p.id = o.made_by
  LEFT JOIN staff_members d ON d.id = o.done_by`;

/** What meetings left to do about some cases, also what is done. Shape: by due day. */
export async function listOutcomes(db: Db, applicationIds: readonly string[]): Promise<MeetingOutcome[]> {
  const rows = await db`
    ${outcomes(db)} WHERE o.application_id = ANY(${db.array([...applicationIds])}::uuid[]) ORDER BY o.due_on, o.made_at, o.id`;
  return rows.map((row) => outcomeSchema.parse(row));
}

/** One outcome about a case. Shape: null when there is none; its row locked. */
export async function lockOutcome(
  tx: Tx,
  applicationId: string,
  id: string,
): Promise<Locked<MeetingOutcome> | null> {
  const [row] = await tx`
    ${outcomes(tx)} WHERE o.application_id = ${applicationId} AND o.id = ${id} FOR UPDATE OF o`;
  return row ? asLocked(outcomeSchema.parse(row)) : null;
}

/** Records what a meeting left to an agency. */
export async function insertOutcome(
  tx: Tx,
  one: {
    meetingId: string;
    applicationId: string;
    words: string;
    agency: string;
    dueOn: CalendarDate;
    madeBy: string;
    now: Date;
  },
): Promise<void> {
  await tx`
    INSERT INTO meeting_outcomes (meeting_id, application_id, words, agency, due_on, made_by, made_at)
    VALUES (${one.meetingId}, ${one.applicationId}, ${one.words}, ${one.agency}, ${one.dueOn}, ${one.madeBy}, ${one.now})`;
}

/** Notes that what a meeting left is done. Shape: false when it was done before. */
export async function setOutcomeDone(
  tx: Tx,
  outcome: Locked<MeetingOutcome>,
  by: { staffId: string; now: Date },
): Promise<boolean> {
  const rows = await tx`
    UPDATE meeting_outcomes SET done_by = ${by.staffId}, done_at = ${by.now}
    WHERE id = ${outcome.id} AND done_at IS NULL RETURNING id`;
  return rows.length === 1;
}
