import type { QuestionTexts } from '#src/domain/application/question-words.ts';
import { activitiesQuestions } from '#src/text/en/questions/activities.ts';
import { datesQuestions } from '#src/text/en/questions/dates.ts';
import { eventQuestions } from '#src/text/en/questions/event.ts';
import { parkingQuestions } from '#src/text/en/questions/parking.ts';
import { placesQuestions } from '#src/text/en/questions/places.ts';
import { routeQuestions } from '#src/text/en/questions/route.ts';
import { safetyQuestions } from '#src/text/en/questions/safety.ts';
import { siteQuestions } from '#src/text/en/questions/site.ts';
import { streetsQuestions } from '#src/text/en/questions/streets.ts';
import { topicsQuestions } from '#src/text/en/questions/topics.ts';
import { whoQuestions } from '#src/text/en/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions = {
  ...eventQuestions,
  ...whoQuestions,
  ...datesQuestions,
  ...placesQuestions,
  ...streetsQuestions,
  ...routeQuestions,
  ...parkingQuestions,
  ...siteQuestions,
  ...activitiesQuestions,
  ...topicsQuestions,
  ...safetyQuestions,
} satisfies QuestionTexts;
