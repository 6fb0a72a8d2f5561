import { randomBytes } from 'node:crypto';
import type { DemoDays } from '#db/seeds/demo-days.ts';
import { ORGANIZERS, type OrganizerKey } from '#db/seeds/organizers.ts';
import { demoPeople } from '#db/seeds/people.ts';
import type { Ctx, Service } from '#src/context.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { type Actor, systemActor } from '#src/domain/policy.ts';
import { insertApplicant } from '#src/store/applicant.ts';
import type { Application } from '#src/store/application.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { insertStaffSignIn } from '#src/store/staff-member.ts';

type StaffActor = Extract<Actor, { kind: 'staff' }>;
type ApplicantActor = Extract<Actor, { kind: 'applicant' }>;

/** Everybody and everything a demo case needs besides its own story. */
export interface DemoWorld {
  service: Service;
  days: DemoDays;
  organizers: Record<OrganizerKey, ApplicantActor>;
  /** By agency. */
  reviewers: ReadonlyMap<string, StaffActor>;
  coordinators: readonly StaffActor[];
}

/** One case while its story is told: who acts when, and where it stands. */
export interface Scene {
  world: DemoWorld;
  by: OrganizerKey;
  /** What the organizer has in mind; the form is filled in from it. */
  answers: Answers;
  /** Empty before the draft exists. */
  ref: string;
  /** Moves forward only: a deed that takes time leaves the clock where it ended. */
  at: Date;
}

/** One thing somebody does. */
export type Deed = (scene: Scene) => Promise<void>;

const contextOf = (scene: Scene, actor: Actor, locale: 'en' | 'es'): Ctx => ({
  ...scene.world.service,
  actor,
  now: scene.at,
  locale,
  isReadOnly: false,
  requestId: 'seed',
});

export const asOrganizer = (scene: Scene): Ctx =>
  contextOf(scene, scene.world.organizers[scene.by], ORGANIZERS[scene.by].locale);

/** Somebody who has told nobody who they are. */
export const asVisitor = (scene: Scene): Ctx =>
  contextOf(scene, { kind: 'visitor', sessionHash: null }, ORGANIZERS[scene.by].locale);

export const asCoordinator = (scene: Scene, which = 0): Ctx => {
  const staff = scene.world.coordinators[which];
  if (!staff) throw new RangeError('the demo has no such coordinator');
  return contextOf(scene, { ...staff, authenticatedAt: scene.at }, 'en');
};

export const asAgency = (scene: Scene, agency: string): Ctx => {
  const staff = scene.world.reviewers.get(agency);
  if (!staff) throw new RangeError(`nobody reviews for ${agency}`);
  return contextOf(scene, { ...staff, authenticatedAt: scene.at }, 'en');
};

export const asSystem = (scene: Scene): Ctx => contextOf(scene, systemActor('finish-events'), 'en');

/** The case as it stands. */
export async function caseOf(scene: Scene): Promise<Application> {
  const application = await findApplicationByRef(scene.world.service.sql, scene.ref);
  if (application === null) throw new Error('the demo case does not exist yet');
  return application;
}

/**
 * Makes the demo's people known: organizers by their address, staff as if each had signed in before.
 * Shape: harmless when repeated. `issuer` is the sign-in provider that knows the staff.
 */
export async function openWorld(service: Service, days: DemoDays, issuer: string): Promise<DemoWorld> {
  const now = days.ago(40, '08:00');
  const sessionHash = randomBytes(32).toString('hex');
  return await service.sql.begin(async (tx) => {
    const organizers = {} as Record<OrganizerKey, ApplicantActor>;
    for (const key of Object.keys(ORGANIZERS) as OrganizerKey[]) {
      const { email, locale } = ORGANIZERS[key];
      const id = await insertApplicant(tx, { email, locale, now });
      organizers[key] = { kind: 'applicant', id, email, sessionHash };
    }
    const reviewers = new Map<string, StaffActor>();
    const coordinators: StaffActor[] = [];
    for (const person of demoPeople(service.city)) {
      const { subject, name, email, agency, roles } = person;
      const member = await insertStaffSignIn(tx, { issuer, subject, name, email, agency, roles, now });
      const staff: StaffActor = {
        kind: 'staff',
        id: member.id,
        name,
        email,
        agency,
        roles,
        authenticatedAt: now,
      };
      if (agency !== null) reviewers.set(agency, staff);
      else if (roles.includes('coordinator')) coordinators.push(staff);
    }
    return { service, days, organizers, reviewers, coordinators };
  });
}
