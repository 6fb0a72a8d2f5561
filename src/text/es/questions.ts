import type { questions as english } from '#src/text/en/questions.ts';
import { accessQuestions } from '#src/text/es/questions/access.ts';
import { activitiesQuestions } from '#src/text/es/questions/activities.ts';
import { backgroundQuestions } from '#src/text/es/questions/background.ts';
import { crowdQuestions } from '#src/text/es/questions/crowd.ts';
import { datesQuestions } from '#src/text/es/questions/dates.ts';
import { effectsQuestions } from '#src/text/es/questions/effects.ts';
import { emergencyQuestions } from '#src/text/es/questions/emergency.ts';
import { eventQuestions } from '#src/text/es/questions/event.ts';
import { filmQuestions } from '#src/text/es/questions/film.ts';
import { insuranceQuestions } from '#src/text/es/questions/insurance.ts';
import { neighborsQuestions } from '#src/text/es/questions/neighbors.ts';
import { organizersQuestions } from '#src/text/es/questions/organizers.ts';
import { parkingQuestions } from '#src/text/es/questions/parking.ts';
import { placesQuestions } from '#src/text/es/questions/places.ts';
import { routeQuestions } from '#src/text/es/questions/route.ts';
import { safetyQuestions } from '#src/text/es/questions/safety.ts';
import { sanitationQuestions } from '#src/text/es/questions/sanitation.ts';
import { seasonQuestions } from '#src/text/es/questions/season.ts';
import { siteQuestions } from '#src/text/es/questions/site.ts';
import { streetsQuestions } from '#src/text/es/questions/streets.ts';
import { structuresQuestions } from '#src/text/es/questions/structures.ts';
import { topicsQuestions } from '#src/text/es/questions/topics.ts';
import { whoQuestions } from '#src/text/es/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions: typeof english = {
  ...eventQuestions,
  ...whoQuestions,
  ...datesQuestions,
  ...backgroundQuestions,
  ...organizersQuestions,
  ...seasonQuestions,
  ...filmQuestions,
  ...placesQuestions,
  ...streetsQuestions,
  ...routeQuestions,
  ...parkingQuestions,
  ...siteQuestions,
  ...activitiesQuestions,
  ...structuresQuestions,
  ...effectsQuestions,
  ...topicsQuestions,
  ...safetyQuestions,
  ...crowdQuestions,
  ...emergencyQuestions,
  ...sanitationQuestions,
  ...accessQuestions,
  ...neighborsQuestions,
  ...insuranceQuestions,
};
