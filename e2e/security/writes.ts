import { blockParty } from '#e2e/fixtures/answers.ts';
import { approveAs, type TestCase } from '#e2e/fixtures/cases.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { multipart, post, type Sent } from '#e2e/security/browser.ts';
import { ownAnswers } from '#e2e/security/canaries.ts';
import { conditionWrites } from '#e2e/security/condition-writes.ts';
import { correctionWrites } from '#e2e/security/correction-writes.ts';
import { invitationWrites } from '#e2e/security/invitation-writes.ts';
import type { Expected, Method } from '#e2e/security/matrix-cells.ts';
import { answersOutside, askFor, askingFields } from '#e2e/security/outside-writes.ts';
import { paperWrites } from '#e2e/security/paper-writes.ts';
import { pinWrites } from '#e2e/security/pin-writes.ts';
import { queueWrites } from '#e2e/security/queue-writes.ts';
import { uploadWrites } from '#e2e/security/upload-writes.ts';
import {
  aReadyCase,
  aReviewedCase,
  aSentCase,
  ctxOf,
  needsApproval,
  PRINCIPALS,
  type Principal,
  type World,
} from '#e2e/security/world.ts';
import { appendActivity } from '#src/commands/activity.ts';
import { startApplication } from '#src/commands/application.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { askApplicant, claimReview } from '#src/commands/review.ts';
import { systemActor } from '#src/domain/policy.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** A post that goes through when the right person sends it. `{token}` stands for the token of the sender's session. */
export interface Shot extends Sent {
  path: string;
}

/** One thing that a form or endpoint does, who may, and what everybody else is told. */
export interface Write {
  page: string;
  method: Exclude<Method, 'GET'>;
  name: string;
  /** Makes the situation in which the right person could do it at once. */
  arrange: (world: World) => Promise<Shot>;
  allowed: readonly Principal[];
  /** What the right person is told. */
  done: number;
  denied: Expected;
  /** The table that shows that it went through, where that is not the history of a case. */
  shows?: string;
  /** Sent again it is done anew, and takes the place of what it did before. */
  replaces?: true;
}

const firstDay = (world: World) => addDays(world.today, 200);
const festivalOf = (world: World) => ownAnswers(firstDay(world));

/** Who is signed out, or was signed out meanwhile. */
const SIGNED_OUT = ['nobody', 'visitor', 'disabled', 'endedOwner', 'endedCoordinator'] as const;
const signedOut = (status: number): Partial<Expected> =>
  Object.fromEntries(SIGNED_OUT.map((who) => [who, status]));

/** The owner's own; everybody else is told that it is not there, or to sign in. */
const OWNERS = {
  allowed: ['owner'],
  done: 303,
  denied: { ...signedOut(303), rest: 404 },
} as const;
/** What a signed-out person typed waits on a page that says so. */
const OWNERS_WORDS = { ...OWNERS, denied: { ...signedOut(401), rest: 404 } } as const;

/** Staff who may not are refused on the page; who has no part in the case, or is not staff, learns nothing. */
const CASE_DENIED: Expected = {
  ...signedOut(401),
  rest: 404,
  police: 404,
  fire: 404,
  auditor: 403,
  outsider: 404,
  administrator: 404,
  roleless: 404,
};

async function aDraft(world: World, answers = festivalOf(world)): Promise<string> {
  const { ref } = await startApplication(ctxOf(world, 'owner'), {
    answers,
    sessionHash: null,
  });
  return ref;
}

async function aMixedDraft(world: World): Promise<string> {
  const fair = festivalOf(world);
  return await aDraft(world, { ...fair, event: { ...fair.event, speech: 'partly' } });
}

const aReviewedRef = async (world: World) => (await aReviewedCase(world, festivalOf(world))).ref;

/** A page that holds nothing but a button. */
const ownersButton = (tail: string, name: string, from = aReviewedRef): Write => ({
  page: `applications/[ref]/${tail}.astro`,
  method: 'POST',
  name,
  arrange: async (world) => post(`/applications/${await from(world)}/${tail}`, { _token: '{token}' }),
  ...OWNERS,
});

const uploadBody = multipart([
  { name: '_token', value: '{token}' },
  { name: 'documentKind', value: 'site-plan' },
  { name: 'file', value: plainPdf(), fileName: 'plan.pdf', type: 'application/pdf' },
]);

const APPLICANT: readonly Write[] = [
  {
    page: 'start.astro',
    method: 'POST',
    name: 'start a draft',
    arrange: async () => post('/start', { _token: '{token}', 'event.kind': 'festival' }),
    allowed: ['owner', 'other', 'visitor', 'nobody', 'disabled', 'endedOwner', 'endedCoordinator'],
    done: 303,
    denied: { rest: 403 },
  },
  {
    page: 'applications/[ref]/[step].astro',
    method: 'POST',
    name: 'save a page',
    arrange: async (world) =>
      post(`/applications/${await aDraft(world)}/applicant`, {
        _token: '{token}',
        revision: '1',
        'applicant.name': 'Somebody New',
      }),
    ...OWNERS_WORDS,
    done: 422,
  },
  ...invitationWrites(aDraft, OWNERS_WORDS),
  {
    page: 'applications/[ref]/check.astro',
    method: 'POST',
    name: 'submit',
    arrange: async (world) =>
      post(`/applications/${await aDraft(world)}/check`, { _token: '{token}', revision: '1', key: 'k' }),
    ...OWNERS,
  },
  ownersButton('parts', 'make two applications of one', aMixedDraft),
  ownersButton('copy', 'copy an earlier case'),
  ownersButton('withdraw', 'withdraw'),
  {
    page: 'applications/[ref]/index.astro',
    method: 'POST',
    name: 'answer a question',
    arrange: async (world) => {
      const one = await aReviewedCase(world, festivalOf(world));
      await askApplicant(await one.desk('fire-marshal'), { ref: one.ref, question: 'Where is the exit?' });
      const fields = { _token: '{token}', agency: 'fire-marshal', 'answer.fire-marshal': 'At the corner.' };
      return post(`/applications/${one.ref}`, fields);
    },
    ...OWNERS_WORDS,
  },
  {
    page: 'applications/[ref]/documents.astro',
    method: 'POST',
    name: 'upload without script',
    arrange: async (world) => ({
      path: `/applications/${await aDraft(world)}/documents`,
      method: 'POST',
      body: uploadBody,
      headers: { 'content-type': 'multipart/form-data; boundary=x-boundary-x' },
    }),
    ...OWNERS_WORDS,
  },
  {
    page: 'applications/[ref]/documents.astro',
    method: 'POST',
    name: 'remove a file',
    arrange: async (world) => {
      const ref = await aDraft(world);
      const { document } = await upload(ctxOf(world, 'owner'), ref);
      return post(`/applications/${ref}/documents`, { _token: '{token}', intent: `remove:${document?.id}` });
    },
    ...OWNERS,
  },
  ...uploadWrites({ post, aDraft, owners: OWNERS }),
  answersOutside({ ...signedOut(401), rest: 404 }),
];

type Fieldsof = (one: TestCase, world: World) => Promise<Record<string, string | string[]>>;
const fields =
  (more: Record<string, string | string[]> = {}) =>
  async () =>
    more;

async function seen(world: World, one: TestCase, agency: string): Promise<Record<string, string>> {
  const [row] = await world.site.db.owner`
    SELECT revision FROM reviews WHERE application_id = ${one.id} AND agency = ${agency} AND is_current`;
  return { version: '1', revision: String(row?.revision) };
}

const caseWrite = (
  intent: string,
  from: (world: World) => Promise<TestCase>,
  more: Fieldsof,
  who: Pick<Write, 'allowed'> & { denied?: Partial<Expected> },
): Write => ({
  page: 'review/[ref].astro',
  method: 'POST',
  name: intent,
  arrange: async (world) => {
    const one = await from(world);
    return post(`/review/${one.ref}`, {
      _token: '{token}',
      intent,
      version: '1',
      ...(await more(one, world)),
    });
  },
  allowed: who.allowed,
  done: 303,
  denied: { ...CASE_DENIED, ...who.denied } as Expected,
});

const sent = (world: World) => aSentCase(world, festivalOf(world));
const reviewed = (world: World) => aReviewedCase(world, festivalOf(world));
const partyInReview = (world: World) => aReviewedCase(world, blockParty(firstDay(world)));
const ready = (world: World) => aReadyCase(world, blockParty(firstDay(world)));

async function issued(world: World): Promise<TestCase> {
  const one = await ready(world);
  await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
  return one;
}
async function over(world: World): Promise<TestCase> {
  const one = await issued(world);
  const { app } = world.site.db;
  await app.begin(async (tx) => {
    await tx`UPDATE applications SET status = 'event_over' WHERE id = ${one.id}`;
    const ctx = { ...world.site.ctx(), actor: systemActor('finish-events') };
    await appendActivity(tx, ctx, one, 'finish', { from: 'permit_issued', to: 'event_over' });
  });
  return one;
}
async function claimed(world: World): Promise<TestCase> {
  const one = await reviewed(world);
  await claimReview(await one.desk('police'), { ref: one.ref });
  return one;
}
async function aColleague(world: World) {
  const actor = await aStaffMember(world.site.db, 'police', ['reviewer'], 'Carl Eague');
  return { id: actor.kind === 'staff' ? actor.id : '', ctx: as(world.site.ctx(), actor) };
}
async function heldByColleague(world: World): Promise<TestCase> {
  const one = await reviewed(world);
  await claimReview((await aColleague(world)).ctx, { ref: one.ref });
  return one;
}
const handed: Fieldsof = async (_, world) => ({ 'hand_over.to': (await aColleague(world)).id });
async function decided(world: World): Promise<TestCase> {
  const one = await reviewed(world);
  await approveAs(world.site.db, one, 'police');
  return one;
}
async function withPaper(world: World): Promise<TestCase> {
  const one = await reviewed(world);
  await upload(one.owner, one.ref, plainPdf(), { documentKind: 'security-plan' });
  return one;
}
async function withOutside(world: World): Promise<TestCase> {
  const one = await reviewed(world);
  await needsApproval(world.site, one, 'state-highway');
  return one;
}

async function withAsked(world: World): Promise<TestCase> {
  const one = await withOutside(world);
  await askFor(one, 'state-highway');
  return one;
}

const COORDINATOR = { allowed: ['coordinator'] } as const;
// Whoever works at no desk, or at one without the thing, is told that they may not.
const DESK = { owner: 401, other: 401, delegate: 401, asked: 401, coordinator: 403, auditor: 403 } as const;
const POLICE = { allowed: ['police'], denied: DESK } as const;
const paper = (reason: boolean) =>
  fields({ revision: '1', ...(reason ? { 'paper.security-plan.reason': 'It shows no posts.' } : {}) });
const ASKING = fields(askingFields('state-highway'));
const reference = fields({ 'outside.state-highway.reference': 'MD-1' });

const STAFF: readonly Write[] = [
  caseWrite('begin_intake', sent, fields(), COORDINATOR),
  caseWrite('accept', sent, fields(), COORDINATOR),
  caseWrite(
    'return',
    sent,
    fields({ 'return.reasons': ['place-unclear'], 'return.words': 'Where is it?' }),
    COORDINATOR,
  ),
  caseWrite(
    'deny',
    reviewed,
    fields({ 'deny.reason': 'place-taken', 'deny.words': 'Taken.', 'deny.alternative': 'A week later.' }),
    COORDINATOR,
  ),
  caseWrite('issue', ready, fields({ version: '1' }), COORDINATOR),
  caseWrite('revoke', issued, fields({ 'revoke.reason': 'The bridge fell.' }), COORDINATOR),
  caseWrite('close', over, fields(), COORDINATOR),
  caseWrite('record_applied:state-highway', withOutside, reference, COORDINATOR),
  caseWrite('record_granted:state-highway', withOutside, reference, COORDINATOR),
  caseWrite('record_refused:state-highway', withOutside, reference, COORDINATOR),
  caseWrite('record_not_needed:state-highway', withOutside, reference, COORDINATOR),
  caseWrite('ask_outside:state-highway', withOutside, ASKING, COORDINATOR),
  caseWrite('take_back_outside:state-highway', withAsked, fields(), COORDINATOR),
  caseWrite('waive_document:security-plan', withPaper, paper(true), {
    ...COORDINATOR,
    denied: { police: 403, fire: 403 },
  }),
  caseWrite('accept_document:security-plan', withPaper, paper(false), {
    allowed: ['police', 'coordinator'],
    denied: { fire: 403 },
  }),
  caseWrite('reject_document:security-plan', withPaper, paper(true), {
    allowed: ['police', 'coordinator'],
    denied: { fire: 403 },
  }),
  ...pinWrites({ reviewed, denied: CASE_DENIED }),
  ...correctionWrites({ reviewed, owners: OWNERS_WORDS, denied: CASE_DENIED }),
  ...conditionWrites({ reviewed, owners: OWNERS_WORDS, denied: CASE_DENIED }),
  caseWrite('claim', reviewed, fields(), { allowed: ['police', 'fire'], denied: DESK }),
  caseWrite('release', claimed, fields(), { ...POLICE, denied: { ...DESK, fire: 409 } }),
  caseWrite('take_over', heldByColleague, fields({ 'take_over.reason': 'They are away.' }), {
    allowed: ['police'],
    denied: { ...DESK, fire: 409 },
  }),
  caseWrite('hand_over', reviewed, handed, {
    allowed: ['police'],
    denied: { ...DESK, fire: 403 },
  }),
  caseWrite('ask', reviewed, fields({ question: 'How many posts?' }), {
    allowed: ['police', 'fire'],
    denied: DESK,
  }),
  caseWrite(
    'decide',
    reviewed,
    async (one, world) => ({ ...(await seen(world, one, 'police')), decision: 'approve' }),
    { allowed: ['police', 'fire'], denied: DESK },
  ),
  caseWrite('reconsider', decided, fields({ 'reconsider.reason': 'A new danger.' }), {
    ...POLICE,
    denied: { ...DESK, fire: 409 },
  }),
  caseWrite('note', reviewed, fields({ note: 'Known to us.' }), {
    allowed: ['police', 'fire', 'coordinator'],
  }),
];

/** Forms that everybody may send; what they answer is the business of other tests. */
const forEverybody = (page: string, path: string, more: Record<string, string>, done: number): Write => ({
  page,
  method: 'POST',
  name: path,
  arrange: async () => post(path, { _token: '{token}', ...more }),
  allowed: PRINCIPALS,
  done,
  denied: { rest: 0 },
});

/** Everything that the service lets anybody change. */
export const WRITES: readonly Write[] = [
  ...APPLICANT,
  ...STAFF,
  ...queueWrites(reviewed, partyInReview),
  ...paperWrites({ festivalOf, denied: { ...signedOut(303), rest: 404 } }),
  forEverybody('status.astro', '/status', { ref: 'x', email: 'x@example.org' }, 422),
  forEverybody('sign-in/index.astro', '/sign-in', { email: 'new@example.org' }, 303),
  forEverybody('sign-in/code.astro', '/sign-in/code', { code: '12345678' }, 422),
  forEverybody('sign-in/link.astro', '/sign-in/link?token=x', {}, 422),
  forEverybody('staff/sign-in.astro', '/staff/sign-in', {}, 200),
  forEverybody('outside/index.astro', '/outside?token=x', {}, 422),
  forEverybody('sign-out.astro', '/sign-out', {}, 303),
  {
    ...forEverybody('api/sign-in-ended.ts', '/api/sign-in-ended', { logout_token: 'x' }, 400),
    name: 'sign-out by the provider',
  },
];

export const isForEverybody = ({ allowed }: Write): boolean => allowed.length === PRINCIPALS.length;

/** A shot with the sender's own token in place of the mark. */
export function withToken(shot: Shot, token: string): Shot {
  const filled = (text: string) => text.replaceAll('{token}', token).replaceAll('%7Btoken%7D', token);
  const headers = Object.fromEntries(
    Object.entries(shot.headers ?? {}).map(([name, value]) => [name, filled(String(value))]),
  );
  if (shot.body === undefined) return { ...shot, headers };
  // latin1 keeps every byte of a file as it is.
  const body = Buffer.from(filled(Buffer.from(shot.body as string).toString('latin1')), 'latin1');
  return { ...shot, headers, body };
}
