import type { AgencyKey } from '#src/domain/city.ts';
import { Refused } from '#src/domain/shared/refusal.ts';
import type { ApplicationStatus } from '#src/domain/workflow/states.ts';

export const STAFF_ROLES = [
  'reviewer',
  'supervisor',
  'coordinator',
  'administrator',
  'auditor',
  // Studies the service with practice data, and sees no real case: no rule below names the role.
  'researcher',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** The roles we know of those a provider claims; others give nothing. Shape: pure. */
export const knownRoles = (claimed: readonly string[]): StaffRole[] =>
  STAFF_ROLES.filter((role) => claimed.includes(role));

/** The roles that somebody has besides those they had before. Shape: pure. */
export const rolesBeyond = (before: readonly string[], after: readonly string[]): string[] =>
  after.filter((role) => !before.includes(role));

/** Who asks. A visitor's session may own a draft that nobody has signed in for. */
export type Actor =
  | { kind: 'visitor'; sessionHash: string | null }
  | { kind: 'applicant'; id: string; email: string; sessionHash: string }
  | {
      kind: 'staff';
      id: string;
      name: string;
      email: string;
      agency: AgencyKey | null;
      roles: readonly string[];
      /** Colleagues who are away, and whose work the person does meanwhile. */
      standsInFor?: readonly string[];
      authenticatedAt: Date;
    }
  | {
      /** Somebody whom the organizer invited to one task of one application. */
      kind: 'delegate';
      /** The invitation they came by. */
      id: string;
      email: string;
      applicationId: string;
      ref: string;
      task: string;
      sessionHash: string;
    }
  | {
      /** A body outside the city that was asked for one approval of one case. */
      kind: 'outside';
      /** The request they came by. */
      id: string;
      email: string;
      applicationId: string;
      ref: string;
      approval: string;
      /** The files that they were asked about. */
      documentIds: readonly string[];
      sessionHash: string;
    }
  | { kind: 'system'; reason: string };

/** Work nobody asked for in person. Every bypass of the policy is a call of this function. */
export const systemActor = (reason: string): Actor => ({ kind: 'system', reason });

/** What a permission looks at: the case, and where it matters the agency's part in it. */
export interface Subject {
  ownerId: string | null;
  startedBy: string | null;
  /** The application itself, for those who were invited to a part of it. */
  applicationId?: string;
  /** The task whose questions are read or answered. */
  task?: string;
  status: ApplicationStatus;
  /** Agencies with a part in the case. */
  agencies: readonly AgencyKey[];
  /** The approval of a body outside the city that is read or recorded. */
  approval?: string;
  /** The file that is read. */
  documentId?: string;
  /** The agency whose review, note or document is touched. */
  agency?: AgencyKey;
  /** That agency is the one that steers all cases. */
  isCoordinating?: boolean;
  /** E-mail of the applicant, so that nobody decides on their own event. */
  ownerEmail?: string | null;
  /** The review is claimed by this member of staff. */
  assignedTo?: string | null;
  /** Agencies that may read the document; null when every agency of the case may. */
  readers?: readonly AgencyKey[] | null;
  /** The document passed its scan, or the city runs without a scanner. */
  released?: boolean;
}

const has = (actor: Actor, role: StaffRole): boolean => actor.kind === 'staff' && actor.roles.includes(role);
/** A supervisor reviews too, and says who does what. */
const reviews = (actor: Actor): boolean => has(actor, 'reviewer') || has(actor, 'supervisor');
const isOwner = (actor: Actor, subject: Subject): boolean =>
  (actor.kind === 'applicant' && subject.ownerId !== null && actor.id === subject.ownerId) ||
  ((actor.kind === 'visitor' || actor.kind === 'applicant') &&
    subject.ownerId === null &&
    subject.startedBy !== null &&
    actor.sessionHash === subject.startedBy);
/** Whoever was invited to a task has to do with the questions of that task alone, and with those only before they are sent. */
const isDelegateOfTask = (actor: Actor, subject: Subject): boolean =>
  actor.kind === 'delegate' && actor.applicationId === subject.applicationId && actor.task === subject.task;
/** A body outside the city has to do with the one approval that it was asked for. */
const isAskedFor = (actor: Actor, subject: Subject): boolean =>
  actor.kind === 'outside' &&
  actor.applicationId === subject.applicationId &&
  actor.approval === subject.approval;
/** The files that it was asked about; never one that only some agencies read. */
const isAskedAbout = (actor: Actor, subject: Subject): boolean =>
  actor.kind === 'outside' &&
  actor.applicationId === subject.applicationId &&
  subject.released === true &&
  (subject.readers === null || subject.readers === undefined) &&
  actor.documentIds.some((id) => id === subject.documentId);
const isStaffOfCase = (actor: Actor, subject: Subject): boolean =>
  actor.kind === 'staff' &&
  subject.status !== 'draft' &&
  (has(actor, 'coordinator') ||
    has(actor, 'auditor') ||
    (reviews(actor) && actor.agency !== null && subject.agencies.includes(actor.agency)));
const worksFor = (actor: Actor, subject: Subject): boolean =>
  reviews(actor) &&
  actor.kind === 'staff' &&
  actor.agency !== null &&
  actor.agency === subject.agency &&
  subject.agencies.includes(actor.agency);
/** Whose work somebody of the staff does: their own, and that of colleagues who are away. Shape: pure. */
export const desksOf = (actor: Extract<Actor, { kind: 'staff' }>): readonly string[] => [
  actor.id,
  ...(actor.standsInFor ?? []),
];
/** The roles whose work a colleague can do. */
export const WORK_ROLES = ['reviewer', 'supervisor', 'coordinator'] as const satisfies StaffRole[];
/** The roles whose work a colleague can do for somebody. Shape: pure. */
export const workRolesOf = (actor: Extract<Actor, { kind: 'staff' }>): StaffRole[] =>
  WORK_ROLES.filter((role) => has(actor, role));
/** Who works with practice data, and is told so. Shape: pure. */
export const isResearcher = (actor: Actor): boolean => has(actor, 'researcher');
/** Nobody decides on an event they applied for themselves. */
const isOwnEvent = (actor: Actor, subject: Subject): boolean =>
  actor.kind === 'staff' && !!subject.ownerEmail && actor.email.toLowerCase() === subject.ownerEmail;
/** The coordinator asks too, for the agency that steers, and looks after what an agency left behind that has no part any more. */
const asksAsCoordinator = (actor: Actor, subject: Subject): boolean =>
  has(actor, 'coordinator') &&
  !!subject.agency &&
  (subject.isCoordinating === true || !subject.agencies.includes(subject.agency));
const isSystem = (actor: Actor): boolean => actor.kind === 'system';
/** Staff of the case who may read this file. */
const isReaderOfFile = (actor: Actor, subject: Subject): boolean =>
  subject.released === true &&
  isStaffOfCase(actor, subject) &&
  (subject.readers === null ||
    subject.readers === undefined ||
    has(actor, 'coordinator') ||
    (actor.kind === 'staff' && actor.agency !== null && subject.readers.includes(actor.agency)));

/** THE permission table: default deny, pure, total. Nothing else compares roles. */
export const POLICY = {
  'application:start': (actor) => actor.kind === 'visitor' || actor.kind === 'applicant',
  'application:read': (actor, subject) =>
    isOwner(actor, subject) || isStaffOfCase(actor, subject) || isSystem(actor),
  'application:read-own': (actor, subject) => isOwner(actor, subject),
  'application:edit': (actor, subject) => isOwner(actor, subject) || isDelegateOfTask(actor, subject),
  /** The questions of one task of a draft, with their answers. */
  'task:read': (actor, subject) => isOwner(actor, subject) || isDelegateOfTask(actor, subject),
  'delegates:change': (actor, subject) => actor.kind === 'applicant' && isOwner(actor, subject),
  'application:submit': (actor, subject) => actor.kind === 'applicant' && isOwner(actor, subject),
  'application:withdraw': (actor, subject) => isOwner(actor, subject),
  'application:steer': (actor, subject) =>
    (has(actor, 'coordinator') && !isOwnEvent(actor, subject)) || isSystem(actor),
  'application:clear': (actor) => isSystem(actor),
  'application:issue': (actor, subject) => has(actor, 'coordinator') && !isOwnEvent(actor, subject),
  'application:deny': (actor, subject) => has(actor, 'coordinator') && !isOwnEvent(actor, subject),
  'permit:revoke': (actor) => has(actor, 'coordinator'),
  'review:read': (actor, subject) => isStaffOfCase(actor, subject),
  /** Answers asked for certain agencies only: other agencies of the case do not see them. */
  'answers:read-all': (actor) => has(actor, 'coordinator') || has(actor, 'auditor'),
  'review:work': (actor, subject) =>
    worksFor(actor, subject) &&
    (subject.assignedTo === null ||
      subject.assignedTo === undefined ||
      (actor.kind === 'staff' && desksOf(actor).includes(subject.assignedTo))),
  /** Work that a colleague holds. */
  'review:take-over': (actor, subject) =>
    worksFor(actor, subject) &&
    !!subject.assignedTo &&
    actor.kind === 'staff' &&
    subject.assignedTo !== actor.id,
  'review:hand-over': (actor, subject) => worksFor(actor, subject) && has(actor, 'supervisor'),
  'review:decide': (actor, subject) => worksFor(actor, subject) && !isOwnEvent(actor, subject),
  'review:answer': (actor, subject) => isOwner(actor, subject),
  'note:write': (actor, subject) =>
    (reviews(actor) || has(actor, 'coordinator')) && isStaffOfCase(actor, subject),
  'queue:read-all': (actor) => has(actor, 'coordinator') || has(actor, 'auditor'),
  // The scan takes an infected file off its case.
  'document:upload': (actor, subject) => isOwner(actor, subject) || isSystem(actor),
  'document:read': (actor, subject) =>
    isOwner(actor, subject) || isReaderOfFile(actor, subject) || isAskedAbout(actor, subject),
  /** What staff say about places on a plan, among themselves. */
  'pin:read': isReaderOfFile,
  'pin:write': (actor, subject) =>
    (reviews(actor) || has(actor, 'coordinator')) && isReaderOfFile(actor, subject),
  'document:judge': (actor, subject) =>
    (has(actor, 'coordinator') || reviews(actor)) && isStaffOfCase(actor, subject),
  'document:waive': (actor, subject) => has(actor, 'coordinator') && !isOwnEvent(actor, subject),
  /** A condition of a permit: the organizer shows that it is met, the agency that set it judges that. */
  'condition:prove': (actor, subject) => isOwner(actor, subject) || isSystem(actor),
  'condition:judge': (actor, subject) => worksFor(actor, subject) && !isOwnEvent(actor, subject),
  /** Which of two conditions that contradict each other holds. */
  'condition:settle': (actor, subject) => has(actor, 'coordinator') && !isOwnEvent(actor, subject),
  /** A correction: its agency asks for it and looks at the answer, the organizer answers. */
  'correction:ask': (actor, subject) =>
    (worksFor(actor, subject) || asksAsCoordinator(actor, subject)) && !isOwnEvent(actor, subject),
  'correction:answer': (actor, subject) => actor.kind === 'applicant' && isOwner(actor, subject),
  'outside:record': (actor, subject) => has(actor, 'coordinator') || isAskedFor(actor, subject),
  /** Asking a body outside the city by a link, and taking the link back. */
  'outside:ask': (actor) => has(actor, 'coordinator'),
  /** The part of a case that a body outside the city was asked about. */
  'outside:read': isAskedFor,
  /** Meetings of the agencies: who steers cases plans them and writes down what came out. */
  'meeting:plan': (actor) => has(actor, 'coordinator'),
  /** What a meeting left to an agency. */
  'outcome:finish': (actor, subject) => has(actor, 'coordinator') || worksFor(actor, subject),
  'queue:read': (actor) =>
    has(actor, 'coordinator') ||
    has(actor, 'auditor') ||
    (reviews(actor) && actor.kind === 'staff' && actor.agency !== null),
  'history:read': (actor, subject) => isOwner(actor, subject) || isStaffOfCase(actor, subject),
  'status:look-up': () => true,
  'permit:read': (actor, subject) => isOwner(actor, subject) || isStaffOfCase(actor, subject),
  /** Signing in and out. What proves the person is the code, the link or the provider's word, never a role. */
  'session:change': (actor) => !isSystem(actor),
  /** Who of the staff may do what, and who changed that. */
  'staff-access:read': (actor) => has(actor, 'administrator') || has(actor, 'auditor'),
  'staff-access:change': (actor) => has(actor, 'administrator') || isSystem(actor),
  /** What lies on the desk of somebody who may work on it no more. */
  'desk:clear': (actor) => has(actor, 'administrator') || isSystem(actor),
  // The record holds every answer, also those that only some agencies read.
  'record:read': (actor, subject) =>
    isOwner(actor, subject) ||
    (isStaffOfCase(actor, subject) && (has(actor, 'coordinator') || has(actor, 'auditor'))),
  /** Jobs and schedules: nobody asked for them in person. */
  'system:work': (actor) => isSystem(actor),
} as const satisfies Record<string, (actor: Actor, subject: Subject) => boolean>;
export type Permission = keyof typeof POLICY;

const NO_SUBJECT: Subject = { ownerId: null, startedBy: null, status: 'draft', agencies: [] };

/** Whether an actor may do something. Shape: pure. */
export function can(actor: Actor, permission: Permission, subject: Subject = NO_SUBJECT): boolean {
  const rule: (actor: Actor, subject: Subject) => boolean = POLICY[permission];
  return rule(actor, subject);
}

/** Where somebody of the staff begins: at the queue, at the people, or at a page that says what they can do. */
export type StaffStart = 'review' | 'people' | 'staffHome';

/** The page on which somebody of the staff begins. Shape: pure. */
export function staffStartOf(actor: Actor): StaffStart {
  if (can(actor, 'queue:read')) return 'review';
  return can(actor, 'staff-access:read') ? 'people' : 'staffHome';
}

/** Refuses when an actor may not do something. Shape: pure. Errors: throws Refused `forbidden`. */
export function assertCan(actor: Actor, permission: Permission, subject: Subject = NO_SUBJECT): void {
  if (!can(actor, permission, subject)) throw new Refused('forbidden');
}
