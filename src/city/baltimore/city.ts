import { agencies } from '#src/city/baltimore/agencies.ts';
import { businessCalendar, fullDays } from '#src/city/baltimore/calendar.ts';
import { conditionSubjects, crossingConditions } from '#src/city/baltimore/conditions/crossing.ts';
import { fireConditions } from '#src/city/baltimore/conditions/fire.ts';
import { safetyConditions } from '#src/city/baltimore/conditions/safety.ts';
import { serviceConditions } from '#src/city/baltimore/conditions/services.ts';
import { standingConditions } from '#src/city/baltimore/conditions/standing.ts';
import { streetConditions } from '#src/city/baltimore/conditions/streets.ts';
import { outsideApprovals } from '#src/city/baltimore/outside.ts';
import { activityPapers } from '#src/city/baltimore/papers/activities.ts';
import { carePapers } from '#src/city/baltimore/papers/care.ts';
import { healthPapers } from '#src/city/baltimore/papers/health.ts';
import { organizerPapers } from '#src/city/baltimore/papers/organizers.ts';
import { planPapers } from '#src/city/baltimore/papers/plans.ts';
import { structurePapers } from '#src/city/baltimore/papers/structures.ts';
import { rules } from '#src/city/baltimore/rules/all.ts';
import { proposed } from '#src/city/baltimore/sources.ts';
import { streets } from '#src/city/baltimore/streets.ts';
import { thresholds } from '#src/city/baltimore/thresholds.ts';
import { districts, places } from '#src/city/baltimore/venues.ts';
import { appeal, denialReasons, returnReasons } from '#src/city/baltimore/wording.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

/** Baltimore, Maryland. */
export const baltimore: CityInput = {
  key: 'baltimore',
  name: words('Baltimore', 'Baltimore'),
  state: 'Maryland',
  serviceName: words('Baltimore event permits', 'Permisos de eventos de Baltimore'),
  timeZone: 'America/New_York',
  locales: ['en', 'es'],
  phoneForHelp: words('311', '311'),
  permitPrefix: 'BAL',
  districts,
  businessCalendar,
  reminders: { beforeDueDays: 1, ...proposed('CITY-PDX') },
  fullDays,
  // A quarter more people at once is another event; a few more are not.
  smallChanges: [{ path: 'people.peak', belowPercent: 25, ...proposed() }],
  meetings: { people: 2500, agencies: 4, soonDays: 14, ...proposed('CITY-DC') },
  // Small, known in the street, and with a track of their own.
  plainKinds: { kinds: ['block_party'], ...proposed() },
  thresholds,
  agencies,
  coordinatorAgency: 'special-events',
  documentKinds: [
    ...planPapers,
    ...organizerPapers,
    ...structurePapers,
    ...healthPapers,
    ...activityPapers,
    ...carePapers,
  ],
  outsideApprovals,
  conditionLibrary: [
    ...streetConditions,
    ...safetyConditions,
    ...fireConditions,
    ...serviceConditions,
    ...crossingConditions,
    ...standingConditions,
  ],
  conditionSubjects,
  denialReasons,
  returnReasons,
  appeal,
  rules,
  rulesVersion: 'baltimore-1',
  register: { places, streets },
  straightToReview: ['speech'],
  rainDates: false,
  draftKeptDays: 90,
};
