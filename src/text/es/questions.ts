import type { questions as english } from '#src/text/en/questions.ts';
import { activitiesQuestions } from '#src/text/es/questions/activities.ts';
import { datesQuestions } from '#src/text/es/questions/dates.ts';
import { effectsQuestions } from '#src/text/es/questions/effects.ts';
import { eventQuestions } from '#src/text/es/questions/event.ts';
import { placesQuestions } from '#src/text/es/questions/places.ts';
import { safetyQuestions } from '#src/text/es/questions/safety.ts';
import { streetsQuestions } from '#src/text/es/questions/streets.ts';
import { structuresQuestions } from '#src/text/es/questions/structures.ts';
import { topicsQuestions } from '#src/text/es/questions/topics.ts';
import { whoQuestions } from '#src/text/es/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions: typeof english = {
  ...eventQuestions,
  ...whoQuestions,
  ...datesQuestions,
  ...placesQuestions,
  ...streetsQuestions,
  ...activitiesQuestions,
  ...structuresQuestions,
  ...effectsQuestions,
  ...topicsQuestions,
  ...safetyQuestions,
};
