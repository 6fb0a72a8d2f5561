import type { PlaceType, Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** Where it is, whose land it is, and what the place has to bear. */
export interface PlacesAnswers {
  types?: PlaceType[];
  /** Key of a park or plaza in the city's register, or `other`. */
  park?: string;
  otherPark?: string;
  part?: string;
  surface?: 'grass' | 'paved' | 'mixed';
  staking?: YesNo;
  vehiclesOnGrass?: YesNo;
  treeWork?: YesNo;
  /** What the park has to open or switch on. */
  parkNeeds?: ('power' | 'water' | 'lights' | 'gate' | 'pavilion' | 'none')[];
  address?: string;
  ownerName?: string;
  ownerPhone?: string;
  ownerAgrees?: YesNo;
  parkingSpacesLost?: number;
  spillsOver?: YesNo;
  /** The ground outside parks, where something is set up. */
  lotSurface?: 'grass' | 'paved' | 'mixed';
  /** Homes within 300 feet. */
  homesNear?: 'none' | 'few' | 'many' | 'not_known';
  landOwner?: 'state' | 'federal' | 'not_known';
  indoor?: YesNo;
  postedCapacity?: number;
  /** Most people inside at one moment. */
  indoorPeople?: number;
  historicDistrictWork?: YesNo;
  publicToilets?: YesNo;
  usedBefore?: YesNo;
  lastUsed?: CalendarDate;
  reason?: string;
  waterBody?: string;
  pier?: string;
  vessels?: number;
  /** Must other boats stay out of an area? */
  exclusionZone?: YesNo;
  exclusionArea?: string;
  /** Does it use other places too? Opens the list of them. */
  more?: YesNo;
  others?: Row<{
    name: string;
    type: PlaceType;
    address: string;
    use: string;
    owner: 'city' | 'private' | 'state' | 'federal' | 'not_known';
    agreed: YesNo;
  }>[];
}
