import { asOrganizer, caseOf, type Deed, type Scene } from '#db/seeds/demo-world.ts';
import { ORGANIZERS } from '#db/seeds/organizers.ts';
import { paperOf, type SeedFile } from '#db/seeds/papers.ts';
import { uploadDocument } from '#src/commands/document.ts';
import { scanDocument } from '#src/commands/document-scan.ts';
import { systemActor } from '#src/domain/policy.ts';
import { isNeededBeforeIssue } from '#src/domain/review.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { listDocuments } from '#src/store/document.ts';

const MINUTE_MS = 60_000;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

async function upload(scene: Scene, documentKind: string, file: SeedFile): Promise<void> {
  const ctx = asOrganizer(scene);
  const application = await caseOf(scene);
  const replaced = (await listDocuments(ctx.sql, application.id)).find(
    (one) => one.is_current && one.kind === documentKind,
  );
  const { document, problem } = await uploadDocument(ctx, {
    ref: scene.ref,
    documentKind,
    label: '',
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

/** Two files at a time, as browsers do; it also keeps both readers of files busy. */
async function uploadAll(scene: Scene, documentKinds: readonly string[]): Promise<void> {
  for (let i = 0; i < documentKinds.length; i += 2) {
    const pair = documentKinds.slice(i, i + 2);
    await Promise.all(pair.map((kind) => upload(scene, kind, paper(scene, kind))));
    scene.at = new Date(scene.at.getTime() + MINUTE_MS);
  }
}

const paper = (scene: Scene, documentKind: string): SeedFile =>
  paperOf(scene.world.service.city, documentKind, scene.answers, ORGANIZERS[scene.by]);

/** Uploads papers as they come from an office: plain forms of a page. */
export const uploads =
  (...documentKinds: readonly string[]): Deed =>
  (scene) =>
    uploadAll(scene, documentKinds);

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
