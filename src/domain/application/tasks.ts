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
import { alcoholAreasStep } from '#src/domain/application/steps/alcohol-areas.ts';
import { alcoholControlStep } from '#src/domain/application/steps/alcohol-control.ts';
import { alcoholLicenseStep } from '#src/domain/application/steps/alcohol-license.ts';
import { animalsStep } from '#src/domain/application/steps/animals.ts';
import { applicantStep } from '#src/domain/application/steps/applicant.ts';
import { blockStep } from '#src/domain/application/steps/block.ts';
import { bodyArtStep } from '#src/domain/application/steps/body-art.ts';
import { childrenStep } from '#src/domain/application/steps/children.ts';
import { closuresStep } from '#src/domain/application/steps/closures.ts';
import { cookingStep } from '#src/domain/application/steps/cooking.ts';
import { crowdStep } from '#src/domain/application/steps/crowd.ts';
import { datesStep } from '#src/domain/application/steps/dates.ts';
import { declarationStep } from '#src/domain/application/steps/declaration.ts';
import { decorationsStep } from '#src/domain/application/steps/decorations.ts';
import { documentsStep } from '#src/domain/application/steps/documents.ts';
import { dronesStep } from '#src/domain/application/steps/drones.ts';
import { eventStep } from '#src/domain/application/steps/event.ts';
import { filmStep } from '#src/domain/application/steps/film.ts';
import { fireStep } from '#src/domain/application/steps/fire.ts';
import { fireDetailsStep } from '#src/domain/application/steps/fire-details.ts';
import { fireworksStep } from '#src/domain/application/steps/fireworks.ts';
import { foodStep } from '#src/domain/application/steps/food.ts';
import { foodSafetyStep } from '#src/domain/application/steps/food-safety.ts';
import { foodVendorsStep } from '#src/domain/application/steps/food-vendors.ts';
import { gamingStep } from '#src/domain/application/steps/gaming.ts';
import { gasStep } from '#src/domain/application/steps/gas.ts';
import { hydrantStep } from '#src/domain/application/steps/hydrant.ts';
import { insuranceStep } from '#src/domain/application/steps/insurance.ts';
import { lightingStep } from '#src/domain/application/steps/lighting.ts';
import { neighborsStep } from '#src/domain/application/steps/neighbors.ts';
import { noiseExemptionStep } from '#src/domain/application/steps/noise-exemption.ts';
import { onsiteStep } from '#src/domain/application/steps/onsite.ts';
import { organizationStep } from '#src/domain/application/steps/organization.ts';
import { parkStep } from '#src/domain/application/steps/park.ts';
import { parkingStep } from '#src/domain/application/steps/parking.ts';
import { peopleStep } from '#src/domain/application/steps/people.ts';
import { powerStep } from '#src/domain/application/steps/power.ts';
import { privatePropertyStep } from '#src/domain/application/steps/private-property.ts';
import { raceStep } from '#src/domain/application/steps/race.ts';
import { ridesStep } from '#src/domain/application/steps/rides.ts';
import { routeStep } from '#src/domain/application/steps/route.ts';
import { salesStep } from '#src/domain/application/steps/sales.ts';
import { sanitationStep } from '#src/domain/application/steps/sanitation.ts';
import { seriesStep } from '#src/domain/application/steps/series.ts';
import { setupStep } from '#src/domain/application/steps/setup.ts';
import { siteStep } from '#src/domain/application/steps/site.ts';
import { soundStep } from '#src/domain/application/steps/sound.ts';
import { soundDetailsStep } from '#src/domain/application/steps/sound-details.ts';
import { speechStep } from '#src/domain/application/steps/speech.ts';
import { startStep } from '#src/domain/application/steps/start.ts';
import { streetPaintingStep } from '#src/domain/application/steps/street-painting.ts';
import { structuresStep } from '#src/domain/application/steps/structures.ts';
import { structuresDetailsStep } from '#src/domain/application/steps/structures-details.ts';
import { structuresExitsStep } from '#src/domain/application/steps/structures-exits.ts';
import { trafficStep } from '#src/domain/application/steps/traffic.ts';
import { vehiclesStep } from '#src/domain/application/steps/vehicles.ts';
import { waterStep } from '#src/domain/application/steps/water.ts';
import { weaponsStep } from '#src/domain/application/steps/weapons.ts';

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
  routeStep,
  closuresStep,
  trafficStep,
  parkingStep,
  foodStep,
  foodVendorsStep,
  foodSafetyStep,
  cookingStep,
  salesStep,
  alcoholStep,
  alcoholLicenseStep,
  alcoholAreasStep,
  alcoholControlStep,
  structuresStep,
  structuresDetailsStep,
  structuresExitsStep,
  decorationsStep,
  streetPaintingStep,
  powerStep,
  gasStep,
  soundStep,
  soundDetailsStep,
  noiseExemptionStep,
  fireStep,
  fireworksStep,
  fireDetailsStep,
  ridesStep,
  animalsStep,
  raceStep,
  gamingStep,
  weaponsStep,
  vehiclesStep,
  bodyArtStep,
  childrenStep,
  waterStep,
  hydrantStep,
  airStep,
  dronesStep,
  filmStep,
  crowdStep,
  lightingStep,
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
