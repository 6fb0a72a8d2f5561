import * as z from 'zod';
import type { Db, Tx } from '#src/store/sql.ts';

export interface ActivityLine {
  applicationId: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  /** How the city names the actor to others: staff by name, applicants as such. */
  actorName: string;
  agency: string | null;
  action: string;
  from: string | null;
  to: string | null;
  /** Facts for the sentence in the history. No free text of people, no personal data. */
  detail: Record<string, string | number | boolean | null | string[]>;
}

/** The call that adds a line to the append-only history, chained to the line before it, for a statement that writes more. */
export const activityAdd = (db: Db, line: ActivityLine) => db`
  activity_add(${line.applicationId}, ${line.at}, ${line.actorKind}, ${line.actorId}, ${line.actorName}, ${line.agency},
    ${line.action}, ${line.from}, ${line.to}, ${db.json(line.detail)})`;

/** Adds one line to the append-only history. */
export async function insertActivity(tx: Tx, line: ActivityLine): Promise<void> {
  await tx`SELECT ${activityAdd(tx, line)}`;
}

const activitySchema = z.object({
  seq: z.number(),
  position: z.number().int(),
  at: z.date(),
  actor_kind: z.string(),
  actor_id: z.uuid().nullable(),
  actor_name: z.string(),
  agency: z.string().nullable(),
  action: z.string(),
  from_status: z.string().nullable(),
  to_status: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type Activity = z.infer<typeof activitySchema>;

/** A line of the history as its row says it. Errors: of zod, for a row without one of its columns. */
export const parseActivity = (row: object): Activity => activitySchema.parse(row);

/** The history of a case. Shape: oldest first. */
export async function listActivities(db: Db, applicationId: string): Promise<Activity[]> {
  const rows = await db`
    SELECT seq, position, at, actor_kind, actor_id, actor_name, agency, action, from_status, to_status, detail
    FROM activities WHERE application_id = ${applicationId} ORDER BY position`;
  return rows.map(parseActivity);
}
