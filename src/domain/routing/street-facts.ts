import type { Answers } from '#src/domain/application/answers.ts';
import { largest, list, measure, sum, yes } from '#src/domain/routing/define-fact.ts';
import { lastPassageMinutes } from '#src/domain/routing/passage.ts';
import { streetsUsed } from '#src/domain/routing/streets.ts';
import { minutesOf } from '#src/domain/shared/calendar-date.ts';

const WIDE = ['full', 'one_direction', 'lane', 'alley'];
const wideClosures = (answers: Answers) =>
  (answers.closures ?? []).filter((row) => row.kind !== undefined && WIDE.includes(row.kind));
const MOVING = ['parade', 'race'];
const USED = ['closures', 'route.legs'];

/** In the roadway: said so, drawn so, or a parade or race that uses a street and has not drawn its route yet. */
const inRoadway = (answers: Answers): boolean => {
  const legs = answers.route?.legs ?? [];
  if (answers.event?.speech === 'yes' || answers.event?.speech === 'partly') {
    const use = answers.speech?.streetUse;
    if (use !== undefined) return use === 'lane' || use === 'full';
  }
  if (legs.length > 0) return legs.some((leg) => leg.width !== undefined && leg.width !== 'sidewalk');
  return MOVING.includes(answers.event?.kind ?? '') && (answers.places?.types ?? []).includes('street');
};

/** Street closures, the route, parking and what runs on those streets. */
export const STREET_FACTS = {
  /** A street or a part of it is closed to traffic. In triage a street event counts as one. */
  closure: yes(
    ['places.types', 'closures', 'event.speech'],
    ({ answers }) =>
      wideClosures(answers).length > 0 ||
      (answers.event?.speech !== 'yes' &&
        answers.event?.speech !== 'partly' &&
        answers.event?.kind !== 'film' &&
        (answers.closures ?? []).length === 0 &&
        (answers.places?.types ?? []).some((type) => type === 'street' || type === 'alley')),
  ),
  closureBlocks: measure(['closures'], ({ answers }) => {
    const rows = wideClosures(answers);
    return rows.length === 0 ? null : sum(rows.map((row) => row.blocks));
  }),
  roadway: yes(
    ['event.speech', 'event.kind', 'speech.streetUse', 'route.legs', 'places.types'],
    ({ answers }) => inRoadway(answers),
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
  intersectionsBlocked: yes(['closures'], ({ answers }) =>
    wideClosures(answers).some((row) => row.intersectionsOpen === 'no'),
  ),
  hospitalInside: yes(['closures'], ({ answers }) =>
    (answers.closures ?? []).some((row) => row.hospitalOrFireStation === 'yes'),
  ),
  emergencyLaneFeet: measure(
    ['traffic.emergencyLaneFeet'],
    ({ answers }) => answers.traffic?.emergencyLaneFeet ?? null,
  ),
  roadEdgeOpen: yes(['traffic.roadEdgeOpen'], ({ answers }) => answers.traffic?.roadEdgeOpen === 'yes'),
  railCrossing: yes(['traffic.railCrossing'], ({ answers }) => answers.traffic?.railCrossing === 'yes'),
  bridgeOrTunnel: yes(['traffic.bridgeOrTunnel'], ({ answers }) => answers.traffic?.bridgeOrTunnel === 'yes'),
  /** Curb space is taken: zones are listed, or a curb lane is closed. */
  parkingTaken: yes(
    ['parking', 'closures', 'places.types'],
    ({ answers }) =>
      (answers.parking?.length ?? 0) > 0 ||
      (answers.closures ?? []).some((row) => row.kind === 'curb_lane') ||
      (answers.places?.types ?? []).includes('curb_lane'),
  ),
  parkingSpaces: measure(['parking'], ({ answers }) =>
    answers.parking ? sum(answers.parking.map((row) => row.spaces)) : null,
  ),
  parkingTow: yes(['parking'], ({ answers }) => (answers.parking ?? []).some((row) => row.tow === 'yes')),
  parkingMetered: yes(['parking'], ({ answers }) =>
    (answers.parking ?? []).some((row) => row.metered === 'yes'),
  ),
  accessibleSpacesTaken: measure(['parking'], ({ answers }) =>
    sum((answers.parking ?? []).map((row) => row.accessibleSpaces)),
  ),
  /** How much longer streets stay closed than the last walker or runner needs. */
  closureMinutesAfterPassage: measure(['closures', 'route'], ({ answers }) => {
    const passed = lastPassageMinutes(answers);
    if (passed === null) return null;
    const ends = wideClosures(answers).map((row) =>
      row.endTime && row.startDate === row.endDate ? minutesOf(row.endTime) : null,
    );
    const last = largest(ends);
    return last === null ? null : last - passed;
  }),
} as const;
