import type { Row, YesNo } from '#src/domain/application/answers.ts';
import type { CalendarDate, LocalTime } from '#src/domain/shared/calendar-date.ts';

/** Who cooks, gives and sells food, and how safely. */
export type FoodAnswers = {
  service?: 'given' | 'sold' | 'both' | 'potluck';
  vendors?: Row<{
    name: string;
    kind: 'truck' | 'booth' | 'caterer' | 'farmer' | 'nonprofit' | 'packaged';
    cooking: 'none' | 'electric' | 'gas' | 'charcoal_or_wood' | 'fryer';
    daysInARow: number;
    menu: string;
    /** Does any of the food spoil unless it stays hot or cold? */
    hotOrCold: YesNo;
    preparedAt: string;
    license: string;
    phone: string;
  }>[];
  residentsGrill?: YesNo;
  seats?: number;
  /** Planned instead of what the rules compute. */
  accessibleSeats?: number;
  accessibleSeatsReason?: string;
  handwash?: 'each_stand' | 'shared' | 'none';
  water?: ('bottled' | 'building' | 'own_tank' | 'hydrant' | 'none')[];
  wastewater?: 'each_seller' | 'shared_tank' | 'sewer' | 'none';
  coldHot?: ('coolers' | 'refrigerators' | 'hot_boxes' | 'thermometers' | 'none')[];
  /** Shortest distance from cooking to a building, car or other cooking. */
  cookingFeet?: number;
  cookingInTent?: YesNo;
  grease?: 'each_seller' | 'shared_barrel' | 'none';
  insured?: 'all' | 'some' | 'none';
};

/** Who sells or shows other things. */
export type SalesAnswers = {
  sellers?: number;
  streetVendors?: YesNo;
  list?: Row<{
    name: string;
    kind: 'goods' | 'services' | 'samples' | 'information';
    product: string;
    taxNumber: string;
  }>[];
  insured?: 'all' | 'some' | 'none';
  restricted?: ('none' | 'tobacco' | 'hemp' | 'cannabis')[];
};

/** Who serves alcohol, where, and how it is kept in hand. */
export type AlcoholAnswers = {
  service?: 'own' | 'given' | 'sold' | 'in_ticket';
  kinds?: ('beer' | 'wine' | 'spirits' | 'samples')[];
  seller?: string;
  license?: 'nonprofit_day' | 'caterer' | 'nearby_bar' | 'brewery' | 'not_sure';
  licenseStatus?: 'not_yet' | 'applied' | 'granted';
  appliedOn?: CalendarDate;
  licenseNumber?: string;
  fenced?: YesNo;
  start?: LocalTime;
  lastCall?: LocalTime;
  areas?: Row<{
    place: string;
    squareFeet: number;
    /** Most people in it at one moment. */
    people: number;
    entrances: number;
  }>[];
  /** Planned instead of what the rules compute, for the area with the most people. */
  exits?: number;
  exitsReason?: string;
  control?: (
    | 'wristbands'
    | 'stamps'
    | 'drink_tickets'
    | 'drink_limit'
    | 'plastic_cups'
    | 'free_water'
    | 'signs'
    | 'none'
  )[];
  servers?: number;
  trainedServers?: number;
  guards?: number;
  prize?: YesNo;
};
