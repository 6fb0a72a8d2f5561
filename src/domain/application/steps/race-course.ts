import { noneAlone } from '#src/domain/application/choices.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { onCase, openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { minutesBetween } from '#src/domain/application/schedule.ts';
import { isFullForm, isFullFormFrom } from '#src/domain/application/situations.ts';

/** A start wave or a cut-off later than this is one before the start. Units: minutes. */
const LONGEST_RACE_MINUTES = 18 * 60;

const forCourse = readOnlyBy('transportation', 'police', 'public_works');

/** The last runner, marks, aid stations and start waves of a race. */
export const raceCourseStep = defineStep({
  id: 'race-course',
  task: 'route',
  appliesWhen: (answers) => isFullForm(answers) && answers.event?.kind === 'race',
  fields: [
    { name: 'route.sweepVehicle', kind: 'yesno', required: true, ...forCourse },
    { name: 'route.cutOff', kind: 'time', ...openToAll },
    {
      name: 'route.marking',
      kind: 'choices',
      options: ['cones', 'tape', 'chalk', 'signs', 'none'],
      required: true,
      ...forCourse,
    },
    {
      name: 'route.marksGoneBy',
      kind: 'time',
      appliesWhen: (answers) => answers.route?.marking?.some((mark) => mark !== 'none') ?? false,
      ...forCourse,
    },
    {
      name: 'route.certified',
      kind: 'yesno',
      appliesWhen: (answers) => isFullFormFrom(answers, 250),
      ...onCase,
    },
    {
      name: 'route.timingCompany',
      kind: 'text',
      maxLength: 160,
      appliesWhen: (answers) => isFullFormFrom(answers, 250),
      ...onCase,
    },
    {
      name: 'route.aidStations',
      kind: 'rows',
      maxRows: 40,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...openToAll },
        {
          name: 'offers',
          kind: 'choices',
          options: ['water', 'food', 'first_aid', 'toilets'],
          required: true,
          ...openToAll,
        },
        {
          name: 'ownerAgrees',
          kind: 'choice',
          options: ['yes', 'no', 'city_land'],
          required: true,
          ...onCase,
        },
        { name: 'trash', kind: 'yesno', required: true, ...readOnlyBy('public_works') },
      ],
      ...openToAll,
    },
    {
      name: 'route.waves',
      kind: 'rows',
      maxRows: 40,
      appliesWhen: (answers) => isFullFormFrom(answers, 500),
      fields: [
        { name: 'time', kind: 'time', required: true, ...openToAll },
        {
          name: 'people',
          kind: 'integer',
          required: true,
          min: 1,
          max: 100_000,
          inputMode: 'numeric',
          ...openToAll,
        },
      ],
      ...openToAll,
    },
  ],
  checks: (answers) => {
    const { stepOff, cutOff, waves = [], marking, marksGoneBy } = answers.route ?? {};
    const isBefore = (time: unknown) => (minutesBetween(stepOff, time) ?? 0) > LONGEST_RACE_MINUTES;
    const issues: Issue[] = noneAlone('route.marking', marking);
    if (isBefore(cutOff)) issues.push({ path: 'route.cutOff', code: 'before-route-starts' });
    if (isBefore(marksGoneBy)) issues.push({ path: 'route.marksGoneBy', code: 'before-route-starts' });
    for (const wave of waves)
      if (isBefore(wave.time))
        issues.push({ path: `route.waves.${wave.id}.time`, code: 'before-route-starts' });
    return issues;
  },
});
