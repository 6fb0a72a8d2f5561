import type { Actor, Permission, Subject } from '#src/domain/policy.ts';
import { POLICY } from '#src/domain/policy.ts';

const ANA = 'ana@example.org';
const OWNER = 'person-ana';
const FIRE = 'staff-fire';
const CASE = 'case-1';

const staff = (agency: string | null, roles: readonly string[], more: object = {}): Actor => ({
  kind: 'staff',
  id: `staff-of-${agency}-${roles.join('-')}`,
  name: 'Sam Staff',
  email: 'sam@city.example',
  agency,
  roles,
  authenticatedAt: new Date('2027-01-01T12:00:00Z'),
  ...more,
});
/** Somebody whose row carries what only another kind of person has: a kind is never told by its fields. */
const pretender = (actor: object): Actor => actor as Actor;
const EVERY_ROLE = {
  roles: ['reviewer', 'supervisor', 'coordinator', 'auditor', 'administrator', 'researcher'],
  agency: 'fire-marshal',
};

/** Somebody who was invited to a task, in a browser that began a draft. */
const delegateOf = (more: object): Actor => ({
  kind: 'delegate',
  id: 'invitation-1',
  email: 'vera@example.org',
  applicationId: CASE,
  ref: '00000-00000-0',
  task: 'food',
  sessionHash: 'aa',
  ...more,
});

/** A body outside the city that was asked for an approval and about a file. */
const outsideOf = (more: object): Actor => ({
  kind: 'outside',
  id: 'request-1',
  email: 'desk@highway.example',
  applicationId: CASE,
  ref: '00000-00000-0',
  approval: 'state-highway',
  documentIds: ['file-1'],
  sessionHash: 'aa',
  ...more,
});

const ACTORS = {
  visitor: { kind: 'visitor', sessionHash: null },
  starter: { kind: 'visitor', sessionHash: 'aa' },
  stranger: { kind: 'visitor', sessionHash: 'bb' },
  owner: { kind: 'applicant', id: OWNER, email: ANA, sessionHash: 'oo' },
  signedInStarter: { kind: 'applicant', id: 'person-bob', email: 'bob@example.org', sessionHash: 'aa' },
  other: { kind: 'applicant', id: 'person-cy', email: 'cy@example.org', sessionHash: 'cc' },
  fire: staff('fire-marshal', ['reviewer'], { id: FIRE }),
  fireOwnEvent: staff('fire-marshal', ['reviewer'], { email: 'Ana@Example.org' }),
  fireSupervisor: staff('fire-marshal', ['supervisor']),
  police: staff('police', ['reviewer']),
  parking: staff('parking', ['reviewer']),
  reviewerOfNone: staff(null, ['reviewer']),
  supervisorOfNone: staff(null, ['supervisor']),
  coordinator: staff(null, ['coordinator']),
  coordinatorAtFire: staff('fire-marshal', ['coordinator']),
  coordinatorOwnEvent: staff(null, ['coordinator'], { email: 'ANA@example.org' }),
  coordinatorNoEmail: staff(null, ['coordinator'], { email: '', id: 'staff-without-email' }),
  auditor: staff(null, ['auditor']),
  auditorAtFire: staff('fire-marshal', ['auditor']),
  administrator: staff('fire-marshal', ['administrator']),
  researcher: staff(null, ['researcher']),
  researcherAtFire: staff('fire-marshal', ['researcher']),
  roleless: staff('fire-marshal', []),
  madeUpRole: staff('fire-marshal', ['owner', 'Coordinator', 'superuser']),
  delegate: delegateOf({}),
  delegateOfOtherTask: delegateOf({ id: 'invitation-2', task: 'alcohol' }),
  delegateElsewhere: delegateOf({ id: 'invitation-3', applicationId: 'case-2' }),
  delegatePretender: delegateOf({ id: OWNER, applicationId: 'case-2', ...EVERY_ROLE }),
  outside: outsideOf({}),
  outsideOfOther: outsideOf({ id: 'request-2', approval: 'faa', documentIds: [] }),
  outsideElsewhere: outsideOf({ id: 'request-3', applicationId: 'case-2' }),
  outsidePretender: outsideOf({ id: OWNER, applicationId: 'case-2', ...EVERY_ROLE }),
  /** Invited to a task, with what a body outside the city was asked for in the same row. */
  delegateAsked: delegateOf({
    id: 'invitation-4',
    task: 'alcohol',
    approval: 'state-highway',
    documentIds: ['file-1'],
  }),
  system: { kind: 'system', reason: 'test' },
  visitorPretender: pretender({ kind: 'visitor', id: OWNER, email: ANA, sessionHash: 'bb', ...EVERY_ROLE }),
  applicantPretender: pretender({
    kind: 'applicant',
    id: 'person-cy',
    email: 'cy@example.org',
    sessionHash: 'cc',
    ...EVERY_ROLE,
  }),
  applicantWithoutId: pretender({ kind: 'applicant', id: null, email: 'dee@example.org', sessionHash: 'dd' }),
  staffPretender: staff(null, [], { id: OWNER, sessionHash: 'aa' }),
  systemPretender: pretender({ kind: 'system', reason: 'test', id: OWNER, sessionHash: 'aa', ...EVERY_ROLE }),
} as const satisfies Record<string, Actor>;
type Who = keyof typeof ACTORS;

const theCase: Subject = {
  ownerId: OWNER,
  startedBy: 'aa',
  status: 'in_agency_review',
  agencies: ['fire-marshal', 'police'],
  agency: 'fire-marshal',
  ownerEmail: ANA,
  assignedTo: null,
};
const paper = (more: Partial<Subject>): Subject => ({ ...theCase, ...more });

const nameless = (subject: object): Subject => subject as Subject;

const ASKED_FILE = { applicationId: CASE, documentId: 'file-1' };

const SUBJECTS = {
  nothing: undefined,
  /** Nobody has signed in for it; a browser began it. */
  begun: { ...theCase, ownerId: null, ownerEmail: null, status: 'draft' },
  /** Nobody began it and nobody owns it. */
  ownerless: { ...theCase, ownerId: null, ownerEmail: null, startedBy: null, status: 'draft' },
  draft: { ...theCase, status: 'draft' },
  /** The questions of one task of it. */
  taskOfDraft: { ...theCase, status: 'draft', applicationId: CASE, task: 'food' },
  otherTaskOfDraft: { ...theCase, status: 'draft', applicationId: CASE, task: 'sound' },
  taskOfOther: { ...theCase, status: 'draft', applicationId: 'case-3', task: 'food' },
  inReview: theCase,
  claimedByFire: { ...theCase, assignedTo: FIRE },
  claimedByColleague: { ...theCase, assignedTo: 'staff-colleague' },
  /** The part that parking would have, which it does not have in this case. */
  partOfNone: { ...theCase, agency: 'parking' },
  /** About the whole case and no agency's part in it. */
  wholeCase: { ...theCase, agency: undefined, assignedTo: undefined },
  /** Nobody has said yet whether somebody claimed it. */
  unknownClaim: { ...theCase, assignedTo: undefined },
  /** The fire marshal steers all cases here, too. */
  steeringPart: { ...theCase, isCoordinating: true },
  emptyEmail: { ...theCase, ownerEmail: '' },
  openPaper: paper({ released: true, readers: null }),
  paperForAll: paper({ released: true }),
  policePaper: paper({ released: true, readers: ['police'] }),
  paperForNobody: paper({ released: true, readers: [] }),
  /** What a body outside the city was asked for, and the file that was named to it. */
  approvalAsked: paper({ applicationId: CASE, approval: 'state-highway' }),
  approvalNotAsked: paper({ applicationId: CASE, approval: 'land-owner' }),
  approvalOfOther: paper({ applicationId: 'case-3', approval: 'state-highway' }),
  namedPaper: paper({ ...ASKED_FILE, released: true, readers: null }),
  namedPaperForAll: paper({ ...ASKED_FILE, released: true }),
  namedPolicePaper: paper({ ...ASKED_FILE, released: true, readers: ['police'] }),
  namedUnscanned: paper({ ...ASKED_FILE, released: false, readers: null }),
  namedElsewhere: paper({ ...ASKED_FILE, applicationId: 'case-3', released: true, readers: null }),
  otherPaper: paper({ ...ASKED_FILE, documentId: 'file-2', released: true, readers: null }),
  unscannedPaper: paper({ released: false, readers: null }),
  /** A row that names no agency where one must stand: it makes nobody without an agency a part of the case. */
  namelessPart: nameless({ ...theCase, agency: null, agencies: [null], released: true, readers: [null] }),
} as const satisfies Record<string, Subject | undefined>;
type About = keyof typeof SUBJECTS;

const EVERYBODY = Object.keys(ACTORS) as Who[];
const EVERYTHING = Object.keys(SUBJECTS) as About[];
const without = <T>(list: readonly T[], ...some: readonly T[]) => list.filter((one) => !some.includes(one));

const APPLICANTS: Who[] = ['owner', 'signedInStarter', 'other', 'applicantPretender', 'applicantWithoutId'];
const COORDINATORS: Who[] = ['coordinator', 'coordinatorAtFire', 'coordinatorOwnEvent', 'coordinatorNoEmail'];
const NOT_THEIR_OWN: Who[] = ['coordinator', 'coordinatorAtFire', 'coordinatorNoEmail'];
const AUDITORS: Who[] = ['auditor', 'auditorAtFire'];
const REVIEWERS: Who[] = ['fire', 'fireOwnEvent', 'fireSupervisor', 'police'];
const SYSTEM: Who[] = ['system', 'systemPretender'];
const OWN_DRAFT: Who[] = ['starter', 'signedInStarter'];

type Cells = Partial<Record<About, readonly Who[]>>;
const everywhere = (who: readonly Who[], about: readonly About[] = EVERYTHING): Cells =>
  Object.fromEntries(about.map((one) => [one, who]));
const joined = (...parts: readonly Cells[]): Cells =>
  Object.fromEntries(EVERYTHING.map((about) => [about, parts.flatMap((part) => part[about] ?? [])]));

const NOT_OWNED: About[] = ['nothing', 'begun', 'ownerless'];
const OWNED = without(EVERYTHING, ...NOT_OWNED);
/** Cases with parts of fire and police that the city has. */
const DRAFTS: About[] = ['draft', 'taskOfDraft', 'otherTaskOfDraft', 'taskOfOther'];
const SENT = without(OWNED, ...DRAFTS, 'namelessPart');
/** The owner, or before anybody signed in whoever holds the browser that began it. */
const owners = joined(everywhere(['owner'], OWNED), { begun: OWN_DRAFT });
const staffOfCase = joined(everywhere([...COORDINATORS, ...AUDITORS, ...REVIEWERS], SENT), {
  namelessPart: [...COORDINATORS, ...AUDITORS],
});
const workersOfCase = joined(everywhere([...COORDINATORS, ...REVIEWERS], SENT), {
  namelessPart: COORDINATORS,
});
/** A coordinator whose own event it is decides nothing there; where no owner is known it cannot be theirs. */
const judges = joined(everywhere(NOT_THEIR_OWN), {
  ...everywhere(['coordinatorOwnEvent'], [...NOT_OWNED, 'emptyEmail']),
});
const FIRE_PART = without(OWNED, 'partOfNone', 'wholeCase', 'namelessPart');
/** The policy looks at no status here: the tables of transitions do. */
const BOTH_PARTS: About[] = [...FIRE_PART, 'begun', 'ownerless'];
const FOR_EVERY_AGENCY: About[] = [
  'openPaper',
  'paperForAll',
  'namedPaper',
  'namedPaperForAll',
  'namedElsewhere',
  'otherPaper',
];
const FOR_POLICE: About[] = ['policePaper', 'namedPolicePaper'];
const RELEASED: About[] = [...FOR_EVERY_AGENCY, ...FOR_POLICE, 'paperForNobody'];

/** Who may do what about what, written by hand. Whoever is not named may not. */
const ALLOWED: Record<Permission, Cells> = {
  'application:start': everywhere(['visitor', 'starter', 'stranger', 'visitorPretender', ...APPLICANTS]),
  'application:read': joined(owners, staffOfCase, everywhere(SYSTEM)),
  'application:read-own': owners,
  'application:edit': joined(owners, { taskOfDraft: ['delegate'] }),
  'task:read': joined(owners, { taskOfDraft: ['delegate'] }),
  'delegates:change': joined(everywhere(['owner'], OWNED), { begun: ['signedInStarter'] }),
  'application:submit': joined(everywhere(['owner'], OWNED), { begun: ['signedInStarter'] }),
  'application:withdraw': owners,
  'application:steer': joined(judges, everywhere(SYSTEM)),
  'application:clear': everywhere(SYSTEM),
  'application:issue': judges,
  'application:deny': judges,
  'permit:revoke': everywhere(COORDINATORS),
  'review:read': staffOfCase,
  'answers:read-all': everywhere([...COORDINATORS, ...AUDITORS]),
  'review:work': joined(
    everywhere(['fire'], without(BOTH_PARTS, 'claimedByColleague')),
    everywhere(
      ['fireOwnEvent', 'fireSupervisor'],
      without(BOTH_PARTS, 'claimedByFire', 'claimedByColleague'),
    ),
  ),
  'review:take-over': {
    claimedByFire: ['fireOwnEvent', 'fireSupervisor'],
    claimedByColleague: ['fire', 'fireOwnEvent', 'fireSupervisor'],
  },
  'review:hand-over': everywhere(['fireSupervisor'], BOTH_PARTS),
  'review:decide': joined(
    everywhere(['fire', 'fireSupervisor'], BOTH_PARTS),
    everywhere(['fireOwnEvent'], ['begun', 'ownerless', 'emptyEmail']),
  ),
  'review:answer': owners,
  'note:write': workersOfCase,
  'queue:read-all': everywhere([...COORDINATORS, ...AUDITORS]),
  'document:upload': joined(owners, everywhere(SYSTEM)),
  'document:read': joined(
    owners,
    everywhere(COORDINATORS, [...RELEASED, 'namelessPart']),
    everywhere([...REVIEWERS, ...AUDITORS], FOR_EVERY_AGENCY),
    everywhere(['police'], FOR_POLICE),
    { namedPaper: ['outside'], namedPaperForAll: ['outside'] },
  ),
  'pin:read': joined(
    everywhere(COORDINATORS, [...RELEASED, 'namelessPart']),
    everywhere([...REVIEWERS, ...AUDITORS], FOR_EVERY_AGENCY),
    everywhere(['police'], FOR_POLICE),
  ),
  'pin:write': joined(
    everywhere(COORDINATORS, [...RELEASED, 'namelessPart']),
    everywhere(REVIEWERS, FOR_EVERY_AGENCY),
    everywhere(['police'], FOR_POLICE),
  ),
  'document:judge': workersOfCase,
  'document:waive': judges,
  'condition:prove': joined(owners, everywhere(SYSTEM)),
  'condition:judge': joined(
    everywhere(['fire', 'fireSupervisor'], BOTH_PARTS),
    everywhere(['fireOwnEvent'], ['begun', 'ownerless', 'emptyEmail']),
  ),
  'condition:settle': judges,
  'correction:ask': joined(
    everywhere(['fire', 'fireSupervisor'], BOTH_PARTS),
    everywhere(['fireOwnEvent'], ['begun', 'ownerless', 'emptyEmail']),
    // The coordinator asks for the agency that steers, and for one that has no part any more.
    { steeringPart: NOT_THEIR_OWN, partOfNone: NOT_THEIR_OWN },
  ),
  'correction:answer': joined(everywhere(['owner'], OWNED), { begun: ['signedInStarter'] }),
  'outside:record': joined(everywhere(COORDINATORS), { approvalAsked: ['outside'] }),
  'outside:ask': everywhere(COORDINATORS),
  'meeting:plan': everywhere(COORDINATORS),
  'outcome:finish': joined(
    everywhere(COORDINATORS),
    everywhere(['fire', 'fireSupervisor', 'fireOwnEvent'], BOTH_PARTS),
  ),
  'outside:read': { approvalAsked: ['outside'] },
  'queue:read': everywhere([...COORDINATORS, ...AUDITORS, ...REVIEWERS, 'parking']),
  'history:read': joined(owners, staffOfCase),
  'status:look-up': everywhere(EVERYBODY),
  'permit:read': joined(owners, staffOfCase),
  'session:change': everywhere(without(EVERYBODY, ...SYSTEM)),
  'staff-access:read': everywhere(['administrator', ...AUDITORS]),
  'staff-access:change': everywhere(['administrator', ...SYSTEM]),
  'desk:clear': everywhere(['administrator', ...SYSTEM]),
  'record:read': joined(owners, everywhere([...COORDINATORS, ...AUDITORS], [...SENT, 'namelessPart'])),
  'system:work': everywhere(SYSTEM),
};

/** What is asked: `undefined` stands for a question about nothing in particular. */
export type Can = (actor: Actor, permission: Permission, subject?: Subject) => boolean;

export const CELLS = EVERYBODY.length * EVERYTHING.length * Object.keys(POLICY).length;

/**
 * Cells of the table in which a policy says something else than what was written by hand.
 * Shape: at most `most` of them, those of the permission `first` before the others.
 */
export function wrongCells(can: Can, most = Number.POSITIVE_INFINITY, first?: string): string[] {
  const wrong: string[] = [];
  const permissions = (Object.keys(POLICY) as Permission[]).toSorted(
    (a, b) => Number(b === first) - Number(a === first),
  );
  for (const permission of permissions) {
    for (const about of EVERYTHING) {
      const allowed = ALLOWED[permission][about] ?? [];
      for (const who of EVERYBODY) {
        if (can(ACTORS[who], permission, SUBJECTS[about]) === allowed.includes(who)) continue;
        wrong.push(`${who} ${permission} ${about}: not ${allowed.includes(who)}`);
        if (wrong.length >= most) return wrong;
      }
    }
  }
  return wrong;
}
