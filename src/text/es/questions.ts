import type { questions as english } from '#src/text/en/questions.ts';
import { activitiesQuestions } from '#src/text/es/questions/activities.ts';
import { datesQuestions } from '#src/text/es/questions/dates.ts';
import { eventQuestions } from '#src/text/es/questions/event.ts';
import { parkingQuestions } from '#src/text/es/questions/parking.ts';
import { placesQuestions } from '#src/text/es/questions/places.ts';
import { routeQuestions } from '#src/text/es/questions/route.ts';
import { safetyQuestions } from '#src/text/es/questions/safety.ts';
import { siteQuestions } from '#src/text/es/questions/site.ts';
import { streetsQuestions } from '#src/text/es/questions/streets.ts';
import { topicsQuestions } from '#src/text/es/questions/topics.ts';
import { whoQuestions } from '#src/text/es/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions: typeof english = {
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
};
