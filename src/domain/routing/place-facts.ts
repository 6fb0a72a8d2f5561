import type { Answers, PlaceType } from '#src/domain/application/answers.ts';
import { list, measure, word, yes } from '#src/domain/routing/define-fact.ts';
import type { FactSource } from '#src/domain/routing/facts.ts';
import { closuresOf, legsOf } from '#src/domain/routing/streets.ts';

const types = (answers: Answers): readonly PlaceType[] => answers.places?.types ?? [];
const has = (answers: Answers, ...wanted: PlaceType[]) =>
  types(answers).some((type) => wanted.includes(type));
const registered = ({ answers, city }: FactSource) =>
  has(answers, 'park', 'plaza', 'inner_harbor', 'state_or_federal_land')
    ? city.register.places.find((place) => place.key === answers.places?.park)
    : undefined;

const others = (answers: Answers) => (answers.places?.more === 'no' ? [] : (answers.places?.others ?? []));

/** Street, sidewalk, alley and curb beside each other are one site. */
const SITE: Partial<Record<PlaceType, string>> = {
  street: 'way',
  sidewalk: 'way',
  alley: 'way',
  curb_lane: 'way',
};

/** Where it is, whose land it is, and what is there already. */
export const PLACE_FACTS = {
  places: list(['places.types'], ({ answers }) => types(answers)),
  publicWay: yes(['places.types', 'closures', 'traffic.closure'], ({ answers }) =>
    types(answers).length > 0
      ? has(answers, 'street', 'alley', 'sidewalk', 'curb_lane')
      : closuresOf(answers).length > 0,
  ),
  /** Only the curb lane or the sidewalk; traffic keeps flowing. */
  curbOnly: yes(
    ['places.types', 'closures', 'traffic.closure', 'event.kind', 'route.legs', 'route.moves'],
    ({ answers }) =>
      types(answers).length > 0 &&
      types(answers).every((type) => type === 'curb_lane' || type === 'sidewalk') &&
      !closuresOf(answers).some((row) => row.kind !== 'curb_lane' && row.kind !== 'sidewalk') &&
      !['parade', 'race'].includes(answers.event?.kind ?? '') &&
      legsOf(answers).length === 0,
  ),
  siteCount: measure(
    ['places.types', 'places.more', 'places.others'],
    ({ answers }) => new Set(types(answers).map((type) => SITE[type] ?? type)).size + others(answers).length,
  ),
  /** A place of the register where a gathering already there gets its permit on the spot. */
  instantSpeechPlace: yes(
    ['places.park', 'places.types'],
    (source) => registered(source)?.instantSpeech ?? false,
  ),
  /** Any city park, or a listed place, where a small group needs no permit. */
  smallSpeechPlace: yes(
    ['places.park', 'places.types'],
    (source) => has(source.answers, 'park') || (registered(source)?.smallSpeechFree ?? false),
  ),
  /** Who owns the land: `city`, `state`, `federal`, or `other` when only that much is known. */
  landOwner: word(['places.park', 'places.types', 'places.landOwner', 'places.others'], (source) => {
    const { answers } = source;
    const place = registered(source);
    if (place && place.owner !== 'city') return place.owner;
    const said = has(answers, 'state_or_federal_land') ? (answers.places?.landOwner ?? 'other') : null;
    const owners = [said, ...others(answers).map((row) => row.owner)];
    const owner = (['federal', 'state'] as const).find((one) => owners.includes(one));
    return owner ?? (said === null ? (place?.owner ?? null) : 'other');
  }),
  indoorPeople: measure(['places.indoor', 'places.indoorPeople'], ({ answers }) =>
    answers.places?.indoor === 'yes' ? (answers.places.indoorPeople ?? null) : null,
  ),
  privateOutdoors: yes(
    ['places.types', 'places.indoor'],
    ({ answers }) => has(answers, 'private_property') && answers.places?.indoor !== 'yes',
  ),
  spillsOver: yes(['places.spillsOver'], ({ answers }) => answers.places?.spillsOver === 'yes'),
  enclosed: yes(
    ['places.indoor', 'structures.fenced', 'activities.list'],
    ({ answers, chosen }) =>
      answers.places?.indoor === 'yes' || (chosen('structures') && answers.structures?.fenced === 'yes'),
  ),
  noPublicToilets: yes(['places.publicToilets'], ({ answers }) => answers.places?.publicToilets === 'no'),
  treesOrTurf: yes(['places.staking', 'places.vehiclesOnGrass', 'places.treeWork'], ({ answers }) =>
    [answers.places?.staking, answers.places?.vehiclesOnGrass, answers.places?.treeWork].includes('yes'),
  ),
  historicDistrictWork: yes(
    ['places.historicDistrictWork'],
    ({ answers }) => answers.places?.historicDistrictWork === 'yes',
  ),
  requiredParkingLost: measure(
    ['places.parkingSpacesLost'],
    ({ answers }) => answers.places?.parkingSpacesLost ?? null,
  ),
} as const;
