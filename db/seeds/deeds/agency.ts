import { asAgency, caseOf, type Deed, type Scene } from '#db/seeds/demo-world.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { addPin, movePin, replyToPin } from '#src/commands/pin.ts';
import { judgeRequirement } from '#src/commands/requirement.ts';
import {
  askApplicant,
  claimReview,
  type DecisionInput,
  decideReview,
  reconsiderReview,
  releaseReview,
} from '#src/commands/review.ts';
import type { ConditionInput } from '#src/domain/condition.ts';
import type { PinInput } from '#src/domain/pin.ts';
import { isOpenReview } from '#src/domain/workflow/states.ts';
import { listDocuments } from '#src/store/document.ts';
import { listPins } from '#src/store/pin.ts';
import { listRequirements } from '#src/store/requirement.ts';
import { listReviews } from '#src/store/review.ts';

const APART_MINUTES = 23;

/** A condition of the library by its key, with the values it needs when it suggests none. */
export type Chosen = string | readonly [key: string, values: Record<string, string>];

function chosen(scene: Scene, conditions: readonly Chosen[]): ConditionInput[] {
  return conditions.map((one) => {
    const [libraryKey, values] = typeof one === 'string' ? [one, {}] : one;
    const entry = scene.world.service.city.conditionLibrary.find((candidate) => candidate.key === libraryKey);
    const suggested = (entry?.parameters ?? []).map(({ name, suggested: value }) => [name, value ?? '']);
    return {
      libraryKey,
      parameters: { ...Object.fromEntries(suggested), ...values },
      words: '',
      met: 'during',
    };
  });
}

async function decide(scene: Scene, agency: string, what: Partial<DecisionInput>): Promise<void> {
  const application = await caseOf(scene);
  const reviews = await listReviews(scene.world.service.sql, application.id);
  const review = reviews.find((one) => one.is_current && one.agency === agency);
  await decideReview(asAgency(scene, agency), {
    ref: scene.ref,
    reviewRevision: review?.revision ?? 0,
    versionSeen: application.version_number,
    decision: 'approve',
    reason: null,
    words: '',
    conditions: [],
    ...what,
  });
}

export const claims =
  (agency: string): Deed =>
  (scene) =>
    claimReview(asAgency(scene, agency), { ref: scene.ref });

export const releases =
  (agency: string): Deed =>
  (scene) =>
    releaseReview(asAgency(scene, agency), { ref: scene.ref });

export const asks =
  (agency: string, question: string): Deed =>
  (scene) =>
    askApplicant(asAgency(scene, agency), { ref: scene.ref, question });

export const approves =
  (agency: string, words = ''): Deed =>
  (scene) =>
    decide(scene, agency, { words });

export const approvesWith =
  (agency: string, conditions: readonly Chosen[], words = ''): Deed =>
  (scene) =>
    decide(scene, agency, {
      decision: 'approve_with_conditions',
      words,
      conditions: chosen(scene, conditions),
    });

export const objects =
  (agency: string, reason: string, words: string): Deed =>
  (scene) =>
    decide(scene, agency, { decision: 'object', reason, words });

export const reconsiders =
  (agency: string, reason: string): Deed =>
  (scene) =>
    reconsiderReview(asAgency(scene, agency), { ref: scene.ref, reason });

export const notes =
  (agency: string, body: string): Deed =>
  (scene) =>
    addInternalNote(asAgency(scene, agency), { ref: scene.ref, body });

/** Puts a pin on the newest plan of the case. */
export const pins =
  (agency: string, pin: Partial<PinInput> & Pick<PinInput, 'body'>): Deed =>
  async (scene) => {
    const documents = await listDocuments(scene.world.service.sql, (await caseOf(scene)).id);
    const plan = documents.find((one) => one.is_current && one.kind === 'site-plan');
    await addPin(asAgency(scene, agency), {
      ref: scene.ref,
      documentId: plan?.id ?? '',
      page: 1,
      place: null,
      where: '',
      ...pin,
    });
  };

const pinWork = async (scene: Scene, number: number) => {
  const pin = (await listPins(scene.world.service.sql, (await caseOf(scene)).id)).find(
    (one) => one.number === number,
  );
  const { id = '', document_id: documentId = '', revision = 0 } = pin ?? {};
  return { ref: scene.ref, documentId, pinId: id, revision };
};

export const answersPin =
  (agency: string, number: number, body: string): Deed =>
  async (scene) =>
    replyToPin(asAgency(scene, agency), { ...(await pinWork(scene, number)), body });

export const settlesPin =
  (agency: string, number: number): Deed =>
  async (scene) =>
    movePin(asAgency(scene, agency), { ...(await pinWork(scene, number)), action: 'resolve_pin' });

export const rejectsPaper =
  (agency: string, documentKind: string, reason: string): Deed =>
  async (scene) => {
    const needs = await listRequirements(scene.world.service.sql, (await caseOf(scene)).id);
    const need = needs.find((one) => one.document_kind === documentKind);
    await judgeRequirement(asAgency(scene, agency), {
      ref: scene.ref,
      documentKind,
      action: 'reject_document',
      reason,
      filesRevision: need?.files_revision ?? 0,
    });
  };

/** Everybody whose agreement is still missing agrees, one after another in office hours. */
export const restApproves =
  (conditions: Readonly<Record<string, readonly Chosen[]>> = {}, except: readonly string[] = []): Deed =>
  async (scene) => {
    const application = await caseOf(scene);
    const open = (await listReviews(scene.world.service.sql, application.id)).filter(
      (review) =>
        review.is_current &&
        review.is_blocking &&
        isOpenReview(review.state) &&
        !except.includes(review.agency),
    );
    const moments = scene.world.days.officeMoments(scene.at, open.length, APART_MINUTES);
    for (const [i, { agency }] of open.entries()) {
      scene.at = moments[i] ?? scene.at;
      const own = conditions[agency];
      await decide(
        scene,
        agency,
        own ? { decision: 'approve_with_conditions', conditions: chosen(scene, own) } : {},
      );
    }
  };
