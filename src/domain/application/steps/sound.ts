import { defineStep, type Issue } from '#src/domain/application/field.ts';
import { openToAll, readOnlyBy } from '#src/domain/application/readers.ts';
import { isTimeRange } from '#src/domain/application/schedule.ts';
import { timeOf } from '#src/domain/application/schema.ts';
import {
  hasActivity,
  isFullForm,
  isPublic,
  isSmallBlockParty,
  isSpeechOnly,
} from '#src/domain/application/situations.ts';

/** What can be heard, and when. The speech path asks about sound on its own page. */
export const soundStep = defineStep({
  id: 'sound',
  task: 'sound',
  appliesWhen: (answers) => hasActivity(answers, 'sound') && !isSpeechOnly(answers),
  fields: [
    {
      name: 'sound.kind',
      kind: 'choice',
      options: ['megaphone', 'small_speaker', 'dj', 'band', 'several_stages'],
      required: true,
      ...openToAll,
    },
    { name: 'sound.start', kind: 'time', required: true, ...openToAll },
    { name: 'sound.end', kind: 'time', required: true, ...openToAll },
    {
      name: 'sound.exemption',
      kind: 'yesno',
      required: true,
      appliesWhen: (answers) => !isSmallBlockParty(answers),
      ...readOnlyBy('health', 'police'),
    },
    {
      name: 'sound.musicLicense',
      kind: 'choice',
      options: ['have', 'will_get', 'not_needed'],
      appliesWhen: (answers) =>
        isFullForm(answers) && isPublic(answers) && answers.sound?.kind !== 'megaphone',
      ...readOnlyBy(),
    },
  ],
  checks: (answers) => {
    const issues: Issue[] = [];
    const [start, end] = [timeOf(answers.sound?.start), timeOf(answers.sound?.end)];
    if (start && end && !isTimeRange(start, end))
      issues.push({ path: 'sound.end', code: 'end-before-start' });
    return issues;
  },
});
