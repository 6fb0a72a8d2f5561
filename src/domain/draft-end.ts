import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** The warnings that come before a draft is removed, in their order. */
export const DRAFT_WARNING_STEPS = ['first', 'last'] as const;
export type DraftWarningStep = (typeof DRAFT_WARNING_STEPS)[number];

/** How long before the last kept day each warning comes. Units: calendar days. Source: WCAG 2.2, 2.2.6 asks for words, the city chose the days. */
export const DRAFT_WARNING_DAYS: Record<DraftWarningStep, number> = { first: 14, last: 3 };

/** A warning that was given since the last change, and the last day that it promised. */
export interface DraftWarning {
  step: DraftWarningStep;
  keptUntil: CalendarDate;
  /** The message has not left the house. */
  isWaiting: boolean;
}

export type DraftDue =
  | { action: 'none' }
  | { action: 'warn'; step: DraftWarningStep; keptUntil: CalendarDate }
  | { action: 'remove'; keptUntil: CalendarDate };

const later = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

/** The last day on which a draft is kept: nobody who was told a later one loses it before. Shape: pure. */
export function draftKeptUntil(
  changedOn: CalendarDate,
  keptDays: number,
  warning: Pick<DraftWarning, 'keptUntil'> | null,
): CalendarDate {
  const day = addDays(changedOn, keptDays);
  return warning === null ? day : later(day, warning.keptUntil);
}

/**
 * What is due for a draft today.
 * Shape: pure; somebody who is warned late keeps the draft so much longer, so that no warning is ever shorter than it should
 * be and nothing is removed unwarned. A draft without an address nobody can be warned of goes after the days alone.
 * Units: days of the city's calendar, each whole: the draft is still there on the day it is kept until.
 */
export function draftDue(draft: {
  today: CalendarDate;
  changedOn: CalendarDate;
  keptDays: number;
  hasAddress: boolean;
  /** The newest since the last change. */
  warning: DraftWarning | null;
}): DraftDue {
  const { today, warning } = draft;
  const keptUntil = draftKeptUntil(draft.changedOn, draft.keptDays, warning);
  const isOver = today > keptUntil;
  if (!draft.hasAddress || (warning?.step === 'last' && !warning.isWaiting)) {
    return isOver ? { action: 'remove', keptUntil } : { action: 'none' };
  }
  if (warning?.step === 'last') return { action: 'none' };
  const step = warning === null ? 'first' : 'last';
  const days = DRAFT_WARNING_DAYS[step];
  if (today < addDays(keptUntil, -days)) return { action: 'none' };
  return { action: 'warn', step, keptUntil: later(keptUntil, addDays(today, days)) };
}
