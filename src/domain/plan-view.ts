/** How large a plan may be drawn. Units: percent of the space it has. */
export const ZOOMS = [100, 150, 200, 300, 400, 600] as const;
/** How much of the upper of two versions shows. Units: percent. */
export const MIXES = [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] as const;

/** What a page with a plan shows; it stands in the address. */
export interface PlanView {
  page: number;
  zoom: number;
  /** Another version beside this one, or over it. */
  other: { id: string; as: 'side' | 'over' } | null;
  mix: number;
  /** The pin that is shown among the others, by its number. */
  pin: number | null;
}

const HALF = 50;

const among = (list: readonly number[], value: string | null, otherwise: number): number =>
  list.find((one) => String(one) === value) ?? otherwise;

/**
 * Reads what an address asks to see.
 * Shape: pure; what it asks for and is not there is as if it were not asked.
 */
export function planView(
  query: URLSearchParams,
  plan: { pagesCount: number; otherVersions: readonly string[] },
): PlanView {
  const page = Number(query.get('page'));
  const pin = Number(query.get('pin'));
  const id = plan.otherVersions.find((one) => one === query.get('with'));
  return {
    page: Number.isInteger(page) && page >= 1 && page <= plan.pagesCount ? page : 1,
    zoom: among(ZOOMS, query.get('zoom'), ZOOMS[0]),
    other: id === undefined ? null : { id, as: query.get('as') === 'over' ? 'over' : 'side' },
    mix: among(MIXES, query.get('mix'), HALF),
    pin: Number.isInteger(pin) && pin > 0 ? pin : null,
  };
}

/** What stands behind the `?` of the address that shows this. Shape: pure; empty for the first page alone. */
export function planQuery(view: PlanView): string {
  const query = new URLSearchParams();
  if (view.page > 1) query.set('page', String(view.page));
  if (view.zoom !== ZOOMS[0]) query.set('zoom', String(view.zoom));
  if (view.other) {
    query.set('with', view.other.id);
    query.set('as', view.other.as);
    if (view.other.as === 'over' && view.mix !== HALF) query.set('mix', String(view.mix));
  }
  if (view.pin !== null) query.set('pin', String(view.pin));
  return query.toString();
}

/** The next smaller and the next larger size. Shape: pure; null at the ends. */
export function zoomsBeside(zoom: number): { smaller: number | null; larger: number | null } {
  return {
    smaller: ZOOMS.findLast((one) => one < zoom) ?? null,
    larger: ZOOMS.find((one) => one > zoom) ?? null,
  };
}
