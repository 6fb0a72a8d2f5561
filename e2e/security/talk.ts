import { seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { noteCorrection } from '#e2e/fixtures/corrections.ts';
import { CANARIES } from '#e2e/security/canaries.ts';
import type { Site } from '#e2e/security/site.ts';
import {
  closeMeeting,
  finishOutcome,
  noteOnAgenda,
  planMeeting,
  putOnAgenda,
  recordOutcome,
} from '#src/commands/meeting.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { askApplicant, decideReview } from '#src/commands/review.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { listOutcomes } from '#src/store/meeting.ts';

/** A meeting that was held about a case, with something that came out of it and was done. */
async function meetAbout(site: Site, one: TestCase): Promise<void> {
  const steers = one.coordinator;
  const today = calendarDateAt(steers.now, steers.city.timeZone);
  const meetingId = await planMeeting(steers, {
    heldOn: today,
    startsAt: '09:30',
    place: CANARIES.meetingPlace,
  });
  const at = { meetingId, ref: one.ref };
  await putOnAgenda(steers, at);
  await noteOnAgenda(steers, { ...at, note: CANARIES.meetingNote });
  await recordOutcome(steers, {
    ...at,
    words: CANARIES.meetingOutcome,
    agency: 'fire-marshal',
    dueOn: addDays(today, 5),
  });
  const [outcome] = await listOutcomes(site.db.app, [one.id]);
  await finishOutcome(steers, { ref: one.ref, outcomeId: outcome?.id ?? '' });
  await closeMeeting(steers, { meetingId });
}

/** What staff say to each other and to the organizer about a case. */
export async function talkAbout(site: Site, one: TestCase): Promise<void> {
  await addInternalNote(await one.desk('police'), { ref: one.ref, body: CANARIES.policeNote });
  await addInternalNote(one.coordinator, { ref: one.ref, body: CANARIES.coordinatorNote });
  await noteCorrection(await one.desk('police'), one.ref, { words: CANARIES.draftedCorrection });
  await askApplicant(await one.desk('fire-marshal'), { ref: one.ref, question: 'Where is the exit?' });
  await decideReview(await one.desk('traffic'), {
    ...(await seenBy(site.db, one, 'traffic')),
    decision: 'approve',
    reason: null,
    words: CANARIES.approvalWords,
    conditions: [],
  });
  await meetAbout(site, one);
}
