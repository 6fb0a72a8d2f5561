import { unverified, verified } from '#src/city/baltimore/sources.ts';
import { words } from '#src/city/write-rule.ts';
import type { CityInput } from '#src/domain/city.ts';

type Place = CityInput['register']['places'][number];

const place = (
  key: string,
  kind: Place['kind'],
  district: string,
  en: string,
  es = en,
  more: Partial<Place> = {},
): Place => ({ key, kind, district, name: words(en, es), ...unverified(), ...more });

/** Gatherings already there get their permit on the spot, and thirty people need none. */
const designated: Partial<Place> = {
  instantSpeech: true,
  smallSpeechFree: true,
  ...unverified('B-ACLU-RULES'),
};
/** A city park: a small group needs no permit. */
const open: Partial<Place> = { smallSpeechFree: true };

/** Police districts, the areas by which staff sort their cases. */
export const districts: CityInput['districts'] = [
  { key: 'central', name: words('Central', 'Central') },
  { key: 'southeastern', name: words('Southeastern', 'Sureste') },
  { key: 'eastern', name: words('Eastern', 'Este') },
  { key: 'northeastern', name: words('Northeastern', 'Noreste') },
  { key: 'northern', name: words('Northern', 'Norte') },
  { key: 'northwestern', name: words('Northwestern', 'Noroeste') },
  { key: 'western', name: words('Western', 'Oeste') },
  { key: 'southwestern', name: words('Southwestern', 'Suroeste') },
  { key: 'southern', name: words('Southern', 'Sur') },
];

/** Parks, plazas and harbor places people ask for most. Not a full list: the form also takes a name in words. */
export const places: Place[] = [
  place('mckeldin-plaza', 'plaza', 'central', 'McKeldin Plaza', 'Plaza McKeldin', designated),
  place('rash-field', 'harbor', 'southern', 'Rash Field', 'Rash Field', designated),
  place('kaufman-pavilion', 'harbor', 'southern', 'Kaufman Pavilion', 'Pabellón Kaufman', designated),
  place(
    'west-shore-park',
    'harbor',
    'southern',
    'West Shore Park, west of the visitor center',
    'West Shore Park, al oeste del centro de visitantes',
    designated,
  ),
  place('harbor-area-10', 'harbor', 'central', 'Inner Harbor Area 10', 'Inner Harbor, área 10', designated),
  place('war-memorial-plaza', 'plaza', 'central', 'War Memorial Plaza', 'Plaza War Memorial', designated),
  place(
    'harbor-amphitheater',
    'harbor',
    'central',
    'Inner Harbor Amphitheater',
    'Anfiteatro del Inner Harbor',
    open,
  ),
  place('center-plaza', 'plaza', 'central', 'Center Plaza', 'Plaza Center'),
  place('hopkins-plaza', 'plaza', 'central', 'Hopkins Plaza', 'Plaza Hopkins'),
  place('preston-gardens', 'park', 'central', 'Preston Gardens', 'Jardines Preston', open),
  place('mount-vernon-place', 'park', 'central', 'Mount Vernon Place', 'Mount Vernon Place', open),
  place(
    'broadway-square',
    'plaza',
    'southeastern',
    'Broadway Square, Fells Point',
    'Plaza Broadway, Fells Point',
    open,
  ),
  place(
    'canton-waterfront-park',
    'park',
    'southeastern',
    'Canton Waterfront Park',
    'Parque Canton Waterfront',
    open,
  ),
  place('patterson-park', 'park', 'southeastern', 'Patterson Park', 'Parque Patterson', open),
  place('federal-hill-park', 'park', 'southern', 'Federal Hill Park', 'Parque Federal Hill', open),
  place('riverside-park', 'park', 'southern', 'Riverside Park', 'Parque Riverside', open),
  place('latrobe-park', 'park', 'southern', 'Latrobe Park', 'Parque Latrobe', open),
  place('middle-branch-park', 'park', 'southern', 'Middle Branch Park', 'Parque Middle Branch', open),
  place('carroll-park', 'park', 'southwestern', 'Carroll Park', 'Parque Carroll', open),
  place(
    'leakin-park',
    'park',
    'southwestern',
    'Gwynns Falls / Leakin Park',
    'Parque Gwynns Falls / Leakin',
    open,
  ),
  place('druid-hill-park', 'park', 'northern', 'Druid Hill Park', 'Parque Druid Hill', open),
  place('wyman-park-dell', 'park', 'northern', 'Wyman Park Dell', 'Wyman Park Dell', open),
  place('roosevelt-park', 'park', 'northern', 'Roosevelt Park', 'Parque Roosevelt', open),
  place('cylburn-arboretum', 'park', 'northwestern', 'Cylburn Arboretum', 'Arboreto Cylburn', open),
  place('clifton-park', 'park', 'northeastern', 'Clifton Park', 'Parque Clifton', open),
  place('herring-run-park', 'park', 'northeastern', 'Herring Run Park', 'Parque Herring Run', open),
  place('lake-montebello', 'park', 'northeastern', 'Lake Montebello', 'Lago Montebello', open),
  place('city-hall', 'city_building', 'central', 'City Hall', 'Ayuntamiento'),
  place('camden-yards-plaza', 'stadium_plaza', 'southern', 'Camden Yards plazas', 'Plazas de Camden Yards', {
    owner: 'state',
    ...verified('MD-MSA'),
  }),
  place('fort-mchenry', 'park', 'southern', 'Fort McHenry', 'Fuerte McHenry', {
    owner: 'federal',
    ...verified('NPS'),
  }),
];
