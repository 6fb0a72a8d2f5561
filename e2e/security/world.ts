import { randomUUID } from 'node:crypto';
import { festival } from '#e2e/fixtures/answers.ts';
import { everybodyAgrees, type TestCase, waivePapers } from '#e2e/fixtures/cases.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { as } from '#e2e/fixtures/people.ts';
import { openBrowser } from '#e2e/security/browser.ts';
import { CANARIES, ownAnswers } from '#e2e/security/canaries.ts';
import type { Site } from '#e2e/security/site.ts';
import { talkAbout } from '#e2e/security/talk.ts';
import { appendActivity } from '#src/commands/activity.ts';
import { startApplication } from '#src/commands/application.ts';
import { acceptApplication } from '#src/commands/case.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { addPin, movePin, replyToPin } from '#src/commands/pin.ts';
import { openSession, type SessionPerson } from '#src/commands/session.ts';
import { submitApplication } from '#src/commands/submission.ts';
import { type Ctx, tokenHashOf } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { DELEGATION } from '#src/domain/delegate.ts';
import type { Actor } from '#src/domain/policy.ts';
import { addDays, type CalendarDate, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { delegateLinkTokenOf, outsideLinkTokenOf } from '#src/domain/sign-in-secret.ts';
import { waitUntil } from '#src/embedded/processes.ts';
import { insertDelegation } from '#src/store/delegate.ts';
import { insertOutsideRequest } from '#src/store/outside-request.ts';

/** Everybody who may knock at an address. */
export const PRINCIPALS = [
  'nobody',
  'visitor',
  'owner',
  'other',
  'delegate',
  'asked',
  'police',
  'fire',
  'outsider',
  'coordinator',
  'auditor',
  'administrator',
  'roleless',
  'disabled',
  'endedOwner',
  'endedCoordinator',
] as const;
export type Principal = (typeof PRINCIPALS)[number];

const PLACE = { x: 250, y: 500, width: null, height: null };

interface StaffSeat {
  name: string;
  agency: string | null;
  roles: readonly string[];
}

/** Police read the security plan and say who does what, fire does not, and the liquor board has no part in any of these cases. */
const STAFF = {
  police: { name: CANARIES.policeName, agency: 'police', roles: ['reviewer', 'supervisor'] },
  fire: { name: CANARIES.fireName, agency: 'fire-marshal', roles: ['reviewer'] },
  outsider: { name: 'Otto Sider', agency: 'liquor-board', roles: ['reviewer'] },
  coordinator: { name: CANARIES.coordinatorName, agency: null, roles: ['coordinator'] },
  auditor: { name: 'Audra Torres', agency: null, roles: ['auditor'] },
  administrator: { name: 'Adam Minster', agency: null, roles: ['administrator'] },
  roleless: { name: 'Rolf Less', agency: 'police', roles: [] },
  disabled: { name: 'Dis Abel', agency: null, roles: ['coordinator'] },
  endedCoordinator: { name: 'Ende Tover', agency: null, roles: ['coordinator'] },
} as const satisfies Partial<Record<Principal, StaffSeat>>;

export const emailOfStaff = (who: keyof typeof STAFF): string => `${who.toLowerCase()}.canary@city.example`;

export interface Person {
  who: Principal;
  actor: Actor;
  /** Empty for somebody without one. */
  cookie: string;
}

export interface World {
  site: Site;
  people: Record<Principal, Person>;
  today: CalendarDate;
  draft: string;
  visitorDraft: string;
  /** In review by the agencies, with notes, questions, papers. */
  review: string;
  plan: string;
  securityPlan: string;
  /** A permit was issued. */
  permit: string;
  permitCode: string;
  /** The case of another applicant. */
  elsewhere: string;
}

export const ctxOf = (world: Pick<World, 'site' | 'people'>, who: Principal): Ctx =>
  as(world.site.ctx(), world.people[who].actor);

export const browserOf = (world: World, who: Principal) =>
  openBrowser(world.site.origin, world.people[who].cookie);

async function sessionOf(site: Site, person: SessionPerson): Promise<string> {
  return await site.db.app.begin((tx) => openSession(tx, { now: new Date() }, person, null));
}

async function anApplicant(site: Site, who: Principal, email: string): Promise<Person> {
  const [row] = await site.db.owner`
    INSERT INTO applicants (email, created_at) VALUES (${email}, now()) ON CONFLICT (email) DO UPDATE SET locale = 'en' RETURNING id`;
  const id = String(row?.id);
  const token = await sessionOf(site, { kind: 'applicant', applicantId: id });
  const actor: Actor = { kind: 'applicant', id, email, sessionHash: tokenHashOf(token).toString('hex') };
  return { who, actor, cookie: `permits=${token}` };
}

async function aMember(site: Site, who: keyof typeof STAFF): Promise<Person> {
  const { name, agency, roles } = STAFF[who];
  const email = emailOfStaff(who);
  const [row] = await site.db.owner`
    INSERT INTO staff_members (issuer, subject, name, email, agency, roles, created_at)
    VALUES (${site.identity.issuer}, ${who}, ${name}, ${email}, ${agency}, ${roles as readonly string[] as string[]}, now())
    RETURNING id`;
  const id = String(row?.id);
  const authenticatedAt = new Date();
  const token = await sessionOf(site, { kind: 'staff', staffId: id, providerSession: null, authenticatedAt });
  const actor: Actor = { kind: 'staff', id, name, email, agency, roles, authenticatedAt };
  return { who, actor, cookie: `permits=${token}` };
}

/** Everybody, signed in or not, and without a case. */
export async function everybody(site: Site): Promise<Record<Principal, Person>> {
  const nobody: Person = { who: 'nobody', actor: { kind: 'visitor', sessionHash: null }, cookie: '' };
  const token = await sessionOf(site, { kind: 'visitor' });
  const visitor: Person = {
    who: 'visitor',
    actor: { kind: 'visitor', sessionHash: tokenHashOf(token).toString('hex') },
    cookie: `permits=${token}`,
  };
  const applicants = await Promise.all([
    anApplicant(site, 'owner', CANARIES.ownerEmail),
    anApplicant(site, 'other', CANARIES.otherEmail),
    anApplicant(site, 'endedOwner', CANARIES.ownerEmail),
  ]);
  const staff = await Promise.all(
    (Object.keys(STAFF) as (keyof typeof STAFF)[]).map((who) => aMember(site, who)),
  );
  // Somebody is invited to a case, and there is none yet.
  const delegate: Person = { ...nobody, who: 'delegate' };
  const asked: Person = { ...nobody, who: 'asked' };
  const people = Object.fromEntries(
    [nobody, visitor, delegate, asked, ...applicants, ...staff].map((person) => [person.who, person]),
  ) as Record<Principal, Person>;
  const { owner } = site.db;
  await owner`UPDATE staff_members SET disabled_at = now() WHERE subject = 'disabled'`;
  for (const who of ['endedOwner', 'endedCoordinator'] as const) {
    const hash = tokenHashOf(people[who].cookie.replace('permits=', ''));
    await owner`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE token_hash = ${hash}`;
  }
  // No request of a long run may move a session on: the tests compare all tables before and after.
  await owner`UPDATE sessions SET last_seen_at = now() + interval '1 hour'`;
  return people;
}

/** Somebody who came by an invitation to the food of the owner's draft. */
async function aDelegate(site: Site, owner: Actor, ref: string): Promise<Person> {
  const [row] = await site.db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  const applicationId = String(row?.id);
  const id = randomUUID();
  const [email, task, now] = ['vera.canary@example.org', 'food', new Date()];
  const token = await site.db.app.begin(async (tx) => {
    await insertDelegation(tx, {
      id,
      applicationId,
      task,
      email,
      locale: 'en',
      linkHash: tokenHashOf(delegateLinkTokenOf(site.secretKey, id)),
      invitedBy: owner.kind === 'applicant' ? owner.id : '',
      now,
      expiresAt: new Date(now.getTime() + DELEGATION.openMs),
    });
    return await openSession(tx, { now }, { kind: 'delegate', delegationId: id }, null);
  });
  await site.db
    .owner`UPDATE sessions SET last_seen_at = now() + interval '1 hour' WHERE delegation_id = ${id}`;
  const sessionHash = tokenHashOf(token).toString('hex');
  const actor: Actor = { kind: 'delegate', id, email, applicationId, ref, task, sessionHash };
  return { who: 'delegate', actor, cookie: `permits=${token}` };
}

/** A body outside the city that was asked for one approval of the reviewed case, and about its plan. */
async function anAsked(site: Site, one: TestCase, plan: string): Promise<Person> {
  const [id, email, approval, now] = [randomUUID(), 'road.canary@example.org', 'state-highway', new Date()];
  await needsApproval(site, one, approval);
  const { actor: by } = one.coordinator;
  const token = await site.db.app.begin(async (tx) => {
    await insertOutsideRequest(tx, {
      id,
      applicationId: one.id,
      approval,
      number: 1,
      email,
      locale: 'en',
      words: 'May they close the ramp?',
      documentIds: [plan],
      linkHash: tokenHashOf(outsideLinkTokenOf(site.secretKey, id)),
      askedBy: by.kind === 'staff' ? by.id : '',
      now,
      expiresAt: new Date(now.getTime() + DELEGATION.openMs),
    });
    return await openSession(tx, { now }, { kind: 'outside', requestId: id }, null);
  });
  await site.db
    .owner`UPDATE sessions SET last_seen_at = now() + interval '1 hour' WHERE outside_request_id = ${id}`;
  const sessionHash = tokenHashOf(token).toString('hex');
  const of = { applicationId: one.id, ref: one.ref, approval, documentIds: [plan], sessionHash };
  return { who: 'asked', actor: { kind: 'outside', id, email, ...of }, cookie: `permits=${token}` };
}

/** A case that needs an approval of somebody outside, in one transaction with a line of history, as everything is written. */
export async function needsApproval(site: Site, one: TestCase, approval: string): Promise<void> {
  await site.db.owner.begin(async (tx) => {
    await tx`
      INSERT INTO outside_approvals (application_id, approval, is_blocking, rules, state, updated_at)
      VALUES (${one.id}, ${approval}, true, ${['test']}, 'needed', now())`;
    const inReview = 'in_agency_review';
    await appendActivity(tx, one.coordinator, one, 'note', { from: inReview, to: inReview });
  });
}

/** A case of one's own in the hands of the city. */
export async function aSentCase(
  world: Pick<World, 'site' | 'people'>,
  answers: Answers,
  who: Principal = 'owner',
): Promise<TestCase> {
  const owner = ctxOf(world, who);
  const { ref } = await startApplication(owner, { answers, sessionHash: null });
  await submitApplication(owner, { ref, revision: 1, key: 'first' });
  const [row] = await world.site.db.owner`SELECT id FROM applications WHERE ref = ${ref}`;
  const seats = { police: 'police', 'fire-marshal': 'fire' } as const;
  return {
    ref,
    id: String(row?.id),
    owner,
    coordinator: ctxOf(world, 'coordinator'),
    desk: async (agency) => {
      const seat = Object.entries(seats).find(([key]) => key === agency)?.[1];
      if (seat) return ctxOf(world, seat);
      return as(world.site.ctx(), await deskFor(world.site, agency));
    },
  };
}

async function deskFor(site: Site, agency: string): Promise<Actor> {
  const email = `${agency}@city.example`;
  const [row] = await site.db.owner`
    INSERT INTO staff_members (issuer, subject, name, email, agency, roles, created_at)
    VALUES ('https://desk.example', ${agency}, ${CANARIES.deskName}, ${email}, ${agency}, ${['reviewer']}, now())
    ON CONFLICT (issuer, subject) DO UPDATE SET email = ${email} RETURNING id`;
  return {
    kind: 'staff',
    id: String(row?.id),
    name: CANARIES.deskName,
    email,
    agency,
    roles: ['reviewer'],
    authenticatedAt: new Date(),
  };
}

export async function aReviewedCase(
  world: Pick<World, 'site' | 'people'>,
  answers: Answers,
): Promise<TestCase> {
  const one = await aSentCase(world, answers);
  const [row] = await world.site.db.owner`SELECT status FROM applications WHERE ref = ${one.ref}`;
  if (row?.status === 'submitted') await acceptApplication(one.coordinator, { ref: one.ref });
  return one;
}

/** A case that only waits for the coordinator to issue it. */
export async function aReadyCase(world: Pick<World, 'site' | 'people'>, answers: Answers): Promise<TestCase> {
  const { db } = world.site;
  const one = await aReviewedCase(world, answers);
  await everybodyAgrees(db, one);
  await waivePapers(db, one);
  return one;
}

async function papersOf(one: TestCase): Promise<{ plan: string; securityPlan: string }> {
  const plan = await upload(one.owner, one.ref, plainPdf());
  const securityPlan = await upload(one.owner, one.ref, plainPdf({ pages: 2 }), {
    documentKind: 'security-plan',
    label: CANARIES.securityLabel,
    fileName: `${CANARIES.securityFile}.pdf`,
  });
  if (plan.document === null || securityPlan.document === null) throw new Error('a paper was not taken');
  return { plan: plan.document.id, securityPlan: securityPlan.document.id };
}

/** One case of each kind, with secrets in it that only some may read. */
export async function buildWorld(site: Site): Promise<World> {
  const people = await everybody(site);
  const today = calendarDateAt(new Date(), site.city.timeZone);
  const firstDay = addDays(today, 200);
  const world = { site, people };
  const answers = ownAnswers(firstDay);
  const { ref: draft } = await startApplication(ctxOf(world, 'owner'), { answers, sessionHash: null });
  people.delegate = await aDelegate(site, people.owner.actor, draft);
  const { ref: visitorDraft } = await startApplication(ctxOf(world, 'visitor'), {
    answers: festival(firstDay),
    sessionHash: tokenHashOf(people.visitor.cookie.replace('permits=', '')),
  });
  const reviewed = await aReviewedCase(world, answers);
  await talkAbout(site, reviewed);
  const papers = await papersOf(reviewed);
  people.asked = await anAsked(site, reviewed, papers.plan);
  const ready = await aReadyCase(world, ownAnswers(addDays(firstDay, 7)));
  await addInternalNote(ready.coordinator, { ref: ready.ref, body: CANARIES.coordinatorNote });
  const { code } = await issuePermit(ready.coordinator, { ref: ready.ref, versionSeen: 1 });
  const others = festival(addDays(firstDay, 14));
  const elsewhere = await aSentCase(
    world,
    {
      ...others,
      event: { ...others.event, name: CANARIES.otherEvent },
      applicant: { ...others.applicant, name: CANARIES.otherName },
    },
    'other',
  );
  return {
    ...world,
    today,
    draft,
    visitorDraft,
    review: reviewed.ref,
    ...papers,
    permit: ready.ref,
    permitCode: code,
    elsewhere: elsewhere.ref,
  };
}

/** What staff say about places on its plans, of which one is settled. */
async function pinPlans({ site, people, review: ref, plan, securityPlan }: World): Promise<void> {
  const [police, fire] = [ctxOf({ site, people }, 'police'), ctxOf({ site, people }, 'fire')];
  const at = { ref, documentId: plan };
  const words = { page: 1, place: null, where: CANARIES.pinWhere, body: CANARIES.pinWords };
  await addPin(police, { ...at, ...words });
  await addPin(police, {
    ref,
    documentId: securityPlan,
    ...words,
    where: '',
    body: CANARIES.guardsPin,
    place: PLACE,
  });
  const [row] = await site.db.owner`SELECT id FROM plan_pins WHERE document_id = ${plan}`;
  const pinId = String(row?.id);
  await replyToPin(fire, { ...at, pinId, body: CANARIES.pinReply });
  await movePin(fire, { ...at, pinId, action: 'resolve_pin', revision: 1 });
}

/**
 * The same world after everything was done that waited for a worker: from here on nothing changes by itself.
 * Shape: with what the worker logged.
 */
export async function buildQuietWorld(site: Site): Promise<{ world: World; workerLines: unknown[] }> {
  const world = await buildWorld(site);
  const openJobs = async (): Promise<number> => {
    const [row] = await site.db.owner`
      SELECT count(*)::int AS count FROM pgboss.job
      WHERE (state IN ('active', 'retry') OR (state = 'created' AND start_after <= now()))
        AND name NOT LIKE '\\_\\_pgboss%'`;
    return Number(row?.count);
  };
  const worker = await site.startWorker();
  if (!(await waitUntil(async () => (await openJobs()) === 0, 240_000)))
    throw new Error('The papers were not made.');
  await worker.stop();
  await pinPlans(world);
  return { world, workerLines: worker.lines };
}
