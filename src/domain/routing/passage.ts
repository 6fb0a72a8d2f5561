import type { Answers } from '#src/domain/application/answers.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

const FEET_IN_A_MILE = 5280;

/** Minutes that a parade needs from its first step to its last. */
function paradeMinutes({ miles, milesPerHour, columnFeet }: NonNullable<Answers['route']>): number | null {
  if (typeof miles !== 'number' || typeof milesPerHour !== 'number' || milesPerHour <= 0) return null;
  return Math.ceil(((miles + (columnFeet ?? 0) / FEET_IN_A_MILE) / milesPerHour) * 60);
}

/**
 * When the slowest person, or the end of a parade, has passed the end of the route.
 * Shape: pure; null while step-off, length or pace is not said.
 * Units: minutes after midnight of the event day.
 */
export function lastPassageMinutes(answers: Answers): number | null {
  const { stepOff, miles, slowestMinutesPerMile } = answers.route ?? {};
  if (stepOff === undefined || miles === undefined) return null;
  if (slowestMinutesPerMile !== undefined)
    return minutesOf(stepOff) + Math.ceil(miles * slowestMinutesPerMile);
  const minutes = paradeMinutes(answers.route ?? {});
  return minutes === null ? null : minutesOf(stepOff) + minutes;
}
