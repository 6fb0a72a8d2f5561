import { withCare } from '#db/seeds/events/care.ts';
import type { SeedEvent } from '#db/seeds/events/shared.ts';

/** The same answers with what every organizer of such an event is asked besides. Shape: pure. */
export const withDetails = withCare;

/** An event with the details of `withDetails`. Shape: pure. */
export const detailed =
  (event: SeedEvent): SeedEvent =>
  (firstDay, by) =>
    withDetails(event(firstDay, by));
