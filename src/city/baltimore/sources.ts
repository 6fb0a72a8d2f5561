import type { Rule } from '#src/domain/city.ts';

/** Where Baltimore's rules were read. The key is what a rule names; the sentence is what a person reads. */
const SOURCES = {
  'B-BLOCK': 'Baltimore City Department of Transportation, block party page',
  'B-SE': 'Baltimore City Department of Transportation, special events permitting page',
  'B-SEV': 'Baltimore City Department of Transportation, special events and street vending questions',
  'B-SEV-BETA': 'Baltimore City, special events permitting pages (2025 preview)',
  'B-OPENGOV':
    'Baltimore City Department of Transportation, online right-of-way permits (since 18 February 2025)',
  'B-JOT': 'Baltimore City, online special event application (2023)',
  'B-APP-2016': 'Baltimore City, joint special event application of Transportation and Parks (2016)',
  'B-PERMITS': 'Baltimore City, special event applications page',
  'B-HCD': 'Baltimore City Housing and Community Development, temporary event permit page',
  'B-RP-GUIDE': 'Baltimore City Recreation and Parks, permit guidelines',
  'B-RP-TYPES': 'Baltimore City Recreation and Parks, kinds of permits',
  'B-RP-GEN': 'Baltimore City Recreation and Parks, general park use form',
  'B-RP-WED': 'Baltimore City Recreation and Parks, wedding application',
  'B-RP-DEMO': 'Baltimore City Recreation and Parks, demonstration page',
  'B-PARADE': 'Baltimore City Code, Article 19, section 50-31',
  'B-PARK': 'Baltimore City Code, Article 31, section 2-6.1',
  'B-METER': 'Baltimore City Code, Article 31, section 7-8',
  'B-432': 'Baltimore City Building Code, section 432 (carnivals and circuses)',
  'B-105': 'Baltimore City Fire Code, section 105 (permits)',
  'B-IFC': 'Baltimore City Fire Code (International Fire Code 2021 with local changes)',
  'B-NOISE207': 'Baltimore City Health Code, section 9-207',
  'B-NOISE209': 'Baltimore City Health Code, section 9-209',
  'B-NOISE-SITE': 'An unofficial guide to Baltimore noise exemptions',
  'B-VEND': 'Baltimore City Code, Article 15, section 17-20',
  'B-BADGE': 'Baltimore City Code, Article 15, section 17-24',
  'B-FOOD': 'Baltimore City Health Department, food facilities page',
  'B-CCL': 'Baltimore City, vendor form of the Charm City Live festival (2025)',
  'B-ACLU-RULES':
    'Consent decree on free speech in Baltimore parks (2013), as summed up by the ACLU of Maryland',
  'B-BANNER-23': 'The Baltimore Banner on special event permits (2023)',
  'B-BAN-HAMP': 'The Baltimore Banner on a festival denied for lack of police (2023)',
  'MD-TEMP': 'Maryland Code, Health-General, section 21-309',
  'MD-FARM': 'Maryland Code, Health-General, section 21-304',
  'MD-RIDES': 'Maryland Labor, amusement ride safety process',
  'MD-INFL': 'Maryland regulation 09.12.66.05 (inflatables)',
  'MD-FW': 'Maryland Code, Public Safety, section 10-103',
  'MD-FW2': 'Summary of the Maryland rules on fireworks by a seller, second hand',
  'MD-SHA': 'Maryland State Highway Administration, special events',
  'MD-MSA': 'Maryland regulation 14.25.03.04 (stadium plazas)',
  'MD-2B': 'Maryland alcohol law as it stood before the present article',
  NPS: 'National Park Service, Fort McHenry special use permits',
  'US-CG': 'Code of Federal Regulations, title 33, section 100.15',
  'FAA-44812': 'United States Code, title 49, section 44812',
  'FAA-OAA': 'Federal Aviation Administration on open-air assemblies, second hand',
  'MTA-1': 'Maryland Transit Administration, service alerts for events',
  'IFC-TENT': 'International Fire Code, temporary tents (older text)',
  'IFC-CM': 'International Fire Code, crowd managers',
  THOMAS: 'Thomas v. Chicago Park District, 534 U.S. 316 (2002)',
  'CITY-SF': 'Practice of San Francisco',
  'CITY-SEA': 'Practice of Seattle',
  'CITY-NYC': 'Practice of New York',
  'CITY-DEN': 'Practice of Denver',
  'CITY-CHI': 'Practice of Chicago',
  'CITY-PDX': 'Practice of Portland, Oregon',
  'CITY-AUS': 'Practice of Austin',
  'CITY-DC': 'Practice of Washington, DC',
  'CITY-OTHER': 'Practice of several other cities',
  FHWA: 'Federal Highway Administration, managing travel for planned special events',
  'TOILET-CO': 'A county health department’s table of portable toilets',
  'ADA-TEMP': 'Guidance on accessible temporary events',
  GENERAL: 'General knowledge, not yet checked for Baltimore',
  OURS: 'Our own default, to be set by the city',
} as const;
export type SourceKey = keyof typeof SOURCES;

/** Sources carry no start date more often than not; this is the day from which we take their rules to hold. */
const SINCE = '2024-01-01';
const DATED: Partial<Record<SourceKey, string>> = {
  'B-APP-2016': '2016-07-01',
  'B-ACLU-RULES': '2013-10-15',
  'B-OPENGOV': '2025-02-18',
  'B-JOT': '2023-09-19',
};

type Sourced = Pick<Rule, 'source' | 'verification' | 'effectiveFrom'>;
const sourced = (verification: Sourced['verification'], keys: readonly SourceKey[]): Sourced => ({
  source: keys.map((key) => `${SOURCES[key]} [${key}]`).join('; '),
  verification,
  effectiveFrom: (keys[0] && DATED[keys[0]]) ?? SINCE,
});

/** Read at the source. Shape: pure. */
export const verified = (...keys: [SourceKey, ...SourceKey[]]): Sourced => sourced('verified', keys);
/** General knowledge or second hand. Shape: pure. */
export const unverified = (...keys: SourceKey[]): Sourced =>
  sourced('unverified', keys.length > 0 ? keys : ['GENERAL']);
/** Our own default, perhaps borrowed from another city. Shape: pure. */
export const proposed = (...keys: SourceKey[]): Sourced => sourced('proposed', [...keys, 'OURS']);
