import { asAgency, asCoordinator, asOrganizer, caseOf, type Deed, type Scene } from '#db/seeds/demo-world.ts';
import {
  addCorrection,
  explainCorrection,
  sendCorrections,
  settleCorrection,
} from '#src/commands/correction.ts';
import { type CorrectionKind, targetFrom, targetWord } from '#src/domain/correction.ts';
import { addDays, calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { type Correction, listCorrections } from '#src/store/correction.ts';

/** Days that the organizer of a demo case gets for a correction. */
const DAYS = 14;

const correctionsIn = async (scene: Scene): Promise<Correction[]> =>
  await listCorrections(scene.world.service.sql, (await caseOf(scene)).id);

/** An agency notes down what should be corrected; `target` as `question:people.peak`. */
export const notesCorrection =
  (agency: string, target: string, kind: CorrectionKind, words: string): Deed =>
  async (scene) => {
    const parsed = targetFrom(target);
    if (parsed === null) throw new RangeError(`${target} is no target of a correction`);
    const dueOn = addDays(calendarDateAt(scene.at, scene.world.service.city.timeZone), DAYS);
    await addCorrection(asAgency(scene, agency), { ref: scene.ref, target: parsed, kind, words, dueOn });
  };

/** The coordinator sends all that waits as one list. */
export const sendsCorrections: Deed = async (scene) => {
  const waiting = (await correctionsIn(scene)).filter((one) => one.state === 'drafted');
  const correctionIds = waiting.map((one) => one.id);
  await sendCorrections(asCoordinator(scene), { ref: scene.ref, correctionIds });
};

/** The organizer says why something stays as it is. */
export const explains =
  (target: string, words: string): Deed =>
  async (scene) => {
    const one = (await correctionsIn(scene)).find((item) => targetWord(item) === target);
    await explainCorrection(asOrganizer(scene), { ref: scene.ref, correctionId: one?.id ?? '', words });
  };

/** An agency is content with the answers that it got. */
export const isContent =
  (agency: string): Deed =>
  async (scene) => {
    for (const one of await correctionsIn(scene))
      if (one.agency === agency && one.state === 'answered')
        await settleCorrection(asAgency(scene, agency), { ref: scene.ref, correctionId: one.id });
  };
