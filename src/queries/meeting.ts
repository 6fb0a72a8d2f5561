import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { type ChangeKind, changeKindsOf } from '#src/domain/case-change.ts';
import { type MeetingReason, meetingReasons, outcomeState } from '#src/domain/meeting.ts';
import { can } from '#src/domain/policy.ts';
import { type CalendarDate, calendarDateAt, daysBetween } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isOpenReview } from '#src/domain/workflow/states.ts';
import { type AgendaItem, listAgenda, listMeetingCandidates, type MeetingCase } from '#src/store/agenda.ts';
import {
  findMeeting,
  listMeetings,
  listOutcomes,
  type Meeting,
  type MeetingOutcome,
} from '#src/store/meeting.ts';

const CANDIDATES = 100;

export interface ShownOutcome extends MeetingOutcome {
  standing: 'done' | 'late' | 'open';
  /** The reader may say that it is done. */
  mayFinish: boolean;
}

export interface ShownItem extends AgendaItem {
  daysToEvent: number | null;
  reasons: MeetingReason[];
  /** What others did since the case was talked about last, each kind once; null for its first time. */
  changes: ChangeKind[] | null;
  /** What came out of this meeting, and what older ones left open. */
  outcomes: ShownOutcome[];
}

export interface Agenda {
  meeting: Meeting;
  items: ShownItem[];
  /** Cases that should be talked about and stand on no open agenda. */
  suggested: (MeetingCase & { reasons: MeetingReason[] })[];
  mayPlan: boolean;
  today: CalendarDate;
}

const subjectFor = (one: MeetingCase) => ({
  ownerId: null,
  startedBy: null,
  status: one.status,
  agencies: one.parts.map(({ agency }) => agency),
});

function reasonsFor(ctx: Ctx, one: MeetingCase, today: CalendarDate): MeetingReason[] {
  const blocking = one.parts.filter((part) => part.is_blocking);
  const waiting = blocking.filter((part) => isOpenReview(part.state));
  return meetingReasons(
    {
      peak: one.peak_people_count,
      agencies: blocking.length,
      objections: one.parts.filter((part) => part.state === 'objected').length,
      late: waiting.filter((part) => !part.is_paused && part.due_on < today).length,
      contradictions: 0,
      daysToEvent: one.starts_on === null ? null : daysBetween(today, one.starts_on),
      waiting: waiting.length,
    },
    ctx.city.meetings,
  );
}

export interface Meetings {
  meetings: Meeting[];
  mayPlan: boolean;
  today: CalendarDate;
}

/** The meetings of the agencies. Errors: Refused `sign-in-needed`, `forbidden` for staff without a part in the queue. */
export async function meetingsFor(ctx: Ctx): Promise<Meetings> {
  const { actor, sql, city } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  if (!can(actor, 'queue:read')) throw new Refused('forbidden');
  const today = calendarDateAt(ctx.now, city.timeZone);
  return { meetings: await listMeetings(sql), mayPlan: can(actor, 'meeting:plan'), today };
}

/**
 * The agenda of one meeting: to each reader the cases that they have a part in, those who see all cases all of them.
 * Errors: Refused `sign-in-needed`, `not-found`.
 */
export async function agendaFor(ctx: Ctx, id: string): Promise<Agenda> {
  const { actor, sql } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  if (!can(actor, 'queue:read') || !z.uuid().safeParse(id).success) throw new Refused('not-found');
  const meeting = found(await findMeeting(sql, id));
  const today = calendarDateAt(ctx.now, ctx.city.timeZone);
  const mayPlan = can(actor, 'meeting:plan');
  const items = (await listAgenda(sql, id)).filter((one) => can(actor, 'review:read', subjectFor(one)));
  const outcomes = await listOutcomes(
    sql,
    items.map((one) => one.id),
  );
  const isShown = (one: MeetingOutcome) => one.meeting_id === id || one.done_at === null;
  const candidates =
    mayPlan && meeting.closed_at === null ? await listMeetingCandidates(sql, CANDIDATES) : [];
  return {
    meeting,
    items: items.map((item) => ({
      ...item,
      daysToEvent: item.starts_on === null ? null : daysBetween(today, item.starts_on),
      reasons: reasonsFor(ctx, item, today),
      changes: item.held_before === null ? null : changeKindsOf(item.news),
      outcomes: outcomes
        .filter((one) => one.application_id === item.id && isShown(one))
        .map((one) => ({
          ...one,
          standing: outcomeState(one, today),
          mayFinish:
            one.done_at === null && can(actor, 'outcome:finish', { ...subjectFor(item), agency: one.agency }),
        })),
    })),
    suggested: candidates
      .map((one) => ({ ...one, reasons: reasonsFor(ctx, one, today) }))
      .filter((one) => one.reasons.length > 0),
    mayPlan,
    today,
  };
}
