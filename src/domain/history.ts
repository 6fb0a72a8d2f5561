import type {
  ApplicationAction,
  OutsideAction,
  RequirementAction,
  ReviewAction,
} from '#src/domain/workflow/transitions.ts';

/** Changes that move no status and still get their line. */
export const RECORDED_ACTIONS = ['adopt', 'note', 'assign', 'scan'] as const;
export type RecordedAction = (typeof RECORDED_ACTIONS)[number];

/** Everything a line of the history can say. A new action does not compile until both languages have its sentence. */
export type HistoryAction =
  | ApplicationAction
  | ReviewAction
  | RequirementAction
  | OutsideAction
  | RecordedAction;

/** Facts for the sentence of a line. No free text of people, no personal data. */
export type HistoryDetail = Record<string, string | number | boolean | null | string[]>;
