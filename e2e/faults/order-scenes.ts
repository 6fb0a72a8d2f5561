import type { Command } from '#e2e/faults/orders.ts';
import { festival } from '#e2e/fixtures/answers.ts';
import { anApplication, settlePapers } from '#e2e/fixtures/applications.ts';
import type { CaseWorld } from '#e2e/fixtures/case-world.ts';
import { approveAs, seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { askForCorrections, noteCorrection, sendWaiting } from '#e2e/fixtures/corrections.ts';
import { upload, uploaded } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { saveStep, withdrawApplication } from '#src/commands/application.ts';
import { acceptApplication, beginIntake, denyApplication, returnApplication } from '#src/commands/case.ts';
import { removeDocument } from '#src/commands/document.ts';
import { openOriginal } from '#src/commands/document-reading.ts';
import { finishEvents } from '#src/commands/ended.ts';
import { takeOverReview } from '#src/commands/hand-over.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { judgeRequirement } from '#src/commands/requirement.ts';
import {
  answerQuestion,
  askApplicant,
  claimReview,
  type DecisionInput,
  decideReview,
  reconsiderReview,
} from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { systemActor } from '#src/domain/policy.ts';
import { instantAt } from '#src/domain/shared/calendar-date.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { listReviews } from '#src/store/review.ts';

/** What people may do to a case at the same moment, each with the page in front of them that they had before. */
export type Scene = Record<string, Command>;

const FIRST_DAY = '2027-08-07';
const PAPER = 'site-plan';
/** Has not agreed when the agencies review, beside the police. */
const LAST = 'traffic';

async function caseIn(world: CaseWorld, status: Parameters<typeof anApplication>[2]['status']) {
  return await anApplication(world.db, world.ctx, { status, answers: festival(FIRST_DAY) });
}

/** A command of somebody, on whatever line it is given. */
const by =
  (ctx: Ctx, run: (ctx: Ctx) => Promise<unknown>): Command =>
  (sql) =>
    run({ ...ctx, sql });

const revisionOf = async (world: CaseWorld, one: TestCase): Promise<number> =>
  (await findApplicationByRef(world.db.app, one.ref))?.revision ?? 0;

/** What the applicant may do wherever the case is open. */
async function applicantsCommands(world: CaseWorld, one: TestCase): Promise<Scene> {
  const { owner, ref } = one;
  const revision = await revisionOf(world, one);
  const entries = [
    ['insurance.status', 'not_yet'],
    ['insurance.hardship', 'no'],
    ['insurance.paidWorkers', 'no'],
  ] as const;
  const step = { step: 'insurance', entries } as const;
  return {
    save: by(owner, (ctx) => saveStep(ctx, { ref, revision, ...step })),
    submit: by(owner, (ctx) => submitApplication(ctx, { ref, revision, key: 'one' })),
    'submit once more': by(owner, (ctx) => submitApplication(ctx, { ref, revision, key: 'one' })),
    'submit from another window': by(owner, (ctx) => submitApplication(ctx, { ref, revision, key: 'two' })),
    withdraw: by(owner, (ctx) => withdrawApplication(ctx, { ref })),
    upload: by(owner, (ctx) => upload(ctx, ref, plainPdf({ pages: 3 }))),
  };
}

/** What the coordinator may do while nothing is decided. */
function coordinatorsCommands({ coordinator, ref }: TestCase): Scene {
  const denial = {
    ref,
    reason: 'place-too-small',
    words: 'The block holds 300.',
    alternative: 'Patterson Park has room for them.',
  };
  const waiver = { ref, documentKind: PAPER, action: 'waive_document', reason: 'Seen.' } as const;
  return {
    deny: by(coordinator, (ctx) => denyApplication(ctx, denial)),
    waive: by(coordinator, (ctx) => judgeRequirement(ctx, waiver)),
    note: by(coordinator, (ctx) => addInternalNote(ctx, { ref, body: 'Called them.' })),
  };
}

async function changes({ coordinator, ref }: TestCase): Promise<Command> {
  await noteCorrection(coordinator, ref);
  return by(coordinator, (ctx) => sendWaiting(ctx, ref));
}

async function draft(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'draft');
  return await applicantsCommands(world, one);
}

async function submitted(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'submitted');
  const { ref, coordinator } = one;
  const { withdraw, upload: uploading } = await applicantsCommands(world, one);
  return {
    withdraw: withdraw!,
    upload: uploading!,
    ...coordinatorsCommands(one),
    'begin intake': by(coordinator, (ctx) => beginIntake(ctx, { ref })),
    return: by(coordinator, (ctx) =>
      returnApplication(ctx, { ref, reasons: ['wrong-paper'], words: 'Another one.' }),
    ),
    accept: by(coordinator, (ctx) => acceptApplication(ctx, { ref })),
  };
}

/** Two agencies have not decided yet, one has, and a paper waits for somebody's eye. */
async function review(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'in_agency_review');
  const { ref, owner, coordinator } = one;
  for (const { agency, is_blocking: isBlocking } of await listReviews(world.db.app, one.id))
    if (isBlocking && agency !== 'police' && agency !== LAST) await approveAs(world.db, one, agency);
  const plan = await uploaded(owner, ref, plainPdf());
  const police = await one.desk('police');
  const colleague = as(world.ctx, await aStaffMember(world.db, 'police', ['reviewer'], 'A colleague'));
  const decide = async (desk: Ctx, agency: string, decision: 'approve' | 'object') => {
    const reason = decision === 'object' ? 'no-capacity' : null;
    const seen: DecisionInput = {
      ...(await seenBy(world.db, one, agency)),
      decision,
      reason,
      words: '',
      conditions: [],
    };
    return by(desk, (ctx) => decideReview(ctx, seen));
  };
  const judge = (action: 'accept_document' | 'reject_document') =>
    by(coordinator, (ctx) =>
      judgeRequirement(ctx, { ref, documentKind: PAPER, action, reason: 'Not clear.', filesRevision: 1 }),
    );
  const { withdraw } = await applicantsCommands(world, one);
  return {
    withdraw: withdraw!,
    replace: by(owner, (ctx) => upload(ctx, ref, plainPdf({ pages: 2 }), { replacesId: plan.id })),
    remove: by(owner, (ctx) => removeDocument(ctx, { ref, documentId: plan.id })),
    ...coordinatorsCommands(one),
    'request changes': await changes(one),
    'accept paper': judge('accept_document'),
    'reject paper': judge('reject_document'),
    'read paper': by(coordinator, async (ctx) => {
      const { body } = await openOriginal(ctx, { documentId: plan.id });
      await body.return(undefined);
    }),
    'approve, police': await decide(police, 'police', 'approve'),
    'object, colleague': await decide(colleague, 'police', 'object'),
    'approve, traffic': await decide(await one.desk(LAST), LAST, 'approve'),
    'claim, police': by(police, (ctx) => claimReview(ctx, { ref })),
    'claim, colleague': by(colleague, (ctx) => claimReview(ctx, { ref })),
    'take over, colleague': by(colleague, (ctx) => takeOverReview(ctx, { ref, reason: 'They are away.' })),
    'ask, police': by(police, (ctx) => askApplicant(ctx, { ref, question: 'How many?' })),
    'look again, fire': by(await one.desk('fire-marshal'), (ctx) =>
      reconsiderReview(ctx, { ref, reason: 'News.' }),
    ),
    issue: by(coordinator, (ctx) => issuePermit(ctx, { ref, versionSeen: 1 })),
  };
}

/** The applicant is to change answers, has done so, and owes the police an answer besides. */
async function changing(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'in_agency_review');
  const { ref, owner, coordinator } = one;
  await approveAs(world.db, one, 'public-works');
  await askApplicant(await one.desk('police'), { ref, question: 'How many?' });
  await askForCorrections(coordinator, ref, { target: 'question:safety.toilets' });
  const safety = { ...festival(FIRST_DAY).safety, toilets: 14 };
  await world.db.owner`
    UPDATE applications SET answers = answers || ${world.db.owner.json({ safety } as never)} WHERE id = ${one.id}`;
  return {
    ...(await applicantsCommands(world, one)),
    ...coordinatorsCommands(one),
    answer: by(owner, (ctx) => answerQuestion(ctx, { ref, agency: 'police', answer: 'Two.' })),
  };
}

/** Everything is there; one paper because somebody accepted it. */
async function ready(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'in_agency_review');
  const { ref, owner, coordinator } = one;
  await uploaded(owner, ref, plainPdf());
  const judging = { ref, documentKind: PAPER, reason: 'Not clear.', filesRevision: 1 };
  await judgeRequirement(coordinator, { ...judging, action: 'accept_document' });
  await settlePapers(world.db, one);
  for (const { agency, is_blocking: isBlocking } of await listReviews(world.db.app, one.id))
    if (isBlocking) await approveAs(world.db, one, agency);
  const other = as(world.ctx, await aStaffMember(world.db, 'special-events', ['coordinator'], 'Another'));
  const { withdraw, upload: uploading } = await applicantsCommands(world, one);
  const { deny, note } = coordinatorsCommands(one);
  return {
    withdraw: withdraw!,
    upload: uploading!,
    deny: deny!,
    note: note!,
    'request changes': await changes(one),
    issue: by(coordinator, (ctx) => issuePermit(ctx, { ref, versionSeen: 1 })),
    'issue, other coordinator': by(other, (ctx) => issuePermit(ctx, { ref, versionSeen: 1 })),
    'reject paper': by(coordinator, (ctx) =>
      judgeRequirement(ctx, { ...judging, action: 'reject_document' }),
    ),
    'look again, fire': by(await one.desk('fire-marshal'), (ctx) =>
      reconsiderReview(ctx, { ref, reason: 'News.' }),
    ),
  };
}

async function issued(world: CaseWorld): Promise<Scene> {
  const one = await caseIn(world, 'permit_issued');
  const { ref, coordinator } = one;
  const other = as(world.ctx, await aStaffMember(world.db, 'special-events', ['coordinator'], 'Another'));
  const later = instantAt('2027-08-08', '00:10', world.ctx.city.timeZone);
  const nightly = { ...as(world.ctx, systemActor('finish-events')), now: later };
  const { upload: uploading } = await applicantsCommands(world, one);
  const { note } = coordinatorsCommands(one);
  const taking = { ref, reason: 'The way for fire trucks was blocked.' };
  return {
    note: note!,
    upload: uploading!,
    revoke: by(coordinator, (ctx) => revokePermit(ctx, taking)),
    'revoke, other coordinator': by(other, (ctx) => revokePermit(ctx, taking)),
    finish: by(nightly, finishEvents),
    'finish, second worker': by(nightly, finishEvents),
    withdraw: by(one.owner, (ctx) => withdrawApplication(ctx, { ref })),
  };
}

export const SCENES = { draft, submitted, review, changing, ready, issued } as const;
