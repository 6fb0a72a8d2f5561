import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { EVENT_KINDS } from '#src/domain/application/answers.ts';
import { businessDaysBetween } from '#src/domain/deadlines.ts';
import { assertCan, can } from '#src/domain/policy.ts';
import {
  type CalendarDate,
  calendarDateAt,
  daysBetween,
  isCalendarDate,
} from '#src/domain/shared/calendar-date.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import { listQueue, type QueueFilter, type QueueRow } from '#src/store/queue.ts';

const PAGE_ROWS = 25;
const calendarDay = z.string().refine(isCalendarDate);

/** What a queue address may say. Anything else in it is ignored, so that an old bookmark still opens. */
export const queueViewSchema = z.object({
  scope: z.enum(['agency', 'all']).catch('agency'),
  work: z.enum(['open', 'mine', 'unclaimed', 'applicant', 'decided', 'any']).catch('open'),
  status: z
    .enum(Object.keys(APPLICATION_STATUSES) as [ApplicationStatus, ...ApplicationStatus[]])
    .nullable()
    .catch(null),
  kind: z.enum(EVENT_KINDS).nullable().catch(null),
  agency: z.string().max(60).nullable().catch(null),
  district: z.string().max(60).nullable().catch(null),
  from: calendarDay.nullable().catch(null),
  until: calendarDay.nullable().catch(null),
  search: z.string().trim().min(2).max(100).nullable().catch(null),
  sort: z.enum(['due', 'event', 'arrival']).catch('due'),
  after: z
    .string()
    .regex(/^[\d:. +Z-]{10,40}~[0-9a-f-]{36}$/) // 2027-05-09~018f…
    .nullable()
    .catch(null),
});
export type QueueView = z.infer<typeof queueViewSchema>;

export interface QueueItem extends QueueRow {
  /** Calendar days until the event starts, negative once it has begun. */
  daysToEvent: number | null;
  /** Business days left of the clock, negative when late; null while it stands still. */
  daysLeft: number | null;
  isMine: boolean;
}

export interface ReviewQueue {
  view: QueueView;
  agency: string | null;
  items: QueueItem[];
  next: string | null;
  today: CalendarDate;
  maySeeAll: boolean;
}

/**
 * One page of the shared queue for the staff member who asks.
 * Shape: a reviewer sees the cases their agency has a part in; coordinators and auditors may see all, or one agency's.
 * Errors: Refused `sign-in-needed` for everybody who is not staff, `forbidden` for staff without a part in the queue.
 */
export async function reviewQueueFor(ctx: Ctx, params: URLSearchParams): Promise<ReviewQueue> {
  const { actor } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  assertCan(actor, 'queue:read');
  const view = queueViewSchema.parse(
    Object.fromEntries(Object.keys(queueViewSchema.shape).map((key) => [key, params.get(key) || null])),
  );
  const maySeeAll = can(actor, 'queue:read-all');
  const isAll = maySeeAll && (view.scope === 'all' || actor.agency === null);
  const asked = maySeeAll && view.agency !== null ? view.agency : actor.agency;
  const agency = isAll && view.agency === null ? null : asked;
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const filter: QueueFilter = {
    agency,
    staffId: actor.id,
    work: view.work,
    status: view.status,
    kind: view.kind,
    district: view.district,
    from: view.from,
    until: view.until,
    search: view.search,
    sort: view.sort,
    after:
      view.after === null
        ? null
        : { key: view.after.split('~')[0] ?? '', id: view.after.split('~')[1] ?? '' },
    limit: PAGE_ROWS + 1,
  };
  const rows = await listQueue(ctx.sql, filter);
  const shown = rows.slice(0, PAGE_ROWS);
  const last = shown.at(-1);
  return {
    view: { ...view, scope: agency === null ? 'all' : 'agency' },
    agency,
    items: shown.map((row) => ({
      ...row,
      daysToEvent: row.starts_on === null ? null : daysBetween(today, row.starts_on),
      daysLeft:
        row.due_on === null || row.paused_at !== null
          ? null
          : businessDaysBetween(today, row.due_on, ctx.city.businessCalendar),
      isMine: row.assigned_to === actor.id,
    })),
    next: rows.length > PAGE_ROWS && last ? `${last.sort_key}~${last.id}` : null,
    today,
    maySeeAll,
  };
}
