import type { Expected, Resource, Route } from '#e2e/security/matrix-cells.ts';
import { planned } from '#e2e/security/planned.ts';
import type { Principal, World } from '#e2e/security/world.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** References and codes that look right and belong to nothing. */
export const MISSING = {
  ref: '00000-00000-0',
  document: '00000000-0000-4000-8000-000000000000',
  code: '0'.repeat(26),
} as const;

const status = (code: number, who: readonly Principal[]): Partial<Record<Principal, number>> =>
  Object.fromEntries(who.map((one) => [one, code]));

const everybody = (code: number): Partial<Record<Resource, Expected>> => ({ none: { rest: code } });
const only = (who: readonly Principal[], rest = 404): Expected => ({ ...status(200, who), rest });
const nobody: Expected = { rest: 404 };

const STAFF_OF_CASE = ['police', 'fire', 'coordinator', 'auditor'] as const;
const PEOPLE = ['owner', 'other', 'delegate', 'asked'] as const;
const OTHER_STAFF = ['outsider', 'administrator', 'roleless'] as const;
/** A case page of staff: signed-out people are led to the sign-in, staff without a part learn nothing. */
const staffOf = (who: readonly Principal[]): Expected => ({
  ...status(404, [...STAFF_OF_CASE, ...OTHER_STAFF]),
  ...status(200, who),
  rest: 303,
});

const refOf = (world: World, resource: Resource): string => {
  if (resource === 'missing') return MISSING.ref;
  return world[resource as 'draft' | 'visitorDraft' | 'review' | 'permit' | 'elsewhere'];
};
const documentOf = (world: World, resource: Resource): string =>
  resource === 'missing' ? MISSING.document : world[resource as 'plan' | 'securityPlan'];

const fixed = (path: string) => () => path;
const application = (rest: string) => (world: World, resource: Resource) =>
  `/applications/${refOf(world, resource)}${rest}`;

/** Who is signed out is led to the sign-in wherever they look, and learns nothing by it. */
const hidden: Expected = { ...status(404, [...PEOPLE, ...STAFF_OF_CASE, ...OTHER_STAFF]), rest: 303 };

/** Someone's own cases, by whoever owns them. */
const ownCases = (): Partial<Record<Resource, Expected>> => ({
  draft: { ...hidden, owner: 200 },
  visitorDraft: { ...hidden, visitor: 200 },
  review: { ...hidden, owner: 200 },
  permit: { ...hidden, owner: 200 },
  elsewhere: { ...hidden, other: 200 },
  missing: hidden,
});
/** Questions of a case that the city has are closed, and its owner is told so. */
const ownDrafts = (): Partial<Record<Resource, Expected>> => ({
  ...ownCases(),
  review: { ...hidden, owner: 409 },
  permit: { ...hidden, owner: 409 },
  elsewhere: { ...hidden, other: 409 },
});

const readers: Partial<Record<Resource, Expected>> = {
  plan: only(['owner', 'asked', ...STAFF_OF_CASE]),
  securityPlan: only(['owner', 'police', 'coordinator']),
  missing: nobody,
};

/** Who of the staff may do what is known to those who say so, and to those who look at everything. */
const PEOPLE_LIST: Expected = {
  ...status(403, [...STAFF_OF_CASE, ...OTHER_STAFF]),
  ...status(200, ['administrator', 'auditor']),
  rest: 303,
};
/** The address of a member of staff. */
export function staffIdOf(world: World, who: Principal): string {
  const { actor } = world.people[who];
  return actor.kind === 'staff' ? actor.id : '';
}

const READ = ['GET'] as const;
const FORM = ['GET', 'POST'] as const;

/** Whoever has a part in the queue. */
const queueReaders: Route['reads'] = {
  none: {
    ...status(200, [...STAFF_OF_CASE, 'outsider']),
    ...status(403, ['administrator', 'roleless']),
    rest: 303,
  },
};

/** Every page and endpoint of the service. A file of src/pages that is not here fails the tests. */
export const ROUTES: readonly Route[] = [
  { page: 'index.astro', methods: READ, at: fixed('/'), reads: everybody(200) },
  { page: 'help.astro', methods: READ, at: fixed('/help'), reads: everybody(200) },
  { page: 'privacy.astro', methods: READ, at: fixed('/privacy'), reads: everybody(200) },
  { page: 'accessibility.astro', methods: READ, at: fixed('/accessibility'), reads: everybody(200) },
  { page: '404.astro', methods: READ, at: fixed('/404'), reads: everybody(404) },
  { page: '500.astro', methods: READ, at: fixed('/500'), reads: everybody(404) },
  {
    page: '.well-known/permit-key.json.ts',
    methods: READ,
    at: fixed('/.well-known/permit-key.json'),
    reads: everybody(200),
  },
  { page: 'start.astro', methods: FORM, at: fixed('/start'), reads: everybody(200) },
  { page: 'status.astro', methods: FORM, at: fixed('/status'), reads: everybody(200) },
  { page: 'verify.astro', methods: READ, at: fixed('/verify'), reads: everybody(200) },
  {
    page: 'v/[code].astro',
    methods: READ,
    at: (world, resource) => `/v/${resource === 'missing' ? MISSING.code : world.permitCode}`,
    reads: { permit: { rest: 200 }, missing: nobody },
  },
  { page: 'sign-in/index.astro', methods: FORM, at: fixed('/sign-in'), reads: everybody(200) },
  { page: 'sign-in/code.astro', methods: FORM, at: fixed('/sign-in/code'), reads: everybody(303) },
  { page: 'sign-in/link.astro', methods: FORM, at: fixed('/sign-in/link?token=x'), reads: everybody(200) },
  { page: 'sign-in/paper.astro', methods: FORM, at: fixed('/sign-in/paper'), reads: everybody(200) },
  {
    page: 'sign-in/signed-out.astro',
    methods: READ,
    at: fixed('/sign-in/signed-out'),
    reads: everybody(200),
  },
  { page: 'sign-out.astro', methods: FORM, at: fixed('/sign-out'), reads: everybody(200) },
  { page: 'staff/sign-in.astro', methods: FORM, at: fixed('/staff/sign-in'), reads: everybody(200) },
  {
    page: 'staff/callback.astro',
    methods: READ,
    at: fixed('/staff/callback?state=x'),
    reads: everybody(400),
  },
  { page: 'staff/signed-out.astro', methods: READ, at: fixed('/staff/signed-out'), reads: everybody(200) },
  { page: 'outside/index.astro', methods: FORM, at: fixed('/outside?token=x'), reads: everybody(200) },
  {
    page: 'outside/request.astro',
    methods: FORM,
    at: fixed('/outside/request'),
    reads: { none: { ...hidden, asked: 200 } },
  },
  { page: 'invitation.astro', methods: FORM, at: fixed('/invitation?token=x'), reads: everybody(200) },
  {
    page: 'applications/index.astro',
    methods: READ,
    at: fixed('/applications'),
    // Whoever was invited to a task has that and no list, and who was asked for an approval has their request.
    reads: { none: { rest: 200, delegate: 303, asked: 303 } },
  },
  { page: 'applications/[ref]/index.astro', methods: FORM, at: application(''), reads: ownCases() },
  {
    page: 'applications/[ref]/[step].astro',
    methods: FORM,
    at: application('/applicant'),
    reads: ownDrafts(),
  },
  {
    page: 'applications/[ref]/part.astro',
    methods: READ,
    at: application('/part'),
    reads: {
      draft: { ...hidden, delegate: 200 },
      visitorDraft: hidden,
      review: hidden,
      permit: hidden,
      elsewhere: hidden,
      missing: hidden,
    },
  },
  {
    page: 'applications/[ref]/delegates.astro',
    methods: FORM,
    at: application('/delegates'),
    // Whoever gave no address is told that inviting needs one.
    reads: ownDrafts(),
  },
  {
    page: 'applications/[ref]/check.astro',
    methods: FORM,
    at: application('/check'),
    reads: ownDrafts(),
  },
  {
    page: 'applications/[ref]/documents.astro',
    methods: FORM,
    at: application('/documents'),
    reads: ownCases(),
  },
  {
    page: 'applications/[ref]/corrections.astro',
    methods: FORM,
    at: application('/corrections'),
    // Nobody asks for anything before it was sent.
    reads: { ...ownCases(), draft: hidden, visitorDraft: hidden },
  },
  {
    page: 'applications/[ref]/conditions.astro',
    methods: FORM,
    at: application('/conditions'),
    // Nobody set a condition before it was sent.
    reads: { ...ownCases(), draft: hidden, visitorDraft: hidden },
  },
  {
    page: 'applications/[ref]/sent.astro',
    methods: READ,
    at: application('/sent'),
    // Nothing was sent yet.
    reads: { ...ownCases(), draft: hidden, visitorDraft: hidden },
  },
  {
    page: 'applications/[ref]/parts.astro',
    methods: FORM,
    at: application('/parts'),
    // None of them is speech and a festival.
    reads: {
      ...ownDrafts(),
      draft: { ...hidden, owner: 409 },
      visitorDraft: { ...hidden, visitor: 409 },
    },
  },
  {
    page: 'applications/[ref]/copy.astro',
    methods: FORM,
    at: application('/copy'),
    // Nothing was sent yet.
    reads: { ...ownCases(), draft: hidden, visitorDraft: hidden },
  },
  {
    page: 'applications/[ref]/withdraw.astro',
    methods: FORM,
    at: application('/withdraw'),
    // A permit is given back in another way.
    reads: { ...ownCases(), permit: { ...hidden, owner: 409 } },
  },
  {
    page: 'applications/[ref]/code.astro',
    methods: FORM,
    at: application('/code'),
    // Whoever has an address needs no paper and is led back.
    reads: {
      draft: { ...hidden, owner: 303 },
      visitorDraft: { ...hidden, visitor: 200 },
      review: { ...hidden, owner: 303 },
      permit: { ...hidden, owner: 303 },
      elsewhere: { ...hidden, other: 303 },
      missing: hidden,
    },
  },
  {
    page: 'staff/index.astro',
    methods: READ,
    at: fixed('/staff'),
    reads: { none: { ...status(200, [...STAFF_OF_CASE, ...OTHER_STAFF]), rest: 303 } },
  },
  {
    page: 'admin/people/index.astro',
    methods: FORM,
    at: fixed('/admin/people'),
    reads: { none: PEOPLE_LIST },
  },
  {
    page: 'admin/people/[id].astro',
    methods: FORM,
    at: (world, resource) =>
      `/admin/people/${resource === 'missing' ? MISSING.document : staffIdOf(world, 'outsider')}`,
    reads: { none: PEOPLE_LIST, missing: { ...PEOPLE_LIST, administrator: 404, auditor: 404 } },
  },
  {
    page: 'review/index.astro',
    methods: FORM,
    at: fixed('/review?work=any'),
    reads: queueReaders,
  },
  {
    page: 'review/meetings/index.astro',
    methods: FORM,
    at: fixed('/review/meetings'),
    reads: queueReaders,
  },
  {
    page: 'review/meetings/[id].astro',
    methods: FORM,
    // A meeting that there is not: what is on one is looked at by its own tests.
    at: fixed('/review/meetings/0190aaaa-0000-7000-8000-000000000009'),
    reads: {
      none: {
        ...status(404, [...STAFF_OF_CASE, 'outsider', 'administrator', 'roleless']),
        rest: 303,
      },
    },
  },
  {
    page: 'review/together.astro',
    methods: FORM,
    at: fixed('/review/together'),
    reads: {
      none: {
        ...status(200, ['police', 'fire', 'outsider']),
        // Whoever answers for no agency approves nothing.
        ...status(403, ['coordinator', 'auditor', 'administrator', 'roleless']),
        rest: 303,
      },
    },
  },
  {
    page: 'review/[ref].astro',
    methods: FORM,
    at: (world, resource) => `/review/${refOf(world, resource)}`,
    reads: {
      draft: staffOf([]),
      visitorDraft: staffOf([]),
      review: staffOf(STAFF_OF_CASE),
      permit: staffOf(STAFF_OF_CASE),
      // Nobody has begun to review it, so no agency has a part in it yet.
      elsewhere: staffOf(['coordinator', 'auditor']),
      missing: staffOf([]),
    },
  },
  {
    page: 'review/[ref]/plan/[document].astro',
    methods: FORM,
    at: (world, resource) =>
      `/review/${resource === 'missing' ? MISSING.ref : world.review}/plan/${documentOf(world, resource)}`,
    reads: {
      plan: staffOf(STAFF_OF_CASE),
      securityPlan: staffOf(['police', 'coordinator']),
      missing: staffOf([]),
    },
  },
  {
    page: 'api/live.ts',
    methods: READ,
    at: fixed('/api/live'),
    // Whoever may hear it is told that they did not ask for a stream.
    reads: { none: { ...status(406, [...STAFF_OF_CASE, 'outsider']), rest: 404 } },
  },
  {
    page: 'api/documents/[key].ts',
    methods: ['GET', 'PUT'],
    at: (world, resource) => `/api/documents/${documentOf(world, resource)}`,
    reads: readers,
  },
  {
    page: 'api/documents/[key]/pages/[page].ts',
    methods: READ,
    at: (world, resource) => `/api/documents/${documentOf(world, resource)}/pages/1`,
    reads: readers,
  },
  {
    page: 'api/documents/[key]/original.ts',
    methods: READ,
    at: (world, resource) => `/api/documents/${documentOf(world, resource)}/original?token=x`,
    reads: { plan: nobody, securityPlan: nobody, missing: nobody },
  },
  {
    page: 'api/uploads/[ref].ts',
    methods: ['POST'],
    at: fixed(`/api/uploads/${MISSING.ref}`),
    reads: everybody(405),
  },
  {
    page: 'api/uploads/[ref]/[id].ts',
    methods: ['POST', 'PUT'],
    at: fixed(`/api/uploads/${MISSING.ref}/${MISSING.document}`),
    reads: everybody(405),
  },
  {
    page: 'api/records/[ref]/[version].ts',
    methods: READ,
    at: (world, resource) => `/api/records/${refOf(world, resource)}/1`,
    reads: {
      draft: nobody,
      review: only(['owner', 'coordinator', 'auditor']),
      permit: only(['owner', 'coordinator', 'auditor']),
      elsewhere: only(['other', 'coordinator', 'auditor']),
      missing: nobody,
    },
  },
  {
    page: 'api/permits/[code].ts',
    methods: READ,
    at: (world, resource) => `/api/permits/${resource === 'missing' ? MISSING.code : world.permitCode}`,
    reads: { permit: only(['owner', ...STAFF_OF_CASE]), missing: nobody },
  },
  {
    page: 'api/plan.ics.ts',
    methods: READ,
    at: (world) => `/api/plan.ics?${planned(addDays(world.today, 200))}`,
    reads: everybody(200),
  },
  {
    page: 'api/sign-in-ended.ts',
    methods: ['POST'],
    at: fixed('/api/sign-in-ended'),
    reads: everybody(405),
  },
];
