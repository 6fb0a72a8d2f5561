import * as z from 'zod';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Db } from '#src/store/sql.ts';

/** Permitted cases whose last event day is over. Shape: references, oldest event first, at most 500. */
export async function listEndedCases(db: Db, today: CalendarDate): Promise<string[]> {
  const rows = await db`
    SELECT ref FROM applications WHERE version_number > 0 AND status = 'permit_issued' AND ends_on < ${today}
    ORDER BY ends_on, id LIMIT 500`;
  return rows.map((row) => z.string().parse(row.ref));
}
