import fc from 'fast-check';
import { festival } from '#e2e/fixtures/answers.ts';
import { anApplication, settlePapers } from '#e2e/fixtures/applications.ts';
import { caseWorld } from '#e2e/fixtures/case-world.ts';
import { seenBy } from '#e2e/fixtures/cases.ts';
import { askForCorrections, explainAll } from '#e2e/fixtures/corrections.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { brokenInvariants } from '#e2e/fixtures/invariants.ts';
import { aStaffMember, as } from '#e2e/fixtures/people.ts';
import { rewindable } from '#e2e/fixtures/rewind.ts';
import { withdrawApplication } from '#src/commands/application.ts';
import { acceptApplication, beginIntake, denyApplication, returnApplication } from '#src/commands/case.ts';
import { takeOverReview } from '#src/commands/hand-over.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
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
import { Refused } from '#src/domain/shared/refusal.ts';
import type { ApplicationStatus } from '#src/domain/workflow/states.ts';
import { findApplicationByRef } from '#src/store/application.ts';
import { listReviews } from '#src/store/review.ts';
import { createSql, type Sql } from '#src/store/sql.ts';

/** One thing that somebody does in a random run. */
export interface Deed {
  name: DeedName;
  /** Whose turn it is where there are several: any number. */
  who: number;
  /** What a new version says, so that some of them ask an agency again. */
  toilets: number;
  /** The line to the database is lost before this is committed. */
  isCut: boolean;
}

interface Kind {
  /** Statuses in which it may work, written by hand. Elsewhere it must be refused. */
  from: readonly ApplicationStatus[];
  /** What the status may be afterwards when it was done; itself where nothing is said. */
  to?: readonly ApplicationStatus[];
  /** From these statuses nothing can speak against it. */
  isSure?: boolean;
}

const OPEN: readonly ApplicationStatus[] = [
  'submitted',
  'intake_review',
  'in_agency_review',
  'changes_requested',
  'ready_to_issue',
];
/** Agencies that wait for no correction go on while some are made. */
const REVIEWING: readonly ApplicationStatus[] = ['in_agency_review', 'changes_requested'];
const KINDS = {
  submit: {
    from: ['draft', 'returned_incomplete', 'changes_requested'],
    to: ['submitted', 'in_agency_review', 'ready_to_issue'],
    isSure: true,
  },
  withdraw: { from: ['draft', 'returned_incomplete', ...OPEN], to: ['withdrawn'], isSure: true },
  upload: { from: ['draft', 'returned_incomplete', ...OPEN, 'permit_issued'] },
  answer: { from: REVIEWING },
  begin: { from: ['submitted'], to: ['intake_review'], isSure: true },
  return: { from: ['submitted', 'intake_review'], to: ['returned_incomplete'], isSure: true },
  accept: { from: ['submitted', 'intake_review'], to: ['in_agency_review'], isSure: true },
  change: { from: ['in_agency_review', 'ready_to_issue'], to: ['changes_requested'], isSure: true },
  deny: { from: OPEN, to: ['denied'], isSure: true },
  settle: { from: ['returned_incomplete', ...OPEN] },
  claim: { from: REVIEWING },
  release: { from: REVIEWING },
  'take over': { from: REVIEWING },
  ask: { from: REVIEWING },
  approve: { from: REVIEWING, to: [...REVIEWING, 'ready_to_issue'] },
  'all approve': { from: REVIEWING, to: [...REVIEWING, 'ready_to_issue'] },
  object: { from: REVIEWING },
  reconsider: { from: [...REVIEWING, 'ready_to_issue'], to: REVIEWING },
  // Who issued it and asks again gets the same permit.
  issue: { from: ['ready_to_issue', 'permit_issued'], to: ['permit_issued'] },
  revoke: { from: ['permit_issued'], to: ['revoked'], isSure: true },
} as const satisfies Record<string, Kind>;
type DeedName = keyof typeof KINDS;

/** Everything that may happen in a run. */
export const DEEDS = Object.keys(KINDS) as DeedName[];

// What moves a case on comes more often than what ends it, or no run would come far.
const deedName = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.constantFrom<DeedName>('submit', 'accept', 'all approve', 'settle', 'issue'),
  },
  {
    weight: 7,
    arbitrary: fc.constantFrom<DeedName>('ask', 'answer', 'claim', 'release', 'take over', 'approve'),
  },
  { weight: 5, arbitrary: fc.constantFrom<DeedName>('revoke', 'revoke', 'release', 'object', 'reconsider') },
  { weight: 4, arbitrary: fc.constantFrom(...DEEDS) },
);

/** A run of so many deeds. */
export const deeds = (most: number): fc.Arbitrary<Deed[]> =>
  fc.array(
    fc.record({
      name: deedName,
      who: fc.nat(20),
      toilets: fc.integer({ min: 12, max: 15 }),
      isCut: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
    }),
    { minLength: 5, maxLength: most, size: 'max' },
  );

class Cut extends Error {}

/** The same pool, but what is done on it is lost at the last moment. */
const cutting = (sql: Sql): Sql =>
  new Proxy(sql, {
    get: (target, key) =>
      key === 'begin'
        ? (work: (tx: unknown) => Promise<unknown>) =>
            target.begin(async (tx) => {
              await work(tx);
              throw new Cut('the line is cut');
            })
        : Reflect.get(target, key),
  });

export interface RandomRuns extends AsyncDisposable {
  /** Does one thing after the other to a fresh draft. Shape: throws at the first thing that is not as it must be. */
  play: (run: readonly Deed[]) => Promise<void>;
  /** What was done from which status so far, refusals and lost lines left aside. */
  done: ReadonlySet<string>;
}

/** Opens a world with one complete draft, put back to its beginning before each run. */
export async function openRandomRuns(): Promise<RandomRuns> {
  const world = await caseWorld(new Date('2027-04-01T14:00:00Z'));
  const past = await rewindable(world.db);
  const { db } = world;
  // A slow machine may take its time: what runs into a limit is tested elsewhere.
  const patient = createSql({
    url: db.appUrl,
    poolSize: 2,
    statementTimeoutMs: 120_000,
    lockTimeoutMs: 120_000,
  });
  const done = new Set<string>();
  const one = await anApplication(db, world.ctx, { status: 'draft', answers: festival('2027-08-07') });
  await past.remember('beginning');
  const { ref, owner, coordinator } = one;
  const now = async () => {
    const application = await findApplicationByRef(db.app, ref);
    if (application === null) throw new Error('the case is gone');
    return application;
  };

  async function act(deed: Deed, turn: number, line: (ctx: Ctx) => Ctx): Promise<void> {
    const { revision, version_number: versionSeen } = await now();
    const reviews = (await listReviews(db.app, one.id)).filter((review) => review.is_current);
    const blocking = reviews.filter((review) => review.is_blocking).map((review) => review.agency);
    const agency = blocking[deed.who % 2] ?? 'police';
    const desk = line(await one.desk(agency));
    const decide = async (by: string, decision: 'approve' | 'object') => {
      const known = world.ctx.city.agencies.find((candidate) => candidate.key === by);
      const reason = decision === 'object' ? (known?.objectionReasons[0]?.key ?? null) : null;
      const seen = { ...(await seenBy(db, one, by)), decision, reason, words: '', conditions: [] };
      await decideReview(line(await one.desk(by)), seen);
    };
    const clerk = line(coordinator);
    const doings: Record<DeedName, () => Promise<unknown>> = {
      submit: () => submitApplication(line(owner), { ref, revision, key: `turn ${turn}` }),
      withdraw: () => withdrawApplication(line(owner), { ref }),
      upload: () => upload(line(owner), ref, plainPdf({ pages: 1 + (deed.who % 3) })),
      answer: () => answerQuestion(line(owner), { ref, agency, answer: 'Two.' }),
      begin: () => beginIntake(clerk, { ref }),
      return: () => returnApplication(clerk, { ref, reasons: ['wrong-paper'], words: 'Another one.' }),
      accept: () => acceptApplication(clerk, { ref }),
      change: () => askForCorrections(clerk, ref, { target: 'question:safety.toilets' }),
      deny: () =>
        denyApplication(clerk, { ref, reason: 'place-too-small', words: 'No.', alternative: 'A park.' }),
      settle: () => settlePapers(db, { ...one, coordinator: clerk }),
      claim: () => claimReview(desk, { ref }),
      release: () => releaseReview(desk, { ref }),
      'take over': async () => {
        const colleague = line(as(world.ctx, await aStaffMember(db, agency)));
        await takeOverReview(colleague, { ref, reason: 'They are away.' });
      },
      ask: () => askApplicant(desk, { ref, question: 'How many?' }),
      approve: () => decide(agency, 'approve'),
      'all approve': async () => {
        for (const by of blocking) await decide(by, 'approve');
        if (blocking.length === 0) throw new Refused('not-found');
      },
      object: () => decide(agency, 'object'),
      reconsider: () => reconsiderReview(desk, { ref, reason: 'News.' }),
      issue: () => issuePermit(clerk, { ref, versionSeen }),
      revoke: () => revokePermit(clerk, { ref, reason: 'The lane was blocked.' }),
    };
    await doings[deed.name]();
  }

  async function check(deed: Deed, turn: number): Promise<void> {
    const kind: Kind = KINDS[deed.name];
    const before = await now();
    if (deed.name === 'submit' && kind.from.includes(before.status)) {
      const safety = { ...festival('2027-08-07').safety, toilets: deed.toilets };
      // What a person types; each step of the form is tested elsewhere.
      await past.admin`UPDATE applications SET answers = answers || ${past.admin.json({ safety } as never)} WHERE id = ${one.id}`;
    }
    // The answers that were changed are not the ones that the agencies asked for.
    if (deed.name === 'submit' && before.status === 'changes_requested') await explainAll(owner, ref);
    let how: string;
    try {
      await act(deed, turn, (ctx) => ({ ...ctx, sql: deed.isCut ? cutting(patient) : patient }));
      how = 'done';
    } catch (error) {
      if (!(error instanceof Refused || error instanceof Cut)) throw error;
      how = error instanceof Refused ? error.code : 'cut';
    }
    const after = await now();
    if (how === 'done') done.add(`${deed.name} from ${before.status}`);
    const said = `${deed.name} in ${before.status} was ${how} and led to ${after.status}`;
    const isManyStepped = deed.name === 'all approve' || deed.name === 'settle';
    if (how !== 'done' && !isManyStepped && after.revision !== before.revision)
      throw new Error(`${said}: half`);
    if (how === 'done' && !kind.from.includes(before.status) && !(isManyStepped || deed.name === 'upload'))
      throw new Error(`${said}: it may not`);
    if (kind.isSure && kind.from.includes(before.status) && how !== (deed.isCut ? 'cut' : 'done'))
      throw new Error(`${said}: it must be done`);
    const ends = how === 'done' ? (kind.to ?? [before.status]) : [before.status];
    if (!ends.includes(after.status) && !isManyStepped) throw new Error(`${said}: it may not lead there`);
  }

  return {
    play: async (run) => {
      await past.rewind('beginning');
      for (const [turn, deed] of run.entries()) await check(deed, turn);
      // The answers were typed without a line in the history.
      const broken = await brokenInvariants(db.owner, world.ctx.city, { except: ['I5 written'] });
      if (broken.length > 0) throw new Error(broken.join('\n'));
    },
    done,
    [Symbol.asyncDispose]: async () => {
      await patient.end({ timeout: 5 });
      await past[Symbol.asyncDispose]();
      await db.remove();
      await world.objects[Symbol.asyncDispose]();
    },
  };
}
