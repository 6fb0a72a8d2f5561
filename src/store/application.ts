import * as z from 'zod';
import type { Answers } from '#src/domain/application/answers.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import { locales } from '#src/domain/shared/locale.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import { type ActivityLine, activityAdd } from '#src/store/activity.ts';
import { asLocked, type Db, type Locked, type Sql, type Tx } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];

export const applicationSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  owner_id: z.uuid().nullable(),
  owner_email: z.string().nullable(),
  started_by: z.instanceof(Uint8Array).nullable(),
  status: z.enum(statuses),
  revision: z.number().int(),
  locale: z.enum(locales),
  // Answers of a draft may be anything a person typed; steps judge them, never the row.
  answers: z.custom<Answers>((value) => typeof value === 'object' && value !== null),
  form_version: z.string(),
  version_number: z.number().int(),
  track: z.string().nullable(),
  event_kind: z.string().nullable(),
  event_name: z.string().nullable(),
  organizer_name: z.string().nullable(),
  place_summary: z.string().nullable(),
  district: z.string().nullable(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  peak_people_count: z.number().int().nullable(),
  coordinator_id: z.uuid().nullable(),
  status_reason: z.string().nullable(),
  copied_from: z.uuid().nullable(),
  split_from: z.uuid().nullable(),
  created_at: z.date(),
  updated_at: z.date(),
  submitted_at: z.date().nullable(),
  status_since: z.date(),
});
export type Application = z.infer<typeof applicationSchema>;

/** As much of an application as a page of questions needs: what is not read costs nothing. */
export const draftSchema = applicationSchema.pick({
  id: true,
  ref: true,
  owner_id: true,
  owner_email: true,
  started_by: true,
  status: true,
  revision: true,
  answers: true,
});
export type Draft = z.infer<typeof draftSchema>;

/** What lists and searches show of a case, kept beside the answers at each submission. */
export interface ApplicationFacets {
  track: string;
  eventKind: string | null;
  eventName: string | null;
  organizerName: string | null;
  placeSummary: string | null;
  district: string | null;
  /** Key of the place in the city's register. */
  place: string | null;
  hazards: readonly string[];
  startsOn: CalendarDate | null;
  endsOn: CalendarDate | null;
  peakPeopleCount: number | null;
  searchText: string;
}

const columns = (db: Db) => db`
  a.id, a.ref, a.owner_id, o.email AS owner_email, a.started_by, a.status, a.revision, a.locale, a.answers, a.form_version,
  a.version_number, a.track, a.event_kind, a.event_name, a.organizer_name, a.place_summary, a.district, a.starts_on,
  a.ends_on, a.peak_people_count, a.coordinator_id, a.status_reason, a.copied_from, a.split_from, a.created_at, a.updated_at, a.submitted_at, a.status_since`;

/** The application with a reference. Shape: null when there is none. */
export async function findApplicationByRef(db: Db, ref: string): Promise<Application | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id WHERE a.ref = ${ref}`;
  return row ? applicationSchema.parse(row) : null;
}

/** The columns of an application `a` and its owner `o` that `draftSchema` reads. */
export const draftColumns = (db: Db) => db`
  a.id, a.ref, a.owner_id, o.email AS owner_email, a.started_by, a.status, a.revision, a.answers`;

/** What a page of questions needs of the application with a reference. Shape: null when there is none. */
export async function findDraftByRef(db: Db, ref: string): Promise<Draft | null> {
  const [row] = await db`
    SELECT ${draftColumns(db)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id WHERE a.ref = ${ref}`;
  return row ? draftSchema.parse(row) : null;
}

/** The application with an id. Shape: null when there is none. */
export async function findApplicationById(db: Db, id: string): Promise<Application | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id WHERE a.id = ${id}`;
  return row ? applicationSchema.parse(row) : null;
}

/** Reads an application and keeps others from changing it until the transaction ends. Shape: null when there is none; row locked. */
export async function lockApplicationByRef(tx: Tx, ref: string): Promise<Locked<Application> | null> {
  const [row] = await tx`
    SELECT ${columns(tx)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id
    WHERE a.ref = ${ref} FOR UPDATE OF a`;
  return row ? asLocked(applicationSchema.parse(row)) : null;
}

/** Applications of a person or of a visitor's session, newest first, without drafts that were deleted. Shape: at most 200 rows. */
export async function listApplicationsOf(
  db: Db,
  owner: { applicantId: string | null; sessionHash: Buffer | null },
): Promise<Application[]> {
  const rows = await db`
    SELECT ${columns(db)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id
    WHERE (a.owner_id = ${owner.applicantId} OR (a.owner_id IS NULL AND a.started_by = ${owner.sessionHash}))
      AND NOT (a.status = 'withdrawn' AND a.version_number = 0)
    ORDER BY a.updated_at DESC LIMIT 200`;
  return rows.map((row) => applicationSchema.parse(row));
}

/** Creates a draft. Shape: the new row's id. */
export async function insertApplication(
  tx: Tx,
  draft: {
    ref: string;
    ownerId: string | null;
    startedBy: Buffer | null;
    locale: string;
    answers: Answers;
    formVersion: string;
    /** The id of the earlier case that its answers come from. */
    copiedFrom?: string;
    /** The id of the application whose speech part it is. */
    splitFrom?: string;
    now: Date;
  },
): Promise<string> {
  const [row] = await tx`
    INSERT INTO applications (ref, owner_id, started_by, status, locale, answers, form_version, event_name, copied_from, split_from,
      created_at, updated_at, status_since)
    VALUES (${draft.ref}, ${draft.ownerId}, ${draft.startedBy}, 'draft', ${draft.locale}, ${tx.json(draft.answers as never)},
      ${draft.formVersion}, ${draft.answers.event?.name ?? null}, ${draft.copiedFrom ?? null},
      ${draft.splitFrom ?? null}, ${draft.now}, ${draft.now}, ${draft.now})
    RETURNING id`;
  return z.uuid().parse(row?.id);
}

/**
 * Replaces the answers of a draft and writes the line of history that goes with it, in one statement, which is a transaction
 * of its own.
 * Shape: the new revision, or null when the draft is no longer as it was read, or the invitation by which somebody else saves
 * it ended meanwhile; then nothing is written. `locale` is null where the organizer's own language stays.
 */
export async function saveAnswers(
  sql: Sql,
  read: Draft,
  saved: { answers: Answers; locale: string | null; line: ActivityLine; delegation: string | null },
): Promise<number | null> {
  // Left out and not asked with a null: PostgreSQL would plan the statement anew for each save.
  const isInvited =
    saved.delegation === null
      ? sql``
      : sql`AND EXISTS (SELECT FROM delegations g WHERE g.id = ${saved.delegation}
          AND g.application_id = applications.id AND g.ended_at IS NULL AND g.expires_at > ${saved.line.at})`;
  const [row] = await sql`
    WITH saved AS (
      UPDATE applications SET answers = ${sql.json(saved.answers as never)}, revision = revision + 1, locale = coalesce(${saved.locale}, locale),
        event_name = ${saved.answers.event?.name ?? null}, updated_at = ${saved.line.at}
      WHERE id = ${read.id} AND revision = ${read.revision} AND status = ${read.status}
        -- Signing in makes a visitor's draft a person's without a new revision.
        AND owner_id IS NOT DISTINCT FROM ${read.owner_id} ${isInvited}
      RETURNING revision
    )
    SELECT revision, ${activityAdd(sql, saved.line)} FROM saved`;
  return row ? z.number().parse(row.revision) : null;
}

/** Replaces the answers of a locked draft. */
export async function setAnswers(
  tx: Tx,
  application: Locked<Application>,
  saved: { answers: Answers; now: Date },
): Promise<void> {
  await tx`
    UPDATE applications SET answers = ${tx.json(saved.answers as never)}, revision = revision + 1,
      event_name = ${saved.answers.event?.name ?? null}, updated_at = ${saved.now}
    WHERE id = ${application.id}`;
}

/**
 * The application that was one draft with this one before it was split, from either side.
 * Shape: null when there is none, or when it was given up or ran out.
 */
export async function findOtherPart(
  db: Db,
  application: Pick<Application, 'id' | 'split_from'>,
): Promise<Application | null> {
  const [row] = await db`
    SELECT ${columns(db)} FROM applications a LEFT JOIN applicants o ON o.id = a.owner_id
    WHERE (a.id = ${application.split_from} OR a.split_from = ${application.id}) AND a.status NOT IN ('withdrawn', 'expired')
    ORDER BY a.created_at DESC, a.id LIMIT 1`;
  return row ? applicationSchema.parse(row) : null;
}

/**
 * Moves the status of a locked application.
 * Shape: false when the row no longer has the status it was locked with.
 */
export async function setApplicationStatus(
  tx: Tx,
  application: Locked<Application>,
  to: ApplicationStatus,
  now: Date,
  reason: string | null = null,
): Promise<boolean> {
  const rows = await tx`
    UPDATE applications SET status = ${to}, status_reason = ${reason}, status_since = ${now}, updated_at = ${now},
      revision = revision + 1
    WHERE id = ${application.id} AND status = ${application.status}
    RETURNING id`;
  return rows.length === 1;
}

/** Writes what a submission settles: the version, its facets and its arrival. */
export async function setSubmission(
  tx: Tx,
  application: Locked<Application>,
  submission: { versionNumber: number; facets: ApplicationFacets; now: Date },
): Promise<void> {
  const { facets } = submission;
  await tx`
    UPDATE applications SET version_number = ${submission.versionNumber}, submitted_at = coalesce(submitted_at, ${submission.now}),
      track = ${facets.track}, event_kind = ${facets.eventKind}, event_name = ${facets.eventName},
      organizer_name = ${facets.organizerName}, place_summary = ${facets.placeSummary}, district = ${facets.district},
      place = ${facets.place}, hazards = ${tx.array([...facets.hazards])}, starts_on = ${facets.startsOn}, ends_on = ${facets.endsOn}, peak_people_count = ${facets.peakPeopleCount},
      search_text = ${facets.searchText}
    WHERE id = ${application.id}`;
}

/** Names the coordinator who steers a case. */
export async function setCoordinator(
  tx: Tx,
  application: Locked<Application>,
  staffId: string | null,
): Promise<void> {
  await tx`UPDATE applications SET coordinator_id = ${staffId} WHERE id = ${application.id}`;
}

/** Gives the drafts of a visitor's session to the person who just signed in. Shape: the drafts. */
export async function updateDraftOwners(
  tx: Tx,
  sessionHash: Buffer,
  applicantId: string,
): Promise<{ id: string; ref: string; status: string; event_name: string | null }[]> {
  const rows = await tx`
    UPDATE applications SET owner_id = ${applicantId}, started_by = NULL
    WHERE owner_id IS NULL AND started_by = ${sessionHash}
    RETURNING id, ref, status, event_name`;
  return z
    .array(z.object({ id: z.uuid(), ref: z.string(), status: z.string(), event_name: z.string().nullable() }))
    .parse([...rows]);
}
