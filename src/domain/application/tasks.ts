import {
  SECTION_IDS,
  SECTIONS,
  type SectionId,
  type Step,
  type TaskId,
} from '#src/domain/application/field.ts';
import { accessStep } from '#src/domain/application/steps/access.ts';
import { airStep } from '#src/domain/application/steps/air.ts';
import { alcoholStep } from '#src/domain/application/steps/alcohol.ts';
import { animalsStep } from '#src/domain/application/steps/animals.ts';
import { applicantStep } from '#src/domain/application/steps/applicant.ts';
import { blockStep } from '#src/domain/application/steps/block.ts';
import { closuresStep } from '#src/domain/application/steps/closures.ts';
import { crewTrucksStep } from '#src/domain/application/steps/crew-trucks.ts';
import { crowdStep } from '#src/domain/application/steps/crowd.ts';
import { datesStep } from '#src/domain/application/steps/dates.ts';
import { declarationStep } from '#src/domain/application/steps/declaration.ts';
import { documentsStep } from '#src/domain/application/steps/documents.ts';
import { eventStep } from '#src/domain/application/steps/event.ts';
import { filmStep } from '#src/domain/application/steps/film.ts';
import { fireStep } from '#src/domain/application/steps/fire.ts';
import { fireDetailsStep } from '#src/domain/application/steps/fire-details.ts';
import { foodStep } from '#src/domain/application/steps/food.ts';
import { foodVendorsStep } from '#src/domain/application/steps/food-vendors.ts';
import { gasStep } from '#src/domain/application/steps/gas.ts';
import { gettingThereStep } from '#src/domain/application/steps/getting-there.ts';
import { hydrantStep } from '#src/domain/application/steps/hydrant.ts';
import { insuranceStep } from '#src/domain/application/steps/insurance.ts';
import { neighborsStep } from '#src/domain/application/steps/neighbors.ts';
import { noiseExemptionStep } from '#src/domain/application/steps/noise-exemption.ts';
import { onsiteStep } from '#src/domain/application/steps/onsite.ts';
import { organizationStep } from '#src/domain/application/steps/organization.ts';
import { otherPlacesStep } from '#src/domain/application/steps/other-places.ts';
import { paradeUnitsStep } from '#src/domain/application/steps/parade-units.ts';
import { parkStep } from '#src/domain/application/steps/park.ts';
import { parkingStep } from '#src/domain/application/steps/parking.ts';
import { peopleStep } from '#src/domain/application/steps/people.ts';
import { placeDetailsStep } from '#src/domain/application/steps/place-details.ts';
import { powerStep } from '#src/domain/application/steps/power.ts';
import { privatePropertyStep } from '#src/domain/application/steps/private-property.ts';
import { raceStep } from '#src/domain/application/steps/race.ts';
import { raceCourseStep } from '#src/domain/application/steps/race-course.ts';
import { ridesStep } from '#src/domain/application/steps/rides.ts';
import { routeStep } from '#src/domain/application/steps/route.ts';
import { routePeopleStep } from '#src/domain/application/steps/route-people.ts';
import { routeSpaceStep } from '#src/domain/application/steps/route-space.ts';
import { salesStep } from '#src/domain/application/steps/sales.ts';
import { sanitationStep } from '#src/domain/application/steps/sanitation.ts';
import { seriesStep } from '#src/domain/application/steps/series.ts';
import { setupStep } from '#src/domain/application/steps/setup.ts';
import { siteStep } from '#src/domain/application/steps/site.ts';
import { siteListStep } from '#src/domain/application/steps/site-list.ts';
import { sitePlanStep } from '#src/domain/application/steps/site-plan.ts';
import { soundStep } from '#src/domain/application/steps/sound.ts';
import { speechStep } from '#src/domain/application/steps/speech.ts';
import { startStep } from '#src/domain/application/steps/start.ts';
import { streetAccessStep } from '#src/domain/application/steps/street-access.ts';
import { streetDevicesStep } from '#src/domain/application/steps/street-devices.ts';
import { structuresStep } from '#src/domain/application/steps/structures.ts';
import { trafficStep } from '#src/domain/application/steps/traffic.ts';
import { vehicleBarriersStep } from '#src/domain/application/steps/vehicle-barriers.ts';
import { waterStep } from '#src/domain/application/steps/water.ts';
import { watersideStep } from '#src/domain/application/steps/waterside.ts';

export interface Task {
  readonly id: TaskId;
  readonly section: SectionId;
  readonly steps: readonly Step[];
}

/** Every page of questions, in the order of the journey. A condition reads only what stands before it here. */
const PAGES: readonly Step[] = [
  startStep,
  blockStep,
  eventStep,
  speechStep,
  datesStep,
  setupStep,
  seriesStep,
  peopleStep,
  applicantStep,
  organizationStep,
  onsiteStep,
  siteStep,
  parkStep,
  privatePropertyStep,
  watersideStep,
  placeDetailsStep,
  otherPlacesStep,
  routeStep,
  routePeopleStep,
  routeSpaceStep,
  paradeUnitsStep,
  raceCourseStep,
  closuresStep,
  trafficStep,
  streetAccessStep,
  streetDevicesStep,
  vehicleBarriersStep,
  parkingStep,
  gettingThereStep,
  crewTrucksStep,
  sitePlanStep,
  siteListStep,
  foodStep,
  foodVendorsStep,
  salesStep,
  alcoholStep,
  structuresStep,
  powerStep,
  gasStep,
  soundStep,
  noiseExemptionStep,
  fireStep,
  fireDetailsStep,
  ridesStep,
  animalsStep,
  raceStep,
  waterStep,
  hydrantStep,
  airStep,
  filmStep,
  crowdStep,
  sanitationStep,
  accessStep,
  neighborsStep,
  insuranceStep,
  documentsStep,
  declarationStep,
];

/** The tasks of the journey with their pages, in order. */
export const TASKS: readonly Task[] = SECTION_IDS.flatMap((section) =>
  SECTIONS[section].map((id): Task => ({ id, section, steps: PAGES.filter((step) => step.task === id) })),
);
