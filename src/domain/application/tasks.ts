import {
  SECTION_IDS,
  SECTIONS,
  type SectionId,
  type Step,
  type TaskId,
} from '#src/domain/application/field.ts';
import { accessStep } from '#src/domain/application/steps/access.ts';
import { accessHelpStep } from '#src/domain/application/steps/access-help.ts';
import { accessPlacesStep } from '#src/domain/application/steps/access-places.ts';
import { admissionStep } from '#src/domain/application/steps/admission.ts';
import { airStep } from '#src/domain/application/steps/air.ts';
import { alcoholStep } from '#src/domain/application/steps/alcohol.ts';
import { alcoholAreasStep } from '#src/domain/application/steps/alcohol-areas.ts';
import { alcoholControlStep } from '#src/domain/application/steps/alcohol-control.ts';
import { alcoholLicenseStep } from '#src/domain/application/steps/alcohol-license.ts';
import { alternativesStep } from '#src/domain/application/steps/alternatives.ts';
import { animalsStep } from '#src/domain/application/steps/animals.ts';
import { applicantStep } from '#src/domain/application/steps/applicant.ts';
import { arrivalsStep } from '#src/domain/application/steps/arrivals.ts';
import { billingStep } from '#src/domain/application/steps/billing.ts';
import { blockStep } from '#src/domain/application/steps/block.ts';
import { bodyArtStep } from '#src/domain/application/steps/body-art.ts';
import { capacityStep } from '#src/domain/application/steps/capacity.ts';
import { childrenStep } from '#src/domain/application/steps/children.ts';
import { cleanWaterStep } from '#src/domain/application/steps/clean-water.ts';
import { closuresStep } from '#src/domain/application/steps/closures.ts';
import { commandStep } from '#src/domain/application/steps/command.ts';
import { contactsStep } from '#src/domain/application/steps/contacts.ts';
import { cookingStep } from '#src/domain/application/steps/cooking.ts';
import { crewTrucksStep } from '#src/domain/application/steps/crew-trucks.ts';
import { crowdStep } from '#src/domain/application/steps/crowd.ts';
import { crowdSpaceStep } from '#src/domain/application/steps/crowd-space.ts';
import { dailyStep } from '#src/domain/application/steps/daily.ts';
import { datesStep } from '#src/domain/application/steps/dates.ts';
import { declarationStep } from '#src/domain/application/steps/declaration.ts';
import { decorationsStep } from '#src/domain/application/steps/decorations.ts';
import { documentsStep } from '#src/domain/application/steps/documents.ts';
import { dronesStep } from '#src/domain/application/steps/drones.ts';
import { eventStep } from '#src/domain/application/steps/event.ts';
import { feesStep } from '#src/domain/application/steps/fees.ts';
import { filmStep } from '#src/domain/application/steps/film.ts';
import { filmScenesStep } from '#src/domain/application/steps/film-scenes.ts';
import { filmVehiclesStep } from '#src/domain/application/steps/film-vehicles.ts';
import { fireStep } from '#src/domain/application/steps/fire.ts';
import { fireDetailsStep } from '#src/domain/application/steps/fire-details.ts';
import { fireworksStep } from '#src/domain/application/steps/fireworks.ts';
import { foodStep } from '#src/domain/application/steps/food.ts';
import { foodSafetyStep } from '#src/domain/application/steps/food-safety.ts';
import { foodVendorsStep } from '#src/domain/application/steps/food-vendors.ts';
import { gamingStep } from '#src/domain/application/steps/gaming.ts';
import { gasStep } from '#src/domain/application/steps/gas.ts';
import { gettingThereStep } from '#src/domain/application/steps/getting-there.ts';
import { guardPostsStep } from '#src/domain/application/steps/guard-posts.ts';
import { guestsStep } from '#src/domain/application/steps/guests.ts';
import { historyStep } from '#src/domain/application/steps/history.ts';
import { hydrantStep } from '#src/domain/application/steps/hydrant.ts';
import { insuranceStep } from '#src/domain/application/steps/insurance.ts';
import { lightingStep } from '#src/domain/application/steps/lighting.ts';
import { makeupStep } from '#src/domain/application/steps/makeup.ts';
import { medicalStep } from '#src/domain/application/steps/medical.ts';
import { medicalPostsStep } from '#src/domain/application/steps/medical-posts.ts';
import { nearbyStep } from '#src/domain/application/steps/nearby.ts';
import { neighborsStep } from '#src/domain/application/steps/neighbors.ts';
import { noiseExemptionStep } from '#src/domain/application/steps/noise-exemption.ts';
import { officerStep } from '#src/domain/application/steps/officer.ts';
import { onsiteStep } from '#src/domain/application/steps/onsite.ts';
import { organizationStep } from '#src/domain/application/steps/organization.ts';
import { otherPlacesStep } from '#src/domain/application/steps/other-places.ts';
import { paradeUnitsStep } from '#src/domain/application/steps/parade-units.ts';
import { parkStep } from '#src/domain/application/steps/park.ts';
import { parkingStep } from '#src/domain/application/steps/parking.ts';
import { peopleStep } from '#src/domain/application/steps/people.ts';
import { placeDetailsStep } from '#src/domain/application/steps/place-details.ts';
import { policyStep } from '#src/domain/application/steps/policy.ts';
import { powerStep } from '#src/domain/application/steps/power.ts';
import { privatePropertyStep } from '#src/domain/application/steps/private-property.ts';
import { producerStep } from '#src/domain/application/steps/producer.ts';
import { programStep } from '#src/domain/application/steps/program.ts';
import { publicContactStep } from '#src/domain/application/steps/public-contact.ts';
import { raceStep } from '#src/domain/application/steps/race.ts';
import { raceCourseStep } from '#src/domain/application/steps/race-course.ts';
import { reachStep } from '#src/domain/application/steps/reach.ts';
import { ridesStep } from '#src/domain/application/steps/rides.ts';
import { routeStep } from '#src/domain/application/steps/route.ts';
import { routePeopleStep } from '#src/domain/application/steps/route-people.ts';
import { routeSpaceStep } from '#src/domain/application/steps/route-space.ts';
import { salesStep } from '#src/domain/application/steps/sales.ts';
import { sanitationStep } from '#src/domain/application/steps/sanitation.ts';
import { seasonStep } from '#src/domain/application/steps/season.ts';
import { seriesStep } from '#src/domain/application/steps/series.ts';
import { servicesStep } from '#src/domain/application/steps/services.ts';
import { setupStep } from '#src/domain/application/steps/setup.ts';
import { shiftsStep } from '#src/domain/application/steps/shifts.ts';
import { siteStep } from '#src/domain/application/steps/site.ts';
import { siteListStep } from '#src/domain/application/steps/site-list.ts';
import { sitePlanStep } from '#src/domain/application/steps/site-plan.ts';
import { soundStep } from '#src/domain/application/steps/sound.ts';
import { soundDetailsStep } from '#src/domain/application/steps/sound-details.ts';
import { speechStep } from '#src/domain/application/steps/speech.ts';
import { sponsorsStep } from '#src/domain/application/steps/sponsors.ts';
import { startStep } from '#src/domain/application/steps/start.ts';
import { streetAccessStep } from '#src/domain/application/steps/street-access.ts';
import { streetDevicesStep } from '#src/domain/application/steps/street-devices.ts';
import { streetPaintingStep } from '#src/domain/application/steps/street-painting.ts';
import { structuresStep } from '#src/domain/application/steps/structures.ts';
import { structuresDetailsStep } from '#src/domain/application/steps/structures-details.ts';
import { structuresExitsStep } from '#src/domain/application/steps/structures-exits.ts';
import { trafficStep } from '#src/domain/application/steps/traffic.ts';
import { troubleStep } from '#src/domain/application/steps/trouble.ts';
import { vehicleBarriersStep } from '#src/domain/application/steps/vehicle-barriers.ts';
import { vehiclesStep } from '#src/domain/application/steps/vehicles.ts';
import { wasteStep } from '#src/domain/application/steps/waste.ts';
import { waterStep } from '#src/domain/application/steps/water.ts';
import { watersideStep } from '#src/domain/application/steps/waterside.ts';
import { wayOutStep } from '#src/domain/application/steps/way-out.ts';
import { weaponsStep } from '#src/domain/application/steps/weapons.ts';
import { weatherStep } from '#src/domain/application/steps/weather.ts';

export interface Task {
  readonly id: TaskId;
  readonly section: SectionId;
  readonly steps: readonly Step[];
}

/** Every page of questions, in the order of the journey. A condition reads only what stands before it here. */
const PAGES = [
  startStep,
  blockStep,
  eventStep,
  historyStep,
  admissionStep,
  sponsorsStep,
  guestsStep,
  speechStep,
  datesStep,
  setupStep,
  seriesStep,
  seasonStep,
  alternativesStep,
  dailyStep,
  peopleStep,
  makeupStep,
  arrivalsStep,
  applicantStep,
  reachStep,
  organizationStep,
  officerStep,
  producerStep,
  onsiteStep,
  shiftsStep,
  publicContactStep,
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
  programStep,
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
  filmVehiclesStep,
  filmScenesStep,
  capacityStep,
  crowdStep,
  crowdSpaceStep,
  guardPostsStep,
  troubleStep,
  medicalStep,
  medicalPostsStep,
  weatherStep,
  wayOutStep,
  commandStep,
  contactsStep,
  lightingStep,
  sanitationStep,
  wasteStep,
  cleanWaterStep,
  accessStep,
  accessPlacesStep,
  accessHelpStep,
  neighborsStep,
  nearbyStep,
  servicesStep,
  insuranceStep,
  policyStep,
  feesStep,
  billingStep,
  documentsStep,
  declarationStep,
] as const satisfies readonly Step[];

/** The questions of every page, with their names and options as types. */
export type DefinedPages = typeof PAGES;

/** The tasks of the journey with their pages, in order. */
export const TASKS: readonly Task[] = SECTION_IDS.flatMap((section) =>
  SECTIONS[section].map(
    (id): Task => ({ id, section, steps: PAGES.filter((step: Step) => step.task === id) }),
  ),
);
