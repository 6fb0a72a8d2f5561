import * as z from 'zod';
import type { City } from '#src/domain/city.ts';
import {
  type ConditionInput,
  conditionsAsSuggested,
  decidedConditions,
  type ToldCondition,
  toldConditions,
} from '#src/domain/condition.ts';
import { MOST_TOGETHER } from '#src/domain/queue.ts';
import { locales } from '#src/domain/shared/locale.ts';
import type { Db } from '#src/store/sql.ts';

const plainReviewSchema = z.object({
  ref: z.string(),
  event_name: z.string().nullable(),
  organizer_name: z.string().nullable(),
  place_summary: z.string().nullable(),
  starts_on: z.string().nullable(),
  due_on: z.string(),
  peak_people_count: z.number().nullable(),
  version_number: z.number(),
  revision: z.number(),
  locale: z.enum(locales),
  conditions: z.array(z.string()),
  papers: z.array(z.string()),
  is_plain: z.boolean(),
});
/** A review, whether it asks for nothing but a yes, and what goes with that. */
export interface PlainReview extends z.infer<typeof plainReviewSchema> {
  /** The conditions that the rules suggest, as the agency would set them. */
  suggested: ConditionInput[];
  /** What the applicant will read of them. */
  told: ToldCondition[];
}

/**
 * Reviews of an agency in which nothing is to be read but the application itself: of the city's plain kinds, in their first
 * round, free or held by the person, with every paper of the agency's and without a suggested condition that somebody must
 * fill in.
 * Shape: `MOST_TOGETHER` at most, what is due first in front; with `refs` those cases, plain or not.
 */
export async function listPlainReviews(
  db: Db,
  city: City,
  asked: { agency: string; staffId: string; refs: readonly string[] | null },
): Promise<PlainReview[]> {
  const { agency, staffId, refs } = asked;
  const library = city.conditionLibrary;
  const keys = library.filter((one) => one.agency === agency).map((one) => one.key);
  const isWhole = (key: string) => conditionsAsSuggested(library, agency, [key]) !== null;
  const among = (some: readonly string[]) => db`
    SELECT c ->> 'key' FROM jsonb_array_elements(v.evaluation -> 'conditions') c
    WHERE c ->> 'key' = ANY(${db.array([...some])})`;
  const own = db`FROM requirements q WHERE q.application_id = a.id AND q.is_current AND q.rules && r.rules`;
  const plain = db`a.status = 'in_agency_review' AND r.round = 1
    AND r.state IN ('waiting', 'assigned') AND (r.assigned_to IS NULL OR r.assigned_to = ${staffId})
    AND a.event_kind = ANY(${db.array([...city.plainKinds.kinds])})
    AND NOT EXISTS (SELECT ${own} AND q.state NOT IN ('uploaded', 'accepted', 'waived'))
    AND NOT EXISTS (SELECT ${own} AND EXISTS (SELECT FROM documents d WHERE d.application_id = a.id
      AND d.kind = q.document_kind AND d.is_current AND d.removed_at IS NULL AND d.scan_state NOT IN ('clean', 'unscanned')))
    AND NOT EXISTS (${among(keys.filter((key) => !isWhole(key)))})`;
  const rows = await db`
    SELECT a.ref, a.event_name, a.organizer_name, a.place_summary, a.starts_on, a.peak_people_count, a.version_number,
      a.locale, r.due_on, r.revision, ARRAY(${among(keys.filter(isWhole))}) AS conditions,
      ARRAY(SELECT q.document_kind ${own} AND q.state IN ('uploaded', 'accepted') ORDER BY q.document_kind) AS papers,
      (${plain}) AS is_plain
    FROM reviews r
    JOIN applications a ON a.id = r.application_id
    JOIN application_versions v ON v.application_id = a.id AND v.number = a.version_number
    WHERE r.agency = ${agency} AND r.is_current
      AND ${refs ? db`a.ref = ANY(${db.array([...refs])})` : plain}
    ORDER BY r.due_on, r.application_id LIMIT ${MOST_TOGETHER}`;
  return rows.map((row) => {
    const read = plainReviewSchema.parse(row);
    const suggested = conditionsAsSuggested(library, agency, read.conditions) ?? [];
    const decided = suggested.length === 0 ? [] : decidedConditions(city, agency, suggested);
    return { ...read, suggested, told: toldConditions(decided) };
  });
}
