import type { Answers } from '#src/domain/application/answers.ts';
import { defineStep, type Issue, type RowAnswers } from '#src/domain/application/field.ts';
import { isBlank } from '#src/domain/application/paths.ts';
import { openToAll } from '#src/domain/application/readers.ts';
import { minutesBetween } from '#src/domain/application/schedule.ts';
import {
  alwaysMoves,
  isAtLeast,
  isFullFormFrom,
  isSpeechRoute,
  moves,
} from '#src/domain/application/situations.ts';
import { streetKey } from '#src/domain/shared/street-name.ts';

/** Nobody gathers earlier than this before the start; more is a slip of the keyboard. Midnight may lie between. */
const LONGEST_WAIT_MINUTES = 12 * 60;
const LONGEST_PASSAGE_MINUTES = 18 * 60;

const hasTimetable = (answers: Answers) => alwaysMoves(answers) && isFullFormFrom(answers, 500);

/** The way people go, street by street, so that nobody has to draw it. */
export const routeStep = defineStep({
  id: 'route',
  task: 'route',
  appliesWhen: moves,
  fields: [
    {
      name: 'route.legs',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 80,
      fields: [
        { name: 'street', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'from', kind: 'text', required: true, maxLength: 120, ...openToAll },
        { name: 'to', kind: 'text', required: true, maxLength: 120, ...openToAll },
        {
          name: 'width',
          kind: 'choice',
          options: ['sidewalk', 'one_lane', 'half', 'full'],
          required: true,
          appliesWhen: (answers) => !isSpeechRoute(answers),
          ...openToAll,
        },
        { name: 'firstAt', kind: 'time', appliesWhen: hasTimetable, ...openToAll },
        { name: 'lastAt', kind: 'time', appliesWhen: hasTimetable, ...openToAll },
      ],
      ...openToAll,
    },
    { name: 'route.assemblyPlace', kind: 'text', required: true, maxLength: 200, ...openToAll },
    {
      name: 'route.assemblyTime',
      kind: 'time',
      required: (answers) => !isSpeechRoute(answers),
      ...openToAll,
    },
    { name: 'route.dispersalPlace', kind: 'text', required: true, maxLength: 200, ...openToAll },
    { name: 'route.stepOff', kind: 'time', required: true, ...openToAll },
    {
      name: 'route.miles',
      kind: 'decimal',
      required: true,
      max: 200,
      unit: 'miles',
      inputMode: 'decimal',
      appliesWhen: (answers) => !isSpeechRoute(answers),
      ...openToAll,
    },
    {
      name: 'route.alternative',
      kind: 'longtext',
      maxLength: 1000,
      appliesWhen: (answers) => isAtLeast(answers, 1000),
      ...openToAll,
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const { assemblyTime, stepOff, legs = [] } = answers.route ?? {};
    const wait = minutesBetween(assemblyTime, stepOff);
    if (wait !== null && wait > LONGEST_WAIT_MINUTES)
      issues.push({ path: 'route.assemblyTime', code: 'meet-after-start' });
    for (const leg of legs) {
      const passage = minutesBetween(leg.firstAt, leg.lastAt);
      if (passage !== null && passage > LONGEST_PASSAGE_MINUTES)
        issues.push({ path: `route.legs.${leg.id}.lastAt`, code: 'end-before-start' });
    }
    return isSpeechRoute(answers) ? issues : [...issues, ...gapsOf(legs)];
  },
});

/** Parts that have no street in common with the part before. A street may be named in many ways, so any match will do. */
function gapsOf(legs: readonly RowAnswers[]): Issue[] {
  const keysOf = (...names: unknown[]) =>
    names.filter((name) => typeof name === 'string' && name !== '').map((name) => streetKey(String(name)));
  return legs.flatMap((leg, at): Issue[] => {
    const before = legs[at - 1];
    if (!before || isBlank(before.street) || isBlank(before.to)) return [];
    if (isBlank(leg.street) || isBlank(leg.from)) return [];
    const ends = keysOf(before.street, before.to);
    const begins = keysOf(leg.street, leg.from);
    return begins.some((key) => ends.includes(key))
      ? []
      : [{ path: `route.legs.${leg.id}.from`, code: 'route-has-gap' }];
  });
}
