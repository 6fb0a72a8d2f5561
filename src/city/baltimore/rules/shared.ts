import { limit } from '#src/city/baltimore/thresholds.ts';
import { all, any, atLeast, has, is, not, over, yes } from '#src/city/write-rule.ts';

// Conditions that more than one rule needs.

export const speech = yes('speech');
export const notSpeech = not(yes('speech'));

/** Park land that Recreation and Parks lets. The Inner Harbor has its own conditions. */
export const cityPark = any(has('places', 'park'), has('places', 'plaza'));
export const harbor = has('places', 'inner_harbor');

/** What a block party must not be. Each part is something the applicant said, so an unfinished form does not fail. */
export const notABlockParty = any(
  yes('publicEvent'),
  over('peak', limit('block-party-people')),
  yes('foodSold'),
  yes('alcoholSold'),
  has('streetClasses', 'collector'),
  has('streetClasses', 'arterial'),
  has('streetClasses', 'state'),
  atLeast('busLineCount', 1),
  over('closureBlocks', limit('block-party-blocks')),
  yes('intersectionsBlocked'),
  atLeast('endMinutes', limit('block-party-end-minutes')),
  yes('moving'),
  yes('series'),
  all(atLeast('siteCount', 1), not(has('places', 'street')), not(has('places', 'alley'))),
);
export const blockParty = all(is('kind', 'block_party'), notSpeech, not(notABlockParty));

/** Amplified music, sales or a crowd make a park event out of a gathering. */
export const privateParkGathering = all(
  notSpeech,
  cityPark,
  not(yes('publicWay')),
  not(yes('publicEvent')),
  not(over('peak', limit('park-gathering-people'))),
  not(yes('amplified')),
  not(yes('foodSold')),
  not(yes('alcoholSold')),
  not(atLeast('sellers', 1)),
  not(is('kind', 'film', 'carnival', 'parade', 'race')),
);

export const onCityLand = any(
  yes('publicWay'),
  cityPark,
  harbor,
  has('places', 'school'),
  has('places', 'city_building'),
  has('places', 'water'),
);

/** An event on private land that needs the city: outdoors, and large, built up, selling alcohol or spilling over. */
export const privateEvent = all(
  yes('privateOutdoors'),
  any(
    over('structureSquareFeet', limit('private-event-square-feet')),
    yes('alcoholSold'),
    over('peak', limit('private-event-people')),
    yes('spillsOver'),
  ),
);
export const needsCity = any(onCityLand, privateEvent);

/** Anything larger than neighbors on a block or guests in a park. */
export const fullEvent = all(needsCity, not(blockParty), not(privateParkGathering));

export const outdoors = any(onCityLand, yes('privateOutdoors'));

/** A carnival or circus: rides together with stands or performances. */
export const carnival = any(
  is('kind', 'carnival'),
  all(
    atLeast('mechanicalRides', 1),
    any(yes('performances'), atLeast('foodVendorCount', 1), atLeast('sellers', 1), yes('alcoholSold')),
  ),
);
