import * as z from 'zod';
import { CHANGE_KINDS, changeKindsOf } from '#src/domain/case-change.ts';
import type { City } from '#src/domain/city.ts';
import { workedDays } from '#src/domain/clock.ts';
import { caseClock, reviewClock } from '#src/domain/review.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { ApplicationStatus, ReviewState } from '#src/domain/workflow/states.ts';

/** How somebody of the staff wants to hear: as it happens, once each morning, or both. */
export const MAIL_CHOICES = ['both', 'morning', 'at_once'] as const;
export type MailChoice = (typeof MAIL_CHOICES)[number];

/** The parts of a morning mail, in its order. */
export const DIGEST_PARTS = ['late', 'mine', 'unclaimed', 'changed'] as const;
type DigestPart = (typeof DIGEST_PARTS)[number];

/** Cases of one part that are told one by one; the rest are counted. */
export const MOST_TOLD = 25;

const digestCaseSchema = z.strictObject({
  ref: z.string().min(1),
  eventName: z.string(),
  place: z.string(),
  startsOn: z.iso.date().nullable(),
  /** Null while no clock runs. */
  dueOn: z.iso.date().nullable(),
  /** Business days until it is due, below 0 when it is late; null while no clock runs. */
  daysLeft: z.number().int().nullable(),
  /** Day N of M of the agency; null where the case as a whole is meant. */
  day: z.number().int().nullable(),
  ofDays: z.number().int().nullable(),
  /** What others did since the reader looked; null for a case that they never opened. */
  changes: z.array(z.enum(CHANGE_KINDS)).nullable(),
});
export type DigestCase = z.infer<typeof digestCaseSchema>;

/** What one morning mail tells. */
export const digestSchema = z.strictObject({
  staffId: z.uuid(),
  /** Whose cases it tells of: null for who sees all of them. It is for nobody who has changed desks meanwhile. */
  agency: z.string().nullable(),
  day: z.iso.date(),
  parts: z.array(
    z.strictObject({
      part: z.enum(DIGEST_PARTS),
      cases: z.array(digestCaseSchema),
      /** There are more than these. */
      isCut: z.boolean(),
    }),
  ),
});
export type Digest = z.infer<typeof digestSchema>;

/** What a row of the queue tells of a case. */
export interface DigestRow {
  id: string;
  ref: string;
  event_name: string | null;
  place_summary: string | null;
  starts_on: string | null;
  status: ApplicationStatus;
  review_state: ReviewState | null;
  due_on: string | null;
  paused_at: Date | null;
  arrived_at: Date | null;
  paused_days_count: number | null;
  is_known: boolean;
  news: readonly string[];
}

function digestCase(row: DigestRow, today: CalendarDate, city: City): DigestCase {
  const { review_state: state, due_on: dueOn, paused_at, arrived_at } = row;
  const clock =
    state === null || dueOn === null
      ? caseClock({ status: row.status, next_due_on: dueOn }, today, city.businessCalendar)
      : reviewClock({ state, due_on: dueOn, paused_at }, row.status, today, city.businessCalendar);
  const runs = clock.kind === 'left' || clock.kind === 'late';
  const days =
    state === null || dueOn === null || arrived_at === null || !runs
      ? null
      : workedDays(
          {
            state,
            due_on: dueOn,
            arrived_at,
            paused_at,
            paused_days_count: row.paused_days_count ?? 0,
            decided_at: null,
          },
          today,
          city,
        );
  return {
    ref: row.ref,
    eventName: row.event_name ?? '',
    place: row.place_summary ?? '',
    startsOn: row.starts_on,
    dueOn: runs ? dueOn : null,
    daysLeft: clock.kind === 'left' ? clock.days : clock.kind === 'late' ? -clock.days : null,
    day: days?.day ?? null,
    ofDays: days?.ofDays ?? null,
    changes: row.is_known ? changeKindsOf(row.news) : null,
  };
}

/** What the queue shows somebody, view by view. */
interface Found {
  mine: readonly DigestRow[];
  unclaimed: readonly DigestRow[];
  changed: readonly DigestRow[];
}

/**
 * What somebody hears in the morning: what is late of theirs or of nobody's, what else they hold, what waits for anybody of
 * their agency, and what changed in cases that they read. Every case stands in one part, the first that it belongs to.
 * Shape: pure; null when there is nothing to say. Each part is in the order in which its rows came, and says when there is more
 * than it tells; `isMore` names the views that hold more than was read of them.
 */
export function digestOf(
  found: Found,
  reader: { staffId: string; agency: string | null; today: CalendarDate; city: City },
  isMore: { readonly [View in keyof Found]?: boolean } = {},
): Digest | null {
  const told = new Set<string>();
  const inPart = (rows: readonly DigestRow[], isIn: (one: DigestCase) => boolean): DigestCase[] =>
    rows.flatMap((row) => {
      const one = digestCase(row, reader.today, reader.city);
      if (told.has(row.id) || !isIn(one)) return [];
      told.add(row.id);
      return [one];
    });
  const cases: Record<DigestPart, DigestCase[]> = {
    late: inPart([...found.mine, ...found.unclaimed], (one) => one.daysLeft !== null && one.daysLeft < 0),
    mine: inPart(found.mine, () => true),
    unclaimed: inPart(found.unclaimed, () => true),
    changed: inPart(found.changed, () => true),
  };
  const cut = { ...isMore, late: isMore.mine === true || isMore.unclaimed === true };
  const shown = DIGEST_PARTS.filter((part) => cases[part].length > 0);
  // A view of which every row that was read stands in another part says so at the end.
  const isLeftOut = DIGEST_PARTS.some((part) => cut[part] === true && !shown.includes(part));
  const parts = shown.map((part, index) => ({
    part,
    cases: cases[part].slice(0, MOST_TOLD),
    isCut: cases[part].length > MOST_TOLD || cut[part] === true || (isLeftOut && index === shown.length - 1),
  }));
  const { staffId, agency, today: day } = reader;
  return parts.length === 0 ? null : { staffId, agency, day, parts };
}
