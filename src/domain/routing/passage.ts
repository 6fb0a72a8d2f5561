import type { Answers } from '#src/domain/application/answers.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

/**
 * When the slowest person has passed the end of the route.
 * Shape: pure; null while step-off, length or slowest pace is not said.
 * Units: minutes after midnight of the event day.
 */
export function lastPassageMinutes(answers: Answers): number | null {
  const { stepOff, miles, slowestMinutesPerMile } = answers.route ?? {};
  if (stepOff === undefined || miles === undefined || slowestMinutesPerMile === undefined) return null;
  return minutesOf(stepOff) + Math.ceil(miles * slowestMinutesPerMile);
}
