import { activityRules } from '#src/city/baltimore/rules/activities.ts';
import { activityDetailRules } from '#src/city/baltimore/rules/activity-details.ts';
import { builtDetailRules } from '#src/city/baltimore/rules/built-details.ts';
import { careRules } from '#src/city/baltimore/rules/care.ts';
import { communityRules } from '#src/city/baltimore/rules/community.ts';
import { healthRules } from '#src/city/baltimore/rules/health.ts';
import { moneyRules } from '#src/city/baltimore/rules/money.ts';
import { organizerRules } from '#src/city/baltimore/rules/organizers.ts';
import { routeRules } from '#src/city/baltimore/rules/routes.ts';
import { speechRules } from '#src/city/baltimore/rules/speech.ts';
import { streetRules } from '#src/city/baltimore/rules/streets.ts';
import { structureRules } from '#src/city/baltimore/rules/structures.ts';
import { timingRules } from '#src/city/baltimore/rules/timing.ts';
import { typeRules } from '#src/city/baltimore/rules/types.ts';
import type { RuleInput } from '#src/domain/city.ts';

/** All rules, those that name a kind of permit first: the first of them that fires decides the track. */
export const rules: RuleInput[] = [
  ...speechRules,
  ...typeRules,
  ...timingRules,
  ...streetRules,
  ...routeRules,
  ...structureRules,
  ...careRules,
  ...builtDetailRules,
  ...healthRules,
  ...activityRules,
  ...activityDetailRules,
  ...moneyRules,
  ...organizerRules,
  ...communityRules,
];
