import type { Answers } from '#src/domain/application/answers.ts';
import type { City, Rule } from '#src/domain/city.ts';
import { type Facts, factsRead, holds } from '#src/domain/routing/conditions.ts';
import { evaluate } from '#src/domain/routing/evaluate.ts';
import { factDefinition, factsOf, type MomentFacts, pathsRead } from '#src/domain/routing/facts.ts';

/** One thing an applicant may say, or the city may know. */
interface Piece {
  answers?: Answers;
  moment?: Partial<MomentFacts>;
}

const TODAY = '2026-01-05';
const DAY = '2027-06-16'; // a plain Wednesday, far enough ahead for every lead
const PEAKS = [20, 100, 180, 240, 300, 600, 1_200, 3_000, 60_000, 120_000];

const tick = (
  topic: NonNullable<NonNullable<Answers['activities']>['list']>[number],
  more: Answers,
): Piece => ({
  answers: { ...more, activities: { list: [topic] } },
});
const closure = (street: string, more: object): Piece => ({
  answers: {
    closures: [
      {
        id: 'c1',
        street,
        kind: 'full',
        startDate: DAY,
        endDate: DAY,
        endTime: '22:00',
        blocks: 1,
        ...more,
      },
    ],
  },
});
const built = (more: object): Piece =>
  tick('structures', { structures: { list: [{ id: 's1', count: 1, ...more }] } });
const vendor = (more: object): Piece =>
  tick('food', { food: { service: 'sold', vendors: [{ id: 'v1', ...more }] } });
const curb = (more: object): Piece => ({ answers: { parking: [{ id: 'p1', spaces: 2, ...more }] } });
const sound = (more: NonNullable<Answers['sound']>): Piece => tick('sound', { sound: more });

const KINDS = [
  ...[
    'block_party',
    'festival',
    'parade',
    'race',
    'market_series',
    'demonstration',
    'film',
    'wedding',
    'street_painting',
  ],
  ...['park_gathering', 'carnival', 'memorial', 'service_project'],
] as const;
const PLACES = ['street', 'curb_lane', 'park', 'plaza', 'inner_harbor', 'private_property', 'water'] as const;
const REVIEWS: NonNullable<MomentFacts['review']>[] = [
  { servicesEstimatedCents: 100_000 },
  { hostileAudienceCost: true },
  { objectionsPercent: 90 },
  { consentAsked: true },
  { medicalPlanAsked: true },
  { damageBefore: true },
  { outsideOpen: true },
  { agencySilent: true },
];

/** Things to say, from which events are put together. Streets and places come from the city's own register. */
const piecesOf = (city: City): Piece[] => {
  const streets = ['local', 'collector', 'arterial', 'state'].flatMap(
    (kind) => city.register.streets.find((street) => street.class === kind) ?? [],
  );
  const withBus = city.register.streets.find((street) => street.busLines.length > 0);
  const withRail = city.register.streets.find((street) => street.rail);
  return [
    ...KINDS.map((kind): Piece => ({ answers: { event: { kind } } })),
    ...(['yes', 'partly'] as const).map((speech): Piece => ({ answers: { event: { speech } } })),
    ...(['public_free', 'public_ticketed', 'invited'] as const).map(
      (access): Piece => ({ answers: { event: { access } } }),
    ),
    ...PLACES.map((type): Piece => ({ answers: { places: { types: [type] } } })),
    ...PEAKS.map((peak): Piece => ({ answers: { people: { peak } } })),
    ...city.register.places.map(
      (place): Piece => ({
        answers: { places: { types: [place.kind === 'park' ? 'park' : 'plaza'], park: place.key } },
      }),
    ),
    ...[...streets, withBus, withRail]
      .filter((street) => street !== undefined)
      .map((street) => closure(street.name, {})),
    closure('A street nobody registered', {
      blocks: 3,
      hospitalOrFireStation: 'yes',
      intersectionsOpen: 'no',
    }),
    { answers: { event: { heldBefore: 'no' } } },
    { answers: { event: { unchangedRepeat: 'yes' } } },
    { answers: { organization: { kind: 'nonprofit' } } },
    { answers: { insurance: { hardship: 'yes' } } },
    { answers: { event: { fundraising: 'yes' } } },
    { answers: { applicant: { role: 'hired_producer' } } },
    { answers: { history: { tradition: 'yes' } } },
    { answers: { admission: { gift: 'yes' } } },
    { answers: { sponsors: { any: 'yes', list: [{ id: 's1', samples: 'yes' }] } } },
    { answers: { season: { producersOnly: 'yes', sellersChange: 'yes' } } },
    {
      answers: {
        film: {
          kind: 'student',
          stunts: 'yes',
          propWeapons: 'yes',
          wetDown: 'yes',
          homes: 'yes',
          catering: 'yes',
        },
      },
    },
    { answers: { dates: { days: [{ id: 'd1', date: DAY, start: '10:00', end: '23:00' }] } } },
    { answers: { dates: { days: [{ id: 'd1', date: '2026-01-20', start: '10:00', end: '12:00' }] } } },
    ...city.fullDays.slice(0, 1).map(
      (full): Piece => ({
        answers: { dates: { firstDay: full.on }, ...(full.place ? { places: { park: full.place } } : {}) },
      }),
    ),
    {
      answers: {
        traffic: { emergencyLaneFeet: 5, roadEdgeOpen: 'yes', railCrossing: 'yes', bridgeOrTunnel: 'yes' },
      },
    },
    { answers: { route: { moves: 'yes', stepOff: '08:00', miles: 1, slowestMinutesPerMile: 20 } } },
    {
      answers: {
        route: {
          units: [{ id: 'u1', kind: 'float', count: 2, heightFeet: 20 }],
          floatsFireSafe: 'no',
          handOuts: 'thrown',
        },
      },
    },
    { answers: { traffic: { walkway: 'no', hydrantsClear: 'no' } } },
    {
      answers: {
        mobility: {
          lots: [{ id: 'l1', kind: 'lot', spaces: 100 }],
          bikeShare: ['dock'],
          waterTaxi: 'yes',
        },
      },
    },
    { answers: { places: { indoor: 'yes', indoorPeople: 400 } } },
    {
      answers: {
        places: { publicToilets: 'no', spillsOver: 'yes', historicDistrictWork: 'yes', staking: 'yes' },
      },
    },
    { answers: { safety: { afterDark: 'yes', medical: 'ambulance' } } },
    {
      answers: {
        crowd: { squareFeet: 100 },
        emergency: { lightningMiles: 1, wind: [{ id: 'w1', mph: 90 }] },
        access: { routeInches: 10, seats: 100 },
      },
    },
    {
      answers: {
        insurance: {
          status: 'have',
          validFrom: DAY,
          validTo: DAY,
          perOccurrence: 1000,
          paidWorkers: 'yes',
        },
        route: { floats: 3 },
        services: { wanted: 'yes', list: [{ id: 's1', service: 'police' }] },
        fees: { discounts: ['city_partner'] },
      },
    },
    {
      answers: {
        dates: {
          days: [{ id: 'd1', date: DAY, start: '10:00', end: '12:00' }],
          teardown: [{ id: 'd2', date: '2027-06-20', start: '08:00', end: '12:00' }],
        },
      },
    },
    { answers: { speech: { streetUse: 'full' } } },
    { answers: { speech: { urgent: 'yes', alreadyAssembled: 'yes', feeWaiver: 'yes', sound: 'megaphone' } } },
    { answers: { air: { droneRestriction: 'yes' } } },
    curb({ tow: 'yes', metered: 'yes', accessibleSpaces: 1 }),
    built({ kind: 'tent', widthFeet: 200, lengthFeet: 200, occupants: 900, openSides: 'no' }),
    built({ kind: 'stage', widthFeet: 60, lengthFeet: 60, floorInches: 60, heightFeet: 40 }),
    built({ kind: 'bleachers' }),
    tick('structures', { structures: { cityStage: 'yes', fenced: 'yes' } }),
    tick('power', {
      power: { wiring: 'yes', propanePounds: 50, generators: [{ id: 'g1', kilowatts: 90, count: 2 }] },
    }),
    vendor({ kind: 'truck', cooking: 'fryer', daysInARow: 99 }),
    vendor({ kind: 'nonprofit', cooking: 'none' }),
    vendor({ kind: 'farmer', cooking: 'none' }),
    tick('food', { food: { service: 'potluck' } }),
    tick('alcohol', { alcohol: { service: 'sold' } }),
    tick('alcohol', { alcohol: { service: 'own' } }),
    sound({ kind: 'band', end: '23:30', exemption: 'yes', decibelsOver: 60, nights: 9 }),
    ...(['fireworks', 'stage_pyro', 'flame_effects', 'bonfire', 'candles', 'sky_lanterns'] as const).map(
      (kind) => tick('fire', { fire: { kinds: [kind] } }),
    ),
    tick('rides', {
      rides: {
        mechanical: 2,
        performances: 'yes',
        inflatables: [{ id: 'i1', riderHeightFeet: 9, certified: 'no' }],
      },
    }),
    tick('animals', { animals: { kinds: ['horses'], onStreet: 'yes' } }),
    tick('sales', { sales: { sellers: 4, streetVendors: 'yes' } }),
    tick('race', { race: { kind: 'run', endurance: 'yes' } }),
    tick('structures', {
      structures: {
        setbackFeet: 2,
        heaters: 'fuel_inside',
        stageParts: ['roof'],
        anchoring: ['stakes'],
      },
      decoration: { overStreet: 'yes', lowestFeet: 9, attachedTo: ['trees', 'poles'] },
    }),
    tick('power', {
      power: {
        generators: [{ id: 'g1', feetFromTents: 2 }],
        refuelDuring: 'yes',
        fuelGallons: 90,
        load: 'over_100_amps',
        cablesCross: 'yes',
        spares: 'yes',
        spareFeet: 2,
        otherGas: ['helium'],
      },
    }),
    tick('food', { food: { seats: 40, handwash: 'none', cookingFeet: 2, cookingInTent: 'yes' } }),
    tick('alcohol', {
      alcohol: {
        fenced: 'yes',
        areas: [{ id: 'a1', people: 300 }],
        servers: 4,
        trainedServers: 0,
        prize: 'yes',
        lastCall: '22:55',
      },
    }),
    tick('sales', { sales: { restricted: ['cannabis', 'hemp'] } }),
    tick('fire', { fire: { kinds: ['stage_pyro'], audienceFeet: 2 } }),
    tick('rides', { rides: { inflatables: [{ id: 'i1', attendant: 'no' }] } }),
    tick('race', { race: { kind: 'sport', risks: ['combat'] } }),
    tick('water_activity', { water: { swimmers: 5, rescuers: 0 } }),
    tick('drones', { air: { drones: [{ id: 'x1', overPeople: 'yes' }] } }),
    tick('aircraft', { air: { aircraft: ['balloon_release'] } }),
    tick('vehicles', { vehicles: { indoors: 'yes' } }),
    tick('hydrant', { hydrant: { use: 'may_block' } }),
    tick('water_activity', { water: { onWater: 'yes', swimmers: 500 } }),
    ...(['gaming', 'weapons', 'body_art', 'drones', 'aircraft'] as const).map((topic) => tick(topic, {})),
    { moment: { earlier: { eventsThisYear: 99, noiseExemptionsThisYear: 9, heldSamePermitBefore: true } } },
    {
      moment: {
        others: {
          placeTaken: true,
          sameDayOverlap: true,
          policeCapacityShare: 90,
          constructionOverlap: true,
        },
      },
    },
    ...REVIEWS.map((review): Piece => ({ moment: { review } })),
    { moment: { change: { before: { people: { peak: 1 } }, anyApproved: true } } },
  ];
};

const merge = (left: unknown, right: unknown): unknown => {
  if (Array.isArray(left) && Array.isArray(right)) return [...new Set([...left, ...right])];
  if (typeof left !== 'object' || left === null) return right ?? left;
  if (typeof right !== 'object' || right === null || Array.isArray(right)) return right ?? left;
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  const part = (of: object, key: string): unknown => (of as Record<string, unknown>)[key];
  return Object.fromEntries([...keys].map((key) => [key, merge(part(left, key), part(right, key))]));
};

const together = (pieces: readonly Piece[]): Required<Piece> =>
  pieces.reduce<unknown>(merge, { answers: {}, moment: {} }) as Required<Piece>; // both parts are there from the start

function* combinations<T>(items: readonly T[], size: number, from = 0): Generator<T[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= items.length - size; i += 1)
      for (const rest of combinations(items, size - 1, i + 1)) yield [items[i] as T, ...rest]; // i is below the length
}

const MOST_PIECES = 3;

const topics = (piece: Piece): string[] =>
  Object.entries(piece.answers ?? {}).flatMap(([topic, value]) =>
    Array.isArray(value) ? [topic] : Object.keys(value ?? {}).map((name) => `${topic}.${name}`),
  );
const touches = (piece: Piece, paths: readonly string[]): boolean =>
  piece.moment !== undefined ||
  topics(piece).some((said) => paths.some((path) => path === said || said.startsWith(`${path}.`)));

/**
 * Rules of a city that no event fires, as far as a search over combinations of answers can tell.
 * Shape: pure but slow, for tests and for whoever writes a city; empty when each rule acts for some event.
 * Units: events of up to three things said at once.
 */
export function unreachableRules(city: City): string[] {
  const pieces = piecesOf(city);
  const at = (rule: Rule, piece: Required<Piece>): MomentFacts => ({
    today: TODAY,
    ...piece.moment,
    moment: rule.moments[0] ?? 'submit',
  });
  const nothing = factsOf({}, city, { moment: 'submit', today: TODAY });
  const changed = pieces.map((piece) => {
    const one = together([piece]);
    const facts = factsOf(one.answers, city, { today: TODAY, ...one.moment, moment: 'submit' });
    return new Set(Object.keys(facts).filter((key) => String(facts[key]) !== String(nothing[key])));
  });
  const fires = (rule: Rule, chosen: Piece[]): boolean => {
    const one = together(chosen);
    const moment = at(rule, one);
    const facts: Facts = factsOf(one.answers, city, moment);
    const derived = factsRead(rule.when).some((fact) => factDefinition(fact)?.from === 'derived');
    if (!derived && !holds(rule.when, facts)) return false;
    return evaluate(city, one.answers, moment).fired.some((fired) => fired.id === rule.id);
  };
  const among = (rule: Rule, some: Piece[]): boolean => {
    for (let size = 0; size <= MOST_PIECES; size += 1)
      for (const chosen of combinations(some, size)) if (fires(rule, chosen)) return true;
    return false;
  };
  const reaches = (rule: Rule): boolean => {
    const read = new Set(factsRead(rule.when));
    // Lateness and the number of agencies follow from a dated street event, a material change from a larger crowd.
    if (read.has('late') || read.has('decidingAgencies')) read.add('daysAhead').add('closure');
    if (read.has('materialChange')) read.add('peak');
    // Most rules need only what changes their facts alone; some facts need two answers, and their paths tell which.
    const alone = pieces.filter((_, i) => [...(changed[i] ?? [])].some((fact) => read.has(fact)));
    if (among(rule, alone)) return true;
    const paths = pathsRead([...read]);
    return among(
      rule,
      pieces.filter((piece) => touches(piece, paths)),
    );
  };
  return city.rules.filter((rule) => !reaches(rule)).map((rule) => rule.id);
}
