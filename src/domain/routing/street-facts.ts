import type { Answers } from '#src/domain/application/answers.ts';
import { largest, list, measure, smallest, sum, yes } from '#src/domain/routing/define-fact.ts';
import { lastPassageMinutes } from '#src/domain/routing/passage.ts';
import { listed } from '#src/domain/routing/route-facts.ts';
import { closuresOf, legsOf, parkingOf, streetsUsed, wideClosures } from '#src/domain/routing/streets.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

const CLOSURES = ['closures', 'traffic.closure', 'event.kind'];
const LEGS = ['route.legs', 'route.moves', 'event.kind'];
const USED = [...CLOSURES, 'route.legs', 'route.moves', 'block.street'];
const PARKING = ['parking', 'traffic.noParking', 'places.types'];

const isSpeech = (answers: Answers) => answers.event?.speech === 'yes' || answers.event?.speech === 'partly';
const isBlockParty = (answers: Answers) => answers.event?.kind === 'block_party';

/** In the roadway: said so, drawn so, or a march, parade or race that uses a street and has not said yet how. */
const inRoadway = (answers: Answers): boolean => {
  const legs = legsOf(answers);
  const use = isSpeech(answers) ? answers.speech?.streetUse : undefined;
  if (use !== undefined) return use === 'lane' || use === 'full';
  if (legs.length > 0) return legs.some((leg) => leg.width !== undefined && leg.width !== 'sidewalk');
  const likely = isSpeech(answers) || answers.event?.kind === 'parade' || answers.event?.kind === 'race';
  return likely && (answers.places?.types ?? []).includes('street');
};

/** A street event whose closures nobody has listed yet. Speech and film say separately what they need of a street. */
const closureAssumed = (answers: Answers): boolean =>
  !isSpeech(answers) &&
  answers.event?.kind !== 'film' &&
  (isBlockParty(answers) || answers.traffic?.closure !== 'no') &&
  (answers.closures ?? []).length === 0 &&
  (answers.places?.types ?? []).some((type) => type === 'street' || type === 'alley');

/** Street closures, the route, parking and what runs on those streets. */
export const STREET_FACTS = {
  /** A street or a part of it is closed to traffic. */
  closure: yes(
    [...CLOSURES, 'places.types', 'event.speech'],
    ({ answers }) => wideClosures(answers).length > 0 || closureAssumed(answers),
  ),
  closureBlocks: measure([...CLOSURES, 'block.blocks'], ({ answers }) => {
    const rows = wideClosures(answers);
    if (rows.length > 0) return sum(rows.map((row) => row.blocks));
    return isBlockParty(answers) ? (answers.block?.blocks ?? null) : null;
  }),
  roadway: yes([...LEGS, 'event.speech', 'speech.streetUse', 'places.types'], ({ answers }) =>
    inRoadway(answers),
  ),
  streetClasses: list(USED, ({ answers, city }) => [
    ...new Set(streetsUsed(answers, city).map((street) => street.class)),
  ]),
  busLines: list(USED, ({ answers, city }) => [
    ...new Set(streetsUsed(answers, city).flatMap((street) => street.busLines)),
  ]),
  busLineCount: measure(
    USED,
    ({ answers, city }) => new Set(streetsUsed(answers, city).flatMap((street) => street.busLines)).size,
  ),
  railOnStreet: yes(USED, ({ answers, city }) => streetsUsed(answers, city).some((street) => street.rail)),
  signals: yes(USED, ({ answers, city }) => streetsUsed(answers, city).some((street) => street.signals)),
  intersectionsBlocked: yes([...CLOSURES, 'block.intersectionsOpen'], ({ answers }) => {
    const rows = wideClosures(answers);
    if (rows.length > 0) return rows.some((row) => row.intersectionsOpen === 'no');
    return isBlockParty(answers) && answers.block?.intersectionsOpen === 'no';
  }),
  hospitalInside: yes(
    [...CLOSURES, 'traffic.driveways'],
    ({ answers }) =>
      closuresOf(answers).some((row) => row.hospitalOrFireStation === 'yes') ||
      (answers.traffic?.driveways ?? []).some((row) => row.kind === 'ambulance'),
  ),
  /** The narrowest lane for fire trucks that anybody has named. */
  emergencyLaneFeet: measure(['traffic.emergencyLaneFeet', 'site.plan', 'site.items'], ({ answers }) =>
    smallest([
      answers.traffic?.emergencyLaneFeet,
      ...listed(answers, 'emergency_lane').map((row) => row.widthFeet),
    ]),
  ),
  roadEdgeOpen: yes(['traffic.roadEdgeOpen'], ({ answers }) => answers.traffic?.roadEdgeOpen === 'yes'),
  railCrossing: yes(['traffic.railCrossing'], ({ answers }) => answers.traffic?.railCrossing === 'yes'),
  bridgeOrTunnel: yes(['traffic.bridgeOrTunnel'], ({ answers }) => answers.traffic?.bridgeOrTunnel === 'yes'),
  /** Curb space is taken: zones are listed, or a curb lane is closed. */
  parkingTaken: yes(
    [...PARKING, ...CLOSURES, 'places.types'],
    ({ answers }) =>
      parkingOf(answers).length > 0 ||
      closuresOf(answers).some((row) => row.kind === 'curb_lane') ||
      (answers.places?.types ?? []).includes('curb_lane'),
  ),
  parkingSpaces: measure(PARKING, ({ answers }) =>
    answers.parking ? sum(parkingOf(answers).map((row) => row.spaces)) : null,
  ),
  parkingTow: yes(PARKING, ({ answers }) => parkingOf(answers).some((row) => row.tow === 'yes')),
  parkingMetered: yes(PARKING, ({ answers }) => parkingOf(answers).some((row) => row.metered === 'yes')),
  accessibleSpacesTaken: measure(PARKING, ({ answers }) =>
    sum(parkingOf(answers).map((row) => row.accessibleSpaces)),
  ),
  /** How much longer streets stay closed than the last walker or runner needs. */
  closureMinutesAfterPassage: measure([...CLOSURES, 'route'], ({ answers }) => {
    const passed = lastPassageMinutes(answers);
    if (passed === null) return null;
    const ends = wideClosures(answers).map((row) =>
      row.endTime && row.startDate === row.endDate ? minutesOf(row.endTime) : null,
    );
    const last = largest(ends);
    return last === null ? null : last - passed;
  }),
} as const;
