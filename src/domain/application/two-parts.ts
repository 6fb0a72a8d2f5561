import type { Answers } from '#src/domain/application/answers.ts';
import { applyingAnswers, snapshotAnswers } from '#src/domain/application/journey.ts';
import { withValue } from '#src/domain/application/paths.ts';
import { alwaysMoves } from '#src/domain/application/situations.ts';

/** Speech and a festival in one draft, which become two linked applications. Shape: pure. Source: domain.md L06. */
export const isMixed = (answers: Answers): boolean => applyingAnswers(answers).event?.speech === 'partly';

/**
 * The answers of the speech part: what the short form asks, and no activity that brings a hazard with it.
 * Shape: pure; nothing is signed yet.
 */
export function speechPart(answers: Answers): Answers {
  const { declaration: _, ...applying } = applyingAnswers(answers);
  const speech = withValue(applying, 'event.speech', 'yes');
  return applyingAnswers(withValue(speech, 'activities.list', ['none']));
}

/**
 * The answers of everything that is not speech. The route goes with the speech, unless the event itself is one.
 * Shape: pure; what was typed stays, asked for or not; nothing is signed yet.
 */
export function festivalPart(answers: Answers): Answers {
  const { declaration: _, ...kept } = answers;
  const rest = withValue(kept, 'event.speech', 'apart');
  return alwaysMoves(rest) ? rest : withValue(rest, 'route.moves', 'no');
}

/** The answers that decide how long an event has to wait: all of them, or those of a mixed event's longer part. Shape: pure. */
export const slowerPart = (answers: Answers): Answers => (isMixed(answers) ? festivalPart(answers) : answers);

/** The answers that the rules look at before anything is sent. Shape: pure. */
export const plannedAnswers = (answers: Answers): Answers => snapshotAnswers(slowerPart(answers));
