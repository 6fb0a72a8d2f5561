import type { Ctx } from '#src/context.ts';
import { durationsOf, type Expected, expectedOf, MOST_CASES } from '#src/domain/expected.ts';
import { calendarDateAt } from '#src/domain/shared/calendar-date.ts';
import { APPLICATION_STATUSES } from '#src/domain/workflow/states.ts';
import type { Application } from '#src/store/application.ts';
import { listTookDays } from '#src/store/permit.ts';

/** When the permit of a case is likely, by the newest cases of its kind. Shape: null where none is on its way. */
export async function expectedFor(
  ctx: Ctx,
  { status, submitted_at, event_kind }: Pick<Application, 'status' | 'submitted_at' | 'event_kind'>,
): Promise<Expected | null> {
  const { withCity, editable } = APPLICATION_STATUSES[status];
  if (submitted_at === null || !(withCity || editable)) return null;
  const dayOf = (at: Date) => calendarDateAt(at, ctx.city.timeZone);
  const durations = durationsOf(await listTookDays(ctx.sql, event_kind, MOST_CASES));
  return expectedOf(durations, dayOf(submitted_at), dayOf(ctx.now));
}
