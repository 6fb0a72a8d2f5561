import type { Answers } from '#src/domain/application/answers.ts';
import type { Words } from '#src/domain/city.ts';
import type { Evaluation } from '#src/domain/routing/evaluate.ts';
import { eventDays } from '#src/domain/routing/event-days.ts';
import { addDays, type CalendarDate } from '#src/domain/shared/calendar-date.ts';

/** One day of the plan: something is due, or the event takes place. */
export interface PlannedDay {
  on: CalendarDate;
  kind: 'file' | 'paper' | 'notice' | 'event' | 'after';
  /** The kind of document that is due. */
  paper: string | null;
  /** Why, in the words of the rule. */
  because: Words | null;
  /** It can no longer be done in time. */
  isPast: boolean;
}

const RANK: readonly PlannedDay['kind'][] = ['file', 'paper', 'notice', 'event', 'after'];

/**
 * What is due when, counted back from the first event day.
 * Shape: pure; ascending, empty while no day is known. What is due with the application stands under its last filing day.
 * Source: city.rules[].lead, city.rules[].documents
 */
export function backPlan(answers: Answers, evaluation: Evaluation, today: CalendarDate): PlannedDay[] {
  const days = eventDays(answers);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const becauseOf = (id: string | null | undefined) =>
    evaluation.fired.find((rule) => rule.id === id)?.because ?? null;
  const at = (on: CalendarDate, kind: PlannedDay['kind'], more: Partial<PlannedDay> = {}): PlannedDay => ({
    on,
    kind,
    paper: null,
    because: null,
    isPast: on < today,
    ...more,
  });
  const { latestFilingDay, rule, mayBeRefusedForLateness } = evaluation.required;
  // A last day that has passed and is not held against anybody is no day of the plan.
  const isBinding = latestFilingDay !== null && (latestFilingDay >= today || mayBeRefusedForLateness);
  const filing =
    evaluation.permitNeeded && isBinding ? [at(latestFilingDay, 'file', { because: becauseOf(rule) })] : [];
  const papers = evaluation.documents.flatMap(({ kind, due, rules }): PlannedDay[] => {
    const more = { paper: kind, because: becauseOf(rules[0]) };
    if ('daysBefore' in due) return [at(addDays(first, -due.daysBefore), 'paper', more)];
    if ('daysAfter' in due) return [at(addDays(last, due.daysAfter), 'after', more)];
    return [];
  });
  const notices = evaluation.leads.flatMap((one) =>
    one.lead.force === 'notice' && one.latestFilingDay !== null
      ? [at(one.latestFilingDay, 'notice', { because: becauseOf(one.rule) })]
      : [],
  );
  return [...filing, ...papers, ...notices, ...days.map((day) => at(day, 'event'))].sort(
    (left, right) => left.on.localeCompare(right.on) || RANK.indexOf(left.kind) - RANK.indexOf(right.kind),
  );
}

/** A plan by its days, because a large event has a dozen papers due on one. Shape: pure; in the order of the plan, no empty group. */
export const planByDay = (plan: readonly PlannedDay[]): PlannedDay[][] =>
  Object.values(Object.groupBy(plan, ({ on }) => on)).flatMap((ofDay) => (ofDay ? [ofDay] : []));
