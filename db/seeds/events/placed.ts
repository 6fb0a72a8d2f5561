import type { SeedEvent } from '#db/seeds/events/shared.ts';
import type { Answers } from '#src/domain/application/answers.ts';
import type { Field, RowAnswers } from '#src/domain/application/field.ts';
import { allSteps, askedFields } from '#src/domain/application/journey.ts';
import { isBlank, rowsAt, valueAt, withValue } from '#src/domain/application/paths.ts';

/** What most events say of their place, street and plan; a story that says otherwise keeps its own words. */
const USUAL: Readonly<Record<string, unknown>> = {
  'places.parkNeeds': ['water'],
  'places.lotSurface': 'paved',
  'places.homesNear': 'few',
  'places.usedBefore': 'yes',
  'places.more': 'no',
  'route.assemblyTime': '07:00',
  'route.escort': 'rolling',
  'route.crossings': 'officers',
  'route.marshalsTrained': 'yes',
  'route.milesPerHour': 2,
  'route.columnFeet': 1800,
  'route.handOuts': 'by_hand',
  'route.floatFeatures': ['riders', 'towed'],
  'route.floatsFireSafe': 'yes',
  'route.sweepVehicle': 'yes',
  'route.marking': ['cones', 'signs'],
  'route.marksGoneBy': '14:00',
  'closures.purpose': 'event',
  'closures.hold': 'barriers',
  'traffic.walkway': 'yes',
  'traffic.hydrantsClear': 'yes',
  'traffic.accessPlan': 'A volunteer at each end walks residents, care workers and deliveries in and out.',
  'traffic.sensitive': ['none'],
  'traffic.flaggers': 4,
  'traffic.barriers': [
    {
      id: 'b1',
      place: 'North end of the closed street',
      kind: 'truck',
      movable: 'yes',
      driverPresent: 'yes',
    },
    { id: 'b2', place: 'South end of the closed street', kind: 'wall', movable: 'yes' },
  ],
  'parking.replacedSpaces': 4,
  'parking.replacedAt': 'The first spaces around the corner',
  'mobility.arranged': 'no',
  'mobility.bikeShare': ['none'],
  'mobility.waterTaxi': 'no',
  'mobility.hasTrucks': 'no',
  'site.plan': 'file',
};

/** An event with the usual answers about its place, wherever they are asked. */
export const placed =
  (seed: SeedEvent): SeedEvent =>
  (...given) => {
    let answers = seed(...given);
    for (const step of allSteps())
      for (const { name } of step.fields) {
        const field = askedFields(step, answers).find((one) => one.name === name);
        if (field) answers = withUsual(field, answers);
      }
    return answers;
  };

function withUsual(field: Field, answers: Answers): Answers {
  const usual = USUAL[field.name];
  if (isBlank(valueAt(answers, field.name)))
    return usual === undefined ? answers : withValue(answers, field.name, usual);
  if (field.kind !== 'rows') return answers;
  const rows = rowsAt(answers, field.name).map((row) => rowWithUsual(field, row, answers));
  return withValue(answers, field.name, rows);
}

function rowWithUsual(field: Field, row: RowAnswers, answers: Answers): RowAnswers {
  let filled = row;
  for (const column of field.fields ?? []) {
    const usual = USUAL[`${field.name}.${column.name}`];
    const isAsked = column.appliesWhen?.(answers, filled) ?? true;
    if (usual !== undefined && isAsked && isBlank(filled[column.name]))
      filled = { ...filled, [column.name]: usual };
  }
  return filled;
}
