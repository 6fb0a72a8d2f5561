import * as z from 'zod';
import type { Ctx } from '#src/context.ts';
import { TELLING_ACTIONS } from '#src/domain/case-change.ts';
import { contradictionsOf } from '#src/domain/condition.ts';
import {
  type MeetingReason,
  meetingReasons,
  missingAtMeeting,
  outcomeState,
  urgencyOf,
} from '#src/domain/meeting.ts';
import { can, type Subject } from '#src/domain/policy.ts';
import { type CalendarDate, calendarDateAt, daysBetween } from '#src/domain/shared/calendar-date.ts';
import { found, Refused } from '#src/domain/shared/refusal.ts';
import { isOpenReview } from '#src/domain/workflow/states.ts';
import type { Activity } from '#src/store/activity.ts';
import {
  type AgendaItem,
  type CaseStanding,
  listAgenda,
  listMeetingCandidates,
  type MeetingCase,
  newsByCase,
  standingOf,
} from '#src/store/agenda.ts';
import {
  findMeeting,
  listMeetings,
  listMeetingsOf,
  listOutcomes,
  type Meeting,
  type MeetingOutcome,
} from '#src/store/meeting.ts';

/** More than a city has open at once: several hundred events a year, each open for some weeks. */
const CANDIDATES = 500;
/** That it was put on this agenda is no news there. */
const NEWS = TELLING_ACTIONS.filter((action) => action !== 'put_on_agenda');

export interface ShownOutcome extends MeetingOutcome {
  standing: 'done' | 'late' | 'open';
  /** The reader may say that it is done. */
  mayFinish: boolean;
}

/** A case on an agenda: as it stands now, or as it stood when the meeting was closed. */
export interface ShownItem extends CaseStanding {
  ref: string;
  note: string;
  /** Which words a form about them was drawn with. */
  noteMark: string;
  daysToEvent: number | null;
  reasons: MeetingReason[];
  heldBefore: CalendarDate | null;
  /** What happened since the case was talked about last, oldest first; null for its first time. */
  news: Activity[] | null;
  /** What came out of this meeting, and what older ones had left open. */
  outcomes: ShownOutcome[];
  /** Who may be given something to do. */
  owners: string[];
}

export interface Suggested {
  ref: string;
  eventName: string | null;
  startsOn: CalendarDate | null;
  reasons: MeetingReason[];
}

export interface Agenda {
  meeting: Meeting;
  items: ShownItem[];
  /** Cases that should be talked about and stand on no open agenda: the most pressing first, then by day. */
  suggested: Suggested[];
  mayPlan: boolean;
  today: CalendarDate;
}

const subjectFor = (one: MeetingCase): Subject => ({
  ownerId: null,
  startedBy: null,
  status: one.status,
  agencies: one.parts.map(({ agency }) => agency),
});

function reasonsFor(
  ctx: Ctx,
  one: Omit<CaseStanding, 'missing'>,
  contradictions: number,
  day: CalendarDate,
): MeetingReason[] {
  const blocking = one.parts.filter((part) => part.is_blocking);
  const waiting = blocking.filter((part) => isOpenReview(part.state));
  return meetingReasons(
    {
      peak: one.peak_people_count,
      agencies: blocking.length,
      objections: one.parts.filter((part) => part.state === 'objected').length,
      late: waiting.filter((part) => !part.is_paused && part.due_on < day).length,
      contradictions,
      daysToEvent: one.starts_on === null ? null : daysBetween(day, one.starts_on),
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
  // Nobody is told of cases that the agenda does not show them.
  const agency = can(actor, 'queue:read-all') ? null : actor.agency;
  return { meetings: await listMeetings(sql, agency), mayPlan: can(actor, 'meeting:plan'), today };
}

async function suggestedFor(ctx: Ctx, today: CalendarDate): Promise<Suggested[]> {
  const subjects = ctx.city.conditionSubjects;
  return (await listMeetingCandidates(ctx.sql, today, CANDIDATES))
    .map((one) => ({
      ref: one.ref,
      eventName: one.event_name,
      startsOn: one.starts_on,
      reasons: reasonsFor(
        ctx,
        one,
        contradictionsOf(one.conditions, one.settlements, subjects).length,
        today,
      ),
    }))
    .filter((one) => one.reasons.length > 0)
    .sort((left, right) => urgencyOf(right.reasons) - urgencyOf(left.reasons));
}

const shownOutcome = (ctx: Ctx, one: MeetingOutcome, subject: Subject): ShownOutcome => ({
  ...one,
  standing: outcomeState(one, calendarDateAt(ctx.now, ctx.city.timeZone)),
  mayFinish: one.done_at === null && can(ctx.actor, 'outcome:finish', { ...subject, agency: one.agency }),
});

export interface CaseMeetings {
  meetings: Meeting[];
  outcomes: ShownOutcome[];
}

/** The meetings that a case was or will be talked about on, and what they left to do. Shape: outcomes by due day. */
export async function meetingsOfCase(
  ctx: Ctx,
  applicationId: string,
  subject: Subject,
): Promise<CaseMeetings> {
  const [meetings, outcomes] = await Promise.all([
    listMeetingsOf(ctx.sql, applicationId),
    listOutcomes(ctx.sql, [applicationId]),
  ]);
  return { meetings, outcomes: outcomes.map((one) => shownOutcome(ctx, one, subject)) };
}

/** What came out of this meeting, and what older ones had left open when it was held. */
function outcomesOf(
  ctx: Ctx,
  { meeting, item, outcomes }: { meeting: Meeting; item: AgendaItem; outcomes: readonly MeetingOutcome[] },
): ShownOutcome[] {
  const end = meeting.closed_at;
  const isShown = (one: MeetingOutcome) =>
    one.meeting_id === meeting.id ||
    (end === null ? one.done_at === null : one.made_at < end && (one.done_at === null || one.done_at > end));
  return outcomes
    .filter((one) => one.application_id === item.application_id && isShown(one))
    .map((one) => shownOutcome(ctx, one, subjectFor(item.case)));
}

/**
 * The agenda of one meeting: to each reader the cases that they have a part in, those who see all cases all of them. One that
 * was closed shows its cases as they stood then.
 * Errors: Refused `sign-in-needed`, `not-found`.
 */
export async function agendaFor(ctx: Ctx, id: string): Promise<Agenda> {
  const { actor, sql, city } = ctx;
  if (actor.kind !== 'staff') throw new Refused('sign-in-needed');
  if (!can(actor, 'queue:read') || !z.uuid().safeParse(id).success) throw new Refused('not-found');
  const meeting = found(await findMeeting(sql, id));
  const today = calendarDateAt(ctx.now, city.timeZone);
  const day = meeting.closed_at === null ? today : calendarDateAt(meeting.closed_at, city.timeZone);
  const mayPlan = can(actor, 'meeting:plan');
  const items = (await listAgenda(sql, id)).filter((one) => can(actor, 'review:read', subjectFor(one.case)));
  const ids = items.map((one) => one.application_id);
  const [outcomes, news] = await Promise.all([listOutcomes(sql, ids), newsByCase(sql, items, NEWS)]);
  return {
    meeting,
    items: items.map((item) => {
      const now = standingOf(item.case, missingAtMeeting(item.case, city.conditionSubjects));
      const standing = item.as_held ?? now;
      const own = actor.agency === null ? [] : [actor.agency];
      return {
        ...standing,
        ref: item.case.ref,
        note: item.note,
        noteMark: item.note_mark,
        daysToEvent: standing.starts_on === null ? null : daysBetween(day, standing.starts_on),
        reasons: reasonsFor(ctx, standing, standing.missing.contradictions.length, day),
        heldBefore: item.held_before,
        news: item.held_before === null ? null : (news.get(item.application_id) ?? []),
        outcomes: outcomesOf(ctx, { meeting, item, outcomes }),
        owners: [...new Set([...item.case.parts.map(({ agency }) => agency), ...own])],
      };
    }),
    suggested: mayPlan && meeting.closed_at === null ? await suggestedFor(ctx, today) : [],
    mayPlan,
    today,
  };
}
