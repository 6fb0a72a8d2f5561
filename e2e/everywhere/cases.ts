import { SEED_EVENTS } from '#db/seeds/events/all.ts';
import { carnival } from '#db/seeds/events/lots.ts';
import { blockParty, festival, mixedFestival } from '#e2e/fixtures/answers.ts';
import type { Arrange } from '#e2e/fixtures/arrange.ts';
import { decidesToo, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { askForCorrections, explainAll, noteCorrection, sendBack } from '#e2e/fixtures/corrections.ts';
import type { TestDatabase } from '#e2e/fixtures/database.ts';
import { juneSaturday } from '#e2e/fixtures/days.ts';
import { uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { rareEvents } from '#e2e/fixtures/rare-events.ts';
import type { RunningService } from '#e2e/fixtures/running-service.ts';
import { copyApplication, withdrawApplication } from '#src/commands/application.ts';
import { denyApplication, returnApplication } from '#src/commands/case.ts';
import {
  closeMeeting,
  noteOnAgenda,
  planMeeting,
  putOnAgenda,
  recordOutcome,
} from '#src/commands/meeting.ts';
import { revokePermit } from '#src/commands/permit.ts';
import { addPin, movePin, replyToPin } from '#src/commands/pin.ts';
import { askApplicant, decideReview } from '#src/commands/review.ts';
import { addStaffMember, changeStaffAccess } from '#src/commands/staff-access.ts';
import { splitApplication } from '#src/commands/two-parts.ts';
import type { Ctx } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Step } from '#src/domain/application/field.ts';
import { allSteps, askedFields, issuesOf, stepsFor } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import type { PinInput } from '#src/domain/pin.ts';
import type { Actor } from '#src/domain/policy.ts';
import { addDays, type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { listPins } from '#src/store/pin.ts';

/** Cases in the states that pages look different in, all of one organizer. */
export interface Cases {
  owner: Actor;
  /** Nothing but its name is answered. */
  begun: string;
  /** Token of the link of an invitation to one task of the draft. */
  invitation: string;
  /** Token of the link to a body outside the city, and its mailbox. */
  outsideLink: string;
  outsideEmail: string;
  draft: string;
  /** Speech and a festival in one draft. */
  mixed: string;
  speechPart: string;
  restPart: string;
  /** Begun with the answers of an earlier year, of which some are asked again. */
  copied: string;
  submitted: string;
  /** Nobody has done anything with it yet. */
  reviewed: string;
  /** Fire has a part in it that asks for nothing but a yes. */
  plain: string;
  /** Two agencies ask at the same time, and there is a plan with its pictures. */
  asked: string;
  /** The plan of that case, its version before, and a file that nobody said anything about. */
  plan: string;
  olderPlan: string;
  barePlan: string;
  /** One agency set conditions. */
  ready: string;
  returned: string;
  /** A list of corrections is out. */
  changing: string;
  /** A list of corrections came back, and another correction waits to be sent. */
  corrected: string;
  issued: string;
  code: string;
  revoked: string;
  revokedCode: string;
  denied: string;
  withdrawn: string;
  withdrawnDraft: string;
  /** Meetings of the agencies: one with a case that was talked about before, that earlier one, and one of nothing. */
  meeting: string;
  heldMeeting: string;
  emptyMeeting: string;
  /** People of the staff: one with a history, one who has not signed in yet, one without access. */
  member: string;
  awaited: string;
  removed: string;
}

const PICTURES_MS = 120_000;

/** Waits until a worker has drawn every page of every plan. */
async function pictured(db: TestDatabase): Promise<void> {
  const waiting = async () => {
    const [row] =
      await db.owner`SELECT count(*)::int AS count FROM documents WHERE picture_state = 'waiting'`;
    return Number(row?.count);
  };
  if (!(await waitUntil(async () => (await waiting()) === 0, PICTURES_MS)))
    throw new Error('The pictures of a plan were not drawn.');
}

const PIN_WORDS = 'Keep 20 feet free for the engine.';
/** What a list of corrections asks for. */
export const LEAVE_A_LANE = 'Please leave a lane free.';

/** A condition that words show to be met. */
export const GUIDE_THE_CROWD = 'Tell us who guides the crowd.';

/** A plan in two versions with pins of several agencies, and a file without any. */
async function pinnedPlans(one: TestCase): Promise<Pick<Cases, 'plan' | 'olderPlan' | 'barePlan'>> {
  const older = await uploaded(one.owner, one.ref, plainPdf({ pages: 2 }));
  const [police, traffic] = [await one.desk('police'), await one.desk('traffic')];
  const put = (by: Ctx, documentId: string, pin: Partial<PinInput>) =>
    addPin(by, { ref: one.ref, documentId, page: 1, place: null, where: '', body: PIN_WORDS, ...pin });
  await put(police, older.id, { where: 'At the stage' });
  const plan = await uploaded(one.owner, one.ref, plainPdf({ pages: 3 }), { replacesId: older.id });
  const bare = await uploaded(one.owner, one.ref, plainPdf(), { documentKind: 'other' });
  const at = { x: 300, y: 200, width: null, height: null };
  await put(police, plan.id, { place: at, where: 'North gate' });
  await put(traffic, plan.id, { place: { ...at, y: 600, width: 200, height: 100 } });
  await put(traffic, plan.id, { where: 'Where the buses turn', page: 2 });
  const [, pin, area] = await listPins(one.coordinator.sql, one.id);
  const on = { ref: one.ref, documentId: plan.id };
  await replyToPin(traffic, { ...on, pinId: pin?.id ?? '', body: 'It is 18 feet wide.' });
  await movePin(police, { ...on, pinId: area?.id ?? '', action: 'resolve_pin', revision: 0 });
  return { plan: plan.id, olderPlan: older.id, barePlan: bare.id };
}

/** Two meetings about a case, of which one was held, and a third without any. */
async function meetingsAbout(
  one: TestCase,
): Promise<Pick<Cases, 'meeting' | 'heldMeeting' | 'emptyMeeting'>> {
  const steers = one.coordinator;
  const today = calendarDateAt(steers.now, steers.city.timeZone);
  const plan = (days: number) =>
    planMeeting(steers, { heldOn: addDays(today, days), startsAt: '09:30', place: 'City Hall, room 4' });
  const [held, meeting, empty] = [await plan(0), await plan(7), await plan(14)];
  const outcome = { ref: one.ref, agency: 'fire-marshal', dueOn: addDays(today, 5) };
  await putOnAgenda(steers, { meetingId: held, ref: one.ref });
  await noteOnAgenda(steers, { meetingId: held, ref: one.ref, note: 'Is the fire lane wide enough?' });
  await recordOutcome(steers, { ...outcome, meetingId: held, words: 'Measure the fire lane.' });
  await closeMeeting(steers, { meetingId: held });
  await putOnAgenda(steers, { meetingId: meeting, ref: one.ref });
  return { meeting, heldMeeting: held, emptyMeeting: empty };
}

/** People of the staff whose access was changed here. */
async function arrangePeople(
  db: TestDatabase,
  by: Ctx,
): Promise<Pick<Cases, 'member' | 'awaited' | 'removed'>> {
  const admin = as(by, await aStaffMember(db, null, ['administrator'], 'Alma Reyes'));
  const idOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.id : '');
  const somebody = async (name: string) => idOf(as(by, await aStaffMember(db, 'police', ['reviewer'], name)));
  const [member, removed] = [await somebody('Milo Archer'), await somebody('Rita Boone')];
  const reason = 'Moved to another desk.';
  const set = { kind: 'set', agency: 'traffic', roles: ['reviewer', 'supervisor'] } as const;
  await changeStaffAccess(admin, { staffId: member, reason, change: set });
  await changeStaffAccess(admin, { staffId: removed, reason: 'Left the city.', change: { kind: 'block' } });
  const email = `${member.slice(0, 8)}@city.example`;
  const who = { email, name: 'Wanda Imani', agency: 'traffic', roles: ['reviewer'] };
  return { member, removed, awaited: await addStaffMember(admin, { ...who, reason }) };
}

/** Brings a case into each state. */
export async function arrangeCases(arrange: Arrange, { city, db }: RunningService): Promise<Cases> {
  const owner = await arrange.applicant();
  const day = juneSaturday();
  const [party, fair] = [blockParty(day), festival(day)];
  const begun = await arrange.draft({ event: { name: 'Hampden Summer Fair' } }, owner);
  const draft = await arrange.draft(fair, owner);
  const mixed = await arrange.draft(mixedFestival(day), owner);
  const parted = await arrange.draft(mixedFestival(day), owner);
  const { linkToken: invitation } = await arrange.invitation(draft.ref, owner, 'food');
  const submitted = await arrange.submitted(party, owner);
  const speechPart = await splitApplication(submitted.owner, { ref: parted.ref });
  const reviewed = await arrange.inReview(carnival(day), owner);
  const { linkToken: outsideLink, email: outsideEmail } = await arrange.outsideRequest(
    reviewed,
    'state-rides',
  );
  const plain = await arrange.inReview(party, owner);
  await arrange.waivePapers(plain);
  await decidesToo(db, plain, 'fire-marshal');
  const asked = await arrange.inReview(fair, owner);
  await askApplicant(await asked.desk('fire-marshal'), { ref: asked.ref, question: 'Where is the hydrant?' });
  await askApplicant(await asked.desk('traffic'), { ref: asked.ref, question: 'Where do buses turn?' });
  const plans = await pinnedPlans(asked);
  const ready = await arrange.inReview(fair, owner);
  await decideReview(await ready.desk('fire-marshal'), {
    ...(await seenBy(db, ready, 'fire-marshal')),
    decision: 'approve_with_conditions',
    reason: null,
    words: '',
    conditions: [
      {
        libraryKey: null,
        parameters: {},
        words: 'Keep the gate at the pond open.',
        met: 'before_issue',
        proof: 'photo',
      },
      { libraryKey: null, parameters: {}, words: GUIDE_THE_CROWD, met: 'during', proof: 'words' },
    ],
  });
  for (const [agency, libraryKey, at] of [
    ['police', 'event-ends-by', '9 p.m.'],
    ['special-events', 'event-hours-end', '10 p.m.'],
  ] as const) {
    if (!(await arrange.openAgencies(ready)).includes(agency)) continue;
    await decideReview(await ready.desk(agency), {
      ...(await seenBy(db, ready, agency)),
      decision: 'approve_with_conditions',
      reason: null,
      words: '',
      conditions: [{ libraryKey, parameters: { time: at }, words: '', met: 'during' }],
    });
  }
  for (const agency of await arrange.openAgencies(ready)) await arrange.approve(ready, agency);
  const returned = await arrange.submitted(party, owner);
  await returnApplication(returned.coordinator, {
    ref: returned.ref,
    reasons: [city.returnReasons[0]?.key ?? ''],
    words: 'Please write the day of the letter.',
  });
  const changing = await arrange.inReview(party, owner);
  await askForCorrections(changing.coordinator, changing.ref, { words: LEAVE_A_LANE });
  const corrected = await arrange.inReview(party, owner);
  await askForCorrections(corrected.coordinator, corrected.ref, { words: 'Say who watches the barricade.' });
  await explainAll(corrected.owner, corrected.ref, 'My brother does.');
  await sendBack(corrected.owner, corrected.ref);
  await noteCorrection(corrected.coordinator, corrected.ref, { words: 'And from when until when?' });
  const issued = await arrange.issued(party, owner);
  const copied = await copyApplication(issued.owner, { ref: issued.ref });
  const revoked = await arrange.issued(party, owner);
  await revokePermit(revoked.coordinator, { ref: revoked.ref, reason: 'The street caved in.' });
  const denied = await arrange.submitted(party, owner);
  await denyApplication(denied.coordinator, {
    ref: denied.ref,
    reason: city.denialReasons[0]?.key ?? '',
    words: 'We asked twice for the names of the streets.',
    alternative: 'A week later works.',
  });
  const withdrawn = await arrange.submitted(party, owner);
  await withdrawApplication(withdrawn.owner, { ref: withdrawn.ref });
  const withdrawnDraft = await arrange.draft(party, owner);
  await withdrawApplication(withdrawn.owner, { ref: withdrawnDraft.ref });
  await pictured(db);
  const meetings = await meetingsAbout(asked);
  return {
    owner,
    begun: begun.ref,
    invitation,
    outsideLink,
    outsideEmail,
    draft: draft.ref,
    mixed: mixed.ref,
    speechPart: speechPart.ref,
    restPart: parted.ref,
    copied: copied.ref,
    submitted: submitted.ref,
    reviewed: reviewed.ref,
    plain: plain.ref,
    asked: asked.ref,
    ...plans,
    ready: ready.ref,
    returned: returned.ref,
    changing: changing.ref,
    corrected: corrected.ref,
    issued: issued.ref,
    code: issued.code,
    revoked: revoked.ref,
    revokedCode: revoked.code,
    denied: denied.ref,
    withdrawn: withdrawn.ref,
    withdrawnDraft: withdrawnDraft.ref,
    ...meetings,
    ...(await arrangePeople(db, ready.coordinator)),
  };
}

const everyEvent = (day: CalendarDate): Answers[] => [
  ...Object.values(SEED_EVENTS).map((event) => event(day)),
  ...rareEvents(day),
];

/** For each page of questions the answers of an event that is asked it. */
export function answersByStep(): Map<string, Answers> {
  const events = everyEvent(juneSaturday());
  const asking = (step: string) => events.find((answers) => stepsFor(answers).some((one) => one.id === step));
  return new Map(
    allSteps()
      .filter(({ fields }) => fields.length > 0)
      .map(({ id }) => {
        const answers = asking(id);
        if (answers === undefined) throw new Error(`No event of the seeds is asked ${id}.`);
        return [id, answers];
      }),
  );
}

/** Events with pages of questions which ask, together, everything that any event is asked. Shape: no page is there for nothing. */
export function answersByQuestion(): Map<Answers, string[]> {
  const asked = new Set<string>();
  const isNew = (answers: Answers, step: Step): boolean => {
    const before = asked.size;
    for (const { name } of askedFields(step, answers)) asked.add(name);
    return asked.size > before;
  };
  return new Map(
    everyEvent(juneSaturday()).map((answers) => [
      answers,
      stepsFor(answers)
        .filter((step) => isNew(answers, step))
        .map(({ id }) => id),
    ]),
  );
}

/** The same answers without those that a page asks for. */
export const withoutStep = (answers: Answers, step: string): Answers =>
  (allSteps().find(({ id }) => id === step)?.fields ?? []).reduce(
    (kept, { name }) => withValue(kept, name, undefined),
    answers,
  );

/** Whether a page of questions that is left blank has something to say. */
export const isDemanding = (answers: Answers, step: string): boolean =>
  allSteps()
    .filter(({ id }) => id === step)
    .some((one) => issuesOf(one, answers, juneSaturday()).length > 0);
