import type { QuestionTexts } from '#src/domain/application/question-words.ts';
import { accessQuestions } from '#src/text/en/questions/access.ts';
import { activitiesQuestions } from '#src/text/en/questions/activities.ts';
import { backgroundQuestions } from '#src/text/en/questions/background.ts';
import { crowdQuestions } from '#src/text/en/questions/crowd.ts';
import { datesQuestions } from '#src/text/en/questions/dates.ts';
import { effectsQuestions } from '#src/text/en/questions/effects.ts';
import { emergencyQuestions } from '#src/text/en/questions/emergency.ts';
import { eventQuestions } from '#src/text/en/questions/event.ts';
import { filmQuestions } from '#src/text/en/questions/film.ts';
import { insuranceQuestions } from '#src/text/en/questions/insurance.ts';
import { neighborsQuestions } from '#src/text/en/questions/neighbors.ts';
import { organizersQuestions } from '#src/text/en/questions/organizers.ts';
import { parkingQuestions } from '#src/text/en/questions/parking.ts';
import { placesQuestions } from '#src/text/en/questions/places.ts';
import { routeQuestions } from '#src/text/en/questions/route.ts';
import { safetyQuestions } from '#src/text/en/questions/safety.ts';
import { sanitationQuestions } from '#src/text/en/questions/sanitation.ts';
import { seasonQuestions } from '#src/text/en/questions/season.ts';
import { siteQuestions } from '#src/text/en/questions/site.ts';
import { streetsQuestions } from '#src/text/en/questions/streets.ts';
import { structuresQuestions } from '#src/text/en/questions/structures.ts';
import { topicsQuestions } from '#src/text/en/questions/topics.ts';
import { whoQuestions } from '#src/text/en/questions/who.ts';

/** The words of every question, by the dotted path of its answer. */
export const questions = {
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
} satisfies QuestionTexts;
