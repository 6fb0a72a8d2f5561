import { canBlowAway, isFullFrom, isOutdoors } from '#src/domain/application/care-situations.ts';
import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';

const forWeather = readOnlyBy('emergency_management', 'fire', 'police');
const forWind = readOnlyBy('emergency_management', 'fire', 'buildings');

/** Who watches the weather, and when the event stops. */
export const weatherStep = defineStep({
  id: 'weather',
  task: 'emergency',
  appliesWhen: isFullFrom(250),
  fields: [
    {
      name: 'safety.weatherLead',
      kind: 'text',
      required: true,
      maxLength: 160,
      ...personalFor('emergency_management', 'fire', 'police'),
    },
    {
      name: 'emergency.weatherSource',
      kind: 'choice',
      options: ['weather_service', 'phone_app', 'weather_company', 'other'],
      required: true,
      appliesWhen: isOutdoors,
      ...forWeather,
    },
    {
      name: 'emergency.lightningMiles',
      kind: 'integer',
      required: true,
      min: 1,
      max: 50,
      unit: 'miles',
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullFrom(500)(answers) && isOutdoors(answers),
      ...forWeather,
    },
    {
      name: 'emergency.lightningMinutes',
      kind: 'integer',
      required: true,
      min: 1,
      max: 240,
      unit: 'minutes',
      inputMode: 'numeric',
      appliesWhen: (answers) => isFullFrom(500)(answers) && isOutdoors(answers),
      ...forWeather,
    },
    {
      name: 'emergency.wind',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 20,
      appliesWhen: (answers) => isOutdoors(answers) && canBlowAway(answers),
      fields: [
        {
          name: 'what',
          kind: 'choice',
          options: ['tents', 'stage', 'inflatables', 'signs', 'other'],
          required: true,
          ...forWind,
        },
        {
          name: 'mph',
          kind: 'integer',
          required: true,
          min: 5,
          max: 100,
          unit: 'miles_per_hour',
          inputMode: 'numeric',
          ...forWind,
        },
        {
          name: 'action',
          kind: 'choice',
          options: ['lower', 'empty', 'take_down'],
          required: true,
          ...forWind,
        },
      ],
      ...forWind,
    },
    {
      name: 'emergency.otherWeather',
      kind: 'choices',
      options: ['heat', 'cold', 'flood', 'bad_air', 'none'],
      required: true,
      appliesWhen: (answers) => isFullFrom(500)(answers) && isOutdoors(answers),
      ...forWeather,
    },
  ],
  checks: (answers) => noneAlone('emergency.otherWeather', answers.emergency?.otherWeather),
});
