import type { Row } from '#src/domain/application/answers.ts';

export const SITE_ITEMS = [
  'stage',
  'tent',
  'canopy',
  'food_booth',
  'food_truck',
  'vendor_booth',
  'bar',
  'alcohol_area',
  'seating',
  'ride',
  'inflatable',
  'animals',
  'exit',
  'gate',
  'fence',
  'emergency_lane',
  'hydrant',
  'barricade',
  'vehicle_barrier',
  'first_aid',
  'ambulance',
  'command_post',
  'security_post',
  'info',
  'lost_child',
  'toilets',
  'accessible_toilets',
  'handwash',
  'water',
  'trash',
  'generator',
  'fuel',
  'cables',
  'lights',
  'grill',
  'extinguisher',
  'fireworks',
  'speakers',
  'accessible_parking',
  'accessible_route',
  'accessible_viewing',
  'quiet_area',
  'shade',
  'bikes',
  'shuttle',
  'meeting_point',
  'other',
] as const;
type SiteItem = (typeof SITE_ITEMS)[number];

/** The plan of the site: a drawing, or a list in words that stands in for it. */
export interface SiteAnswers {
  plan?: 'file' | 'list';
  around?: string;
  items?: Row<{
    kind: SiteItem;
    /** A number or a name by which others speak of it. */
    label: string;
    count: number;
    widthFeet: number;
    lengthFeet: number;
    place: string;
    people: number;
  }>[];
}
