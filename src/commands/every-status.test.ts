import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { anApplication } from '#e2e/fixtures/applications.ts';
import { type CaseWorld, caseWorld } from '#e2e/fixtures/case-world.ts';
import { seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { noteCorrection, sendWaiting } from '#e2e/fixtures/corrections.ts';
import { checkInvariants } from '#e2e/fixtures/invariants.ts';
import { saveStep, withdrawApplication } from '#src/commands/application.ts';
import {
  acceptApplication,
  beginIntake,
  closeCase,
  denyApplication,
  returnApplication,
} from '#src/commands/case.ts';
import { uploadDocument } from '#src/commands/document.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { judgeRequirement, recordOutsideApproval } from '#src/commands/requirement.ts';
import {
  answerQuestion,
  askApplicant,
  claimReview,
  decideReview,
  reconsiderReview,
  releaseReview,
} from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Ctx } from '#src/context.ts';
import { takesCorrections } from '#src/domain/correction.ts';
import { type RefusalCode, Refused } from '#src/domain/shared/refusal.ts';
import { APPLICATION_STATUSES, type ApplicationStatus } from '#src/domain/workflow/states.ts';
import { findApplicationByRef } from '#src/store/application.ts';

let world: CaseWorld;
const NOW = new Date('2027-04-01T14:00:00Z');
const STATUSES = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];
const cases = new Map<ApplicationStatus, TestCase>();

before(async () => {
  world = await caseWorld(NOW);
  for (const status of STATUSES) cases.set(status, await anApplication(world.db, world.ctx, { status }));
});
after(() => world[Symbol.asyncDispose]());

/** Somebody does something to a case; `as` gives everybody the connection of the test. */
type Run = (one: TestCase, as: (ctx: Ctx) => Ctx) => Promise<unknown>;
interface Command {
  name: string;
  run: Run;
  /** Written by hand: statuses in which it works. */
  works: readonly ApplicationStatus[];
  /** What is said everywhere else, and where something else is said. */
  otherwise: RefusalCode;
  but?: Partial<Record<ApplicationStatus, RefusalCode>>;
}

const seen = (one: TestCase) => seenBy(world.db, one, 'police');
const revisionOf = async (one: TestCase) =>
  (await findApplicationByRef(world.db.app, one.ref))?.revision ?? 0;
const decision = (what: 'approve' | 'object'): Run => {
  const reason = what === 'object' ? 'no-capacity' : null;
  return async (one, as) =>
    decideReview(as(await one.desk('police')), {
      ...(await seen(one)),
      decision: what,
      reason,
      words: '',
      conditions: [],
    });
};
/** Before the agencies have the case, none of them knows of it. */
const unknownToAgencies = {
  draft: 'not-found',
  submitted: 'not-found',
  intake_review: 'not-found',
  returned_incomplete: 'not-found',
  expired: 'not-found',
} as const;
const unknownToStaff = { draft: 'not-found' } as const;
/** Nothing was ever sent that could be decided. */
const neverSent = { ...unknownToStaff, expired: 'not-found' } as const;
/** Agencies that asked for no correction go on while the applicant makes some. */
const reviewing: readonly ApplicationStatus[] = ['in_agency_review', 'changes_requested'];

const COMMANDS: readonly Command[] = [
  {
    name: 'saveStep',
    run: async (one, as) =>
      saveStep(as(one.owner), {
        ref: one.ref,
        revision: await revisionOf(one),
        step: 'insurance',
        entries: [
          ['insurance.status', 'not_yet'],
          ['insurance.hardship', 'no'],
          ['insurance.paidWorkers', 'no'],
        ],
      }),
    works: ['draft', 'returned_incomplete', 'changes_requested'],
    otherwise: 'wrong-state',
  },
  {
    name: 'submitApplication',
    run: async (one, as) =>
      submitApplication(as(one.owner), { ref: one.ref, revision: await revisionOf(one), key: 'again' }),
    works: ['draft', 'returned_incomplete', 'changes_requested'],
    otherwise: 'wrong-state',
  },
  {
    name: 'withdrawApplication',
    run: (one, as) => withdrawApplication(as(one.owner), { ref: one.ref }),
    works: [
      'draft',
      'submitted',
      'intake_review',
      'returned_incomplete',
      'in_agency_review',
      'changes_requested',
      'ready_to_issue',
    ],
    otherwise: 'wrong-state',
  },
  {
    name: 'uploadDocument',
    run: (one, as) => {
      const body = (async function* () {
        yield Buffer.from('not a plan');
      })();
      const file = {
        label: '',
        replacesId: null,
        fileName: 'plan.pdf',
        declaredType: '',
        sizeBytes: null,
        body,
      };
      return uploadDocument(as(one.owner), { ref: one.ref, documentKind: 'other', ...file });
    },
    works: STATUSES.filter(
      (status) => !['closed', 'withdrawn', 'denied', 'revoked', 'expired'].includes(status),
    ),
    otherwise: 'wrong-state',
  },
  {
    name: 'answerQuestion',
    run: (one, as) => answerQuestion(as(one.owner), { ref: one.ref, agency: 'police', answer: 'Two.' }),
    works: [],
    otherwise: 'wrong-state',
    but: unknownToAgencies,
  },
  {
    name: 'beginIntake',
    run: (one, as) => beginIntake(as(one.coordinator), { ref: one.ref }),
    works: ['submitted'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'returnApplication',
    run: (one, as) =>
      returnApplication(as(one.coordinator), { ref: one.ref, reasons: ['wrong-paper'], words: 'Another.' }),
    works: ['submitted', 'intake_review'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'acceptApplication',
    run: (one, as) => acceptApplication(as(one.coordinator), { ref: one.ref }),
    works: ['submitted', 'intake_review'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'addCorrection',
    run: (one, as) => noteCorrection(as(one.coordinator), one.ref, { words: 'Say more of it.' }),
    works: ['in_agency_review', 'changes_requested', 'ready_to_issue'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'sendCorrections',
    run: async (one, as) => {
      const application = await findApplicationByRef(world.db.app, one.ref);
      const isOut = application?.status === 'changes_requested';
      if (!isOut && takesCorrections(application?.status ?? 'draft'))
        await noteCorrection(as(one.coordinator), one.ref);
      await sendWaiting(as(one.coordinator), one.ref);
    },
    works: ['in_agency_review', 'ready_to_issue'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'denyApplication',
    run: (one, as) =>
      denyApplication(as(one.coordinator), {
        ref: one.ref,
        reason: 'place-too-small',
        words: 'The block holds 300.',
        alternative: 'Patterson Park has room for them.',
      }),
    works: ['submitted', 'intake_review', 'in_agency_review', 'changes_requested', 'ready_to_issue'],
    otherwise: 'wrong-state',
    but: neverSent,
  },
  {
    // Papers are missing everywhere; that is said only where the status would let it be issued. Whoever issued a permit and
    // did not hear of it is told of it again.
    name: 'issuePermit',
    run: (one, as) => issuePermit(as(one.coordinator), { ref: one.ref, versionSeen: 1 }),
    works: ['permit_issued'],
    otherwise: 'wrong-state',
    but: { ...neverSent, ready_to_issue: 'missing-documents' },
  },
  {
    name: 'revokePermit',
    run: (one, as) => revokePermit(as(one.coordinator), { ref: one.ref, reason: 'The lane was blocked.' }),
    works: ['permit_issued'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'closeCase',
    run: (one, as) => closeCase(as(one.coordinator), { ref: one.ref }),
    works: ['event_over'],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'judgeRequirement',
    run: (one, as) =>
      judgeRequirement(as(one.coordinator), {
        ref: one.ref,
        documentKind: 'site-plan',
        action: 'waive_document',
        reason: 'Seen.',
      }),
    works: [
      'submitted',
      'intake_review',
      'returned_incomplete',
      'in_agency_review',
      'changes_requested',
      'ready_to_issue',
    ],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'recordOutsideApproval',
    run: (one, as) =>
      recordOutsideApproval(as(one.coordinator), {
        ref: one.ref,
        approval: 'comptroller',
        action: 'record_applied',
        reference: '',
      }),
    works: [
      'submitted',
      'intake_review',
      'returned_incomplete',
      'in_agency_review',
      'changes_requested',
      'ready_to_issue',
    ],
    otherwise: 'wrong-state',
    but: unknownToStaff,
  },
  {
    name: 'claimReview',
    run: async (one, as) => claimReview(as(await one.desk('police')), { ref: one.ref }),
    works: reviewing,
    otherwise: 'wrong-state',
    but: unknownToAgencies,
  },
  {
    name: 'releaseReview',
    run: async (one, as) => releaseReview(as(await one.desk('police')), { ref: one.ref }),
    works: [],
    otherwise: 'wrong-state',
    but: unknownToAgencies,
  },
  {
    name: 'askApplicant',
    run: async (one, as) =>
      askApplicant(as(await one.desk('police')), { ref: one.ref, question: 'How many?' }),
    works: reviewing,
    otherwise: 'wrong-state',
    but: unknownToAgencies,
  },
  {
    name: 'decideReview, approving',
    run: decision('approve'),
    works: reviewing,
    otherwise: 'already-decided',
    but: unknownToAgencies,
  },
  {
    name: 'decideReview, objecting',
    run: decision('object'),
    works: reviewing,
    otherwise: 'already-decided',
    but: unknownToAgencies,
  },
  {
    name: 'reconsiderReview',
    run: async (one, as) => reconsiderReview(as(await one.desk('police')), { ref: one.ref, reason: 'News.' }),
    works: ['ready_to_issue'],
    otherwise: 'wrong-state',
    but: unknownToAgencies,
  },
  {
    name: 'addInternalNote',
    run: (one, as) => addInternalNote(as(one.coordinator), { ref: one.ref, body: 'Called them.' }),
    works: STATUSES.filter((status) => status !== 'draft'),
    otherwise: 'not-found',
  },
];

/** A sum over every row there is: when it is the same, nothing changed. */
async function checksum(): Promise<string> {
  const sql = world.db.owner;
  const tables = await sql`
    SELECT table_schema AS schema, table_name AS name FROM information_schema.tables
    WHERE table_type = 'BASE TABLE' AND (table_schema = 'public' OR (table_schema = 'pgboss' AND table_name = 'job'))
    ORDER BY 1, 2`;
  const sums: string[] = [];
  for (const { schema, name } of tables) {
    const [row] = await sql`
      SELECT md5(coalesce(string_agg(t::text, E'\n' ORDER BY t::text), '')) AS sum FROM ${sql(`${schema}.${name}`)} t`;
    sums.push(`${name} ${row?.sum}`);
  }
  return sums.join('\n');
}

class TakenBack extends Error {}

/** Runs a command in a transaction of its own that nothing is kept of. */
async function tryOut(run: Run, one: TestCase): Promise<void> {
  const work = world.db.app.begin(async (tx) => {
    const inside = Object.assign((...query: Parameters<typeof tx>) => tx(...query), tx, {
      begin: (part: Parameters<typeof tx.savepoint>[1]) => tx.savepoint(part as never),
    }) as unknown as Ctx['sql']; // the same connection; begin nests
    await run(one, (ctx) => ({ ...ctx, sql: inside }));
    throw new TakenBack();
  });
  await assert.rejects(work, TakenBack);
}

for (const command of COMMANDS) {
  for (const status of STATUSES) {
    const isWorking = command.works.includes(status);
    const code = command.but?.[status] ?? command.otherwise;
    test(`${command.name} on a case in ${status} ${isWorking ? 'works' : `is refused with ${code}`}`, async () => {
      const one = cases.get(status);
      assert.ok(one);
      if (isWorking) return tryOut(command.run, one);
      const before = await checksum();
      await assert.rejects(
        command.run(one, (ctx) => ctx),
        (error) => error instanceof Refused && error.code === code,
      );
      assert.equal(await checksum(), before);
    });
  }
}

test('what is tried here on a case that is not there is refused as not found', async () => {
  const known = cases.get('in_agency_review');
  assert.ok(known);
  const one: TestCase = { ...known, ref: '00000-00000-0', id: randomUUID() };
  for (const command of COMMANDS) {
    await assert.rejects(
      command.run(one, (ctx) => ctx),
      (error) => error instanceof Refused && error.code === 'not-found',
      command.name,
    );
  }
});

test('every invariant holds for a case in every status', async () => {
  await checkInvariants(world.db.owner, world.ctx.city);
});
