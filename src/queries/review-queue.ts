import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { EVENT_KINDS } from '#src/domain/application/answers.ts';
import { HAZARDS } from '#src/domain/application/facets.ts';
import { type ChangeKind, changeKindsOf } from '#src/domain/case-change.ts';
import { type WorkedDays, workedDays } from '#src/domain/clock.ts';
import { assertCan, can, desksOf, workRolesOf } from '#src/domain/policy.ts';
import { MOST_COUNTED, QUEUE_SORTS, QUEUE_WORK, type QueueSort, type QueueWork } from '#src/domain/queue.ts';
import { type Clock, caseClock, reviewClock } from '#src/domain/review.ts';
import {
  addDays,
  type CalendarDate,
  calendarDateAt,
  daysBetween,
  isCalendarDate,
  weekdayOf,
} from '#src/domain/shared/calendar-date.ts';
import { parseReference } from '#src/domain/shared/ids.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  isInReview,
  REVIEW_STATES,
  type ReviewState,
} from '#src/domain/workflow/states.ts';
import { REVIEW } from '#src/domain/workflow/transitions.ts';
import { allowedActions } from '#src/domain/workflow/workflow.ts';
import { countQueue, listQueue, type QueueRow } from '#src/store/queue.ts';
import { findOwnDesk, type OwnDesk } from '#src/store/stand-in.ts';

const PAGE_ROWS = 25;
/** Finished work only grows, so its number says nothing. */
const COUNTED = QUEUE_WORK.filter((work) => work !== 'decided' && work !== 'any');
/** Cases of a view that are looked at for its number under a filter: more than any city has open at once. */
const EXAMINED = 300;
/** Fewer letters are in nearly every case, and no index finds them. */
const SHORTEST_SEARCH = 3;

const calendarDay = z.string().refine(isCalendarDate).nullable().catch(null);
const word = z.string().max(60).nullable().catch(null);
const AFTER =
  /^(\d{4}-\d{2}-\d{2})( ([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?\+00)?~[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/; // 2027-05-09~018f…

/** What a queue address may say. Anything else in it is ignored, so that an old bookmark still opens. */
export const queueViewSchema = z.object({
  work: z.enum(QUEUE_WORK).catch('open'),
  status: z
    .enum(Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]])
    .nullable()
    .catch(null),
  state: z
    .enum(Object.keys(REVIEW_STATES) as [ReviewState, ...ReviewState[]])
    .nullable()
    .catch(null),
  kind: z.enum(EVENT_KINDS).nullable().catch(null),
  /** Whose part to look at. Coordinators choose; everybody else sees their own agency's. */
  agency: word,
  district: word,
  place: word,
  hazard: z.enum(HAZARDS).nullable().catch(null),
  from: calendarDay,
  until: calendarDay,
  search: z
    .string()
    .trim()
    .max(100)
    .refine((typed) => !typed.includes('\0'))
    .nullable()
    .catch(null),
  sort: z.enum(QUEUE_SORTS).nullable().catch(null),
  after: z
    .string()
    .refine((typed) => AFTER.test(typed) && isCalendarDate(typed.slice(0, 10)))
    .nullable()
    .catch(null),
});
export type QueueView = z.infer<typeof queueViewSchema>;

/**
 * What makes a view of the queue, out of an address: its part of the work, its filters and its order, without the page.
 * Shape: pure; what no view understands is left out.
 */
export function viewAddressOf(params: URLSearchParams): string {
  const { after: _, ...asked } = viewIn(params);
  return new URLSearchParams(
    Object.entries(asked).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  ).toString();
}

const viewIn = (params: URLSearchParams): QueueView =>
  queueViewSchema.parse(
    Object.fromEntries(Object.keys(queueViewSchema.shape).map((key) => [key, params.get(key) || null])),
  );

export interface QueueItem extends QueueRow {
  /** Calendar days until the event starts, negative once it has begun. */
  daysToEvent: number | null;
  clock: Clock;
  /** How far the agency has come in its time; null where no agency's open part is shown. */
  days: WorkedDays | null;
  /** What others did since the actor looked, each kind once; null for a case that they never opened. */
  changes: ChangeKind[] | null;
  /** What the actor may do with their agency's part right in the list. */
  actions: ('claim' | 'release')[];
}

export interface ReviewQueue extends OwnDesk {
  view: QueueView & { sort: QueueSort };
  agency: string | null;
  items: QueueItem[];
  next: string | null;
  today: CalendarDate;
  maySeeAll: boolean;
  newestFirst: boolean;
  /** What was typed is too short to look for. */
  isSearchTooShort: boolean;
  /**
   * How many cases each view holds, `MOST_COUNTED` for as many or more; nothing while something is searched for, and for a view
   * so long that nobody counted through it.
   */
  counts: Partial<Record<QueueWork, number>>;
}

/**
 * One page of the shared queue for the staff member who asks.
 * Shape: a reviewer sees the cases their agency has a part in; coordinators and auditors see all, or one agency's. Open work
 * comes in the order in which it must be done, finished work from the newest back.
 * Errors: Refused `sign-in-needed` for everybody who is not staff, `forbidden` for staff without a part in the queue.
 */
export async function reviewQueueFor(ctx: Ctx, params: URLSearchParams): Promise<ReviewQueue> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'queue:read');
  const asked = viewIn(params);
  const maySeeAll = can(actor, 'queue:read-all');
  const agency = maySeeAll ? asked.agency : actor.agency;
  const newestFirst = asked.work === 'decided' || asked.work === 'any';
  const sort = newestFirst ? (asked.sort === 'event' ? 'event' : 'arrival') : (asked.sort ?? 'due');
  const view = { ...asked, agency, sort };
  const isSearchTooShort = view.search !== null && view.search.length < SHORTEST_SEARCH;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const filter = {
    ...view,
    search: view.search === null || isSearchTooShort ? null : (parseReference(view.search) ?? view.search),
    staffId: actor.id,
    now: ctx.now,
    desks: desksOf(actor),
    today,
    weekEndsOn: addDays(today, (7 - weekdayOf(today)) % 7),
    newestFirst,
    after: keyOf(view.after),
    limit: PAGE_ROWS + 1,
  };
  const [rows, counts, desk] = await Promise.all([
    listQueue(ctx.sql, filter),
    filter.search === null
      ? countQueue(ctx.sql, filter, COUNTED, { most: MOST_COUNTED, examined: EXAMINED })
      : {},
    findOwnDesk(ctx.sql, { ...actor, workRoles: workRolesOf(actor) }, ctx.now),
  ]);
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    view,
    agency,
    items: shown.map((row) => itemOf(ctx, row, agency, today)),
    next: rows.length > PAGE_ROWS && last ? `${last.sort_key}~${last.id}` : null,
    today,
    maySeeAll,
    newestFirst,
    isSearchTooShort,
    counts,
    ...desk,
  };
}

function keyOf(after: string | null): { key: string; id: string } | null {
  const [key, id] = after?.split('~') ?? [];
  return key && id ? { key, id } : null;
}

function itemOf(ctx: Ctx, row: QueueRow, agency: string | null, today: CalendarDate): QueueItem {
  const calendar = ctx.city.businessCalendar;
  const { review_state: state, due_on } = row;
  const clock =
    state === null || due_on === null
      ? caseClock({ status: row.status, next_due_on: due_on }, today, calendar)
      : reviewClock({ state, due_on, paused_at: row.paused_at }, row.status, today, calendar);
  const { arrived_at, paused_at, paused_days_count } = row;
  const days =
    state === null || due_on === null || arrived_at === null || clock.kind === 'done'
      ? null
      : workedDays(
          {
            state,
            due_on,
            arrived_at,
            paused_at,
            paused_days_count: paused_days_count ?? 0,
            decided_at: null,
          },
          today,
          ctx.city,
        );
  return {
    ...row,
    days,
    daysToEvent: row.starts_on === null ? null : daysBetween(today, row.starts_on),
    clock,
    changes: row.is_known ? changeKindsOf(row.news) : null,
    actions: state === null || agency === null ? [] : actionsOn(ctx, row, state, agency),
  };
}

function actionsOn(ctx: Ctx, row: QueueRow, state: ReviewState, agency: string): QueueItem['actions'] {
  if (!isInReview(row.status)) return [];
  const subject = {
    ownerId: null,
    startedBy: null,
    status: row.status,
    agencies: [agency],
    agency,
    assignedTo: row.assigned_to,
  };
  const allowed = allowedActions(REVIEW, { status: state, subject }, ctx.actor);
  return (['claim', 'release'] as const).filter((action) => allowed.includes(action));
}
