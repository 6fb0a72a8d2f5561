import { randomBytes } from 'node:crypto';
import { asOrganizer, asSystem, asVisitor, caseOf, type Deed, type Scene } from '#db/seeds/demo-world.ts';
import { formEntries } from '#db/seeds/form-entries.ts';
import { saveStep, startApplication, withdrawApplication } from '#src/commands/application.ts';
import { endDrafts } from '#src/commands/draft-end.ts';
import { answerQuestion } from '#src/commands/review.ts';
import { submitApplication } from '#src/commands/submission.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Step, TaskId } from '#src/domain/application/field.ts';
import { stepsFor } from '#src/domain/application/journey.ts';
import { valueAt, withValue } from '#src/domain/application/paths.ts';

const MINUTE_MS = 60_000;

/** What the first page asks, as it is known before anything else is typed. */
function triageOf(answers: Answers): Answers {
  const [start] = stepsFor(answers);
  let triage: Answers = {};
  for (const field of start?.fields ?? [])
    triage = withValue(triage, field.name, valueAt(answers, field.name));
  return withValue(triage, 'dates.firstDay', answers.dates?.days?.[0]?.date);
}

async function save(scene: Scene, step: Step, answers: Answers): Promise<void> {
  const { revision } = await caseOf(scene);
  const entries = formEntries(step, answers);
  await saveStep(asOrganizer(scene), { ref: scene.ref, revision, step: step.id, entries });
  scene.at = new Date(scene.at.getTime() + MINUTE_MS);
}

/** Answers the first page and goes, without an address to come back by. */
export const looksIn: Deed = async (scene) => {
  const { ref } = await startApplication(asVisitor(scene), {
    answers: triageOf(scene.answers),
    sessionHash: null,
  });
  scene.ref = ref;
};

/** The days that a draft is kept are over. */
export const runsOut: Deed = async (scene) => {
  await endDrafts(asSystem(scene));
};

/** Fills in the form page by page, up to a task where the person stops for now. */
export const starts =
  (stopAt: TaskId | null = null): Deed =>
  async (scene) => {
    const { answers } = scene;
    const { ref } = await startApplication(asOrganizer(scene), {
      answers: triageOf(answers),
      sessionHash: null,
    });
    scene.ref = ref;
    for (const step of stepsFor(answers).slice(1)) {
      if (step.task === stopAt) return;
      if (step.fields.length > 0) await save(scene, step, answers);
    }
  };

/** Changes what was asked to be changed, on the pages that ask it. */
export const corrects =
  (change: (answers: Answers) => Answers): Deed =>
  async (scene) => {
    const before = scene.answers;
    scene.answers = change(before);
    for (const step of stepsFor(scene.answers)) {
      const [old, now] = [formEntries(step, before), formEntries(step, scene.answers)];
      if (step.fields.length > 0 && JSON.stringify(old) !== JSON.stringify(now)) {
        await save(scene, step, scene.answers);
      }
    }
  };

/** Sends the application, or its correction. */
export const submits: Deed = async (scene) => {
  const { revision } = await caseOf(scene);
  const key = randomBytes(12).toString('base64url');
  await submitApplication(asOrganizer(scene), { ref: scene.ref, revision, key });
};

export const withdraws: Deed = async (scene) => {
  await withdrawApplication(asOrganizer(scene), { ref: scene.ref });
};

/** Answers what an agency asked. */
export const replies =
  (agency: string, answer: string): Deed =>
  (scene) =>
    answerQuestion(asOrganizer(scene), { ref: scene.ref, agency, answer });
