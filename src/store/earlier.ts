import * as z from 'zod';
import type { Answers } from '#src/domain/application/answers.ts';
import type { CalendarDate } from '#src/domain/shared/calendar-date.ts';
import type { Db } from '#src/store/sql.ts';

const countsSchema = z.object({
  noise_exemptions: z.number().int(),
  events_this_year: z.number().int(),
  same_place_overlaps: z.number().int(),
});

/**
 * What the register of permits knows that the rules ask for: noise exemptions and events of this year, and other cases at
 * the same place on the same days.
 * Shape: counts other submitted cases only; a place that is not in the register never overlaps.
 */
export async function earlierPermits(
  db: Db,
  applicationId: string,
  answers: Answers,
  today: CalendarDate,
): Promise<{
  earlier: { noiseExemptionsThisYear: number; eventsThisYear: number; heldSamePermitBefore: boolean };
  others: { placeTaken: boolean; sameDayOverlap: boolean };
}> {
  const year = (answers.dates?.days?.[0]?.date ?? answers.dates?.firstDay ?? today).slice(0, 4);
  const place = answers.places?.park ?? null;
  const organizer = answers.organization?.name ?? answers.applicant?.name ?? null;
  const first = answers.dates?.days?.[0]?.date ?? answers.dates?.firstDay ?? null;
  const last = answers.dates?.days?.at(-1)?.date ?? first;
  const [row] = await db`
    SELECT
      (SELECT count(*)::int FROM permits p JOIN application_versions v ON v.id = p.version_id
        JOIN applications a ON a.id = p.application_id
        WHERE p.revoked_at IS NULL AND a.id <> ${applicationId} AND v.answers->'places'->>'park' = ${place}
          AND v.answers->'sound'->>'exemption' = 'yes' AND to_char(a.starts_on, 'YYYY') = ${year}) AS noise_exemptions,
      (SELECT count(*)::int FROM applications a WHERE a.id <> ${applicationId} AND a.organizer_name = ${organizer}
        AND a.status IN ('permit_issued', 'event_over', 'closed') AND to_char(a.starts_on, 'YYYY') = ${year}) AS events_this_year,
      (SELECT count(*)::int FROM applications a WHERE a.id <> ${applicationId} AND a.version_number > 0
        AND a.status NOT IN ('draft', 'withdrawn', 'denied', 'revoked', 'closed', 'event_over')
        AND a.answers->'places'->>'park' = ${place} AND ${place}::text <> 'other'
        AND a.starts_on <= ${last} AND a.ends_on >= ${first}) AS same_place_overlaps`;
  const counts = countsSchema.parse(row);
  return {
    earlier: {
      noiseExemptionsThisYear: counts.noise_exemptions,
      eventsThisYear: counts.events_this_year,
      heldSamePermitBefore: answers.event?.unchangedRepeat === 'yes' && counts.events_this_year > 0,
    },
    others: { placeTaken: counts.same_place_overlaps > 0, sameDayOverlap: counts.same_place_overlaps > 0 },
  };
}
