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
import { otherReaders } from '#src/store/open-case.ts';
import { findByWord, pattern } from '#src/store/queue-search.ts';
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
  /** Names of others who have the case open. */
  readers: z.array(z.string()),
  sort_key: z.string(),
});
export type QueueRow = z.infer<typeof queueRowSchema>;

export interface QueueFilter {
  /** One agency's part of the cases, or null for every submitted case. */
  agency: string | null;
  staffId: string;
  now: Date;
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
  const among = filter.search === null ? null : await findByWord(db, filter.search);
  const asked = { ...filter, among };
  const rows =
    filter.agency === null ? await allCases(db, asked) : await agencyCases(db, asked, filter.agency);
  return rows.map((row) => queueRowSchema.parse(row));
}

/** With the cases that hold what is looked for, where they are known already. */
type Asked = QueueFilter & { among?: readonly string[] | null };

type Part = postgres.PendingQuery<postgres.Row[]>;

/**
 * A limit that is known beforehand. With a number that comes later the database expects a tenth of all rows, finds such a plan
 * dear among many cases, and plans anew each time.
 */
const atMost = (db: Db, rows: number): Part => db`LIMIT ${db.unsafe(String(Math.trunc(rows)))}`;

// Values that choose rows stand in statements as `(SELECT value)`: no plan then depends on them, and the index for them is always
// the right one. Planning takes longer than reading a page, and the database goes on planning anew as long as it believes that
// knowing the values pays. Pieces are made only where they are needed, since each costs like a small statement.

const joined = (db: Db, pieces: readonly Part[]): Part =>
  pieces.length === 0 ? db`` : db`${pieces as Part[]}`;

/** What a filter asks of a case. An agency's part of it has the same columns, so that its lists need not look at the case. */
function caseFilter(db: Db, filter: QueueFilter, table: 'a' | 'r' | 'f'): Part {
  const pieces: Part[] = [];
  const status = table === 'r' ? 'case_status' : 'status';
  const of = (column: string) => db(`${table}.${column}`);
  if (filter.status) pieces.push(db`AND ${of(status)} = (SELECT ${filter.status}::text)`);
  if (filter.kind) pieces.push(db`AND ${of('event_kind')} = (SELECT ${filter.kind}::text)`);
  if (filter.district) pieces.push(db`AND ${of('district')} = (SELECT ${filter.district}::text)`);
  if (filter.place) pieces.push(db`AND ${of('place')} = (SELECT ${filter.place}::text)`);
  if (filter.hazard) pieces.push(db`AND ${of('hazards')} @> ARRAY[(SELECT ${filter.hazard}::text)]`);
  if (filter.from) pieces.push(db`AND ${of('ends_on')} >= (SELECT ${filter.from}::date)`);
  if (filter.until) pieces.push(db`AND ${of('starts_on')} <= (SELECT ${filter.until}::date)`);
  if (filter.state && table !== 'a') pieces.push(db`AND ${of('state')} = (SELECT ${filter.state}::text)`);
  return joined(db, pieces);
}

function searchFilter(db: Db, { search, among = null }: Asked) {
  if (search === null) return db``;
  // What has reviews was submitted: saying so again lets the index of submitted cases find the words.
  if (among === null) return db`AND a.version_number > 0 AND a.search_text LIKE ${pattern(search)}`;
  return db`AND a.id = ANY(${db.array([...among])}::uuid[])`;
}

const openAgencies = (db: Db) => db`
  ARRAY(SELECT o.agency FROM reviews o WHERE o.application_id = a.id AND o.is_current AND o.is_blocking
    AND o.state IN ('waiting', 'assigned', 'info_requested') ORDER BY o.due_on, o.agency) AS open_agencies`;

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

/** After the last row and in its order: the id decides between rows of the same day, so that none is skipped or shown twice. */
const keyset = (db: Db, filter: QueueFilter, { key, cast, id }: SortKey) => {
  const sign = filter.newestFirst ? db`<` : db`>`;
  const order = filter.newestFirst ? db`DESC` : db`ASC`;
  return db`
    ${filter.after ? db`AND (${key}, ${id}) ${sign} (${filter.after.key}::${cast}, ${filter.after.id}::uuid)` : db``}
    ORDER BY ${key} ${order}, ${id} ${order} ${atMost(db, filter.limit)}`;
};

interface SortKey {
  key: Part;
  cast: Part;
  id: Part;
}

/** What others did since the reader looked, of what a reviewer is told. It is nothing for a case that they never opened. */
const newLines = (db: Db, filter: QueueFilter) => db`
  FROM activities x WHERE x.application_id = l.application_id AND x.position > l.position
    AND x.actor_id IS DISTINCT FROM ${filter.staffId} AND x.action = ANY(${db.array([...TELLING_ACTIONS])})`;

/** Whether the reader knows the case, what is new in it, and who else has it open. */
const told = (db: Db, filter: QueueFilter) => db`
  l.position IS NOT NULL AS is_known,
  ARRAY(SELECT x.action ${newLines(db, filter)} ORDER BY x.position DESC ${atMost(db, MOST_NEWS)}) AS news,
  ${otherReaders(db, filter.staffId, filter.now)} AS readers`;

const ownLook = (db: Db, filter: QueueFilter) => db`
  LEFT JOIN case_looks l ON l.staff_id = ${filter.staffId} AND l.application_id = a.id`;

/** The cases that the reader has looked at and that others went on with since: few, so that view begins with them. */
const changedLooks = (db: Db, filter: QueueFilter) => db`
  case_looks l CROSS JOIN LATERAL (SELECT 1 ${newLines(db, filter)} LIMIT 1) AS since`;

type Work = Record<QueueWork, () => Part>;

// Where the order is another than the day by which to act, the day says how many cases are late: whether to walk to them or sort them.
const dayFor = (db: Db, { sort }: QueueFilter, day: CalendarDate): Part =>
  sort === 'due' ? db`(SELECT ${day}::date)` : db`${day}::date`;

/** The part of the work that a view shows, for one agency. */
function agencyWork(db: Db, filter: QueueFilter): Work {
  const day = (one: 'today' | 'weekEndsOn') => dayFor(db, filter, filter[one]);
  const open = () => db`AND r.state IN ('waiting', 'assigned', 'info_requested')`;
  return {
    open,
    mine: open, // of those on the reader's desks
    unclaimed: () =>
      db`AND r.state = 'waiting' AND r.assigned_to IS NULL AND r.case_status = 'in_agency_review'`,
    // Clocks stand still exactly while the applicant has to answer or to change something.
    late: () => db`${open()} AND r.paused_at IS NULL AND r.due_on < ${day('today')}`,
    due: () =>
      db`${open()} AND r.paused_at IS NULL AND r.due_on BETWEEN ${day('today')} AND ${day('weekEndsOn')}`,
    changed: () =>
      db`${open()} AND l.staff_id = (SELECT ${filter.staffId}::uuid) AND l.newest_position > l.position`,
    applicant: () => db`${open()} AND r.paused_at IS NOT NULL`,
    ready: () => db`AND r.case_status = 'ready_to_issue'`,
    decided: () => db`AND r.state IN ('approved', 'approved_with_conditions', 'objected', 'deemed')`,
    any: () => db``,
  };
}

/** The same for who steers all cases. */
function caseWork(db: Db, filter: QueueFilter): Work {
  const day = (one: 'today' | 'weekEndsOn') => dayFor(db, filter, filter[one]);
  const open = () => db`AND a.status IN ('submitted', 'intake_review', 'in_agency_review', 'ready_to_issue')`;
  return {
    open,
    mine: open, // of those on the reader's desks
    unclaimed: () => db`AND a.status IN ('submitted', 'intake_review') AND a.coordinator_id IS NULL`,
    late: () => db`${open()} AND a.next_due_on < ${day('today')}`,
    due: () => db`${open()} AND a.next_due_on BETWEEN ${day('today')} AND ${day('weekEndsOn')}`,
    changed: () =>
      db`${open()} AND l.staff_id = (SELECT ${filter.staffId}::uuid) AND l.newest_position > l.position`,
    applicant: () => db`AND a.status IN ('returned_incomplete', 'changes_requested')`,
    ready: () => db`AND a.status = 'ready_to_issue'`,
    decided: () => db`AND a.status IN ('permit_issued', 'denied', 'revoked', 'event_over', 'closed')`,
    any: () => db``,
  };
}

/** Whose desks count as the reader's. What they hold is read whole and then sorted, since a desk is small. */
const ownDesks = (db: Db, filter: QueueFilter) => db`
  unnest((SELECT ${db.array([...new Set(filter.desks)])}::uuid[])) AS d (staff_id)`;

/** An agency's parts of the work that a view shows. */
function ownParts(db: Db, filter: Asked, agency: string, work: QueueWork) {
  const parts = db`
    r.agency = (SELECT ${agency}::text) AND r.is_current ${agencyWork(db, filter)[work]()} ${caseFilter(db, filter, 'r')}`;
  const search = filter.search ? db`JOIN applications a ON a.id = r.application_id` : db``;
  if (work === 'mine')
    return db`FROM ${ownDesks(db, filter)} CROSS JOIN LATERAL
      (SELECT * FROM reviews r WHERE ${parts} AND r.assigned_to = d.staff_id OFFSET 0) AS r ${search} WHERE true ${searchFilter(db, filter)}`;
  if (work === 'changed')
    return db`FROM ${changedLooks(db, filter)} JOIN reviews r ON r.application_id = l.application_id ${search}
      WHERE ${parts} ${searchFilter(db, filter)}`;
  return db`FROM reviews r ${search} WHERE ${parts} ${searchFilter(db, filter)}`;
}

/** The submitted cases that a view shows. */
function sentCases(db: Db, filter: Asked, work: QueueWork) {
  const cases = db`
    a.version_number > 0 ${caseWork(db, filter)[work]()} ${caseFilter(db, filter, 'a')} ${searchFilter(db, filter)}`;
  if (work === 'mine')
    return db`FROM ${ownDesks(db, filter)} CROSS JOIN LATERAL
      (SELECT * FROM applications a WHERE ${cases} AND a.coordinator_id = d.staff_id OFFSET 0) AS a WHERE true`;
  if (work === 'changed')
    return db`FROM ${changedLooks(db, filter)} JOIN applications a ON a.id = l.application_id WHERE ${cases}`;
  return db`FROM applications a WHERE ${cases}`;
}

const agencyKey = (db: Db, sort: QueueSort): SortKey => ({
  key: { due: db`r.due_on`, event: db`r.starts_on`, arrival: db`r.arrived_at` }[sort],
  cast: sort === 'arrival' ? db`timestamptz` : db`date`,
  id: db`r.application_id`,
});

const caseKey = (db: Db, sort: QueueSort): SortKey => ({
  key: { due: db`a.next_due_on`, event: db`a.starts_on`, arrival: db`a.submitted_at` }[sort],
  cast: sort === 'arrival' ? db`timestamptz` : db`date`,
  id: db`a.id`,
});

// The rows of the page are chosen first, out of an index alone; only these are then looked up.
function agencyCases(db: Db, filter: Asked, agency: string) {
  const sorted = agencyKey(db, filter.sort);
  const order = filter.newestFirst ? db`DESC` : db`ASC`;
  return db`
    SELECT a.id, a.ref, a.event_name, a.organizer_name, a.event_kind, a.track, a.place_summary, a.district, a.starts_on, a.ends_on,
      a.peak_people_count, a.status, a.submitted_at, c.name AS coordinator_name, r.state AS review_state, r.is_blocking, r.due_on,
      r.paused_at, r.arrived_at, r.paused_days_count, r.assigned_to, m.name AS assigned_name, ${openAgencies(db)}, ${told(db, filter)},
      p.sort_key::text AS sort_key
    FROM (SELECT r.application_id, ${sorted.key} AS sort_key
      ${ownParts(db, filter, agency, filter.work)} ${keyset(db, filter, sorted)}) AS p
    JOIN reviews r ON r.application_id = p.application_id AND r.agency = ${agency} AND r.is_current
    JOIN applications a ON a.id = p.application_id
    LEFT JOIN staff_members m ON m.id = r.assigned_to
    LEFT JOIN staff_members c ON c.id = a.coordinator_id
    ${ownLook(db, filter)}
    ORDER BY p.sort_key ${order}, p.application_id ${order}`;
}

function allCases(db: Db, filter: Asked) {
  const sorted = caseKey(db, filter.sort);
  const order = filter.newestFirst ? db`DESC` : db`ASC`;
  return db`
    SELECT a.id, a.ref, a.event_name, a.organizer_name, a.event_kind, a.track, a.place_summary, a.district, a.starts_on, a.ends_on,
      a.peak_people_count, a.status, a.submitted_at, c.name AS coordinator_name, NULL AS review_state, NULL AS is_blocking,
      a.next_due_on AS due_on, NULL AS paused_at, NULL AS arrived_at, NULL AS paused_days_count, NULL AS assigned_to, NULL AS assigned_name, ${openAgencies(db)},
      ${told(db, filter)}, p.sort_key::text AS sort_key
    FROM (SELECT a.id, ${sorted.key} AS sort_key
      ${sentCases(db, filter, filter.work)} AND ${sorted.key} IS NOT NULL ${keyset(db, filter, sorted)}) AS p
    JOIN applications a ON a.id = p.id
    LEFT JOIN staff_members c ON c.id = a.coordinator_id
    ${ownLook(db, filter)}
    ORDER BY p.sort_key ${order}, p.id ${order}`;
}

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
  const all: Asked = { ...filter, ...NO_FILTER, sort: 'due' };
  const found = (work: QueueWork) =>
    agency === null ? sentCases(db, all, work) : ownParts(db, all, agency, work);
  // In the order of an index, so that it is read from its beginning and the table not at all.
  const first = agency === null ? db`ORDER BY a.next_due_on, a.id` : db`ORDER BY r.due_on, r.application_id`;
  const columns =
    agency === null
      ? db`a.status, a.event_kind, a.district, a.place, a.hazards, a.starts_on, a.ends_on`
      : db`r.case_status AS status, r.state, r.event_kind, r.district, r.place, r.hazards, r.starts_on, r.ends_on`;
  const fits = isFiltered ? caseFilter(db, agency === null ? { ...filter, state: null } : filter, 'f') : db``;
  const limit = atMost(db, isFiltered ? examined : most);
  const each = views.map((work) =>
    isFiltered
      ? db`, (SELECT json_build_array(count(*) FILTER (WHERE true ${fits}), count(*))
          FROM (SELECT ${columns} ${found(work)} ${first} ${limit}) AS f) AS ${db(work)}`
      : db`, (SELECT json_build_array(count(*), 0) FROM (SELECT ${found(work)} ${first} ${limit}) AS f) AS ${db(work)}`,
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
