import type { City } from '#src/domain/city.ts';
import type { Schedule } from '#src/store/jobs.ts';

/**
 * What happens by the clock. Every one of these may run twice, late, or in two workers.
 * Shape: five fields of cron: minute, hour, day, month, weekday.
 */
export const schedulesFor = (city: Pick<City, 'timeZone'>): Schedule[] => [
  // Ten minutes after midnight, in the hour that no change of the clock skips or repeats.
  { name: 'finish-events', cron: '10 0 * * *', timeZone: city.timeZone },
  // In the morning, because it sends mail.
  { name: 'watch-clocks', cron: '40 7 * * *', timeZone: city.timeZone },
  // Behind it, so that it tells of what has just become late.
  { name: 'send-digests', cron: '50 7 * * *', timeZone: city.timeZone },
  { name: 'end-drafts', cron: '20 9 * * *', timeZone: city.timeZone },
  { name: 'sweep-objects', cron: '17 * * * *', timeZone: 'UTC' },
  { name: 'sweep-sessions', cron: '37 * * * *', timeZone: 'UTC' },
  // How old the copy may be that is shown while the database is away.
  { name: 'copy-permits', cron: '* * * * *', timeZone: 'UTC' },
  { name: 'make-checkpoint', cron: '* * * * *', timeZone: 'UTC' },
];
