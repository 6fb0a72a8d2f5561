import type { FormIssue } from '#src/domain/review.ts';

/** Where on its page: a point, or an area from its upper left corner. Units: thousandths of the page. */
export interface PinPlace {
  x: number;
  y: number;
  width: number | null;
  height: number | null;
}

/** A pin as somebody means it. Without a place it says in words where it is. */
export interface PinInput {
  page: number;
  place: PinPlace | null;
  where: string;
  body: string;
}

/** What was typed into the boxes of a new pin. The place is in percent of the page. */
export type TypedPin = Record<'page' | 'where' | 'body' | 'x' | 'y' | 'width' | 'height', string>;

export const PIN_LIMITS = {
  whereLength: 200,
  /** Of one case, on all of its plans. */
  ofCase: 500,
} as const;

const WHOLE = 1000;
const PERCENT = /^\d{1,3}(?:[.,]\d{1,3})?$/; // 12.5
const BOXES = ['x', 'y', 'width', 'height'] as const;

const thousandths = (typed: string): number => Math.round(Number(typed.trim().replace(',', '.')) * 10);

function percentIssue(typed: string): FormIssue['code'] | null {
  if (!PERCENT.test(typed.trim())) return 'not-a-number';
  return thousandths(typed) > WHOLE ? 'too-large' : null;
}

function placeIssues(typed: TypedPin): FormIssue[] {
  const given = BOXES.filter((box) => typed[box].trim() !== '');
  if (given.length === 0) return [];
  const isArea = given.includes('width') || given.includes('height');
  return BOXES.flatMap((box): FormIssue[] => {
    const path = `pin.${box}`;
    if (!given.includes(box)) return box === 'x' || box === 'y' || isArea ? [{ path, code: 'required' }] : [];
    const code = percentIssue(typed[box]);
    return code === null ? [] : [{ path, code, max: 100 }];
  });
}

function pageIssues(typed: string, pagesCount: number): FormIssue[] {
  const path = 'pin.page';
  if (typed.trim() === '') return [{ path, code: 'required' }];
  if (!/^[1-9]\d{0,3}$/.test(typed.trim())) return [{ path, code: 'not-a-number' }];
  return Number(typed) > pagesCount ? [{ path, code: 'too-large', max: pagesCount }] : [];
}

/**
 * What is not right with a new pin. Shape: pure; in the order of the boxes. A pin needs words, and a place on the page or words
 * that say where.
 */
export function pinIssues(typed: TypedPin, pagesCount: number): FormIssue[] {
  const hasPlace = typed.x.trim() !== '' && typed.y.trim() !== '';
  const where = typed.where.trim();
  const path = 'pin.where';
  return [
    ...pageIssues(typed.page, pagesCount),
    ...(where === '' && !hasPlace ? [{ path, code: 'required' as const }] : []),
    ...(where.length > PIN_LIMITS.whereLength
      ? [{ path, code: 'too-long' as const, max: PIN_LIMITS.whereLength }]
      : []),
    ...(typed.body.trim() === '' ? [{ path: 'pin.body', code: 'required' as const }] : []),
    ...placeIssues(typed),
  ];
}

/**
 * A new pin out of boxes that have no issue.
 * Shape: pure; an area that reaches over the edge ends there, and one without any width or height is a point.
 */
export function pinOf(typed: TypedPin): PinInput {
  const isPlaced = typed.x.trim() !== '';
  const [x, y] = [thousandths(typed.x), thousandths(typed.y)];
  const width = Math.min(thousandths(typed.width), WHOLE - x);
  const height = Math.min(thousandths(typed.height), WHOLE - y);
  const isArea = width > 0 && height > 0;
  return {
    page: Number(typed.page),
    place: isPlaced ? { x, y, width: isArea ? width : null, height: isArea ? height : null } : null,
    where: typed.where.trim(),
    body: typed.body.trim(),
  };
}

const third = <T>(at: number, names: readonly [T, T, T]): T =>
  at < WHOLE / 3 ? names[0] : at <= (WHOLE * 2) / 3 ? names[1] : names[2];

/** The ninth of the page where the middle of a pin lies, for whoever does not see the plan. Shape: pure. */
export function ninthOf(place: PinPlace): {
  row: 'upper' | 'middle' | 'lower';
  column: 'left' | 'center' | 'right';
} {
  return {
    row: third(place.y + (place.height ?? 0) / 2, ['upper', 'middle', 'lower']),
    column: third(place.x + (place.width ?? 0) / 2, ['left', 'center', 'right']),
  };
}

/** Thousandths of a page as percent: 125 is 12.5. Shape: pure. */
export const percentOf = (part: number): number => part / 10;

/** What a condition or a correction says that is made of a pin, before somebody changes it. Shape: pure. */
export const pinWords = (pin: { where: string; body: string }): string =>
  pin.where === '' ? pin.body : `${pin.where}: ${pin.body}`;

interface Chained {
  id: string;
  replaces_id: string | null;
}

/**
 * All versions of one file, by what replaced what.
 * Shape: pure; newest first, the file itself among them. A version that was taken off the case ends the chain.
 */
export function versionsOf<D extends Chained>(documents: readonly D[], id: string): D[] {
  const newest = (one: D): D => {
    const next = documents.find((other) => other.replaces_id === one.id);
    return next ? newest(next) : one;
  };
  const older = (one: D): D[] => {
    const before = documents.find((other) => other.id === one.replaces_id);
    return before ? [one, ...older(before)] : [one];
  };
  const start = documents.find((one) => one.id === id);
  return start ? older(newest(start)) : [];
}
