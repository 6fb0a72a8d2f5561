import { asAgency, asOrganizer, caseOf, type Deed, type Scene } from '#db/seeds/demo-world.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import { paperOf, type SeedFile } from '#db/seeds/papers.ts';
import { PLANS, type PlanName } from '#db/seeds/plans.ts';
import { judgeCondition, sendProofWords } from '#src/commands/condition.ts';
import { uploadDocument } from '#src/commands/document.ts';
import { scanDocument } from '#src/commands/document-scan.ts';
import { isDueBeforeIssue, SENT_AS } from '#src/domain/condition.ts';
import { OTHER_DOCUMENT } from '#src/domain/document.ts';
import { systemActor } from '#src/domain/policy.ts';
import { isNeededBeforeIssue } from '#src/domain/review.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { listCurrentConditions } from '#src/store/condition.ts';
import { listDocuments } from '#src/store/document.ts';

const MINUTE_MS = 60_000;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function upload(
  scene: Scene,
  documentKind: string,
  file: SeedFile,
  conditionId: string | null = null,
): Promise<void> {
  const ctx = asOrganizer(scene);
  const application = await caseOf(scene);
  const replaced = (await listDocuments(ctx.sql, application.id)).find(
    (one) => one.is_current && one.kind === documentKind && conditionId === null,
  );
  const { document, problem } = await uploadDocument(ctx, {
    ref: scene.ref,
    documentKind,
    label: '',
    conditionId,
    replacesId: replaced?.id ?? null,
    fileName: file.fileName,
    declaredType: file.contentType,
    sizeBytes: file.bytes.length,
    body: inPieces(file.bytes),
  });
  if (document === null) throw new Error(`${file.fileName} was not taken: ${problem}`);
  // Where a scanner runs, the file is scanned now, because the story goes on at once.
  if (document.scan_state === 'quarantined') {
    await scanDocument({ ...ctx, actor: systemActor('scan-document') }, { documentId: document.id });
  }
}

/** Papers that are drawn where a story does not say otherwise. */
const DRAWN: Readonly<Record<string, PlanName>> = {
  'sketch-plan': 'photographedSketch',
  'stall-plan': 'screenPicture',
  'tent-floor-plan': 'tentLayout',
};
const made = new Map<PlanName, Promise<SeedFile>>();

/** A plan, drawn once however many cases use it. */
function planFile(name: PlanName): Promise<SeedFile> {
  const file = made.get(name) ?? PLANS[name]();
  made.set(name, file);
  return file;
}

async function paper(scene: Scene, documentKind: string): Promise<SeedFile> {
  const plan = DRAWN[documentKind];
  if (plan) return await planFile(plan);
  return paperOf(scene.world.service.city, documentKind, scene.answers, ORGANIZERS[scene.by]);
}

/** Two files at a time, as browsers do; it also keeps both readers of files busy. */
async function uploadAll(scene: Scene, documentKinds: readonly string[]): Promise<void> {
  for (let i = 0; i < documentKinds.length; i += 2) {
    const pair = documentKinds.slice(i, i + 2);
    await Promise.all(pair.map(async (kind) => upload(scene, kind, await paper(scene, kind))));
    scene.at = new Date(scene.at.getTime() + MINUTE_MS);
  }
}

/** Uploads papers: plans as they are drawn, the others as they come from an office. */
export const uploads =
  (...documentKinds: readonly string[]): Deed =>
  (scene) =>
    uploadAll(scene, documentKinds);

/** Uploads a plan that was drawn for this event. */
export const uploadsPlan =
  (documentKind: string, plan: PlanName): Deed =>
  async (scene) =>
    upload(scene, documentKind, await planFile(plan));

/** Uploads every paper that a permit would wait for and that is not there yet. */
export const uploadsTheRest =
  (except: readonly string[] = []): Deed =>
  async (scene) => {
    const { city, sql } = scene.world.service;
    const today = calendarDateAt(scene.at, city.timeZone);
    const there = (await listDocuments(sql, (await caseOf(scene)).id)).map((one) => one.kind);
    const needed = evaluate(city, scene.answers, { moment: 'submit', today, submittedOn: today }).documents;
    const missing = needed
      .filter((need) => need.hard && isNeededBeforeIssue(need.due))
      .map((need) => need.kind)
      .filter((kind) => !there.includes(kind) && !except.includes(kind));
    await uploadAll(scene, missing);
  };

/** Proves what must be met before the permit, and each agency accepts it. */
export const meetsConditions: Deed = async (scene) => {
  const { sql } = scene.world.service;
  const { id } = await caseOf(scene);
  const { ref } = scene;
  for (const { id: conditionId, agency } of (await listCurrentConditions(sql, id)).filter(isDueBeforeIssue)) {
    const known = async () => (await listCurrentConditions(sql, id)).find((one) => one.id === conditionId);
    const sentAs = SENT_AS[(await known())?.proof_kind ?? 'none'];
    if (sentAs === 'words') await sendProofWords(asOrganizer(scene), { ref, conditionId, words: 'Done.' });
    if (sentAs === 'file')
      await upload(scene, OTHER_DOCUMENT, await paper(scene, OTHER_DOCUMENT), conditionId);
    scene.at = new Date(scene.at.getTime() + MINUTE_MS);
    const revision = (await known())?.revision ?? 0;
    const judged = { ref, conditionId, action: 'accept_proof', reason: '', revision } as const;
    await judgeCondition(asAgency(scene, agency), judged);
    scene.at = new Date(scene.at.getTime() + MINUTE_MS);
  }
};
