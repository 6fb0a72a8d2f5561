import * as z from 'zod';
import { appendActivity } from '#src/commands/activity.ts';
import type { Ctx } from '#src/context.ts';
import { MEETING_LIMITS, missingAtMeeting } from '#src/domain/meeting.ts';
import { assertCan, can } from '#src/domain/policy.ts';
import { calendarDateAt, isCalendarDate, isLocalTime } from '#src/domain/shared/calendar-date.ts';
import { assertMoved, found, Refused } from '#src/domain/shared/refusal.ts';
import { listAgenda, setItemHeld, standingOf } from '#src/store/agenda.ts';
import { type Application, lockApplicationByRef } from '#src/store/application.ts';
import {
  deleteMeetingItem,
  insertMeeting,
  insertMeetingItem,
  insertOutcome,
  isOnAgenda,
  lockMeeting,
  lockOutcome,
  type Meeting,
  setItemEarlier,
  setItemNote,
  setMeetingClosed,
  setOutcomeDone,
} from '#src/store/meeting.ts';
import { listReviews } from '#src/store/review.ts';
import type { Locked, Tx } from '#src/store/sql.ts';
import { subjectOf } from '#src/store/subject.ts';

const planSchema = z.object({
  heldOn: z.string().refine(isCalendarDate),
  startsAt: z.string().refine(isLocalTime),
  place: z.string().trim().min(1).max(MEETING_LIMITS.place),
});

/** Plans a meeting of the agencies. Shape: its id. Errors: Refused `invalid-input`. */
export async function planMeeting(
  ctx: Ctx,
  input: { heldOn: string; startsAt: string; place: string },
): Promise<string> {
  const { actor } = ctx;
  assertCan(actor, 'meeting:plan');
  const plan = planSchema.safeParse({ ...input, place: input.place.replace(/\p{C}/gu, ' ') }); // U+200B
  if (actor.kind !== 'staff' || !plan.success) throw new Refused('invalid-input');
  return await ctx.sql.begin((tx) => insertMeeting(tx, { ...plan.data, madeBy: actor.id, now: ctx.now }));
}

interface Held {
  meeting: Locked<Meeting>;
  application: Application;
  staffId: string;
}

/**
 * Locks a meeting that goes on, and a case that the actor may talk about there.
 * Shape: null where no case that was sent in has the reference. Errors: Refused `not-found`, `wrong-state`.
 */
async function findHeld(tx: Tx, ctx: Ctx, input: { meetingId: string; ref: string }): Promise<Held | null> {
  assertCan(ctx.actor, 'meeting:plan');
  if (ctx.actor.kind !== 'staff' || !z.uuid().safeParse(input.meetingId).success)
    throw new Refused('not-found');
  const application = await lockApplicationByRef(tx, input.ref);
  const meeting = found(await lockMeeting(tx, input.meetingId));
  if (meeting.closed_at !== null) throw new Refused('wrong-state');
  if (application === null || application.version_number === 0) return null;
  return { meeting, application, staffId: ctx.actor.id };
}

const lockHeld = async (...of: Parameters<typeof findHeld>): Promise<Held> => found(await findHeld(...of));

const record = (
  tx: Tx,
  ctx: Ctx,
  application: Application,
  action: 'put_on_agenda' | 'take_off_agenda' | 'record_outcome' | 'finish_outcome',
  agency: string | null = null,
) =>
  appendActivity(tx, ctx, application, action, {
    from: application.status,
    to: application.status,
    ...(agency === null ? {} : { detail: { owner: agency } }),
  });

/**
 * Puts a case at the end of the agenda of a meeting.
 * Shape: false where there is no case of that reference; one line in the history of the case, nothing when it is there already.
 * Errors: Refused `not-found`, `wrong-state` once the meeting is closed.
 */
export async function putOnAgenda(ctx: Ctx, input: { meetingId: string; ref: string }): Promise<boolean> {
  return await ctx.sql.begin(async (tx) => {
    const held = await findHeld(tx, ctx, input);
    if (held === null) return false;
    const { meeting, application } = held;
    if (await insertMeetingItem(tx, meeting, application.id))
      await record(tx, ctx, application, 'put_on_agenda');
    return true;
  });
}

/**
 * Says on the agenda what is to be talked about.
 * Errors: Refused `not-found`, `wrong-state`, `invalid-input` for words too long, `stale-revision` when the case was taken off, or
 * somebody wrote other words than those of which the page carries the mark.
 */
export async function noteOnAgenda(
  ctx: Ctx,
  input: { meetingId: string; ref: string; note: string; markSeen?: string },
): Promise<void> {
  const note = input.note.trim();
  if (note.length > MEETING_LIMITS.words) throw new Refused('invalid-input');
  await ctx.sql.begin(async (tx) => {
    const { meeting, application } = await lockHeld(tx, ctx, input);
    const markSeen = input.markSeen ?? null;
    assertMoved(await setItemNote(tx, meeting, { applicationId: application.id, note, markSeen }));
  });
}

/** Moves a case one place up on the agenda. Errors: Refused `not-found`, `wrong-state`, `stale-revision` when it is the first. */
export async function moveUpOnAgenda(ctx: Ctx, input: { meetingId: string; ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { meeting, application } = await lockHeld(tx, ctx, input);
    assertMoved(await setItemEarlier(tx, meeting, application.id));
  });
}

/** Takes a case off the agenda. Errors: Refused `stale-revision` when it is not there, or something was recorded about it. */
export async function takeOffAgenda(ctx: Ctx, input: { meetingId: string; ref: string }): Promise<void> {
  await ctx.sql.begin(async (tx) => {
    const { meeting, application } = await lockHeld(tx, ctx, input);
    assertMoved(await deleteMeetingItem(tx, meeting, application.id));
    await record(tx, ctx, application, 'take_off_agenda');
  });
}

/**
 * Records what a meeting left to an agency about a case on its agenda.
 * Errors: Refused `not-found`, `wrong-state`, `reason-missing` without words, `due-in-the-past`, `invalid-input` for words too long,
 * no day, or an agency that has no part in the case and does not run the meeting, `stale-revision` when the case was taken off.
 */
export async function recordOutcome(
  ctx: Ctx,
  input: { meetingId: string; ref: string; words: string; agency: string; dueOn: string },
): Promise<void> {
  const words = input.words.trim();
  if (words === '') throw new Refused('reason-missing');
  if (words.length > MEETING_LIMITS.words || !isCalendarDate(input.dueOn)) throw new Refused('invalid-input');
  if (input.dueOn < calendarDateAt(ctx.now, ctx.city.timeZone)) throw new Refused('due-in-the-past');
  await ctx.sql.begin(async (tx) => {
    const { meeting, application, staffId } = await lockHeld(tx, ctx, input);
    assertMoved(await isOnAgenda(tx, meeting.id, application.id));
    const parts = (await listReviews(tx, application.id)).filter((one) => one.is_current);
    const own = ctx.actor.kind === 'staff' ? ctx.actor.agency : null;
    if (input.agency !== own && !parts.some((one) => one.agency === input.agency))
      throw new Refused('invalid-input');
    const about = { meetingId: meeting.id, applicationId: application.id, madeBy: staffId, now: ctx.now };
    await insertOutcome(tx, { ...about, words, agency: input.agency, dueOn: input.dueOn });
    await record(tx, ctx, application, 'record_outcome', input.agency);
  });
}

/**
 * Says that what a meeting left to an agency is done. The agency itself says so, or who steers cases.
 * Errors: Refused `not-found`, `forbidden`, `stale-revision` when it was done before.
 */
export async function finishOutcome(ctx: Ctx, input: { ref: string; outcomeId: string }): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== 'staff' || !z.uuid().safeParse(input.outcomeId).success) throw new Refused('not-found');
  await ctx.sql.begin(async (tx) => {
    const application = found(await lockApplicationByRef(tx, input.ref));
    const parts = (await listReviews(tx, application.id)).filter((one) => one.is_current);
    const agencies = parts.map(({ agency }) => agency);
    if (!can(actor, 'review:read', subjectOf(application, agencies))) throw new Refused('not-found');
    const outcome = found(await lockOutcome(tx, application.id, input.outcomeId));
    assertCan(actor, 'outcome:finish', subjectOf(application, agencies, { agency: outcome.agency }));
    assertMoved(await setOutcomeDone(tx, outcome, { staffId: actor.id, now: ctx.now }));
    await record(tx, ctx, application, 'finish_outcome', outcome.agency);
  });
}

/**
 * Closes a meeting: how its cases stand is kept, and nothing on its agenda changes any more.
 * Errors: Refused `not-found`, `wrong-state` when it is closed.
 */
export async function closeMeeting(ctx: Ctx, input: { meetingId: string }): Promise<void> {
  const { actor } = ctx;
  assertCan(actor, 'meeting:plan');
  if (actor.kind !== 'staff' || !z.uuid().safeParse(input.meetingId).success) throw new Refused('not-found');
  await ctx.sql.begin(async (tx) => {
    const meeting = found(await lockMeeting(tx, input.meetingId));
    if (meeting.closed_at !== null) throw new Refused('wrong-state');
    for (const item of await listAgenda(tx, meeting.id)) {
      const missing = missingAtMeeting(item.case, ctx.city.conditionSubjects);
      await setItemHeld(tx, meeting, item.case, standingOf(item.case, missing));
    }
    await setMeetingClosed(tx, meeting, { staffId: actor.id, now: ctx.now });
  });
}
