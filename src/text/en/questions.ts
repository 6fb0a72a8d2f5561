import type { QuestionTexts } from '#src/domain/application/question-words.ts';
import { activitiesQuestions } from '#src/text/en/questions/activities.ts';
import { datesQuestions } from '#src/text/en/questions/dates.ts';
import { effectsQuestions } from '#src/text/en/questions/effects.ts';
import { eventQuestions } from '#src/text/en/questions/event.ts';
import { placesQuestions } from '#src/text/en/questions/places.ts';
import { safetyQuestions } from '#src/text/en/questions/safety.ts';
import { streetsQuestions } from '#src/text/en/questions/streets.ts';
import { structuresQuestions } from '#src/text/en/questions/structures.ts';
import { topicsQuestions } from '#src/text/en/questions/topics.ts';
import { whoQuestions } from '#src/text/en/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions = {
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
} satisfies QuestionTexts;
