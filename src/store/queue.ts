import type postgres from 'postgres';
import * as z from 'zod';
import { TELLING_ACTIONS } from '#src/domain/case-change.ts';
import type { QueueSort, QueueWork } from '#src/domain/queue.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  REVIEW_STATES,
  type ReviewState,
} from '#src/domain/workflow/states.ts';
import type { Db, Tx } from '#src/store/sql.ts';

const statuses = Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]];
const reviewStates = Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]];

/** More lines are not told one by one. */
const MOST_NEWS = 20;

const queueRowSchema = z.object({
  id: z.uuid(),
  ref: z.string(),
  event_name: z.string().nullable(),
  organizer_name: z.string().nullable(),
  event_kind: z.string().nullable(),
  track: z.string().nullable(),
  place_summary: z.string().nullable(),
  district: z.string().nullable(),
  starts_on: z.string().nullable(),
  ends_on: z.string().nullable(),
  peak_people_count: z.number().int().nullable(),
  status: z.enum(statuses),
  submitted_at: z.date().nullable(),
  coordinator_name: z.string().nullable(),
  review_state: z.enum(reviewStates).nullable(),
  is_blocking: z.boolean().nullable(),
  due_on: z.string().nullable(),
  paused_at: z.date().nullable(),
  arrived_at: z.date().nullable(),
  paused_days_count: z.number().int().nullable(),
  assigned_to: z.uuid().nullable(),
  assigned_name: z.string().nullable(),
  open_agencies: z.array(z.string()),
  /** The reader has opened the case before. */
  is_known: z.boolean(),
  /** Lines of its history that others wrote since the reader looked. */
  news: z.array(z.string()),
  sort_key: z.string(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export interface QueueFilter {
  /** One agency's part of the cases, or null for every submitted case. */
  agency: string | null;
  staffId: string;
  /** Whose work counts as the reader's: their own, and that of those they stand in for. */
  desks: readonly string[];
  work: QueueWork;
  /** Today and the last day of this week, for what is late and what is due. */
  today: CalendarDate;
  weekEndsOn: CalendarDate;
  status: ApplicationStatus | null;
  /** State of the agency's own review; looks at nothing when all cases are asked for. */
  state: ReviewState | null;
  kind: string | null;
  district: string | null;
  /** Key of a place in the city's register. */
  place: string | null;
  hazard: string | null;
  from: CalendarDate | null;
  until: CalendarDate | null;
  search: string | null;
  sort: QueueSort;
  /** What is finished is read from the newest back. */
  newestFirst: boolean;
  /** The last row of the page before: its sort key and id. */
  after: { key: string; id: string } | null;
  limit: number;
}

/**
 * One page of the shared queue.
 * Shape: at most `limit` rows after the key, in the order asked; the cost does not depend on how many cases there are.
 */
export async function listQueue(db: Db, filter: QueueFilter): Promise<QueueRow[]> {
  const rows =
    filter.agency === null ? await allCases(db, filter) : await agencyCases(db, filter, filter.agency);
  return rows.map((row) => queueRowSchema.parse(row));
}

// Typed by the user: % and _ stand for themselves.
const pattern = (search: string) => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

// What has reviews was submitted: saying so again lets the index of submitted cases find the words.
const caseFilter = (db: Db, filter: QueueFilter) => db`
  ${filter.status ? db`AND a.status = ${filter.status}` : db``}
  ${filter.kind ? db`AND a.event_kind = ${filter.kind}` : db``}
  ${filter.district ? db`AND a.district = ${filter.district}` : db``}
  ${filter.place ? db`AND a.version_number > 0 AND a.place = ${filter.place}` : db``}
  ${filter.hazard ? db`AND a.version_number > 0 AND a.hazards @> ${db.array([filter.hazard])}` : db``}
  ${filter.from ? db`AND a.ends_on >= ${filter.from}` : db``}
  ${filter.until ? db`AND a.starts_on <= ${filter.until}` : db``}
  ${filter.search ? db`AND a.version_number > 0 AND a.search_text LIKE ${pattern(filter.search)}` : db``}`;

const openAgencies = (db: Db) => db`
  ARRAY(SELECT o.agency FROM reviews o WHERE o.application_id = a.id AND o.is_current AND o.is_blocking
    AND o.state IN ('waiting', 'assigned', 'info_requested') ORDER BY o.due_on, o.agency) AS open_agencies`;

/** Views of an agency that its reviews tell by themselves: to count them no case has to be read. */
const OF_REVIEW: readonly QueueWork[] = ['open', 'mine', 'late', 'due', 'applicant'];

const FILTERS = ['status', 'kind', 'district', 'place', 'hazard', 'from', 'until'] as const;
const NO_FILTER = {
  status: null,
  state: null,
  kind: null,
  district: null,
  place: null,
  hazard: null,
  from: null,
  until: null,
} as const;

type Part = postgres.PendingQuery<postgres.Row[]>;

/** After the last row and in its order: the id decides between rows of the same day, so that none is skipped or shown twice. */
const keyset = (db: Db, filter: QueueFilter, key: Part, cast: Part, id: Part) => {
  const sign = filter.newestFirst ? db`<` : db`>`;
  const order = filter.newestFirst ? db`DESC` : db`ASC`;
  return db`
    ${filter.after ? db`AND (${key}, ${id}) ${sign} (${filter.after.key}::${cast}, ${filter.after.id}::uuid)` : db``}
    ORDER BY ${key} ${order}, ${id} ${order} LIMIT ${filter.limit}`;
};

/** What others did since the reader looked, of what a reviewer is told. It is nothing for a case that they never opened. */
const newLines = (db: Db, filter: QueueFilter) => db`
  FROM activities x WHERE x.application_id = a.id AND x.position > l.position
    AND x.actor_id IS DISTINCT FROM ${filter.staffId} AND x.action = ANY(${db.array([...TELLING_ACTIONS])})`;

const news = (db: Db, filter: QueueFilter) => db`
  l.position IS NOT NULL AS is_known,
  ARRAY(SELECT x.action ${newLines(db, filter)} ORDER BY x.position DESC LIMIT ${MOST_NEWS}) AS news`;

const ownLook = (db: Db, filter: QueueFilter) => db`
  LEFT JOIN case_looks l ON l.staff_id = ${filter.staffId} AND l.application_id = a.id`;

/** The part of the work that a view shows, for one agency. */
function agencyWork(db: Db, filter: QueueFilter) {
  const open = db`AND r.state IN ('waiting', 'assigned', 'info_requested')`;
  // Clocks stand still exactly while the applicant has to answer or to change something.
  const running = db`${open} AND r.paused_at IS NULL`;
  return {
    open,
    mine: db`${open} AND r.assigned_to = ANY(${db.array([...filter.desks])}::uuid[])`,
    unclaimed: db`AND r.state = 'waiting' AND r.assigned_to IS NULL AND a.status = 'in_agency_review'`,
    late: db`${running} AND r.due_on < ${filter.today}`,
    due: db`${running} AND r.due_on BETWEEN ${filter.today} AND ${filter.weekEndsOn}`,
    changed: db`${open} AND l.position IS NOT NULL AND EXISTS (SELECT ${newLines(db, filter)})`,
    applicant: db`${open} AND r.paused_at IS NOT NULL`,
    ready: db`AND a.status = 'ready_to_issue' AND a.version_number > 0`,
    decided: db`AND r.state IN ('approved', 'approved_with_conditions', 'objected', 'deemed')`,
    any: db``,
  };
}

/** The same for who steers all cases. */
function caseWork(db: Db, filter: QueueFilter) {
  const open = db`AND a.status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue')`;
  return {
    open,
    mine: db`${open} AND a.coordinator_id = ANY(${db.array([...filter.desks])}::uuid[])`,
    unclaimed: db`AND a.status IN ('submitted', 'intake_review') AND a.coordinator_id IS NULL`,
    late: db`${open} AND a.next_due_on < ${filter.today}`,
    due: db`${open} AND a.next_due_on BETWEEN ${filter.today} AND ${filter.weekEndsOn}`,
    changed: db`${open} AND l.position IS NOT NULL AND EXISTS (SELECT ${newLines(db, filter)})`,
    applicant: db`AND a.status IN ('returned_incomplete', 'changes_requested')`,
    ready: db`AND a.status = 'ready_to_issue'`,
    decided: db`AND a.status IN ('permit_issued', 'denied', 'revoked', 'event_over', 'closed')`,
    any: db``,
  };
}

function agencyCases(db: Db, filter: QueueFilter, agency: string) {
  const key = { due: db`r.due_on`, event: db`r.starts_on`, arrival: db`r.arrived_at` }[filter.sort];
  const cast = { due: db`date`, event: db`date`, arrival: db`timestamptz` }[filter.sort];
  return db`
    SELECT a.id, a.ref, a.event_name, a.organizer_name, a.event_kind, a.track, a.place_summary, a.district, a.starts_on, a.ends_on,
      a.peak_people_count, a.status, a.submitted_at, c.name AS coordinator_name, r.state AS review_state, r.is_blocking, r.due_on,
      r.paused_at, r.arrived_at, r.paused_days_count, r.assigned_to, m.name AS assigned_name, ${openAgencies(db)}, ${news(db, filter)}, ${key}::text AS sort_key
    FROM reviews r
    JOIN applications a ON a.id = r.application_id
    LEFT JOIN staff_members m ON m.id = r.assigned_to
    LEFT JOIN staff_members c ON c.id = a.coordinator_id
    ${ownLook(db, filter)}
    WHERE ${ownParts(db, filter, agency, filter.work)}
      ${keyset(db, filter, key, cast, db`r.application_id`)}`;
}

const ownParts = (db: Db, filter: QueueFilter, agency: string, work: QueueWork) => db`
  r.agency = ${agency} AND r.is_current ${agencyWork(db, filter)[work]}
  ${filter.state ? db`AND r.state = ${filter.state}` : db``} ${caseFilter(db, filter)}`;

function allCases(db: Db, filter: QueueFilter) {
  const key = { due: db`a.next_due_on`, event: db`a.starts_on`, arrival: db`a.submitted_at` }[filter.sort];
  const cast = { due: db`date`, event: db`date`, arrival: db`timestamptz` }[filter.sort];
  return db`
    SELECT a.id, a.ref, a.event_name, a.organizer_name, a.event_kind, a.track, a.place_summary, a.district, a.starts_on, a.ends_on,
      a.peak_people_count, a.status, a.submitted_at, c.name AS coordinator_name, NULL AS review_state, NULL AS is_blocking,
      a.next_due_on AS due_on, NULL AS paused_at, NULL AS arrived_at, NULL AS paused_days_count, NULL AS assigned_to, NULL AS assigned_name, ${openAgencies(db)},
      ${news(db, filter)}, ${key}::text AS sort_key
    FROM applications a
    LEFT JOIN staff_members c ON c.id = a.coordinator_id
    ${ownLook(db, filter)}
    WHERE ${sentCases(db, filter, filter.work)} AND ${key} IS NOT NULL
      ${keyset(db, filter, key, cast, db`a.id`)}`;
}

const sentCases = (db: Db, filter: QueueFilter, work: QueueWork) => db`
  a.version_number > 0 ${caseWork(db, filter)[work]} ${caseFilter(db, filter)}`;

/**
 * How many cases each view holds, under the same filters.
 * Shape: counted up to `most`. Where something is filtered, only the first `examined` cases of a view are looked at; a number
 * that these do not tell is left out. So the cost does not depend on how many cases there are.
 */
export async function countQueue(
  db: Db,
  filter: QueueFilter,
  views: readonly QueueWork[],
  { most, examined }: { most: number; examined: number },
): Promise<Partial<Record<QueueWork, number>>> {
  const { agency } = filter;
  const isFiltered = filter.state !== null || FILTERS.some((name) => filter[name] !== null);
  const all = { ...filter, ...NO_FILTER };
  const withCase = db`JOIN applications a ON a.id = r.application_id ${ownLook(db, filter)}`;
  const cases = (work: QueueWork, columns: Part) =>
    agency === null
      ? db`SELECT ${columns} FROM applications a ${ownLook(db, filter)} WHERE ${sentCases(db, all, work)}`
      : db`
        SELECT ${columns} FROM reviews r ${isFiltered || !OF_REVIEW.includes(work) ? withCase : db``}
        WHERE ${ownParts(db, all, agency, work)}`;
  const columns = db`a.status, a.event_kind, a.district, a.place, a.version_number, a.hazards, a.starts_on, a.ends_on
    ${agency === null ? db`` : db`, r.state`}`;
  const ofState = filter.state && agency !== null ? db`AND a.state = ${filter.state}` : db``;
  const each = views.map((work) =>
    isFiltered
      ? db`, (SELECT json_build_array(count(*) FILTER (WHERE true ${ofState} ${caseFilter(db, filter)}), count(*))
          FROM (${cases(work, columns)} LIMIT ${examined}) AS a) AS ${db(work)}`
      : db`, (SELECT json_build_array(count(*), 0) FROM (${cases(work, db``)} LIMIT ${most}) AS found) AS ${db(work)}`,
  );
  const [row] = await db`SELECT 0 AS none ${each}`;
  const counts = views.flatMap((work) => {
    const [count, looked] = z.tuple([z.number().int(), z.number().int()]).parse(row?.[work]);
    if (count >= most) return [[work, most] as const];
    return looked >= examined ? [] : [[work, count] as const];
  });
  return Object.fromEntries(counts);
}

/** The day by which somebody in the city must act on a case. Shape: null when nobody must. */
export async function findNextDue(db: Db, applicationId: string): Promise<CalendarDate | null> {
  const [row] = await db`SELECT next_due_on FROM applications WHERE id = ${applicationId}`;
  return z
    .string()
    .nullable()
    .parse(row?.next_due_on ?? null);
}

/**
 * Writes the earliest due day of the open reviews beside the case, for the list that shows every agency.
 * Shape: `coordinatorDueOn` where no agency has the ball.
 */
export async function updateNextDue(
  tx: Tx,
  applicationId: string,
  coordinatorDueOn: CalendarDate,
): Promise<void> {
  await tx`
    UPDATE applications SET next_due_on = coalesce((SELECT min(due_on) FROM reviews WHERE application_id = ${applicationId}
      AND is_current AND is_blocking AND state IN ('waiting', 'assigned', 'info_requested')), ${coordinatorDueOn})
    WHERE id = ${applicationId}`;
}
