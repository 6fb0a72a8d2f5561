import { meetsConditions } from '#db/seeds/deeds/papers.ts';
import { asCoordinator, asSystem, caseOf, type Deed } from '#db/seeds/demo-world.ts';
import {
  acceptApplication,
  beginIntake,
  closeCase,
  denyApplication,
  returnApplication,
} from '#src/commands/case.ts';
import { finishEvents } from '#src/commands/ended.ts';
import { addInternalNote } from '#src/commands/note.ts';
import { issuePermit, revokePermit } from '#src/commands/permit.ts';
import { judgeRequirement, recordOutsideApproval } from '#src/commands/requirement.ts';
import type { OutsideAction } from '#src/domain/workflow/transitions.ts';
import { listRequirements } from '#src/store/requirement.ts';

/** Starts the completeness check; the second coordinator takes the case when asked to. */
export const begins =
  (which = 0): Deed =>
  (scene) =>
    beginIntake(asCoordinator(scene, which), { ref: scene.ref });

export const accepts: Deed = async (scene) => {
  await acceptApplication(asCoordinator(scene), { ref: scene.ref });
};

export const returns =
  (reasons: readonly string[], words: string): Deed =>
  (scene) =>
    returnApplication(asCoordinator(scene), { ref: scene.ref, reasons, words });

export const denies =
  (reason: string, words: string, alternative = '', lawCheckedBy = ''): Deed =>
  (scene) =>
    denyApplication(asCoordinator(scene), { ref: scene.ref, reason, words, alternative, lawCheckedBy });

/** Waits for what must be met before, accepts the papers that no agency's approval accepted, and issues. */
export const issues: Deed = async (scene) => {
  const { id, version_number: versionSeen } = await caseOf(scene);
  await meetsConditions(scene);
  for (const paper of await listRequirements(scene.world.service.sql, id)) {
    if (paper.state !== 'uploaded') continue;
    const { document_kind: documentKind, files_revision: filesRevision } = paper;
    await judgeRequirement(asCoordinator(scene), {
      ref: scene.ref,
      documentKind,
      action: 'accept_document',
      reason: '',
      filesRevision,
    });
    scene.at = new Date(scene.at.getTime() + 60_000);
  }
  await issuePermit(asCoordinator(scene), { ref: scene.ref, versionSeen });
};

export const revokes =
  (reason: string): Deed =>
  (scene) =>
    revokePermit(asCoordinator(scene), { ref: scene.ref, reason });

/** What the service does by itself in the night after an event. */
export const ends: Deed = async (scene) => {
  await finishEvents(asSystem(scene));
};

export const closes: Deed = (scene) => closeCase(asCoordinator(scene), { ref: scene.ref });

export const writes =
  (body: string, which = 0): Deed =>
  (scene) =>
    addInternalNote(asCoordinator(scene, which), { ref: scene.ref, body });

/** Does without a paper, and says why. */
export const waives =
  (documentKind: string, reason: string): Deed =>
  (scene) =>
    judgeRequirement(asCoordinator(scene), {
      ref: scene.ref,
      documentKind,
      action: 'waive_document',
      reason,
    });

/** Writes down what somebody outside the city said. */
export const records =
  (approval: string, action: OutsideAction, reference = ''): Deed =>
  (scene) =>
    recordOutsideApproval(asCoordinator(scene), { ref: scene.ref, approval, action, reference });
