import type { Rule } from '#src/domain/city.ts';

/** Port Lyra is made up, and so is its code of law; every number here is ours. Shape: pure. */
export const ordinance = (section: string): Pick<Rule, 'source' | 'verification' | 'effectiveFrom'> => ({
  source: `Port Lyra Event Ordinance, section ${section} (a made-up city)`,
  verification: 'proposed',
  effectiveFrom: '2025-01-01',
});
