import { parade } from '#db/seeds/events/routes.ts';
import { seenBy, type TestCase } from '#e2e/fixtures/cases.ts';
import { askForCorrections } from '#e2e/fixtures/corrections.ts';
import { upload } from '#e2e/fixtures/documents.ts';
import { plainPdf } from '#e2e/fixtures/files.ts';
import { aReviewedCase, aSentCase, type World } from '#e2e/security/world.ts';
import { type Corpus, type Planted, poisoned } from '#e2e/security/xss-answers.ts';
import { acceptApplication, denyApplication, returnApplication } from '#src/commands/case.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { issuePermit } from '#src/commands/permit.ts';
import { addPin, replyToPin } from '#src/commands/pin.ts';
import { judgeRequirement, recordOutsideApproval } from '#src/commands/requirement.ts';
import { answerQuestion, askApplicant, decideReview, reconsiderReview } from '#src/commands/review.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import { issuesOf, stepsFor } from '#src/domain/application/journey.ts';
import { addDays } from '#src/domain/shared/calendar-date.ts';

/** A case that went the whole way, with payloads wherever somebody may write. */
export interface PoisonedCase {
  one: TestCase;
  planted: Planted[];
  /** Words of staff, by where they stand. */
  said: Record<string, string>;
  code: string;
  /** Pages of staff besides that of the case. */
  pages?: string[];
}

const WORDS_LENGTH = 1200;
/** Gaps that take no words: no payload gets in. */
const PLAIN_GAP = { number: '4', time: '9 p.m.' } as const;
/** Files of a case; every other paper is waived without one. */
const PAPERS = 3;

/** Fields whose form is looked at (a web address, an email, a tax number), that fit together or ask for another one: no payload gets in. */
export const CHECKED_FIELDS = [
  ...['event.website', 'event.social', 'organization.taxId', 'organization.officerEmail'],
  ...['producer.email', 'contacts.publicEmail', 'contacts.mediaName', 'billing.email'],
  // Each piece of a route begins where the last one ended.
  ...['route.legs.*.street', 'route.legs.*.from', 'route.legs.*.to'],
];

/** Answers full of payloads that may be sent all the same. */
export function sendableAnswers(world: World, corpus: Corpus): { answers: Answers; planted: Planted[] } {
  const result = poisoned(parade(addDays(world.today, 200)), {
    corpus,
    readKindsToo: false,
    keep: CHECKED_FIELDS,
  });
  const issues = stepsFor(result.answers).flatMap((step) => issuesOf(step, result.answers, world.today));
  if (issues.length > 0) throw new Error(`the answers cannot be sent: ${JSON.stringify(issues)}`);
  return result;
}

async function agenciesOf(world: World, one: TestCase): Promise<string[]> {
  const rows = await world.site.db.owner`
    SELECT agency FROM reviews WHERE application_id = ${one.id} AND is_current
      AND state IN ('waiting', 'assigned', 'info_requested') ORDER BY agency`;
  return rows.map(({ agency }) => String(agency));
}

/** Every agency decides with conditions: one of its own words, and one of the library with payloads in its gaps. */
async function decideAll(world: World, one: TestCase, say: (place: string, size?: number) => string) {
  for (const agency of await agenciesOf(world, one)) {
    const entry = world.site.city.conditionLibrary.find(
      (candidate) => candidate.agency === agency && candidate.parameters.some(({ kind }) => kind === 'text'),
    );
    const gaps = (entry?.parameters ?? []).map(
      ({ name, kind }) =>
        [name, kind === 'text' ? say(`gap ${agency} ${name}`, 60) : PLAIN_GAP[kind]] as const,
    );
    const listed = entry
      ? [{ libraryKey: entry.key, parameters: Object.fromEntries(gaps), words: '', met: entry.met }]
      : [];
    await decideReview(await one.desk(agency), {
      ...(await seenBy(world.site.db, one, agency)),
      decision: 'approve_with_conditions',
      reason: null,
      words: '',
      conditions: [
        ...listed,
        { libraryKey: null, parameters: {}, words: say(`condition ${agency}`, 300), met: 'during' },
      ],
    });
  }
}

async function talk(world: World, one: TestCase, say: (place: string, size?: number) => string) {
  const { ref } = one;
  const police = await one.desk('police');
  const fire = await one.desk('fire-marshal');
  await addInternalNote(police, { ref, body: say('note') });
  await addInternalNote(one.coordinator, { ref, body: say('coordinator note') });
  await askApplicant(fire, { ref, question: say('question') });
  await answerQuestion(one.owner, { ref, agency: 'fire-marshal', answer: say('answer') });
  await askApplicant(police, { ref, question: say('open question') });
  const [agency] = world.site.city.agencies.filter(({ key }) => key === 'fire-marshal');
  await decideReview(fire, {
    ...(await seenBy(world.site.db, one, 'fire-marshal')),
    decision: 'object',
    reason: agency?.objectionReasons[0]?.key ?? null,
    words: say('objection'),
    conditions: [],
  });
}

async function settle(
  world: World,
  one: TestCase,
  said: Record<string, string>,
  say: (place: string, size?: number) => string,
) {
  const { ref } = one;
  const { owner } = world.site.db;
  const papers = await owner`
    SELECT document_kind FROM requirements WHERE application_id = ${one.id} AND is_current AND state <> 'waived' ORDER BY 1`;
  for (const { document_kind: kind } of papers.slice(0, PAPERS)) {
    const documentKind = String(kind);
    const label = say(`label ${documentKind}`, 90);
    // A folder before the name is left out of it, so the sign that would make one is not part of the test.
    const name = say(`name ${documentKind}`, 90).replaceAll(/[\\/]/g, '-');
    said[`name ${documentKind}`] = name;
    await upload(one.owner, ref, plainPdf(), { documentKind, label, fileName: `${name}.pdf` });
  }
  for (const { document_kind: kind } of papers) {
    const documentKind = String(kind);
    await judgeRequirement(one.coordinator, {
      ref,
      documentKind,
      action: 'waive_document',
      reason: say(`waiver ${documentKind}`, 300),
    });
  }
  const outside =
    await owner`SELECT approval FROM outside_approvals WHERE application_id = ${one.id} AND is_current`;
  for (const { approval } of outside)
    await recordOutsideApproval(one.coordinator, {
      ref,
      approval: String(approval),
      action: 'record_granted',
      reference: say(`reference ${String(approval)}`, 90),
    });
}

/** A pin on a plan, and an answer to it. Shape: the page of the plan. */
async function pinPlan(world: World, one: TestCase, say: (place: string, size?: number) => string) {
  const { document } = await upload(one.owner, one.ref, plainPdf(), { documentKind: 'other' });
  const documentId = document?.id ?? '';
  // The check for viruses is not what is asked here.
  await world.site.db.owner`UPDATE documents SET scan_state = 'unscanned' WHERE id = ${documentId}`;
  const at = { ref: one.ref, documentId };
  const pin = { page: 1, place: null, where: say('pin where', 190), body: say('pin') };
  await addPin(await one.desk('police'), { ...at, ...pin });
  const [row] = await world.site.db.owner`SELECT id FROM plan_pins WHERE document_id = ${documentId}`;
  await replyToPin(one.coordinator, { ...at, pinId: String(row?.id), body: say('pin answer') });
  return `/review/${one.ref}/plan/${documentId}`;
}

/** A case in review with payloads in everything that anybody said, before it is decided. */
export async function poisonedReview(world: World, corpus: Corpus): Promise<PoisonedCase> {
  const { answers, planted } = sendableAnswers(world, corpus);
  const one = await aReviewedCase(world, answers);
  const said: Record<string, string> = {};
  const say = (place: string, size = WORDS_LENGTH) => {
    said[place] = corpus.fill(size, size > 300);
    return said[place];
  };
  await talk(world, one, say);
  await settle(world, one, said, say);
  const pages = [await pinPlan(world, one, say)];
  return { one, planted, said, code: '', pages };
}

/** Takes it on to its permit. */
export async function poisonedPermit(world: World, corpus: Corpus): Promise<PoisonedCase> {
  const { answers, planted } = sendableAnswers(world, corpus);
  const one = await aReviewedCase(world, answers);
  const said: Record<string, string> = {};
  const say = (place: string, size = WORDS_LENGTH) => {
    said[place] = corpus.fill(size, size > 300);
    return said[place];
  };
  await decideAll(world, one, say);
  await settle(world, one, said, say);
  const { code } = await issuePermit(one.coordinator, { ref: one.ref, versionSeen: 1 });
  return { one, planted, said, code };
}

/** Cases that end or stop with words of the coordinator. */
export async function poisonedEndings(world: World, corpus: Corpus): Promise<PoisonedCase[]> {
  const send = async () => {
    const { answers, planted } = sendableAnswers(world, corpus);
    return { one: await aSentCase(world, answers), planted, said: {} as Record<string, string>, code: '' };
  };
  const returned = await send();
  returned.said.returned = corpus.fill(WORDS_LENGTH, true);
  await returnApplication(returned.one.coordinator, {
    ref: returned.one.ref,
    reasons: ['place-unclear'],
    words: returned.said.returned,
  });
  const changed = await send();
  changed.said.changes = corpus.fill(WORDS_LENGTH, true);
  await acceptApplication(changed.one.coordinator, { ref: changed.one.ref });
  await askForCorrections(changed.one.coordinator, changed.one.ref, { words: changed.said.changes });
  const denied = await send();
  denied.said.denial = corpus.fill(WORDS_LENGTH, true);
  denied.said.alternative = corpus.fill(WORDS_LENGTH, true);
  await acceptApplication(denied.one.coordinator, { ref: denied.one.ref });
  await denyApplication(denied.one.coordinator, {
    ref: denied.one.ref,
    reason: 'place-taken',
    words: denied.said.denial,
    alternative: denied.said.alternative,
  });
  return [returned, changed, denied];
}

/** Takes an agency's objection back with words. */
export async function reconsider(one: TestCase, reason: string): Promise<void> {
  await reconsiderReview(await one.desk('fire-marshal'), { ref: one.ref, reason });
}
