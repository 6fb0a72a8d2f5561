import type { Answers } from '#src/domain/application/answers.ts';
import { issuesOfNone } from '#src/domain/application/checks.ts';
import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { personalFor, readOnlyBy } from '#src/domain/application/readers.ts';
import { isTimeRange, spanOfTimes } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';
import { hasActivity, isAtLeast, isFullForm } from '#src/domain/application/situations.ts';

const forSound = readOnlyBy('health', 'police');
const hasStage = (answers: Answers) =>
  answers.sound?.kind === 'band' || answers.sound?.kind === 'several_stages';

/** Each place that sound comes from. A DJ at a small event has only one, which the plan shows. */
export const soundDetailsStep = defineStep({
  id: 'sound-details',
  task: 'sound',
  appliesWhen: (answers) =>
    hasActivity(answers, 'sound') &&
    isFullForm(answers) &&
    (answers.sound?.kind === 'several_stages' ||
      (isAtLeast(answers, 250) && (hasStage(answers) || answers.sound?.kind === 'dj'))),
  fields: [
    {
      name: 'sound.points',
      kind: 'rows',
      required: true,
      minRows: 1,
      maxRows: 30,
      fields: [
        { name: 'place', kind: 'text', required: true, maxLength: 160, ...forSound },
        {
          name: 'facing',
          kind: 'choice',
          options: ['north', 'east', 'south', 'west', 'all_around'],
          required: true,
          ...forSound,
        },
        { name: 'start', kind: 'time', ...forSound },
        { name: 'end', kind: 'time', ...forSound },
        { name: 'soundCheck', kind: 'time', ...forSound },
        {
          name: 'decibels',
          kind: 'integer',
          min: 30,
          max: 150,
          unit: 'decibels',
          inputMode: 'numeric',
          ...forSound,
        },
      ],
      ...forSound,
    },
    {
      name: 'sound.complaintPhone',
      kind: 'phone',
      required: true,
      ...personalFor('health', 'police', 'community'),
    },
    { name: 'sound.measured', kind: 'yesno', required: true, appliesWhen: hasStage, ...forSound },
    {
      name: 'sound.stageEffects',
      kind: 'choices',
      options: ['fog', 'confetti', 'lasers', 'none'],
      required: true,
      ...readOnlyBy('fire', 'public_works'),
    },
  ],
  checks: (answers) => [
    ...issuesOfNone('sound.stageEffects', answers.sound?.stageEffects),
    ...(answers.sound?.points ?? []).flatMap((row) => issuesOfPoint(answers, row)),
  ],
});

const minutesOn = (start: string, end: string) =>
  spanOfTimes({ date: '2000-01-01', start, end }) ?? { from: 0, until: 0 };

/** A place may be silent for a while, but it is not heard before all sound starts nor after it ends. */
function issuesOfPoint(answers: Answers, row: { id: string; start?: string; end?: string }): Issue[] {
  const path = `sound.points.${row.id}`;
  const [first, last] = [timeOf(answers.sound?.start), timeOf(answers.sound?.end)];
  const [start, end] = [timeOf(row.start) ?? first, timeOf(row.end) ?? last];
  if (start && end && timeOf(row.end) && !isTimeRange(start, end))
    return [{ path: `${path}.end`, code: 'end-before-start' }];
  if (!first || !last || !start || !end || !isTimeRange(first, last)) return [];
  const whole = minutesOn(first, last);
  const early = start < first && whole.until - whole.from < 1440 && !isAfterMidnight(start, first, last);
  if (early) return [{ path: `${path}.start`, code: 'outside-sound-hours' }];
  const part = minutesOn(first, end);
  return part.until > whole.until ? [{ path: `${path}.end`, code: 'outside-sound-hours' }] : [];
}

const isAfterMidnight = (time: string, first: string, last: string) => last < first && time <= last;
